"""What an engine answers, whichever it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from kzuzcli.article import Passage
from kzuzcli.dataclass import dataclass, field
from kzuzcli.query import Query

Sort = Literal["relevance", "date", "oldest"]
DateMatch = Literal["certain", "possible"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index holds of one article. Days are proleptic ordinals (date.toordinal), inclusive.

    `languages` are the full tags of the article and of its passages. `earliest`/`latest` None:
    not known (both for undated and partial; one for bounds). `came_in` is the day the archive got it,
    which it cannot be younger than.
    """

    id: str
    title: str
    text: str
    language: str
    languages: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    earliest: int | None = None
    latest: int | None = None
    source: str = ""
    authors: tuple[str, ...] = ()
    came_in: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found. `date_match` is None when the query has no date filter."""

    id: str
    score: float
    date_match: DateMatch | None = None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits in rank order from `offset` on. `total` counts all articles found; `certain` and `possible`
    split it when the query filters by date. `bounded` and `undated` count articles that match all but
    the date filter and were left out because their date is only bounded or not known."""

    hits: Sequence[Hit]
    total: int
    certain: int = 0
    possible: int = 0
    bounded: int = 0
    undated: int = 0


@dataclass(frozen=True, slots=True)
class Request:
    """A query made ready by reading.py (no Term, Phrase, Near, Prefix or Fuzzy over words in it).

    `ids` of filter terms the store answers (url, path, id, tag) are given resolved: each such
    Term maps to the set of article ids it matches.
    """

    query: Query
    limit: int | None = 10
    offset: int = 0
    sort: Sort = "relevance"
    include_possible: bool = False
    certain_only: bool = False
    resolved: dict[object, frozenset[str]] = field(default_factory=dict)


class IndexWriter(Protocol):
    """One batch of changes to the index; nothing of it is seen before commit."""

    def add(self, entry: Entry) -> None:
        """Index this article in place of any older version of the same id."""

    def remove(self, entry: Entry) -> None:
        """Drop this article; `entry` is what was indexed, so that word counts can be taken back."""

    def commit(self, mark: int) -> None:
        """Make the batch visible at once. `mark` is the store's change number the index then stands at."""

    def build(self) -> None:
        """Nothing more is added: what can be done before the commit may begin."""

    def begin_commit(self, mark: int) -> None:
        """The same, but perhaps it is done only when `wait` is. The next batch may be filled meanwhile."""

    def wait(self) -> None:
        """Until the batch is committed. Raises what went wrong."""

    def abort(self) -> None: ...


class Engine(Protocol):
    """The full-text index beside the store: a cache that can be deleted and rebuilt."""

    def mark(self) -> int:
        """The change number of the last commit, 0 for an empty index. Raises IndexUnusable."""

    def writer(self) -> IndexWriter:
        """A new batch. The caller holds the archive's write lock."""

    def search(self, request: Request) -> SearchResult: ...

    def ids(self) -> set[str]:
        """Every article id the index holds."""

    def close(self) -> None: ...
