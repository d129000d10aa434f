"""Whoosh's BM25F with its usual constants, as tables: one row a term frequency, one column a length byte."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from kzuzcli.engines.whoosh.layout import LENGTHS
from kzuzcli.engines.whoosh.segment import Segment

B, K1 = 0.75, 1.2
TITLE_BOOST = 2.0
BOOSTS = {"title": TITLE_BOOST}
"""A word in the title counts twice the same word in the body; other fields count once."""


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

    def table(self, field: str, frequency: int) -> ScoreTable:
        """The scores of a term that `frequency` documents hold in `field`."""
        idf = log(self.count / (frequency + 1)) + 1
        average = self.totals[field] / (self.count or 1) or 1
        return ScoreTable(idf, average, BOOSTS.get(field, 1.0))


class ScoreTable:
    """The scores of one term. `rows(top)[weight][length byte]` for weights up to `top`.

    Rows of small weights, which most postings have, are lists; others compute what is asked for.
    """

    def __init__(self, idf: float, average: float, boost: float) -> None:
        self._idf, self._boost = idf, boost
        self._norms = [K1 * ((1 - B) + B * length / average) for length in LENGTHS]
        self._rows: list[list[float] | Row] = [[]]

    def rows(self, top: int, many: bool) -> Sequence[list[float] | Row]:
        """`many`: whether whole rows pay."""
        idf, boost, norms = self._idf, self._boost, self._norms
        for weight in range(len(self._rows), top + 1):
            if many and weight <= SMALL:
                gain = weight * (K1 + 1)
                self._rows.append([boost * (idf * (gain / (weight + norm))) for norm in norms])
            else:
                self._rows.append(Row(weight, idf, boost, norms))
        return self._rows


SMALL = 8


class Row(dict[int, float]):
    """The scores of one weight, by length byte."""

    def __init__(self, weight: int, idf: float, boost: float, norms: Sequence[float]) -> None:
        self._weight, self._idf, self._boost, self._norms = weight, idf, boost, norms

    def __missing__(self, size: int) -> float:
        weight = self._weight
        score = self._boost * (self._idf * (weight * (K1 + 1) / (weight + self._norms[size])))
        self[size] = score
        return score
