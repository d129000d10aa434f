"""Several segments into one. Posting blocks are copied as they are, only their document numbers moved on;
where documents were deleted, blocks are decoded and written anew without them."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO

from kzuzcli.engines.whoosh import postings, terms, wordcounts
from kzuzcli.engines.whoosh.columns import from_big_endian, read_strings
from kzuzcli.engines.whoosh.layout import DAYS, KINDS, SCORED
from kzuzcli.engines.whoosh.manifest import SegmentFacts
from kzuzcli.engines.whoosh.segmentfiles import WORDS, SegmentFiles, sum_up
from kzuzcli.engines.whoosh.terms import FIELDS

List = tuple[bytearray, int]
"""A posting list on its way into the new segment, and where its last block stands."""


class Part:
    """A segment to be merged; its documents not deleted get the numbers from `base` on."""

    def __init__(self, folder: Path, facts: SegmentFacts, base: int) -> None:
        self._folder, self._facts = folder, facts
        # read from beginning to end, not mapped: mapped pages would count as this process's memory
        self._terms, self._postings = self._open(".trm"), self._open(".pst")
        deleted = set(facts.deleted)
        self.kept = [doc for doc in range(facts.count) if doc not in deleted]
        self._base = base
        self._numbers = {doc: base + place for place, doc in enumerate(self.kept)} if deleted else None
        self._lengths = {field: self.read(f"._{field}_len.col") for field in SCORED}

    def _open(self, ending: str) -> BinaryIO:
        return (self._folder / (self._facts.name + ending)).open("rb", 1 << 18)

    def read(self, ending: str) -> bytes:
        return (self._folder / (self._facts.name + ending)).read_bytes()

    def close(self) -> None:
        self._terms.close()
        self._postings.close()

    def lists(self) -> Iterator[tuple[bytes, int, Part, tuple[int, ...]]]:
        """Every key with the values of its term info, in order; ready to be merged with those of other parts."""
        for key, info in terms.entries(self._terms):
            yield key, self._base, self, info

    def taken(self, field: str, info: tuple[int, ...]) -> tuple[List, tuple[int, ...]] | None:
        """A posting list as it stands in the new segment, and its sum; None where nothing is left of it.

        To be asked for in the order of `lists`.
        """
        weight, documents, shortest, longest, top, first, last, _, size = info
        raw, base = self._postings.read(size), self._base
        if self._numbers is None:
            found = (weight, documents, shortest, longest, top, first + base, last + base)
            return postings.moved(raw, base), found
        blocks = list(self._rewritten(field, raw, self._numbers))
        if not blocks:
            return None
        return postings.moved(postings.chain([block.raw for block in blocks]), 0), sum_up(blocks)

    def _rewritten(self, field: str, data: bytes, numbers: dict[int, int]) -> Iterator[postings.Block]:
        lengths = self._lengths.get(field)
        for header in postings.headers(data, 0):
            docs, start = postings.documents(data, header)
            weights, start = postings.weights(data, start, header.documents)
            kept = [ordinal for ordinal, doc in enumerate(docs) if doc in numbers]
            if not kept:
                continue
            if field in KINDS:
                values = postings.no_positions(KINDS[field], len(kept))
            else:
                held = data[start : header.end]
                values = b"(%bt" % b"".join(map(postings.blob, postings.values(held, kept)))
            old = [docs[ordinal] for ordinal in kept]
            sizes = bytes([lengths[doc] for doc in old]) if lengths else b""
            yield postings.block(
                [numbers[doc] for doc in old], [weights[ordinal] for ordinal in kept], values, sizes
            )

    def lengths(self, field: str) -> bytes:
        lengths = self._lengths[field]
        return lengths if self._numbers is None else bytes([lengths[doc] for doc in self.kept])

    def days(self, column: str) -> Sequence[int]:
        days = from_big_endian("i", self.read(f".{column}.col"))
        return days if self._numbers is None else [days[doc] for doc in self.kept]

    def strings(self, column: str) -> list[bytes]:
        values = read_strings(self.read(f".{column}.col"), self._facts.count)
        return values if self._numbers is None else [values[doc] for doc in self.kept]


def merge(folder: Path, segments: Sequence[SegmentFacts]) -> SegmentFacts:
    """A new segment with the documents of all, in order, without those deleted. The old files stay."""
    counts = [one.count - len(one.deleted) for one in segments]
    bases = accumulate(counts[:-1], initial=0)
    parts = [Part(folder, one, base) for one, base in zip(segments, bases, strict=True)]
    files = SegmentFiles(folder)
    try:
        totals = _merge_terms(parts, files)
        _merge_columns(parts, files)
        words = [path for one in segments if (path := folder / (one.name + WORDS)).exists()]
        if words:
            files.write(WORDS, wordcounts.as_bytes(wordcounts.add_up(map(wordcounts.read, words))))
    except BaseException:
        files.remove()
        raise
    finally:
        for part in parts:
            part.close()
    tags = sorted({tag for one in segments for tag in one.tags})
    return SegmentFacts(files.name, sum(counts), totals, tuple(tags), files.sizes())


def _merge_terms(parts: Sequence[Part], files: SegmentFiles) -> dict[str, int]:
    """Write all terms; the words of each field."""
    totals = dict.fromkeys(SCORED, 0)
    entries = heapq.merge(*[part.lists() for part in parts])  # bases decide between equal keys
    for key, group in groupby(entries, key=itemgetter(0)):
        field = FIELDS[key[1]]
        taken = [one for _, _, part, info in group if (one := part.taken(field, info))]
        if taken:
            found = _sum([one for _, one in taken])
            files.add_list(key, postings.joined([raw for raw, _ in taken]), found)
            if field in totals:
                totals[field] += int(found[0])
    files.finish_terms()
    return totals


def _sum(sums: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """The values of a terms.Sum for several posting lists, one after the other."""
    if len(sums) == 1:
        return sums[0]
    weights, documents, shortest, longest, tops, firsts, lasts = zip(*sums, strict=True)
    return sum(weights), sum(documents), min(shortest), max(longest), max(tops), firsts[0], lasts[-1]


def _merge_columns(parts: Sequence[Part], files: SegmentFiles) -> None:
    for field in SCORED:
        files.write_lengths(field, b"".join(part.lengths(field) for part in parts))
    for column in DAYS:
        files.write_days(column, [day for part in parts for day in part.days(column)])
    for column in ("id", "_stored"):
        files.write_strings(column, [value for part in parts for value in part.strings(column)])
