"""BibTeX that classic styles and biblatex both read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kzuzcli.citing.reference import Author, Reference, Stated

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# braces are counted even behind a backslash: a lone \{ would swallow the rest of the file
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "`": r"\textasciigrave{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        **{character: "\\" + character for character in "&%$#_"},
    }
)
_JOINS = re.compile(r"(?i)\band\b|,")
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=,)(?=,)")


def bibtex(references: Iterable[Reference]) -> Iterator[str]:
    for each in references:
        kind = "article" if each.source else "misc"
        rows = [f"  {name} = {value}" for name, value in _fields(each)]
        yield f"@{kind}{{{each.key},\n" + ",\n".join(rows) + "\n}\n\n"


def _fields(each: Reference) -> Iterator[tuple[str, str]]:
    # the second braces keep a style from lowering capitals
    yield "title", f"{{{{{latex(each.title)}}}}}"
    if each.authors:
        yield "author", "{" + " and ".join(map(_name, each.authors)) + "}"
    if each.source:
        yield "journal", f"{{{{{latex(each.source)}}}}}"
    if each.date:
        yield from _date(each.date)
    if each.url:
        yield "url", f"{{{each.url}}}"
    if each.tags:
        yield "keywords", f"{{{', '.join(map(latex, each.tags))}}}"
    yield "language", f"{{{latex(each.article.language)}}}"
    yield "note", f"{{{latex(each.note)}}}"


def _date(date: Stated) -> Iterator[tuple[str, str]]:
    yield "year", f"{{{date.year}}}"
    if date.month:
        yield "month", _MONTHS[date.month - 1]
    if date.day:
        yield "day", f"{{{date.day}}}"


def _name(author: Author) -> str:
    if not author.given:
        return f"{{{latex(author.family)}}}"
    return f"{_part(author.family)}, {_part(author.given)}"


def _part(name: str) -> str:
    """A part of a person's name, in braces where BibTeX would read several names or parts in it."""
    return f"{{{latex(name)}}}" if _JOINS.search(name) else latex(name)


def latex(text: str) -> str:
    """Text as LaTeX prints it unchanged, what it would draw together (--, '') kept apart; braces balance."""
    return "{}".join(part.translate(_SPECIAL) for part in _LIGATURE.split(text))
