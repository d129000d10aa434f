"""The man page: roff, made from the same declarations as the help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kzuzcli import __version__
from kzuzcli.cli import pages
from kzuzcli.cli.declare import Option, Parameter, parameters
from kzuzcli.cli.options import COMMON
from kzuzcli.cli.table import VERBS, Verb


def man() -> str:
    """kzuz(1), for `kzuz help man > kzuz.1`."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield f'.TH KZUZ 1 "" "kzuz {_plain(__version__)}" "User Commands"'
    yield ".SH NAME"
    yield r"kzuz \- an archive of news articles, searched offline in four languages"
    yield ".SH SYNOPSIS"
    yield r".B kzuz"
    yield ".I verb"
    yield "[\\fIarguments\\fR] [\\fIoptions\\fR]"
    yield ".SH EXAMPLES"
    yield from _pairs(pages.START)
    yield ".SH VERBS"
    for verb in VERBS.values():
        yield from _verb(verb)
    yield ".SH OPTIONS OF EVERY VERB"
    yield from _pairs(map(pages.option_row, COMMON))
    yield ".SH OTHER OPTIONS"
    yield from _pairs(pages.TOP_OPTIONS)
    yield ".SH QUERIES"
    yield ".nf"
    yield from (_text(line) for line in pages.page("query", pages.WIDEST).split("\n"))
    yield ".fi"
    yield ".SH ENVIRONMENT"
    yield from _pairs(pages.ENVIRONMENT)
    yield ".SH EXIT STATUS"
    yield from _pairs(pages.EXIT_CODES)


def _verb(verb: Verb) -> Iterator[str]:
    own = parameters(verb.module().run)
    yield f".SS {_text(pages.usage(verb, own))}"
    for part in pages.description(verb):
        yield ".PP"
        yield _text(part)
    yield from _pairs(verb.module().EXAMPLES)
    yield from _pairs(pages.option_row(each) for each in _options_last(own))


def _options_last(own: Iterable[Parameter]) -> list[Parameter]:
    return sorted(own, key=lambda each: isinstance(each.declared, Option))


def _pairs(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for left, right in rows:
        yield ".TP"
        yield f"\\fB{_plain(left)}\\fR"
        yield _text(right)


def _text(text: str) -> str:
    """A line of text: no beginning of it is taken for a request."""
    plain = _plain(text)
    return f"\\&{plain}" if plain[:1] in (".", "'") else plain


def _plain(text: str) -> str:
    r"""Characters roff would read otherwise, written out: \ - ' ` ^ ~."""
    table = {"\\": r"\e", "-": r"\-", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti"}
    return "".join(table.get(each, each) for each in text)
