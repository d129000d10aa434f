"""Which parts of a text stand in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

Span = tuple[int, int]

_MARK = re.compile(r"[«»“”„‟\"]|''|``")
_CLOSERS = {"«": "»", "“": "”", "„": "“", "‟": "”", "``": "''"}


def quoted(text: str) -> list[Span]:
    """Character spans between quotation marks, in order; what a paragraph does not close ends with it."""
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        spans += [(start + a, start + b) for a, b in _in_line(line)]
        start += len(line) + 1
    return spans


def _in_line(line: str) -> list[Span]:
    spans: list[Span] = []
    opened: tuple[int, str] | None = None
    depth = 0
    for match in _MARK.finditer(line):
        mark = match[0]
        if opened is None:
            if _opens(line, match):
                opened, depth = (match.end(), mark), 0
        elif mark == opened[1] and mark in _CLOSERS:
            depth += 1
        elif _closes(opened[1], mark, line, match):
            if depth:
                depth -= 1
            else:
                spans.append((opened[0], match.start()))
                opened = None
    if opened is not None:
        spans.append((opened[0], len(line)))
    return spans


def _opens(line: str, match: re.Match[str]) -> bool:
    """Whether a mark begins a quotation: a mark with two sides says so, any other by what is behind it."""
    after = line[match.end() : match.end() + 1]
    return match[0] in _CLOSERS if match[0] not in '"”' else bool(after.strip()) and _after_space(line, match)


def _after_space(line: str, match: re.Match[str]) -> bool:
    before = line[: match.start()][-1:]
    return not before or before.isspace() or before in "([—–-"


def _closes(opener: str, mark: str, line: str, match: re.Match[str]) -> bool:
    if opener in _CLOSERS:
        # “ is closed by ” in English, „ by “ or ”
        return mark == _CLOSERS[opener] or (opener == "„" and mark == "”")
    return mark in '"”' and not (bool(line[match.end() :].strip()) and _after_space(line, match))


def part_quoted(start: int, end: int, spans: Sequence[Span]) -> float:
    """The part (0..1) of the characters from `start` to `end` that stands in `spans`, which are in order."""
    if end <= start:
        return 0.0
    first = max(0, bisect_right(spans, (start, start)) - 1)
    inside = 0
    for a, b in spans[first:]:
        if a >= end:
            break
        inside += max(0, min(b, end) - max(a, start))
    return inside / (end - start)
