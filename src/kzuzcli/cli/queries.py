"""Options that are sugar for the query language: one tree, however it was asked for."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import Annotated

from kzuzcli.cli.declare import argument, option
from kzuzcli.engines.base import Sort
from kzuzcli.query import Query, all_of, parse

QueryArgument = Annotated[
    list[str] | None,
    argument("QUERY", told="Words, phrases, fields, dates: kzuz help query.", complete="query"),
]
LangOption = Annotated[
    str | None, option("--lang", metavar="TAG", told="Only this language: lang:TAG.", complete="language")
]
SinceOption = Annotated[
    str | None, option("--since", metavar="DATE", told="From this day, month or year on: date:DATE..")
]
UntilOption = Annotated[str | None, option("--until", metavar="DATE", told="Up to and with it: date:..DATE")]
SourceOption = Annotated[
    str | None, option("--source", metavar="WORDS", told="The publisher: source:WORDS", complete="source")
]
TitleOption = Annotated[str | None, option("--title", metavar="WORDS", told="The headline: title:WORDS")]
AnyOption = Annotated[bool, option("--any", told="Articles with any of the words, not all.")]
ExactOption = Annotated[bool, option("--exact", told="Every word exactly as written.")]
AcrossOption = Annotated[
    bool, option("--across", told="Also by what the words are called in the other languages.")
]
SemanticOption = Annotated[
    bool,
    option("--semantic", told="Also what is near in meaning, in any language; see kzuz reindex --semantic."),
]
PossibleOption = Annotated[
    bool, option("--possible", told="Also articles whose date only may lie in that time.")
]
CertainOption = Annotated[
    bool, option("--certain", told="Only articles whose date certainly lies in that time.")
]

SORTS: dict[str, Sort] = {"relevance": "relevance", "date": "date", "oldest": "oldest"}
SortOption = Annotated[
    str, option("--sort", metavar="HOW", told="relevance, date or oldest.", choices=tuple(SORTS))
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
