"""A new segment, built from entries."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from pickle import dumps
from uuid import uuid4

from kzuzcli.engines.base import Entry
from kzuzcli.engines.whoosh import passages, postings
from kzuzcli.engines.whoosh.columns import big_endian, string_tail
from kzuzcli.engines.whoosh.layout import AUTHOR_GAP, INDEX_NAME, SCORED, UNKNOWN_DAY, length_byte, term
from kzuzcli.engines.whoosh.manifest import SegmentFacts
from kzuzcli.engines.whoosh.postings import Kind
from kzuzcli.engines.whoosh.terms import FIELDS, TermInfo, TermsFile, key

KINDS: dict[str, Kind] = {
    "author": "positions",
    "body": "positions",
    "date": "existence",
    "id": "existence",
    "language": "counts",
    "source": "positions",
    "title": "positions",
}


class Builder:
    """Collects entries and writes them as the files of one segment.

    Documents are numbered in the order they are added.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.name = f"{INDEX_NAME}_{uuid4().hex[:16]}"
        self.count = 0
        self._terms: dict[str, dict[str, list[tuple[int, list[int]]]]] = {field: {} for field in FIELDS}
        self._lengths = {field: bytearray() for field in SCORED}
        self._totals = dict.fromkeys(SCORED, 0)
        self._ids: list[bytes] = []
        self._days: dict[str, list[int]] = {"earliest": [], "latest": []}
        self._stored: list[bytes] = []

    def add(self, entry: Entry) -> None:
        doc = self.count
        for field, words in _words(entry).items():
            self._add_words(doc, field, words)
        self._ids.append(entry.id.encode())
        self._add_value(doc, "id", entry.id)
        for tag in passages.tags(entry):
            self._add_value(doc, "language", tag)
        stored = {"id": entry.id}
        if entry.earliest is not None:
            stored["date"] = date.fromordinal(entry.earliest).isoformat()
            self._add_value(doc, "date", stored["date"])
        self._days["earliest"].append(entry.earliest or UNKNOWN_DAY)
        self._days["latest"].append(entry.latest or UNKNOWN_DAY)
        self._stored.append(zlib.compress(dumps(stored, 3), 1))
        self.count += 1

    def _add_words(self, doc: int, field: str, words: list[tuple[int, str]]) -> None:
        places: dict[str, list[int]] = {}
        for place, word in words:
            places.setdefault(word, []).append(place)
        for word, found in places.items():
            self._terms[field].setdefault(word, []).append((doc, found))
        self._lengths[field].append(length_byte(len(words)))
        self._totals[field] += len(words)

    def _add_value(self, doc: int, field: str, value: str) -> None:
        self._terms[field].setdefault(value, []).append((doc, [0]))

    def finish(self) -> SegmentFacts:
        """Write the files; they are complete but not yet known to any table of contents."""
        terms, end = TermsFile(), 0
        with self._open(".pst") as file:
            for field in FIELDS:
                lengths = bytes(self._lengths.get(field, b""))
                by_key = sorted((word.encode(), found) for word, found in self._terms[field].items())
                for word, found in by_key:
                    blocks = list(_blocks(KINDS[field], found, lengths))
                    raw = postings.chain([block.raw for block in blocks])
                    terms.add(key(field, word), _info(blocks, end, len(raw)))
                    file.write(raw)
                    end += len(raw)
        self._write(".trm", terms.parts())
        for field, found_lengths in self._lengths.items():
            self._write(f"._{field}_len.col", [bytes(found_lengths)])
        for column, days in self._days.items():
            self._write(f".{column}.col", [big_endian("i", days)])
        self._write(".id.col", [*self._ids, *string_tail([len(one) for one in self._ids])])
        self._write("._stored.col", [*self._stored, *string_tail([len(one) for one in self._stored])])
        return SegmentFacts(self.name, self.count, dict(self._totals), tuple(sorted(self._terms["language"])))

    def _open(self, ending: str):  # type: ignore[no-untyped-def]
        return (self._folder / (self.name + ending)).open("wb")

    def _write(self, ending: str, parts: Iterable[bytes]) -> None:
        with self._open(ending) as file:
            file.writelines(parts)


def _words(entry: Entry) -> dict[str, list[tuple[int, str]]]:
    """Each scored field to its terms with their places."""
    from kzuzcli.analysis import primary

    title = primary(entry.language)
    body = [
        term("body", form, language)
        for language, text in passages.stretches(entry)
        for form in passages.forms(text, language)
    ]
    return {
        "title": list(enumerate(term("title", form, title) for form in passages.forms(entry.title, title))),
        "body": list(enumerate(body)),
        "source": list(enumerate(passages.forms(entry.source, "und"))),
        "author": list(_author_words(entry.authors)),
    }


def _author_words(authors: Iterable[str]) -> Iterator[tuple[int, str]]:
    place = 0
    for author in authors:
        for form in passages.forms(author, "und"):
            yield place, form
            place += 1
        place += AUTHOR_GAP


def _blocks(kind: Kind, found: list[tuple[int, list[int]]], lengths: bytes) -> Iterator[postings.Block]:
    for start in range(0, len(found), postings.BLOCK):
        part = found[start : start + postings.BLOCK]
        docs = [doc for doc, _ in part]
        weights = [len(places) for _, places in part]
        raw = [postings.positions_value(places) for _, places in part] if kind == "positions" else []
        values = postings.values_of(kind, raw, len(part))
        yield postings.block(docs, weights, values, bytes(lengths[doc] for doc in docs) if lengths else b"")


def _info(blocks: list[postings.Block], place: int, size: int) -> TermInfo:
    return TermInfo(
        sum(block.weight for block in blocks),
        sum(block.documents for block in blocks),
        min(block.min_length for block in blocks),
        max(block.max_length for block in blocks),
        max(block.max_weight for block in blocks),
        blocks[0].first,
        blocks[-1].last,
        place,
        size,
    )
