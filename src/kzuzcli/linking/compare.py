"""Two articles beside each other: paragraphs of a translation, words of a reprint, passages both have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kzuzcli.article import Link, LinkKind
from kzuzcli.linking.alignment import Block, align
from kzuzcli.linking.article import LinkArticle
from kzuzcli.linking.difference import Piece, difference
from kzuzcli.linking.evidence import Side, passages
from kzuzcli.linking.mentions import UNKNOWN, Names, Number, Vocabulary, numbers, other_names, other_numbers
from kzuzcli.linking.words import marks

Span = tuple[int, int]
How = Literal["paragraphs", "words", "passages"]

HOW: dict[LinkKind, How] = {
    "translation": "paragraphs",
    "same": "words",
    "reprint": "words",
    "quotes": "passages",
    "quoted-by": "passages",
    "shared": "passages",
}
"""How two articles that are so related are best compared."""

AROUND = 12
"""Words shown before and behind a shared passage."""

_PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that go together, as spans of characters; either side may be empty.

    `only_a` and `only_b` are spans of numbers that the other side of the row does not have, and of names
    that the whole other text does not have; none where one side is empty.
    """

    a: tuple[Span, ...]
    b: tuple[Span, ...]
    only_a: tuple[Span, ...] = ()
    only_b: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of `words` words that both texts have; `around_a` and `around_b` are the spans to show it in."""

    words: int
    a: Span
    b: Span
    around_a: Span
    around_b: Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rows, pieces or passages, as `how` says, in order of the first text; the other two are empty."""

    how: How
    rows: tuple[Row, ...] = ()
    pieces: tuple[Piece, ...] = ()
    passages: tuple[Passage, ...] = ()


def compare(
    a: LinkArticle, b: LinkArticle, how: How, names: Names = UNKNOWN, link: Link | None = None
) -> Comparison:
    """Two articles beside each other; `names` helps to tell which names differ between paragraphs.

    Of a link that `a` has with `b` the passages are those it lists, without the formulas of the archive.
    """
    if how == "paragraphs":
        return Comparison(how, rows=tuple(_rows(a, b, names)))
    if how == "words":
        return Comparison(how, pieces=tuple(difference(Side(a), Side(b))))
    return Comparison(how, passages=tuple(_passages(Side(a), Side(b), link)))


def _rows(a: LinkArticle, b: LinkArticle, names: Names) -> list[Row]:
    spans_a, spans_b = _paragraphs(a.text), _paragraphs(b.text)
    only_a = other_names(a.text, a.language, Vocabulary(b.text, b.language), names)
    only_b = other_names(b.text, b.language, Vocabulary(a.text, a.language), names)
    rows = []
    for of_a, of_b in align(_blocks(a, spans_a), _blocks(b, spans_b)):
        here, there = [spans_a[n] for n in of_a], [spans_b[n] for n in of_b]
        row = Row(tuple(here), tuple(there))
        if here and there:
            figures_a, figures_b = _numbers(a, here), _numbers(b, there)
            marked_a = other_numbers(figures_a, figures_b) + _inside(only_a, here)
            marked_b = other_numbers(figures_b, figures_a) + _inside(only_b, there)
            row = Row(row.a, row.b, tuple(sorted(marked_a)), tuple(sorted(marked_b)))
        rows.append(row)
    return rows


def _paragraphs(text: str) -> list[Span]:
    return [found.span() for found in _PARAGRAPH.finditer(text)]


def _blocks(article: LinkArticle, spans: Sequence[Span]) -> list[Block]:
    return [Block(end - start, _marks(article, start, end)) for start, end in spans]


def _marks(article: LinkArticle, start: int, end: int) -> frozenset[str]:
    """What would stand in a translation too: names and cognates, and numbers by value."""
    text, language = article.text, article.language
    found = {mark for piece in text[start:end].split() for mark in marks(piece, language) if mark[0] != "#"}
    return frozenset(found | {f"#{each.scaled}" for each in numbers(text, language, start, end)})


def _numbers(article: LinkArticle, spans: Sequence[Span]) -> list[Number]:
    return [each for start, end in spans for each in numbers(article.text, article.language, start, end)]


def in_common(a: LinkArticle, b: LinkArticle) -> list[tuple[Span, Span]]:
    """The numbers and names that stand in both articles: where each stands first, in the order of the first."""
    first, second = (_places(each) for each in (a, b))
    return sorted({(span, second[mark]) for mark, span in first.items() if mark in second})


def _places(article: LinkArticle) -> dict[str, Span]:
    """Marks of numbers and names -> the piece between spaces where each stands first."""
    found: dict[str, Span] = {}
    for piece in re.finditer(r"\S+", article.text):
        for mark in marks(piece[0], article.language):
            if not mark.endswith("_"):
                found.setdefault(mark, piece.span())
    return found


def _inside(found: Sequence[Span], spans: Sequence[Span]) -> list[Span]:
    return [each for each in found if any(start <= each[0] and each[1] <= end for start, end in spans)]


def _passages(a: Side, b: Side, link: Link | None) -> list[Passage]:
    runs = passages(a, b)
    listed = link.evidence.get("passages") if link else None
    if isinstance(listed, list):
        places = {tuple(each["a"]) for each in listed}
        # of articles revised since they were linked, what they share now
        runs = [run for run in runs if a.chars(run.a, run.a + run.words) in places] or runs
    return [
        Passage(
            run.words,
            a.chars(run.a, run.a + run.words),
            b.chars(run.b, run.b + run.words),
            _around(a, run.a, run.words),
            _around(b, run.b, run.words),
        )
        for run in runs
    ]


def _around(side: Side, first: int, words: int) -> Span:
    return side.chars(max(0, first - AROUND), min(len(side.codes), first + words + AROUND))
