"""RIS: two letters, two blanks, a dash, a value on one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kzuzcli.citing.reference import Author, Reference, Stated


def ris(references: Iterable[Reference]) -> Iterator[str]:
    for each in references:
        yield "".join(f"{tag}  - {value}\r\n" for tag, value in _tags(each) if value) + "ER  - \r\n\r\n"


def _tags(each: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", each.key
    yield "TI", each.title
    for author in each.authors:
        yield "AU", _name(author)
    yield "T2", each.source
    if each.date:
        yield "PY", str(each.date.year)
        yield "DA", _date(each.date)
    for tag in each.tags:
        yield "KW", tag
    yield "UR", each.url
    yield "LA", each.article.language
    yield "N1", each.note


def _name(author: Author) -> str:
    return f"{author.family}, {author.given}" if author.given else author.family


def _date(date: Stated) -> str:
    """YYYY/MM/DD/ with what is not known left empty."""
    month, day = (f"{part:02}" if part else "" for part in (date.month, date.day))
    return f"{date.year}/{month}/{day}/"
