"""A new segment, built from entries in memory."""

from __future__ import annotations

import zlib
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate, pairwise
from operator import itemgetter
from pickle import dumps

from kzuzcli.analysis import spelled
from kzuzcli.engines.base import Entry
from kzuzcli.engines.whoosh import passages, postings, wordcounts
from kzuzcli.engines.whoosh.layout import AUTHOR_GAP, DAYS, KINDS, SCORED, UNKNOWN_DAY
from kzuzcli.engines.whoosh.manifest import SegmentFacts
from kzuzcli.engines.whoosh.occurrences import MASK, SHIFT, Occurrences, Part, documents, ordinals
from kzuzcli.engines.whoosh.postings import BLOCK
from kzuzcli.engines.whoosh.segmentfiles import WORDS, SegmentFiles
from kzuzcli.engines.whoosh.terms import FIELDS

_ONCE = postings.SinglePlaces()


class Builder:
    """Collects entries and writes them as the files of one segment, documents in the order they were added."""

    def __init__(self) -> None:
        self.count = 0
        self._texts = {field: Occurrences() for field in SCORED}
        self._values: dict[str, dict[str, list[int]]] = {field: {} for field in KINDS}
        self._ids: list[bytes] = []
        self._days: dict[str, list[int]] = {column: [] for column in DAYS}
        self._stored: list[bytes] = []
        self._untelling = wordcounts.Untelling()

    @property
    def size(self) -> int:
        """About the memory that what was added takes, in bytes."""
        return sum(text.size for text in self._texts.values())

    def add(self, entry: Entry) -> None:
        doc = self.count
        wordcounts.add(entry, doc, self._texts["title"], self._texts["body"], self._untelling)
        self._texts["source"].add(doc, [("", spelled(entry.source), 0)])
        self._texts["author"].add(doc, _authors(entry.authors))
        self._add_value(doc, "id", entry.id)
        for tag in passages.tags(entry):
            self._add_value(doc, "language", tag)
        stored = {"id": entry.id}
        if entry.earliest is not None:
            stored["date"] = date.fromordinal(entry.earliest).isoformat()
            self._add_value(doc, "date", stored["date"])
        self._ids.append(entry.id.encode())
        for column, day in zip(DAYS, (entry.earliest, entry.latest, entry.came_in), strict=True):
            self._days[column].append(day or UNKNOWN_DAY)
        self._stored.append(_deflated(dumps(stored, 3)))
        self.count += 1

    def _add_value(self, doc: int, field: str, value: str) -> None:
        self._values[field].setdefault(value, []).append(doc)

    def write(self, files: SegmentFiles) -> SegmentFacts:
        """Write everything; the files are then complete, but not yet known to any table of contents."""
        gathered = {field: text.gather() for field, text in self._texts.items()}
        holders: dict[str, Mapping[str, int]] = {}
        for field in FIELDS:
            if field in SCORED:
                lengths = bytes(self._texts[field].lengths)
                holders[field] = _write_words(files, field, gathered[field].places, lengths)
            else:
                self._write_values(files, field)
        files.finish_terms()
        for field, text in self._texts.items():
            files.write_lengths(field, bytes(text.lengths))
        for column, days in self._days.items():
            files.write_days(column, days)
        files.write_strings("id", self._ids)
        files.write_strings("_stored", self._stored)
        counts = wordcounts.of_fields(gathered["title"], gathered["body"], holders["body"], self._untelling)
        files.write(WORDS, wordcounts.as_bytes((term.encode(), *numbers) for term, numbers in counts))
        totals = {field: text.total for field, text in self._texts.items()}
        return SegmentFacts(
            files.name, self.count, totals, tuple(sorted(self._values["language"])), files.sizes()
        )

    def _write_values(self, files: SegmentFiles, field: str) -> None:
        for value, docs in sorted(self._values[field].items()):
            files.add_term(field, value.encode(), list(_value_blocks(docs, KINDS[field])))


def _authors(authors: Sequence[str]) -> Iterator[Part]:
    place = 0
    for author in authors:
        if words := spelled(author):
            yield "", words, place
            place += len(words) + AUTHOR_GAP


def _deflated(raw: bytes) -> bytes:
    """What zlib.compress gives, 20 times faster for a few bytes: it does not clear 256 KB for them."""
    small = zlib.compressobj(1, zlib.DEFLATED, 9, 1)
    return small.compress(raw) + small.flush()


def _write_words(
    files: SegmentFiles, field: str, places: Mapping[str, array[int]], lengths: bytes
) -> dict[str, int]:
    """Every term of a field with its postings; how many documents hold each that has more than one."""
    holders: dict[str, int] = {}
    for term in sorted(places):  # by code points, which is the order of their bytes
        found = places[term]
        if len(found) == 1:  # most terms
            doc = found[0] >> SHIFT
            files.add_alone(field, term.encode(), doc, 1, _ONCE[found[0] & MASK], lengths[doc])
        else:
            holders[term] = _write_several(files, field, term.encode(), found, lengths)
    return holders


def _write_several(files: SegmentFiles, field: str, term: bytes, places: array[int], lengths: bytes) -> int:
    """A term with its postings; how many documents hold it."""
    weights = Counter(documents(places))
    docs, found = list(weights), ordinals(places)
    if len(docs) == len(places):
        values = list(map(_ONCE.__getitem__, found))
    else:
        ends = pairwise(accumulate(weights.values(), initial=0))
        values = [
            _ONCE[found[start]] if end == start + 1 else postings.several_places(found[start:end])
            for start, end in ends
        ]
    if len(docs) == 1:
        files.add_alone(field, term, docs[0], len(places), values[0], lengths[docs[0]])
        return 1
    sizes = itemgetter(*docs)(lengths)
    times = list(weights.values())
    blocks = [
        postings.block(docs[part], times[part], b"(%bt" % b"".join(values[part]), sizes[part])
        for part in map(slice, range(0, len(docs), BLOCK), range(BLOCK, len(docs) + BLOCK, BLOCK))
    ]
    if len(blocks) == 1:
        files.add_block(field, term, blocks[0])
    else:
        files.add_term(field, term, blocks)
    return len(docs)


def _value_blocks(docs: list[int], kind: postings.Kind) -> Iterator[postings.Block]:
    for start in range(0, len(docs), BLOCK):
        part = docs[start : start + BLOCK]
        yield postings.block(part, [1] * len(part), postings.no_positions(kind, len(part)), b"")
