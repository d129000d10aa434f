"""Two articles side by side: paragraphs of a translation, words of a reprint, passages in common. Data only."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from kzuzcli.analysis import tokenize
from kzuzcli.article import Link
from kzuzcli.linking.article import LinkArticle
from kzuzcli.linking.pairs import LISTED, Side
from kzuzcli.linking.runs import common_runs
from kzuzcli.linking.words import marks

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Facing:
    """Paragraphs that say the same, as character spans; one side is empty where the other has more.

    `only_a` and `only_b` are the spans of numbers and names that do not stand on the other side.
    """

    a: tuple[Span, ...]
    b: tuple[Span, ...]
    score: float
    only_a: tuple[Span, ...]
    only_b: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of a word diff, as character spans; an empty span stands where words were added or cut."""

    kind: Literal["equal", "replace", "delete", "insert"]
    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A run of `words` words in both texts, with the paragraphs around it; spans in characters."""

    words: int
    a: Span
    b: Span
    around_a: Span
    around_b: Span


def compare(
    a: LinkArticle, b: LinkArticle, links: Sequence[Link] = ()
) -> list[Facing] | list[Change] | list[SharedPassage]:
    """What to show of two articles: by the link between them, else by whether they are in one language."""
    kinds = {link.kind for link in links if {link.a, link.b} == {a.id, b.id}}
    if "translation" in kinds:
        return align(a, b)
    if kinds & {"same", "reprint"}:
        return differences(a, b)
    return shared_passages(a, b)


# -- a translation


def paragraphs(text: str) -> list[Span]:
    """Character spans of the lines that hold anything, without the space around them."""
    spans, start = [], 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            first = start + line.index(bare[0])
            spans.append((first, first + len(bare)))
        start += len(line) + 1
    return spans


_STEPS = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (2, 2))
_SKIPPED = -0.25
_MERGED = -0.15
# so many paragraphs a translation may run ahead or behind; keeps long texts from costing their square
_BAND = 12


def align(a: LinkArticle, b: LinkArticle) -> list[Facing]:
    """The paragraphs of two articles facing each other, in order; every paragraph stands in one row.

    One or two paragraphs face one or two; the best way through is found by what they have in common
    (marks of words.marks) and by their lengths, as in Gale and Church (1993).
    """
    sides = (_Paragraphs(a), _Paragraphs(b))
    return [_facing(*sides, rows) for rows in _way(*sides)]


def in_common(a: LinkArticle, b: LinkArticle) -> list[tuple[Span, Span]]:
    """The numbers and names that stand in both articles: where each stands first, in the order of the first."""
    first, second = (_Paragraphs(each).held(0, None) for each in (a, b))
    both = {(span, second[mark]) for mark, span in first.items() if mark in second and mark[-1] != "_"}
    return sorted(both)


class _Paragraphs:
    """The paragraphs of one article, with the marks in each and where they stand."""

    def __init__(self, article: LinkArticle) -> None:
        self.text = article.text
        self.spans = paragraphs(article.text)
        self.marks = [_marked(article, span) for span in self.spans]
        self.all = max(1, sum(end - start for start, end in self.spans))

    def share(self, first: int, stop: int) -> float:
        """The part of the article's characters that stands in some paragraphs."""
        return sum(end - start for start, end in self.spans[first:stop]) / self.all

    def held(self, first: int, stop: int | None) -> dict[str, Span]:
        """The marks of some paragraphs, with where each stands first."""
        found: dict[str, Span] = {}
        for row in self.marks[first:stop]:
            for mark, span in row.items():
                found.setdefault(mark, span)
        return found


def _marked(article: LinkArticle, span: Span) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for piece, start, end in _pieces(article.text, span):
        for mark in marks(piece, article.language):
            found.setdefault(mark, (start, end))
    return found


def _pieces(text: str, span: Span) -> Iterator[tuple[str, int, int]]:
    """The pieces between spaces of a stretch of text, with their character offsets."""
    at = span[0]
    for piece in text[span[0] : span[1]].split():
        at = text.index(piece, at)
        yield piece, at, at + len(piece)
        at += len(piece)


Rows = tuple[int, int, int, int]
"""First and last-but-one paragraph of either side: a from, a to, b from, b to."""


