"""The parts of a query that look into postings: forms scored as one term, and sequences of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from kzuzcli import query
from kzuzcli.engines.whoosh import nearness
from kzuzcli.engines.whoosh.layout import SCORED, WORDS, term
from kzuzcli.engines.whoosh.scoring import Statistics
from kzuzcli.engines.whoosh.segment import Postings, Segment

Scores = dict[int, float]


def fields_of(node: query.Any | query.Sequence) -> tuple[str, ...]:
    """The index fields a word node looks into. Raises ValueError for a field that holds no words."""
    if node.field is None:
        return WORDS
    if node.field not in SCORED:
        raise ValueError(f"no words are kept in a field {node.field!r}")
    return (node.field,)


class OneTerm:
    """Any of some forms in one field of all segments, counted and scored as one term."""

    def __init__(self, forms: Iterable[query.Form], field: str, segments: Sequence[Segment]) -> None:
        self.field = field
        terms = sorted({term(field, form.text, form.language) for form in forms})
        self._segments = segments
        self._postings = [[p for t in terms if (p := segment.postings(field, t))] for segment in segments]
        self._weights: list[dict[int, int] | None] = [None] * len(segments)

    @cached_property
    def frequency(self) -> int:
        """How many documents hold any of the forms in this field."""
        return sum(
            found[0].count if len(found) == 1 else len(self.weights(place))
            for place, found in enumerate(self._postings)
        )

    def weights(self, place: int) -> dict[int, int]:
        """Document number to how often the forms stand in it, in the segment at `place`."""
        known = self._weights[place]
        if known is None:
            known = self._weights[place] = _sum_weights(self._postings[place])
        return known

    def positions(self, place: int, docs: Collection[int]) -> dict[int, list[int]]:
        """Where any of the forms stands in those of `docs` that hold one: ordinals, ascending."""
        parts = [postings.positions(docs) for postings in self._postings[place]]
        found: dict[int, list[int]] = {}
        for part in parts:
            for doc, places in part.items():
                found[doc] = sorted([*found[doc], *places]) if doc in found else list(places)
        return found

    def add_scores(self, place: int, wanted: Collection[int], statistics: Statistics, scores: Scores) -> None:
        """Add to `scores` what this term gives those of the `wanted` documents that hold it."""
        weights = self.weights(place)
        table = statistics.table(self.field, self.frequency)
        lengths = self._segments[place].lengths(self.field)
        for doc in wanted:
            if doc in weights:
                scores[doc] = scores.get(doc, 0.0) + table[weights[doc]][lengths[doc]]


def _sum_weights(found: Sequence[Postings]) -> dict[int, int]:
    total: dict[int, int] = {}
    for postings in sorted(found, key=lambda p: -p.count):
        part = dict(zip(postings.docs(), postings.weights(), strict=True))
        for doc in part.keys() & total.keys():
            part[doc] += total[doc]
        total.update(part)
    return total


class Words:
    """An Any node: the documents that hold one of its forms in one of its fields."""

    def __init__(self, node: query.Any, segments: Sequence[Segment]) -> None:
        self._terms = [OneTerm(node.forms, field, segments) for field in fields_of(node)]

    def docs(self, place: int) -> set[int]:
        return set().union(*[term.weights(place).keys() for term in self._terms])

    def add_scores(self, place: int, wanted: Collection[int], statistics: Statistics, scores: Scores) -> None:
        for one in self._terms:
            one.add_scores(place, wanted, statistics, scores)


class InSequence:
    """A Sequence node: the documents where its slots stand in a row, or near each other, in one field.

    A field's score is the sum over its slots, and counts only where the words stand so in that field.
    """

    def __init__(self, node: query.Sequence, segments: Sequence[Segment]) -> None:
        self._distance = node.distance
        self._slots = [
            [OneTerm(slot.forms, field, segments) for slot in node.slots] for field in fields_of(node)
        ]
        self._found: list[list[set[int]] | None] = [None] * len(segments)

    def docs(self, place: int) -> set[int]:
        return set().union(*self._by_field(place))

    def _by_field(self, place: int) -> list[set[int]]:
        known = self._found[place]
        if known is None:
            known = self._found[place] = [self._matching(place, slots) for slots in self._slots]
        return known

    def _matching(self, place: int, slots: list[OneTerm]) -> set[int]:
        if not slots:
            return set()
        rarest_first = sorted((slot.weights(place).keys() for slot in slots), key=len)
        docs = set(rarest_first[0]).intersection(*rarest_first[1:])
        positions = [slot.positions(place, docs) for slot in slots] if docs else []
        return {doc for doc in docs if self._stand([found[doc] for found in positions])}

    def _stand(self, positions: list[list[int]]) -> bool:
        if self._distance is None:
            return nearness.in_a_row(positions)
        return nearness.near(positions, self._distance)

    def add_scores(self, place: int, wanted: Collection[int], statistics: Statistics, scores: Scores) -> None:
        for slots, docs in zip(self._slots, self._by_field(place), strict=True):
            for slot in slots:
                slot.add_scores(place, docs & set(wanted), statistics, scores)
