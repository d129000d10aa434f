"""A segment read by Whoosh itself: for what our own reader does not cover, and to compare it with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from pathlib import Path
from typing import Any

from kzuzcli.engines.whoosh.layout import INDEX_NAME
from kzuzcli.engines.whoosh.schema import quiet_import


class StockPostings:
    def __init__(self, matcher: Any, count: int) -> None:
        self._matcher = matcher
        self.count = count

    @cached_property
    def _read(self) -> tuple[list[int], list[int], list[Any]]:
        docs, weights, values = [], [], []
        matcher = self._matcher
        while matcher.is_active():
            docs.append(matcher.id())
            weights.append(int(matcher.weight()))
            values.append(matcher.value())
            matcher.next()
        return docs, weights, values

    def forget(self) -> None:
        """Keeps what was read: a matcher is gone through once."""

    def all(self) -> tuple[Sequence[int], Sequence[int]]:
        return self._read[:2]

    def among(self, wanted: Collection[int]) -> tuple[Sequence[int], Sequence[int]]:
        found = [pair for pair in zip(*self.all(), strict=True) if pair[0] in wanted]
        return [doc for doc, _ in found], [weight for _, weight in found]

    def holding(self, wanted: set[int]) -> set[int]:
        return wanted.intersection(self.all()[0])

    def positions(self, wanted: Collection[int]) -> Mapping[int, Sequence[int]]:
        decode = self._matcher.format.decode_positions
        found = zip(self._read[0], self._read[2], strict=True)
        return {doc: decode(value) for doc, value in found if doc in wanted}


class StockSegment:
    """A whoosh.reading.SegmentReader as a Segment."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self.count: int = reader.doc_count_all()
        self.deleted: AbstractSet[int] = frozenset(reader.segment().deleted_docs())

    def total_length(self, field: str) -> int:
        return int(self._reader.field_length(field))

    def lengths(self, field: str) -> bytes:
        from whoosh.util.numeric import length_to_byte

        length = self._reader.doc_field_length
        return bytes(length_to_byte(length(doc, field) or 0) for doc in range(self.count))

    def postings(self, field: str, term: str) -> StockPostings | None:
        from whoosh.reading import TermNotFound

        try:
            # the reader's own `postings` hides deleted documents, which count in document frequencies
            matcher = self._reader._terms.matcher(field, term.encode(), self._reader.schema[field].format)
            return StockPostings(matcher, self._reader.doc_frequency(field, term))
        except TermNotFound:
            return None

    def tags(self) -> Iterable[str]:
        return [text.decode() for text in self._reader.lexicon("language")]

    def ids(self) -> Sequence[str]:
        return [self._reader.stored_fields(doc)["id"] for doc in range(self.count)]

    def doc(self, article: str) -> int | None:
        found = self.postings("id", article)
        return next((doc for doc in found.all()[0] if doc not in self.deleted), None) if found else None

    def days(self, column: str) -> Sequence[int]:
        return list(self._reader.column_reader(column))

    def close(self) -> None:
        self._reader.close()


def open_stock(folder: Path) -> list[StockSegment]:
    """Every segment of the newest table of contents, read by Whoosh."""
    quiet_import()
    from whoosh.index import open_dir

    reader = open_dir(str(folder), indexname=INDEX_NAME).reader()
    return [StockSegment(leaf) for leaf, _ in reader.leaf_readers() if leaf.doc_count_all()]
