"""Paragraphs and sentences of a text, as every verb counts and cites them. Offsets only."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

_PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")
# a full stop behind three letters or digits ends a sentence, behind fewer it may be an initial or г.
_SENTENCE_END = re.compile(r"[^\W_]{3}[”»\")]*[.!?…]+[”»\")]*(\s+)(?=[\"“„«(\[—–-]*\s?([^\W_]))")


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    """The (start, end) of every paragraph: a line that is not blank, without the blanks around it."""
    return [found.span() for found in _PARAGRAPH.finditer(text)]


def paragraph_at(paragraphs: Sequence[tuple[int, int]], place: int) -> int:
    """The number of the paragraph an offset stands in, from 1."""
    return max(1, bisect_right(paragraphs, place, key=lambda bounds: bounds[0]))


def sentence_breaks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where sentences end and the next begin between two offsets."""
    for found in _SENTENCE_END.finditer(text, start, end):
        if not found[2].islower():
            yield found.span(1)


def sentences_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The (start, end) of every sentence of a paragraph that reaches from `start` to `end`."""
    begin = start
    for stop, following in sentence_breaks(text, start, end):
        yield begin, stop
        begin = following
    yield begin, end