def _way(a: _Paragraphs, b: _Paragraphs) -> list[Rows]:
    best: dict[tuple[int, int], tuple[float, Rows | None]] = {(0, 0): (0.0, None)}
    for i in range(len(a.spans) + 1):
        for j in range(len(b.spans) + 1):
            if abs(i * len(b.spans) - j * len(a.spans)) > _BAND * max(len(a.spans), len(b.spans)):
                continue
            for da, db in _STEPS:
                if (before := best.get((i - da, j - db))) is None:
                    continue
                rows = (i - da, i, j - db, j)
                score = before[0] + _gain(a, b, rows)
                if (i, j) not in best or score > best[i, j][0]:
                    best[i, j] = score, rows
    return list(reversed(list(_back(best, len(a.spans), len(b.spans)))))


def _back(best: Mapping[tuple[int, int], tuple[float, Rows | None]], i: int, j: int) -> Iterator[Rows]:
    while (rows := best[i, j][1]) is not None:
        yield rows
        i, j = rows[0], rows[2]


def _gain(a: _Paragraphs, b: _Paragraphs, rows: Rows) -> float:
    of_a, of_b = rows[1] - rows[0], rows[3] - rows[2]
    if not of_a or not of_b:
        return _SKIPPED * (of_a + of_b)
    return _alike(a, b, rows) + _MERGED * (of_a + of_b - 2)


def _alike(a: _Paragraphs, b: _Paragraphs, rows: Rows) -> float:
    """0..2: the part of marks in common, and how far the lengths go together."""
    first, second = a.held(*rows[:2]), b.held(*rows[2:])
    fewer = min(len(first), len(second))
    marks_ = len(first.keys() & second.keys()) / fewer if fewer else 0.0
    shares = sorted((a.share(*rows[:2]), b.share(*rows[2:])))
    return marks_ + (shares[0] / shares[1] if shares[1] else 0.0)


def _facing(a: _Paragraphs, b: _Paragraphs, rows: Rows) -> Facing:
    first, second = a.held(*rows[:2]), b.held(*rows[2:])
    alone = rows[0] == rows[1] or rows[2] == rows[3]
    return Facing(
        tuple(a.spans[rows[0] : rows[1]]),
        tuple(b.spans[rows[2] : rows[3]]),
        0.0 if alone else round(_alike(a, b, rows) / 2, 3),
        () if alone else _only(first, second, a.text),
        () if alone else _only(second, first, b.text),
    )


def _only(ours: Mapping[str, Span], theirs: Mapping[str, Span], text: str) -> tuple[Span, ...]:
    """Where numbers and names stand that the other side lacks.

    A name is there too if one begins like it; the first word of a sentence may be no name at all.
    """
    beginnings = {mark[:_BEGINNING] for mark in theirs}
    missing = {
        span
        for mark, span in ours.items()
        if mark not in theirs
        and (mark.startswith("#") or not (mark[:_BEGINNING] in beginnings or _is_first(text, span[0])))
        and not mark.endswith("_")
    }
    return tuple(sorted(missing))


def _is_first(text: str, start: int) -> bool:
    before = text[:start].rstrip(' «“„"—–-')
    return before[-1:] in ("", "\n", ".", "!", "?", "…", ":")


_BEGINNING = 4

# -- a reprint


def differences(a: LinkArticle, b: LinkArticle) -> list[Change]:
    """How to come from one text to the other, word by word; the changes cover both texts in order."""
    first, second = (list(tokenize(each.text, each.language)) for each in (a, b))
    matcher = SequenceMatcher(None, [t.term for t in first], [t.term for t in second], autojunk=False)
    starts = ([t.start for t in first] + [len(a.text)], [t.start for t in second] + [len(b.text)])
    changes = []
    at = (0, 0)
    for kind, _, to_a, _, to_b in matcher.get_opcodes():
        end = (starts[0][to_a], starts[1][to_b])
        changes.append(Change(kind, (at[0], end[0]), (at[1], end[1])))
        at = end
    return changes


# -- passages in common


def shared_passages(a: LinkArticle, b: LinkArticle) -> list[SharedPassage]:
    """All common runs of nine and more words, in the order of the first text."""
    first, second = Side(a), Side(b)
    lines = (paragraphs(a.text), paragraphs(b.text))
    found = []
    for run in sorted(common_runs(first.codes, second.codes, LISTED)):
        here = first.chars(run.a, run.a + run.words)
        there = second.chars(run.b, run.b + run.words)
        found.append(SharedPassage(run.words, here, there, _around(lines[0], here), _around(lines[1], there)))
    return found


def _around(lines: Sequence[Span], span: Span) -> Span:
    """The paragraphs a span stands in, from the first one's beginning to the last one's end."""
    first = bisect_right(lines, (span[0], 1 << 40)) - 1
    last = bisect_right(lines, (span[1] - 1, 1 << 40)) - 1
    return lines[max(first, 0)][0], lines[max(last, 0)][1]
