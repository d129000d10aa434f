"""What a reader asks of an archive: hits for a line as it is typed, an article, why there is nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kzuzcli.archive import Answer, Archive, Details
from kzuzcli.emptiness import Emptiness, explain
from kzuzcli.engines.base import Sort
from kzuzcli.query import MatchAll, Query, parse
from kzuzcli.residue import Residue, find

SHELF = 200
"""Hits that are brought at once: 15 ms on 100k articles."""

_UNFINISHED = re.compile(r"(?:^|[\s(])[^\W\d_]{3,}$")


@dataclass(frozen=True, slots=True)
class Listing:
    """The hits `offset`.. for a line; `asked` is the query they answer, which may have a * the line lacks."""

    line: str
    asked: str
    answer: Answer
    offset: int = 0

    @property
    def total(self) -> int:
        return self.answer.result.total

    @property
    def rest(self) -> bool:
        """Whether there are more hits behind these."""
        return self.offset + len(self.answer.found) < self.total


@dataclass(frozen=True, slots=True)
class Page:
    """An article with everything known of it, where the query's words stand, and what is no part of it."""

    details: Details
    spans: tuple[tuple[int, int], ...]
    residue: tuple[Residue, ...]


class Desk:
    """An archive that is open while somebody reads, and opened again once it holds more than it did.

    For one thread: a connection to SQLite belongs to the thread that made it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._archive: Archive | None = None

    def close(self) -> None:
        if self._archive is not None:
            self._archive.close()
            self._archive = None

    @property
    def archive(self) -> Archive:
        """Raises as Archive.open, and IndexUnusable."""
        if self._archive is not None and self._archive.behind() > 0:
            self.close()
        if self._archive is None:
            self._archive = Archive.open(self._folder)
        return self._archive

    def ask(self, line: str, sort: Sort = "relevance", possible: bool = False, offset: int = 0) -> Listing:
        """Hits for a line; everything, newest first, for an empty one. Raises QueryError, IndexUnusable.

        While a word is being typed it mostly occurs nowhere yet: then its beginning is asked for.
        """
        found = self._search(line, line, sort, possible, offset)
        if found.total == 0 and _UNFINISHED.search(line):
            begun = self._search(line, line + "*", sort, possible, offset)
            return begun if begun.total else found
        return found

    def _search(self, line: str, asked: str, sort: Sort, possible: bool, offset: int) -> Listing:
        query = parse(asked)
        if isinstance(query, MatchAll) and sort == "relevance":
            sort = "date"
        answer = self.archive.search(
            query, limit=SHELF, offset=offset, sort=sort, possible=possible, snippets=0
        )
        return Listing(line, asked, answer, offset)

    def why(self, listing: Listing) -> Emptiness:
        """Why a listing is empty, and what to ask instead."""
        return explain(self.archive, listing.answer)

    def read(self, id: str, query: Query) -> Page:
        """An article, lit by a query. Raises NoSuchArticle, IndexUnusable."""
        archive = self.archive
        details = archive.details(id)
        article = details.article
        residue = find(article.text, article.title, details.reader)
        return Page(details, tuple(archive.lit(article, query)), tuple(residue))
