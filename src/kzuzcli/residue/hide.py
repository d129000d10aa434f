"""A text as it is shown: without its residue."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kzuzcli.residue.inline import marks, meant
from kzuzcli.residue.kinds import CLEANED, INLINE, Kind, Residue

Span = tuple[int, int]

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class _Edit(NamedTuple):
    """What stands in the place of a stretch."""

    start: int
    end: int
    text: str


def hide(text: str, residue: Sequence[Residue], spans: Sequence[Span] = ()) -> tuple[str, list[Span]]:
    """The text without residue, entities and odd blanks as what they stand for; and `spans` moved to there.

    Lines that are nothing but residue go with the empty lines below them. `spans` are in order; a line of
    residue that one of them touches stays: it is what was looked for.
    """
    edits = list(_with_emptied_lines(text, [_edit(text, one) for one in _hidden(residue, spans)]))
    shown = "".join(_pieces(text, edits, 0, len(text))).rstrip() if edits else text
    starts = [edit.start for edit in edits]
    shifts, shift = [0], 0
    for edit in edits:
        shift += len(edit.text) - (edit.end - edit.start)
        shifts.append(shift)

    def moved(offset: int) -> int:
        place = bisect_right(starts, offset)
        if place and offset < edits[place - 1].end:
            return edits[place - 1].start + shifts[place - 1]
        return offset + shifts[place]

    # a span may end in blanks that are gone from the end of the text
    kept = ((moved(start), min(moved(end), len(shown))) for start, end in spans)
    return shown, [(start, end) for start, end in kept if start < end]


def legible(line: str) -> str:
    """A line without tags, entities as what they stand for."""
    return hide(line, list(marks(line)))[0]


def hidden(residue: Iterable[Residue], spans: Sequence[Span] = ()) -> dict[Kind, int]:
    """How many stretches of each kind `hide` leaves out, in order; what is only cleaned is not counted."""
    return dict(Counter(one.kind for one in _hidden(residue, spans) if one.kind not in CLEANED))


def _hidden(residue: Iterable[Residue], spans: Sequence[Span]) -> list[Residue]:
    return [one for one in residue if one.kind in INLINE or not _touched(one, spans)]


def _touched(one: Residue, spans: Sequence[Span]) -> bool:
    place = bisect_right(spans, one.start, key=lambda span: span[1])
    return place < len(spans) and spans[place][0] < one.end


def _edit(text: str, one: Residue) -> _Edit:
    if one.kind == "entity":
        return _Edit(one.start, one.end, meant(text[one.start : one.end]))
    return _Edit(one.start, one.end, " " * (one.end - one.start) if one.kind == "blank" else "")


def _pieces(text: str, edits: Iterable[_Edit], start: int, end: int) -> Iterator[str]:
    """What the stretch of the text reads with these edits."""
    for edit in edits:
        yield text[start : edit.start]
        yield edit.text
        start = edit.end
    yield text[start:end]


def _with_emptied_lines(text: str, edits: list[_Edit]) -> Iterator[_Edit]:
    """The edits line by line, with those that leave nothing of a line taking it away.

    Where the line above is empty too, the empty ones below go with it.
    """
    lines = [match.span() for match in _LINE.finditer(text)] if edits else []
    inside = _by_line(lines, edits)
    is_above_empty, has_gone = True, False
    for number, (start, end) in enumerate(lines):
        own = inside.get(number, [])
        is_empty = not "".join(_pieces(text, own, start, end)).strip()
        if is_empty and (own or (has_gone and is_above_empty)):
            has_gone = True
            yield _Edit(start, end, "")
        else:
            is_above_empty, has_gone = is_empty, False
            yield from own


def _by_line(lines: list[Span], edits: list[_Edit]) -> dict[int, list[_Edit]]:
    """The edits by number of line, those of several lines in parts."""
    found: dict[int, list[_Edit]] = defaultdict(list)
    starts = [start for start, _ in lines]
    for edit in edits:
        number, told = bisect_right(starts, edit.start) - 1, edit.text
        while number < len(lines) and starts[number] < edit.end:
            start, end = lines[number]
            found[number].append(_Edit(max(edit.start, start), min(edit.end, end), told))
            number, told = number + 1, ""
    return found
