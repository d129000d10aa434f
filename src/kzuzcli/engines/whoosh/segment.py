"""What the evaluation needs of one segment, however it is read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol


class Postings(Protocol):
    """One term's articles in one segment, deleted ones included."""

    @property
    def count(self) -> int:
        """How many articles."""

    def all(self) -> tuple[Sequence[int], Sequence[int]]:
        """Their document numbers, ascending, and how often the term stands in each: as bytes if they fit."""

    def among(self, wanted: Collection[int]) -> tuple[Sequence[int], Sequence[int]]:
        """The same for those of the documents `wanted` that hold it."""

    def holding(self, wanted: set[int]) -> set[int]:
        """Those of the documents `wanted` that hold it."""

    def forget(self) -> None:
        """Let go of what was read; it may be asked for again."""

    def positions(self, wanted: Collection[int]) -> Mapping[int, Sequence[int]]:
        """Where the term stands in those of `wanted` that hold it: ordinals of words, ascending."""


class Segment(Protocol):
    """A part of the index that never changes, save for articles marked as deleted."""

    @property
    def count(self) -> int:
        """Documents, deleted ones included; their numbers are 0 to count - 1."""

    @property
    def deleted(self) -> AbstractSet[int]: ...

    def total_length(self, field: str) -> int:
        """The words of `field` in all documents, deleted ones included."""

    def lengths(self, field: str) -> bytes:
        """One length byte a document (layout.LENGTHS)."""

    def postings(self, field: str, term: str) -> Postings | None: ...

    def tags(self) -> Iterable[str]:
        """Every language tag, in lower case."""

    def ids(self) -> Sequence[str]:
        """Article ids by document number."""

    def doc(self, article: str) -> int | None:
        """The number of the document with this article id that is not deleted, or None."""

    def days(self, column: str) -> Sequence[int]:
        """A column of layout.DAYS by document number, UNKNOWN_DAY where not known."""

    def close(self) -> None: ...


MANY = 20
"""Where more than one article in MANY is asked for, all ids are read rather than each looked up."""


def holding(segment: Segment, articles: Collection[str]) -> Iterator[tuple[int, str]]:
    """The documents of these articles with their ids, deleted ones perhaps included."""
    if len(articles) * MANY > segment.count:
        yield from ((doc, article) for doc, article in enumerate(segment.ids()) if article in articles)
        return
    for article in articles:
        if (doc := segment.doc(article)) is not None:
            yield doc, article
