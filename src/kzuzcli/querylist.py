"""A list of queries, one a line, answered together: which articles answer which of them.

A line is a query, or a label, a tab and a query; # begins a comment, empty lines are nothing. A line that
cannot be read or answered is a fault, and the others are answered all the same.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kzuzcli.archive import Archive
from kzuzcli.article import Article
from kzuzcli.engines.base import SearchResult
from kzuzcli.errors import (
    AmbiguousId,
    BadId,
    BadName,
    KzuzError,
    NoSuchArticle,
    NoSuchSaved,
    PeriodError,
    QueryError,
    SameLabel,
)
from kzuzcli.query import MatchAll, Query, all_of, parse

COMMENT = "#"
APART = "\t"
_LINE_END = re.compile("\r\n|\r|\n")

FAULTS = (QueryError, PeriodError, BadId, AmbiguousId, NoSuchArticle, NoSuchSaved, BadName, SameLabel)
"""What may be wrong with one line alone; any other error is one of the archive."""


@dataclass(frozen=True, slots=True)
class Line:
    """A query of a list; `number` counts lines from 1, `label` is the query as written where it has none."""

    number: int
    label: str
    written: str
    query: Query


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that could not be read or answered."""

    number: int
    written: str
    error: KzuzError


@dataclass(frozen=True, slots=True)
class Answered:
    """A line and its articles: places in Table.ids, newest first, of which `possible` ones may lie in the time
    asked for. `result` holds the counts, without its hits."""

    line: Line
    result: SearchResult
    places: array[int]
    possible: frozenset[int]


@dataclass(frozen=True, slots=True)
class Table:
    """Articles by queries. `ids` are the articles that answer any, in no order."""

    answered: tuple[Answered, ...]
    faults: tuple[Fault, ...]
    ids: tuple[str, ...]


def read_lines(text: str, *, phrases: bool = False) -> tuple[list[Line], list[Fault]]:
    """The queries of a list and its lines that are none; with `phrases` a line is words in a row, no query."""
    lines: list[Line] = []
    faults: list[Fault] = []
    labels: dict[str, int] = {}
    for number, row in enumerate(_LINE_END.split(text), 1):
        if not row.strip() or row.lstrip().startswith(COMMENT):
            continue
        label, written = _parted(row)
        try:
            query = parse(_phrase(written) if phrases else written)
            if isinstance(query, MatchAll):
                raise QueryError("missing-operand", written or label, 0, 1, label, ("a query",))
            if (first := labels.setdefault(label or written, number)) != number:
                raise SameLabel(label or written, first)
        except FAULTS as error:
            faults.append(Fault(number, written, error))
        else:
            lines.append(Line(number, label or written, written, query))
    return lines, faults


def _parted(row: str) -> tuple[str, str]:
    """(label, query) of a line; the label is empty where it has none."""
    head, apart, tail = row.strip().partition(APART)
    return (head.strip(), tail.strip()) if apart else ("", head)


def _phrase(written: str) -> str:
    return '"' + "".join(" " if sign in '"“”„«»‟' else sign for sign in written).strip() + '"'


def answer(
    archive: Archive,
    lines: Iterable[Line],
    narrowing: Query,
    *,
    exact: bool = False,
    possible: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Table:
    """Every line asked, of the articles that `narrowing` leaves. Raises IndexUnusable."""
    places: dict[str, int] = {}
    answered: list[Answered] = []
    faults: list[Fault] = []
    for done, line in enumerate(lines, 1):
        try:
            found = archive.select(all_of([line.query, narrowing]), exact=exact, possible=possible).result
        except FAULTS as error:
            faults.append(Fault(line.number, line.written, error))
            continue
        at = array("I", (places.setdefault(hit.id, len(places)) for hit in found.hits))
        maybe = frozenset(places[hit.id] for hit in found.hits if hit.date_match == "possible")
        counts = SearchResult((), found.total, found.certain, found.possible, found.bounded, found.undated)
        answered.append(Answered(line, counts, at, maybe))
        if progress is not None:
            progress(done)
    return Table(tuple(answered), tuple(faults), tuple(places))


def articles(archive: Archive, table: Table) -> Iterator[tuple[Article, dict[int, bool]]]:
    """Each article that answers any query, newest first, with the columns of the queries it answers: whether
    it only possibly lies in the time that was asked for."""
    columns: dict[int, dict[int, bool]] = {}
    for column, one in enumerate(table.answered):
        for place in one.places:
            columns.setdefault(place, {})[column] = place in one.possible
    place_of = {id: place for place, id in enumerate(table.ids)}
    ordered = (hit.id for hit in archive.select(MatchAll()).result.hits if hit.id in place_of)
    for article in archive.articles(ordered):
        yield article, columns[place_of[article.id]]
