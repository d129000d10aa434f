"""CSV as RFC 4180 has it: a row an article, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kzuzcli.article import Article
from kzuzcli.citing.reference import Reference, line

COLUMNS = (
    "id title authors source language date earliest latest precision basis quote url path record sha256"
    " words tags paragraph passage passage_sha256"
).split()
# a spreadsheet takes a cell that begins so for a formula and computes it
_FORMULA = ("=", "+", "-", "@")


def sheet(references: Iterable[Reference]) -> Iterator[str]:
    yield _row(COLUMNS)
    for each in references:
        yield _row([_cell(value) for value in _values(each)])


def crossed(labels: Sequence[str], rows: Iterable[tuple[Article, Mapping[int, bool]]]) -> Iterator[str]:
    """A row an article, a column a query: 1 where it answers, `possible` where its date only may."""
    facts = ("id", "date", "language", "source", "title", "url")
    yield _row([*facts, *map(_cell, map(line, labels))])
    for article, columns in rows:
        cells = ["" if place not in columns else _ANSWERS[columns[place]] for place in range(len(labels))]
        source, title, url = (line(text or "") for text in (article.source, article.title, article.url))
        date = article.date.period if article.date else None
        yield _row([*map(_cell, (article.id, date, article.language, source, title, url)), *cells])


_ANSWERS = {False: "1", True: "possible"}


def _values(each: Reference) -> list[object]:
    article, quoted = each.article, each.quotation
    authors = "; ".join(filter(None, map(line, article.authors)))
    date = article.date
    period = date.period if date else None
    return [
        article.id,
        each.title,
        authors,
        each.source,
        article.language,
        period,
        period.earliest if period else None,
        period.latest if period else None,
        period.precision if period else None,
        date.basis if date else None,
        line(date.quote) if date else None,
        article.url and line(article.url),
        line(article.origin.path),
        article.origin.record and line(article.origin.record),
        article.sha256,
        article.words,
        "; ".join(each.tags),
        *((quoted.paragraph, quoted.text, quoted.sha256) if quoted else (None, None, None)),
    ]


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return "'" + text if text.startswith(_FORMULA) else text


def _row(cells: Iterable[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerow(cells)
    return out.getvalue()
