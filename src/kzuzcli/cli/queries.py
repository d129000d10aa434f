"""Options that are sugar for the query language: one tree, however it was asked for."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import Annotated

import typer

from kzuzcli.query import Query, all_of, parse

LangOption = Annotated[
    str | None, typer.Option("--lang", metavar="TAG", help="Only this language: as lang:TAG.")
]
SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="From this day, month or year on: date:DATE..")
]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Up to and with it: date:..DATE")
]
SourceOption = Annotated[
    str | None, typer.Option("--source", metavar="WORDS", help="Only this publisher: source:WORDS")
]
TitleOption = Annotated[
    str | None, typer.Option("--title", metavar="WORDS", help="Words of the headline: title:WORDS")
]
AnyOption = Annotated[bool, typer.Option("--any", help="Articles with any of the words, not all.")]
ExactOption = Annotated[bool, typer.Option("--exact", help="Every word exactly as written.")]
PossibleOption = Annotated[
    bool, typer.Option("--possible", help="With articles whose date only may lie in that time.")
]


def wanted(
    words: Sequence[str],
    *,
    any_word: bool = False,
    lang: str | None = None,
    since: str | None = None,
    until: str | None = None,
    source: str | None = None,
    title: str | None = None,
) -> tuple[Query, str]:
    """The query of a command line and how it reads written out. Raises QueryError."""
    sugar = [f"lang:{lang}"] if lang else []
    if since or until:
        sugar.append(f"date:{since or ''}..{until or ''}")
    sugar += [_words(name, value) for name, value in (("source", source), ("title", title)) if value]
    arguments = [*words, *sugar]
    parts = [parse(list(words), any_word=any_word)] if words else []
    parts += [parse(each) for each in sugar]
    return all_of(parts), " ".join(arguments)


def _words(field: str, value: str) -> str:
    plain = value.replace('"', " ").strip()
    return f'{field}:"{plain}"' if " " in plain else f"{field}:{plain}"


def command(verb: str, *arguments: str) -> str:
    """A command line to try, quoted for a shell."""
    return "kzuz " + " ".join([verb, *(shlex.quote(each) for each in arguments)])
