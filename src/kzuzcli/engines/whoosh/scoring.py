"""BM25F with the usual constants, as tables: one row a term frequency, one column a length byte.

A word in title and body is one word: it has one document frequency, and its occurrences in each, held against
the length of the field, are added up before they saturate. Whoosh scores each field as a word of its own;
then a common word that is rare in titles outweighs everything (figures: tests/quality/search.py).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from math import inf, log

from kzuzcli.dataclass import dataclass
from kzuzcli.engines.whoosh.layout import LENGTHS
from kzuzcli.engines.whoosh.segment import Segment

B, K1 = 0.75, 1.2
TITLE_BOOST = 2.0
BOOSTS = {"title": TITLE_BOOST}
"""A word in the title counts as two in a body of the same relative length; other fields count once."""


@dataclass(frozen=True)
class Statistics:
    """What scores depend on beside the article itself. Deleted documents count until their segment is
    merged, as they do in Whoosh."""

    count: int
    totals: dict[str, int]

    @classmethod
    def of(cls, segments: Sequence[Segment], fields: Sequence[str]) -> Statistics:
        totals = {field: sum(segment.total_length(field) for segment in segments) for field in fields}
        return cls(sum(segment.count for segment in segments), totals)

    def idf(self, frequency: int) -> float:
        """What a term weighs that `frequency` documents hold; next to nothing when nearly all do."""
        return log(1 + (self.count - frequency + 0.5) / (frequency + 0.5))

    def table(self, field: str, idf: float) -> ScoreTable:
        """The scores of a term of this weight in `field`."""
        average = self.totals[field] / (self.count or 1) or 1
        return ScoreTable(idf, average, BOOSTS.get(field, 1.0))


def odds_of(score: float, idf: float) -> float:
    """What is added up where a term stands in several fields, for a score; infinite for one beyond all."""
    most = idf * (K1 + 1)
    return score / (most - score) if score < most else inf


def together(one: float, other: float, idf: float) -> float:
    """The score of a term that has these two scores in two fields of a document, by itself in each."""
    most = idf * (K1 + 1)
    odds = one / (most - one) + other / (most - other)
    return most * odds / (1 + odds)


class ScoreTable:
    """The scores of one term. `rows(top)[weight][length byte]` for weights up to `top`.

    Rows of small weights, which most postings have, are lists; others compute what is asked for.
    """

    def __init__(self, idf: float, average: float, boost: float) -> None:
        self._idf, self._boost = idf, boost
        self._norms = _norms(average)
        self._rows: list[list[float] | Row] = [[]]

    def rows(self, top: int, many: bool) -> Sequence[list[float] | Row]:
        """`many`: whether whole rows pay."""
        idf, boost, norms = self._idf, self._boost, self._norms
        for weight in range(len(self._rows), top + 1):
            if many and weight <= SMALL:
                counted = boost * weight
                gain = idf * (counted * (K1 + 1))
                self._rows.append([gain / (counted + norm) for norm in norms])
            else:
                self._rows.append(Row(weight, idf, boost, norms))
        return self._rows

    def below(self, bar: float, top: int) -> bytes:
        """For each weight up to `top`, at most 255, the first length byte with which it scores less than `bar`,
        at most 255."""
        least = odds_of(bar, self._idf)
        reach = self._boost / least if least else inf
        found = [min(255, bisect_right(self._norms, weight * reach)) for weight in range(1, top + 1)]
        return bytes([0, *found]).ljust(256, b"\0")

    @property
    def odds(self) -> list[float]:
        """`odds_of` the score of a weight of 1, by length byte; that of others is as many times as much."""
        return [self._boost / norm for norm in self._norms]


@lru_cache(maxsize=16)
def _norms(average: float) -> list[float]:
    """What a length byte does to a score where fields are so long on average."""
    return [K1 * ((1 - B) + B * length / average) for length in LENGTHS]


SMALL = 8


class Row(dict[int, float]):
    """The scores of one weight, by length byte."""

    def __init__(self, weight: int, idf: float, boost: float, norms: Sequence[float]) -> None:
        self._weight, self._idf, self._boost, self._norms = weight, idf, boost, norms

    def __missing__(self, size: int) -> float:
        counted = self._boost * self._weight
        score = self._idf * (counted * (K1 + 1)) / (counted + self._norms[size])
        self[size] = score
        return score
