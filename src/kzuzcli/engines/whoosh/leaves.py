"""The parts of a query that look into postings: forms scored as one term, and sequences of them."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress
from operator import add, itemgetter

from kzuzcli import query
from kzuzcli.engines.whoosh import nearness
from kzuzcli.engines.whoosh.layout import SCORED, WORDS, term
from kzuzcli.engines.whoosh.scoring import ScoreTable, Statistics, together
from kzuzcli.engines.whoosh.segment import Postings, Segment

Scores = dict[int, float]
"""Document numbers of one segment, and what each has gained."""

Found = tuple[Sequence[int], Sequence[int]]
"""Document numbers and how often something stands in each."""

Places = Mapping[int, Sequence[int]]
"""Documents, and where a slot stands in each: ordinals of words, ascending."""

MANY = 2_000
"""From so many documents on, scores come from tables computed whole."""

FEW = 8
"""Rare forms are looked up one by one in a list that is longer than all of theirs by this factor."""


def fields_of(node: query.Any | query.Sequence) -> tuple[str, ...]:
    """The index fields a word node looks into. Raises NotImplementedError for a field that holds no words."""
    if node.field is None:
        return WORDS
    if node.field not in SCORED:
        raise NotImplementedError(f"no words are kept in a field {node.field!r}")
    return (node.field,)


class OneTerm:
    """Any of some forms in one field of all segments, counted and scored as one term."""

    def __init__(
        self,
        forms: Iterable[query.Form],
        field: str,
        segments: Sequence[Segment],
        statistics: Statistics,
        packed: bool = False,
    ) -> None:
        """`packed`: what waits for its segment's turn is kept in about an eighth of the memory; any of 300 words
        then take 4 % more time at 100,000 articles and 28 % at 1,000,000."""
        self._packed = packed
        terms = sorted({term(field, form.text, form.language) for form in forms})
        self._field, self._segments, self._statistics = field, segments, statistics
        self._postings = [[p for t in terms if (p := segment.postings(field, t))] for segment in segments]
        self._merged: dict[int, Found] = {}
        self._table: ScoreTable | None = None

    @cached_property
    def frequency(self) -> int:
        """How many documents hold any of the forms in this field."""
        return sum(
            found[0].count if len(found) == 1 else len(self.found(place, None)[0])
            for place, found in enumerate(self._postings)
        )

    def found(self, place: int, among: Collection[int] | None) -> Found:
        """The documents (of those `among`) that hold any of the forms, and how often, in no order."""
        found = self._postings[place]
        if not found:
            return (), ()
        if len(found) == 1:
            return found[0].all() if among is None else found[0].among(among)
        if place not in self._merged:
            merged = _add_up(found)
            self._merged[place] = _pack(merged) if self._packed else merged
            for one in found:
                one.forget()
        docs, weights = self._merged[place]
        if among is None:
            return docs, weights
        chosen = list(map(among.__contains__, docs))
        return list(compress(docs, chosen)), list(compress(weights, chosen))

    def forget(self, place: int) -> None:
        """Let go of what was read of a segment."""
        self._merged.pop(place, None)
        for one in self._postings[place]:
            one.forget()

    def docs(self, place: int, among: set[int] | None) -> set[int]:
        """The documents (of those `among`) that hold any of the forms."""
        if among is None:
            return set(self.found(place, None)[0])
        if place in self._merged:
            return among.intersection(self._merged[place][0])
        return set[int]().union(*[found.holding(among) for found in self._postings[place]])

    def scores(self, place: int, among: Collection[int] | None, idf: float) -> Scores:
        """What the term, weighing `idf` in every call, gives to each document (of those `among`) with it."""
        docs, weights = self.found(place, among)
        return dict(zip(docs, self.scored(place, docs, weights, idf), strict=True))

    def scored(self, place: int, docs: Sequence[int], weights: Sequence[int], idf: float) -> list[float]:
        """What the term gives to documents in which it stands so often."""
        if not docs:
            return []
        rows = self.table(idf).rows(max(weights), len(docs) > MANY)
        lengths = self.lengths(place)
        held = itemgetter(*docs)(lengths) if len(docs) > 1 else (lengths[docs[0]],)
        return [rows[w][size] for w, size in zip(weights, held, strict=True)]

    def lengths(self, place: int) -> bytes:
        """The length bytes of the field."""
        return self._segments[place].lengths(self._field)

    def table(self, idf: float) -> ScoreTable:
        """What the term gives, weighing `idf` in every call."""
        if self._table is None:
            self._table = self._statistics.table(self._field, idf)
        return self._table

    def positions(self, place: int, wanted: Collection[int]) -> Mapping[int, Sequence[int]]:
        """Where any of the forms stands in those of `wanted` that hold one: ordinals, ascending."""
        if len(self._postings[place]) == 1:
            return self._postings[place][0].positions(wanted)
        found: dict[int, Sequence[int]] = {}
        for postings in self._postings[place]:
            for doc, places in postings.positions(wanted).items():
                found[doc] = sorted([*found[doc], *places]) if doc in found else places
        return found


def _add_up(found: Sequence[Postings]) -> Found:
    """The posting lists as one, weights of the same document summed up."""
    longest, *others = sorted(found, key=lambda one: -one.count)
    docs, weights = longest.all()
    rest: dict[int, int] = {}
    for other in others:
        _merge(rest, dict(zip(*other.all(), strict=True)))
    if len(rest) * FEW > len(docs):
        total = dict(zip(docs, weights, strict=True))
        _merge(total, rest)
        return list(total), list(total.values())
    try:
        return _with_few(docs, bytearray(weights), rest)
    except ValueError:  # a weight of more than a byte
        return _with_few(docs, list(weights), rest)


def _pack(found: Found) -> Found:
    docs, weights = found
    return array("I", docs), weights if isinstance(weights, bytes | bytearray) else array("I", weights)


def _with_few(docs: Sequence[int], weights: bytearray | list[int], rest: Mapping[int, int]) -> Found:
    """Documents, ascending, and their weights, with those of a few others added to them or put behind them."""
    docs, ordered = list(docs), len(docs)
    for doc, weight in rest.items():
        place = bisect_left(docs, doc, 0, ordered)
        if place < ordered and docs[place] == doc:
            weights[place] += weight
        else:
            docs.append(doc)
            weights.append(weight)
    return docs, weights


def _merge(total: dict[int, int], part: dict[int, int]) -> None:
    for doc in part.keys() & total.keys():
        part[doc] += total[doc]
    total.update(part)


def add_scores(first: Scores, second: Scores) -> Scores:
    """The sum of both, in whichever of the two is longer; the other is spent as well."""
    small, large = (first, second) if len(first) < len(second) else (second, first)
    for doc in small.keys() & large.keys():
        small[doc] += large[doc]
    large.update(small)
    return large


def best_scores(first: Scores, second: Scores) -> Scores:
    """As `add_scores`, but the better of the two where a document has both."""
    small, large = (first, second) if len(first) < len(second) else (second, first)
    for doc in small.keys() & large.keys():
        small[doc] = max(small[doc], large[doc])
    large.update(small)
    return large


def weight(fields: Sequence[OneTerm], statistics: Statistics) -> float:
    """What a term weighs: its documents are counted in the field where they are most (nearly always the
    body; counting each once over all fields ranks no better and costs a pass over the longest list)."""
    return statistics.idf(max(one.frequency for one in fields))


class Words:
    """An Any node: the documents that hold one of its forms in one of its fields."""

    def __init__(
        self, node: query.Any, segments: Sequence[Segment], statistics: Statistics, packed: bool = False
    ) -> None:
        self.terms = [OneTerm(node.forms, field, segments, statistics, packed) for field in fields_of(node)]
        self._statistics = statistics
        self.frequency = sum(term.frequency for term in self.terms)

    @cached_property
    def idf(self) -> float:
        """What the word weighs."""
        return weight(self.terms, self._statistics)

    def scores(self, place: int, among: Collection[int] | None) -> Scores:
        total: Scores = {}
        for one in self.terms:
            found = one.scores(place, among, self.idf)
            small, total = sorted((total, found), key=len)
            for doc in small.keys() & total.keys():
                small[doc] = together(small[doc], total[doc], self.idf)
            total.update(small)
        return total

    def forget(self, place: int) -> None:
        """Let go of what was read of a segment."""
        for one in self.terms:
            one.forget(place)


class InSequence:
    """A Sequence node: the documents where its slots stand in a row, or near each other, in one field.

    A field's score is the sum over its slots, and counts only where the words stand so in that field.
    """

    def __init__(self, node: query.Sequence, segments: Sequence[Segment], statistics: Statistics) -> None:
        self._distance = node.distance
        self._fields = [
            [OneTerm(slot.forms, field, segments, statistics) for slot in node.slots]
            for field in fields_of(node)
        ]
        self._statistics = statistics
        self.frequency = sum(min((slot.frequency for slot in slots), default=0) for slots in self._fields)

    @cached_property
    def _weights(self) -> list[float]:
        """What each slot weighs."""
        return [weight(fields, self._statistics) for fields in zip(*self._fields, strict=True)]

    def scores(self, place: int, among: Collection[int] | None) -> Scores:
        total: Scores = {}
        for slots in self._fields:
            total = add_scores(total, self._scores_in(place, slots, among))
        return total

    def forget(self, place: int) -> None:
        """Let go of what was read of a segment."""
        for slots in self._fields:
            for one in slots:
                one.forget(place)

    def _scores_in(self, place: int, slots: list[OneTerm], among: Collection[int] | None) -> Scores:
        held = _holding(place, slots, among)
        if not held:
            return {}
        places = self._standing(place, slots, held)
        docs = list(places[0])
        total = [0.0] * len(docs)
        for slot, idf, found in zip(slots, self._weights, places, strict=True):
            weights = [len(found[doc]) for doc in docs]
            total = list(map(add, total, slot.scored(place, docs, weights, idf)))
        return dict(zip(docs, total, strict=True))

    def _standing(self, place: int, slots: list[OneTerm], docs: set[int]) -> list[Places]:
        if self._distance is None:
            return _in_a_row(place, slots, docs)
        return _near(place, slots, docs, self._distance)


def _holding(place: int, slots: list[OneTerm], among: Collection[int] | None) -> set[int]:
    """The documents (of those `among`) that hold all slots; none where there are no slots."""
    held = None if among is None else set(among)
    for slot in sorted(slots, key=lambda one: one.frequency):
        held = slot.docs(place, held)
        if not held:
            return set()
    return held if slots and held is not None else set()


def _near(place: int, slots: list[OneTerm], docs: set[int], distance: int) -> list[Places]:
    """Where each slot stands in those of `docs`, which hold all slots, where they are near each other."""
    found = [slot.positions(place, docs) for slot in slots]
    near = [doc for doc in docs if nearness.near([places[doc] for places in found], distance)]
    return [{doc: places[doc] for doc in near} for places in found]


def _in_a_row(place: int, slots: list[OneTerm], docs: set[int]) -> list[Places]:
    """Where each slot stands in those of `docs`, which hold all slots, where they stand one after the other.

    The rarest slot is read first, so that few documents are left for the positions of the others.
    """
    first, *others = sorted(range(len(slots)), key=lambda one: slots[one].frequency)
    found: list[Places] = [{}] * len(slots)
    found[first] = slots[first].positions(place, docs)
    starts: set[int] = set()
    for ordinal in others:
        found[ordinal] = slots[ordinal].positions(place, docs)
        every, left = list(docs), set[int]()
        for some in (every[at : at + AT_A_TIME] for at in range(0, len(every), AT_A_TIME)):
            known = starts if ordinal != others[0] else _beginnings(found[first], some, first)
            left |= known & _beginnings(found[ordinal], some, ordinal)
        starts, docs = left, {start >> _PLACES for start in left}
    return [{doc: places[doc] for doc in docs} for places in found]


_PLACES = 32
"""Bits for a place in a text; the number of the document stands above them."""

AT_A_TIME = 64
"""Documents whose places are held against each other at a time: of common words they are too many to stay in
the processor's cache."""


def _beginnings(found: Places, docs: Iterable[int], ordinal: int) -> set[int]:
    """Where rows would begin that have a word at `ordinal` at the places found, over documents as one text."""
    return {(doc << _PLACES) + at - ordinal for doc in docs for at in found[doc] if at >= ordinal}
