"""Whoosh's BM25F with its usual constants, as tables: one row a term frequency, one column a length byte."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
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


class ScoreTable(dict[int, list[float]]):
    """Term frequency to 256 scores, one for each length byte; rows are computed when first asked for."""

    def __init__(self, idf: float, average: float, boost: float) -> None:
        self._idf, self._average, self._boost = idf, average, boost

    @cached_property
    def _norms(self) -> list[float]:
        return [K1 * ((1 - B) + B * length / self._average) for length in LENGTHS]

    def __missing__(self, weight: int) -> list[float]:
        gain, boost, idf = weight * (K1 + 1), self._boost, self._idf
        row = self[weight] = [boost * (idf * (gain / (weight + norm))) for norm in self._norms]
        return row

    def rows(self, weights: Collection[int]) -> Mapping[int, list[float]]:
        """The rows of these weights at least."""
        for weight in set(weights):
            self[weight]
        return self
