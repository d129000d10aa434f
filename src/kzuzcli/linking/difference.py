"""Two texts word by word: what both have and what only one of them has."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from kzuzcli.linking.evidence import Side

Span = tuple[int, int]

_ALONE = 2
"""Fewer words than this between two changes are part of the change: an `and` in common says nothing."""


class Piece(NamedTuple):
    """A stretch of words that `both` texts have, or only `a` or `b`; spans in characters, None where it is not.

    The pieces of a text cover it from its beginning to its end: what stands behind a word belongs to it.
    """

    where: Literal["both", "a", "b"]
    a: Span | None
    b: Span | None
    words: int


def difference(a: Side, b: Side) -> list[Piece]:
    """The pieces of two texts in order, what only `a` has before what only `b` has.

    Words are equal where their folded forms are, in either script; marks between words do not count.
    """
    pieces: list[Piece] = []
    i = j = 0
    for at_a, at_b, words in _common(a, b):
        if i < at_a:
            pieces.append(Piece("a", _chars(a, i, at_a), None, at_a - i))
        if j < at_b:
            pieces.append(Piece("b", None, _chars(b, j, at_b), at_b - j))
        if words:
            spans = _chars(a, at_a, at_a + words), _chars(b, at_b, at_b + words)
            pieces.append(Piece("both", *spans, words))
        i, j = at_a + words, at_b + words
    return pieces


def _common(a: Side, b: Side) -> Iterator[tuple[int, int, int]]:
    """Where both have the same words: (word of a, word of b, how many), an empty one at the end."""
    size_a, size_b = len(a.codes), len(b.codes)
    if a.codes == b.codes:
        yield 0, 0, size_a
    else:
        for match in SequenceMatcher(None, a.codes, b.codes).get_matching_blocks()[:-1]:
            at_edge = match.a == match.b == 0 or (
                match.a + match.size == size_a and match.b + match.size == size_b
            )
            if match.size >= _ALONE or at_edge:
                yield match.a, match.b, match.size
    yield size_a, size_b, 0


def _chars(side: Side, first: int, stop: int) -> Span:
    """From the word `first` to the beginning of the word `stop`."""
    text, spans = side.article.text, side.spans
    return spans[first][0] if first else 0, spans[stop][0] if stop < len(spans) else len(text)
