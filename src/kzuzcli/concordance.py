"""Key words in context: every place where a query's words stand, with what stands around it.

A line never leaves its paragraph. Words of a phrase or of a full name that stand side by side are one
place; every other word that answers is a place of its own.
"""

from __future__ import annotations

import heapq
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kzuzcli import query as q
from kzuzcli.analysis import forms
from kzuzcli.article import Article, DateEvidence
from kzuzcli.highlight import spans
from kzuzcli.paragraphs import paragraph_at, paragraphs_of

REACH = 120
"""Characters kept on each side unless told otherwise."""

# what parts the words of a phrase in a text
_BETWEEN = re.compile(r"[\s\-‐‑–'’ʻʼ.,«»\"“”]{0,3}")
_SORTED_BY = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A place: `word` as it stands there, blanks made one in `left` and `right`; offsets in characters."""

    id: str
    title: str
    language: str
    date: DateEvidence | None
    source: str | None
    paragraph: int
    start: int
    end: int
    left: str
    word: str
    right: str


@dataclass(frozen=True, slots=True)
class Concordance:
    """The lines asked for, how many there are in how many articles, and the spellings met."""

    lines: list[Line]
    total: int
    articles: int
    spellings: dict[str, int]


def concordance(
    query: q.Query,
    articles: Iterable[Article],
    *,
    sort: str = "date",
    limit: int | None = None,
    offset: int = 0,
    reach: int = REACH,
) -> Concordance:
    """Lines of a query made ready by reading.py, sorted by `left`, `right` or `date` (newest first).

    Holds `limit` + `offset` lines at a time.
    """
    spellings: Counter[str] = Counter()
    holding = 0

    def each() -> Iterator[Line]:
        nonlocal holding
        for article in articles:
            found = lines(query, article, reach)
            spellings.update(line.word for line in found)
            holding += bool(found)
            yield from found

    key = SORTS[sort]
    kept = sorted(each(), key=key) if limit is None else heapq.nsmallest(limit + offset, each(), key=key)
    return Concordance(kept[offset:], spellings.total(), holding, dict(spellings.most_common()))


def lines(query: q.Query, article: Article, reach: int = REACH) -> list[Line]:
    """The lines of one article, in order of its text."""
    places = spans(query, article.text, article.language, article.passages)
    if not places:
        return []
    if _has_rows(query):
        places = _joined(article.text, places)
    paragraphs = paragraphs_of(article.text)
    return [_line(article, paragraphs, start, end, reach) for start, end in places]


def _line(article: Article, paragraphs: Sequence[tuple[int, int]], start: int, end: int, reach: int) -> Line:
    number = paragraph_at(paragraphs, start)
    first, last = paragraphs[number - 1]
    text = article.text
    return Line(
        article.id,
        article.title,
        _language(article, start),
        article.date,
        article.source,
        number,
        start,
        end,
        _one_line(text[max(first, start - reach) : start]),
        " ".join(text[start:end].split()),
        _one_line(text[end : min(max(last, end), end + reach)]),
    )


def _one_line(text: str) -> str:
    """Every run of blanks as one; those at the ends stay."""
    return re.sub(r"\s+", " ", text)


def _language(article: Article, place: int) -> str:
    """The language of the passage a place stands in."""
    at = bisect_right(article.passages, place, key=lambda passage: passage.start) - 1
    return article.passages[at].language if at >= 0 else article.language


def _has_rows(query: q.Query) -> bool:
    match query:
        case q.Sequence():
            return True
        case q.And(parts) | q.Or(parts):
            return any(map(_has_rows, parts))
        case q.Same(part):
            return _has_rows(part)
    return False


def _joined(text: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in places:
        if joined and _BETWEEN.fullmatch(text, joined[-1][1], start):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _by_left(line: Line) -> tuple[Any, ...]:
    return (forms(line.left, line.language)[: -_SORTED_BY - 1 : -1], *_by_date(line))


def _by_right(line: Line) -> tuple[Any, ...]:
    return (forms(line.right, line.language)[:_SORTED_BY], *_by_date(line))


def _by_date(line: Line) -> tuple[Any, ...]:
    """Newest first, undated last, an article's lines together and in order."""
    period = line.date.period if line.date else None
    day = (period.latest or period.earliest) if period else None
    return (-day.toordinal() if day else 1, line.id, line.start)


SORTS: dict[str, Callable[[Line], tuple[Any, ...]]] = {
    "left": _by_left,
    "right": _by_right,
    "date": _by_date,
}
"""The orders of lines: by the words before, the words behind, or time."""
