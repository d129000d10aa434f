"""A segment read from its mapped files, without Whoosh and without unpickling anything."""

from __future__ import annotations

import struct
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress
from mmap import ACCESS_READ, mmap
from pathlib import Path

from kzuzcli.engines.whoosh import postings
from kzuzcli.engines.whoosh.columns import StringColumn, from_big_endian
from kzuzcli.engines.whoosh.layout import Damage
from kzuzcli.engines.whoosh.manifest import SegmentFacts
from kzuzcli.engines.whoosh.terms import TermInfo, TermsTable
from kzuzcli.errors import IndexUnusable

FEW = postings.BLOCK // 2
"""Where fewer than one posting in FEW is wanted, only the blocks that may hold one are decoded, which takes
twice as long for each of them."""

FEW_VALUES = 4
"""Where no more than so many values of a block are wanted, each is gone to; else all are cut."""

FEW_OF_BLOCK = 8
"""Where no more than one of so many is wanted, each is looked for rather than all gone through."""


def _chosen(docs: Sequence[int], wanted: Collection[int]) -> list[int]:
    """The places of those of `docs`, ascending, that are wanted."""
    if len(wanted) * FEW_OF_BLOCK < len(docs):
        sought = sorted(wanted)
        del sought[bisect_right(sought, docs[-1]) :]
        return [place for doc in sought if docs[place := bisect_left(docs, doc)] == doc]
    return list(compress(range(len(docs)), map(wanted.__contains__, docs)))


class MappedPostings:
    """One term's posting list (postings.py)."""

    def __init__(self, data: postings.Buffer, info: TermInfo) -> None:
        self._data, self._place = data, info.place
        self._known: postings.Postings | None = None
        self.count = info.documents

    def _all(self) -> postings.Postings:
        if self._known is None:
            self._known = postings.whole(self._data, self._place)
        return self._known

    def forget(self) -> None:
        self._known = None

    def all(self) -> tuple[Sequence[int], Sequence[int]]:
        return self._all()[:2]

    def _are_few(self, wanted: Collection[int]) -> bool:
        return len(wanted) * FEW < self.count and self._known is None

    def holding(self, wanted: set[int]) -> set[int]:
        if self._are_few(wanted):
            return set(self._picked(sorted(wanted))[0])
        return wanted.intersection(self._all().docs)

    def among(self, wanted: Collection[int]) -> tuple[Sequence[int], Sequence[int]]:
        if self._are_few(wanted):
            return self._picked(sorted(wanted))
        docs, weights, _ = self._all()
        held = _chosen(docs, wanted)
        return [docs[place] for place in held], [weights[place] for place in held]

    def _picked(self, wanted: list[int]) -> tuple[list[int], list[int]]:
        found: list[int] = []
        weights: list[int] = []
        for header, here in self._blocks(wanted):
            docs, start = postings.documents(self._data, header)
            known = postings.weights(self._data, start, header.documents)[0]
            for doc in here:
                place = bisect_left(docs, doc)
                if docs[place] == doc:
                    found.append(doc)
                    weights.append(known[place])
        return found, weights

    def _blocks(self, wanted: list[int]) -> Iterable[tuple[postings.Header, list[int]]]:
        """The blocks that may hold some of `wanted` (ascending), each with those it may hold."""
        begin = 0
        for header in postings.headers(self._data, self._place):
            end = bisect_left(wanted, header.last + 1, begin)
            begin = bisect_left(wanted, header.first, begin, end)
            if begin < end:
                yield header, wanted[begin:end]
            begin = end
            if begin == len(wanted):
                return

    def positions(self, wanted: Collection[int]) -> Mapping[int, Sequence[int]]:
        if self._are_few(wanted):
            return self._picked_positions(sorted(wanted))
        docs = self._all().docs
        held = _chosen(docs, wanted)
        return dict(zip([docs[place] for place in held], self._places(held), strict=True))

    def _places(self, held: list[int]) -> list[Sequence[int]]:
        """What the values of the postings `held`, counted over the list, say."""
        found: list[Sequence[int]] = []
        first = begin = 0
        for many, start, end in self._all().values:
            stop = bisect_left(held, many, begin)
            if begin < stop:
                data, here = self._data[start:end], [place - first for place in held[begin:stop]]
                values = postings.cut(data, many - first) if len(here) > FEW_VALUES else None
                if values is None:
                    found += postings.positions(data, here)
                else:
                    found += map(postings.PLACES.__getitem__, [values[place] for place in here])
            first, begin = many, stop
        return found

    def _picked_positions(self, wanted: list[int]) -> Mapping[int, Sequence[int]]:
        found: dict[int, Sequence[int]] = {}
        for header, here in self._blocks(wanted):
            docs, start = postings.documents(self._data, header)
            held = self._data[postings.skip_weights(self._data, start, header.documents) : header.end]
            at = [place for doc in here if docs[place := bisect_left(docs, doc)] == doc]
            found.update(zip([docs[place] for place in at], postings.positions(held, at), strict=True))
        return found


class MappedSegment:
    """segment.Segment over files written by builder.py."""

    def __init__(self, folder: Path, facts: SegmentFacts) -> None:
        self._folder, self._facts = folder, facts
        self.count = facts.count
        self.deleted = frozenset(facts.deleted)
        try:
            terms, self._postings = self._map(".trm"), self._map(".pst")
            if (len(terms), len(self._postings)) != facts.sizes:
                raise Damage("files of other sizes than they were written with")
            self._terms = TermsTable(terms)
        except (ValueError, struct.error) as error:
            raise IndexUnusable(folder, "damaged", f"{facts.name}: {error}") from error
        self._lengths: dict[str, bytes] = {}
        self._days: dict[str, Sequence[int]] = {}

    def _map(self, ending: str) -> mmap:
        with (self._folder / (self._facts.name + ending)).open("rb") as file:
            return mmap(file.fileno(), 0, access=ACCESS_READ)

    def _read(self, ending: str) -> bytes:
        return (self._folder / (self._facts.name + ending)).read_bytes()

    def _whole(self, ending: str, width: int) -> bytes:
        """A column of values of `width` bytes. Raises ValueError where some are missing."""
        found = self._read(ending)
        if len(found) != width * self.count:
            raise Damage(f"{ending} has not the size it was written with")
        return found

    def total_length(self, field: str) -> int:
        return self._facts.totals.get(field, 0)

    def lengths(self, field: str) -> bytes:
        if field not in self._lengths:
            self._lengths[field] = self._whole(f"._{field}_len.col", 1)
        return self._lengths[field]

    def postings(self, field: str, term: str) -> MappedPostings | None:
        info = self._terms.find(field, term.encode())
        return None if info is None else MappedPostings(self._postings, info)

    def tags(self) -> Iterable[str]:
        return self._facts.tags

    @cached_property
    def _ids(self) -> StringColumn:
        return StringColumn(self._read(".id.col"), self.count)

    def ids(self) -> Sequence[str]:
        return self._ids

    def doc(self, article: str) -> int | None:
        found = self.postings("id", article)
        return None if found is None else next((d for d in found.all()[0] if d not in self.deleted), None)

    def days(self, column: str) -> Sequence[int]:
        if column not in self._days:
            self._days[column] = from_big_endian("i", self._whole(f".{column}.col", 4))
        return self._days[column]

    def close(self) -> None:
        self._terms.close()
        self._postings.close()
