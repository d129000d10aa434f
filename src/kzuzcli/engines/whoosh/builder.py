"""A new segment, built from entries in memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from operator import itemgetter
from pickle import dumps

from kzuzcli.analysis import spelled
from kzuzcli.engines.base import Entry
from kzuzcli.engines.whoosh import passages, postings, wordcounts
from kzuzcli.engines.whoosh.layout import AUTHOR_GAP, DAYS, KINDS, SCORED, UNKNOWN_DAY, length_byte
from kzuzcli.engines.whoosh.manifest import SegmentFacts
from kzuzcli.engines.whoosh.postings import BLOCK
from kzuzcli.engines.whoosh.segmentfiles import WORDS, SegmentFiles
from kzuzcli.engines.whoosh.terms import FIELDS
from kzuzcli.engines.whoosh.vocabulary import Vocabulary

Flat = list[int | bytes]
"""Postings of one term: document, weight, value, document, weight, value ..."""

_ONCE = postings.SinglePlaces()


class TextField:
    """The postings of one field with positions, by number of term."""

    def __init__(self) -> None:
        self.postings: list[Flat] = []
        self.lengths = bytearray()
        self.total = 0

    def add(self, doc: int, numbers: Sequence[int], places: Sequence[int], terms: int) -> None:
        """A document's words in order, as numbers of terms, and where each stands; `terms`: how many there are."""
        self.lengths.append(length_byte(len(numbers)))
        self.total += len(numbers)
        lists = self.postings
        lists += [[] for _ in range(terms - len(lists))]
        once, often = _gathered(numbers, places)
        for number, place in once.items():
            lists[number] += (doc, 1, _ONCE[place])
        for number, found in often.items():
            lists[number] += (doc, len(found), postings.several_places(found))


def _gathered(numbers: Sequence[int], places: Sequence[int]) -> tuple[dict[int, int], dict[int, list[int]]]:
    """The place of each number that is there once, and the places of those that are there more often."""
    once: dict[int, int] = {}
    often: dict[int, list[int]] = {}
    for number, place in zip(numbers, places, strict=True):
        if number not in once:
            once[number] = place
        elif number in often:
            often[number].append(place)
        else:
            often[number] = [once[number], place]
    for number in often:
        del once[number]
    return once, often


class Builder:
    """Collects entries and writes them as the files of one segment, documents in the order they were added.

    `size` counts the postings held in memory, about 60 bytes each.
    """

    def __init__(self) -> None:
        self.count = self.size = 0
        self._vocabulary = Vocabulary()
        self._texts = {field: TextField() for field in SCORED}
        self._values: dict[str, dict[str, list[int]]] = {field: {} for field in KINDS}
        self._ids: list[bytes] = []
        self._days: dict[str, list[int]] = {column: [] for column in DAYS}
        self._stored: list[bytes] = []
        self._tally = wordcounts.Tally(self._vocabulary)

    def add(self, entry: Entry) -> None:
        doc = self.count
        title, body = self._tally.read(entry)
        self._add_text(doc, "title", title)
        self._add_text(doc, "body", body)
        self._add_text(doc, "source", self._bare(entry.source))
        self._add_authors(doc, entry.authors)
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
        self._stored.append(zlib.compress(dumps(stored, 3), 1))
        self.count += 1

    def _add_text(self, doc: int, field: str, numbers: Sequence[int]) -> None:
        self._texts[field].add(doc, numbers, range(len(numbers)), len(self._vocabulary.terms))
        self.size += len(numbers)

    def _bare(self, text: str) -> list[int]:
        """The numbers of the words of a text without language."""
        codes = self._vocabulary.of("")
        return [codes[word] >> 1 for word in spelled(text)]

    def _add_authors(self, doc: int, authors: Sequence[str]) -> None:
        numbers: list[int] = []
        places: list[int] = []
        for author in authors:
            begin = places[-1] + 1 + AUTHOR_GAP if places else 0
            words = self._bare(author)
            numbers += words
            places += range(begin, begin + len(words))
        self._texts["author"].add(doc, numbers, places, len(self._vocabulary.terms))

    def _add_value(self, doc: int, field: str, value: str) -> None:
        self._values[field].setdefault(value, []).append(doc)

    def write(self, files: SegmentFiles) -> SegmentFacts:
        """Write everything; the files are then complete, but not yet known to any table of contents."""
        keys = [term.encode() for term in self._vocabulary.terms]
        order = sorted(range(len(keys)), key=keys.__getitem__)
        for field in FIELDS:
            if field in SCORED:
                self._write_texts(files, field, keys, order)
            else:
                self._write_values(files, field)
        files.finish_terms()
        for field, text in self._texts.items():
            files.write_lengths(field, bytes(text.lengths))
        for column, days in self._days.items():
            files.write_days(column, days)
        files.write_strings("id", self._ids)
        files.write_strings("_stored", self._stored)
        files.write(WORDS, wordcounts.as_bytes(self._counts(keys, order)))
        totals = {field: text.total for field, text in self._texts.items()}
        return SegmentFacts(
            files.name, self.count, totals, tuple(sorted(self._values["language"])), files.sizes()
        )

    def _write_texts(self, files: SegmentFiles, field: str, keys: list[bytes], order: list[int]) -> None:
        lists, lengths = self._texts[field].postings, bytes(self._texts[field].lengths)
        held = len(lists)
        for number in order:
            if number < held and (flat := lists[number]):
                if len(flat) == 3:
                    doc, weight, value = flat
                    files.add_alone(field, keys[number], doc, weight, value, lengths[doc])  # type: ignore
                elif len(flat) <= 3 * BLOCK:
                    files.add_block(field, keys[number], _text_block(flat, lengths))
                else:
                    files.add_term(field, keys[number], list(_text_blocks(flat, lengths)))

    def _write_values(self, files: SegmentFiles, field: str) -> None:
        for value, docs in sorted(self._values[field].items()):
            files.add_term(field, value.encode(), list(_value_blocks(docs, KINDS[field])))

    def _counts(self, keys: list[bytes], order: list[int]) -> Iterator[wordcounts.Line]:
        lists = self._texts["body"].postings
        lists += [[] for _ in range(len(keys) - len(lists))]
        for number in order:
            flat = lists[number]
            found = self._tally.counts(number, len(flat) // 3, sum(flat[1::3]))  # type: ignore[arg-type]
            if found[0]:
                yield keys[number], *found


def _text_blocks(flat: Flat, lengths: bytes) -> Iterator[postings.Block]:
    for start in range(0, len(flat), 3 * BLOCK):
        yield _text_block(flat[start : start + 3 * BLOCK], lengths)


def _text_block(flat: Flat, lengths: bytes) -> postings.Block:
    docs: list[int] = flat[::3]  # type: ignore[assignment]
    weights: list[int] = flat[1::3]  # type: ignore[assignment]
    values: list[bytes] = flat[2::3]  # type: ignore[assignment]
    held = itemgetter(*docs)(lengths) if len(docs) > 1 else (lengths[docs[0]],)
    return postings.block(docs, weights, b"(%bt" % b"".join(values), held)


def _value_blocks(docs: list[int], kind: postings.Kind) -> Iterator[postings.Block]:
    for start in range(0, len(docs), BLOCK):
        part = docs[start : start + BLOCK]
        yield postings.block(part, [1] * len(part), postings.no_positions(kind, len(part)), b"")
