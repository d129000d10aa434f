"""The best documents for one word, without a score for each that holds it.

A score depends on how often the word stands in a document and how long that is. So from what a hit has to score
at least (the bar) follows for each weight the length from which on documents fall below it, and one pass over
two strings of bytes leaves the few documents that need a score.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from kzuzcli.engines.whoosh.leaves import OneTerm, Scores, Words
from kzuzcli.engines.whoosh.scoring import odds_of, together

STEP = 8
"""Every so many documents are scored first, where no bar is known: their best set it."""

LONG = 1_000
"""Shorter lists are scored as a whole."""

ROUNDED = 1 - 1e-9
"""What is compared with scores only to leave documents out is lowered by this: sums are rounded."""

_OPEN = 255  # the length byte that stands for all lengths from some on
_SMALL = bytes(range(16))


class Best(NamedTuple):
    """How many documents of a segment hold the word, and the scores of those that reach the bar."""

    found: int
    scores: Scores


class _Field:
    """A word in one field of a segment: the documents that hold it, and how often each."""

    def __init__(self, term: OneTerm, place: int, idf: float) -> None:
        self._term, self._place, self._idf = term, place, idf
        self.docs, self.weights = term.found(place, None)
        self.table = term.table(idf)

    @cached_property
    def lengths(self) -> bytes:
        """The length byte of every document of the segment."""
        return self._term.lengths(self._place)

    def made_plain(self) -> bool:
        """Make the weights bytes; whether that could be done and every length byte stands for one length."""
        try:
            self.weights = bytes(self.weights)
        except ValueError:
            return False
        return _OPEN not in self.lengths

    def scored(self, docs: Sequence[int], weights: Sequence[int]) -> list[float]:
        return self._term.scored(self._place, docs, weights, self._idf)

    def limits(self, bar: float) -> bytes:
        """For each document the length byte from which on it would not reach the bar."""
        assert isinstance(self.weights, bytes)
        top = max(self.weights.translate(None, _SMALL), default=_SMALL[-1])
        return self.weights.translate(self.table.below(bar, top))

    def held(self) -> Sequence[int]:
        """The length byte of each document."""
        return (
            itemgetter(*self.docs)(self.lengths)
            if len(self.docs) > 1
            else [self.lengths[doc] for doc in self.docs]
        )

    def alone(self, bar: float) -> Scores:
        """The scores of the documents that reach the bar with this field alone."""
        near = [
            (doc, weight)
            for doc, weight, length, limit in zip(
                self.docs, self.weights, self.held(), self.limits(bar * ROUNDED), strict=True
            )
            if length < limit
        ]
        docs = [doc for doc, _ in near]
        return dict(zip(docs, self.scored(docs, [weight for _, weight in near]), strict=True))


def best(words: Words, place: int, wanted: int, bar: float) -> Best | None:
    """The documents that can be among the `wanted` best, where a score of `bar` is needed to be so as far as
    is known; None where scoring all of them is no more work. No document of the segment may be deleted."""
    idf = words.idf
    fields = [_Field(term, place, idf) for term in words.terms if term.found(place, None)[0]]
    fields.sort(key=lambda field: len(field.docs))
    if not fields or len(fields[-1].docs) < max(LONG, STEP * wanted):
        return None
    *others, longer = fields
    if not all(field.made_plain() for field in (*others, longer)):
        return None
    bar = bar or _nth(longer.scored(longer.docs[::STEP], longer.weights[::STEP]), wanted)
    if others:
        found, scores = _in_two(longer, others[0], bar, idf)
    else:
        found, scores = len(longer.docs), longer.alone(bar)
    return Best(found, {doc: score for doc, score in scores.items() if score >= bar})


def _nth(scores: Sequence[float], wanted: int) -> float:
    """The least of the `wanted` best."""
    return heapq.nlargest(wanted, scores)[-1] if wanted else float("inf")


def _in_two(longer: _Field, other: _Field, bar: float, idf: float) -> tuple[int, Scores]:
    """How many documents hold a word in either of two fields, and the scores of those that reach the bar."""
    beside = bytearray(len(other.lengths))
    for doc, weight in zip(other.docs, other.weights, strict=True):
        beside[doc] = weight
    there = itemgetter(*longer.docs)(beside)
    least, norms, others = odds_of(bar * ROUNDED, idf), longer.table.odds, other.table.odds
    lengths = other.lengths
    near = [
        (doc, weight, more)
        for doc, weight, length, limit, more in zip(
            longer.docs, longer.weights, longer.held(), longer.limits(bar * ROUNDED), there, strict=True
        )
        if length < limit or (more and weight * norms[length] + more * others[lengths[doc]] >= least)
    ]
    docs = [doc for doc, _, _ in near]
    scores = other.alone(bar) | dict(
        zip(docs, longer.scored(docs, [weight for _, weight, _ in near]), strict=True)
    )
    both = [(doc, more) for doc, _, more in near if more]
    docs = [doc for doc, _ in both]
    for doc, score in zip(docs, other.scored(docs, [more for _, more in both]), strict=True):
        scores[doc] = together(scores[doc], score, idf)
    return len(other.docs) + there.count(0), scores
