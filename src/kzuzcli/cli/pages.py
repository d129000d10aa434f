"""Help, offline: what `kzuz`, `--help`, `kzuz help query` and the man page say, made from the declarations.

Examples come first; everything else is found by those who scroll.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from kzuzcli.cli.declare import Argument, Option, Parameter, parameters
from kzuzcli.cli.options import COMMON
from kzuzcli.cli.table import VERBS, Verb

WIDEST = 100
_MOST_LEFT = 26

START = (
    ("kzuz ingest FOLDER", "take in the articles of a folder"),
    ("kzuz search demarcation", "find those that speak of it, in any form"),
    ("kzuz show 1d14", "read one"),
)

_WHAT = "kzuz keeps news articles and finds them again, offline, in four languages."
_MORE = "kzuz --help lists every verb; kzuz help query explains how to ask."

TOP_OPTIONS = (
    ("--version", "Program, schema, Whoosh and Python."),
    ("--install-completion", "Let the shell complete verbs, fields, languages and ids."),
    ("--show-completion", "Print what the shell would have to load for that."),
)

EXIT_CODES = (
    ("0", "fine"),
    ("1", "nothing found, no such article"),
    ("2", "a command or query that cannot be read"),
    ("3", "the archive is missing, locked, damaged or of a later kzuz"),
    ("4", "some inputs could not be read; the rest is in"),
    ("130", "interrupted"),
)

ENVIRONMENT = (
    ("KZUZ_ARCHIVE", "The archive's folder, where --archive does not say."),
    ("KZUZ_PAGER, PAGER", "What shows more than a screen; less -FIRX otherwise, none if empty."),
    ("NO_COLOR", "No colour. FORCE_COLOR and CLICOLOR_FORCE: colour in a pipe too."),
    ("COLUMNS", "How wide to write."),
)

NAMES = (*VERBS, "query", "man")
"""What `kzuz help` takes."""


def page(name: str, columns: int) -> str:
    """The page of this name (start, top, query, man or a verb), without a line break at its end."""
    if name in VERBS:
        return _joined(_verb(VERBS[name], columns))
    if name == "query":
        from kzuzcli.query.help import HELP

        return HELP.rstrip("\n")
    if name == "man":
        from kzuzcli.cli.man import man

        return man()
    return _joined(_top(columns) if name == "top" else _start(columns))


def _joined(blocks: Iterable[str]) -> str:
    return "\n\n".join(blocks)


def _start(columns: int) -> Iterator[str]:
    yield _filled(_WHAT, columns)
    yield _rows(START, columns)
    yield _filled(_MORE, columns)


def _top(columns: int) -> Iterator[str]:
    yield from _start(columns)
    yield _section("Verbs", [(verb.name, verb.summary) for verb in VERBS.values()], columns)
    yield _section("Options of every verb", _options(COMMON), columns)
    yield _section("Other options", TOP_OPTIONS, columns)
    yield _section("Environment", ENVIRONMENT, columns)
    yield _section("Exit codes", EXIT_CODES, columns)


def _verb(verb: Verb, columns: int) -> Iterator[str]:
    own = parameters(verb.module().run)
    yield usage(verb, own)
    yield _rows(verb.module().EXAMPLES, columns)
    yield _joined(_filled(each, columns) for each in description(verb))
    if arguments := _arguments(own):
        yield _section("Arguments", arguments, columns)
    if options := _options(own):
        yield _section("Options", options, columns)
    yield _section("Options of every verb", _options(COMMON), columns)


def usage(verb: Verb, own: Sequence[Parameter]) -> str:
    """`kzuz show ID [QUERY…] [options]`"""
    words = []
    for each in own:
        if isinstance(each.declared, Argument):
            word = each.declared.metavar + ("…" if each.many else "")
            words.append(word if each.required else f"[{word}]")
    options = ["[options]"] if len(words) < len(own) else []
    return " ".join(["kzuz", verb.name, *words, *options])


def description(verb: Verb) -> list[str]:
    """What a verb does, in paragraphs."""
    told = textwrap.dedent(" " * 4 + (verb.module().run.__doc__ or verb.summary)).strip()
    return [" ".join(part.split()) for part in told.split("\n\n")]


def _arguments(found: Iterable[Parameter]) -> list[tuple[str, str]]:
    return [
        (each.declared.metavar, each.declared.told) for each in found if isinstance(each.declared, Argument)
    ]


def _options(found: Iterable[Parameter]) -> list[tuple[str, str]]:
    return [option_row(each) for each in found if isinstance(each.declared, Option)]


def option_row(parameter: Parameter) -> tuple[str, str]:
    """(`-n, --limit N`, what it does and what it is without being said)."""
    declared = parameter.declared
    if isinstance(declared, Argument):
        return declared.metavar, declared.told
    spelled = ", ".join(declared.names) + (f" {declared.metavar}" if declared.metavar else "")
    told = declared.told
    if parameter.takes_value and parameter.default not in (None, 0, ""):
        told = f"{told.rstrip('.')} [{parameter.default}]"
    return spelled, told


def _section(title: str, rows: Sequence[tuple[str, str]], columns: int) -> str:
    return f"{title}\n{_rows(rows, columns)}"


def _rows(rows: Sequence[tuple[str, str]], columns: int) -> str:
    """Two columns; a left one that is too long stands on a line of its own."""
    fits = [len(left) for left, _ in rows if len(left) <= max(_MOST_LEFT, columns // 2)]
    left_width = min(max(fits, default=0), columns // 2)
    return "\n".join(line for left, right in rows for line in _row(left, right, left_width, columns))


def _row(left: str, right: str, left_width: int, columns: int) -> list[str]:
    indent = " " * (left_width + 4)
    if len(left) > left_width:
        return [f"  {left}", *_wrapped(right, columns, indent, indent)]
    return _wrapped(right, columns, f"  {left:<{left_width}}  ", indent)


def _wrapped(text: str, columns: int, first: str, further: str) -> list[str]:
    return textwrap.wrap(
        text, columns, initial_indent=first, subsequent_indent=further, break_on_hyphens=False
    ) or [first.rstrip()]


def _filled(text: str, columns: int) -> str:
    return "\n".join(_wrapped(text, columns, "", ""))
