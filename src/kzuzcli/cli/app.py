"""The way from a command line to a verb, and from what went wrong to an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

from kzuzcli.cli import messages
from kzuzcli.cli.arguments import asks_for_help, protect, read, takes_value
from kzuzcli.cli.options import COMMON, settle
from kzuzcli.cli.table import VERBS, Verb
from kzuzcli.errors import KzuzError
from kzuzcli.safe import safe

COMPLETE = "_KZUZ_COMPLETE"
_COMMON = tuple(each.name for each in COMMON)


def run(arguments: Sequence[str]) -> int:
    """Run one command line; its exit code. Prints, but never a traceback unless --debug is there."""
    arguments = list(arguments)
    try:
        return _dispatch(arguments)
    except KeyboardInterrupt:
        return messages.INTERRUPTED
    except BrokenPipeError:
        raise
    except (KzuzError, messages.Usage, OSError, RecursionError, MemoryError) as error:
        if "--debug" in arguments:
            raise
        print(safe(f"kzuz: {_told(error, arguments)}"), file=sys.stderr)
        return messages.exit_code(error)
    except Exception as error:
        # a fault of this program: one sentence as well, and the way to see where it is
        if "--debug" in arguments:
            raise
        print(safe(f"kzuz: {messages.fault(error)}"), file=sys.stderr)
        return messages.ARCHIVE


def _told(error: Exception, arguments: list[str]) -> str:
    told = messages.sentence(error)
    if isinstance(error, messages.Usage) and len(error.args) == 1:
        verb, _ = _verb(arguments)
        told += f"\n  try: kzuz {verb.name + ' ' if verb else ''}--help"
    return told


def _dispatch(arguments: list[str]) -> int:
    if COMPLETE in os.environ:
        return _complete()
    if not arguments:
        return _page("start")
    verb, rest = _verb(arguments)
    if verb is not None:
        return _perform(verb, rest)
    if "--version" in arguments:
        return _version()
    if asks_for_help(arguments):
        return _page("top", arguments)
    if arguments[0].startswith(("--install-completion", "--show-completion")):
        from kzuzcli.cli.typed import call

        return call(VERBS.values(), arguments, perform)
    return _unknown(rest)


def _verb(arguments: list[str]) -> tuple[Verb | None, list[str]]:
    """The verb, which options may stand before, and all that stands around it."""
    at, valued = 0, takes_value(COMMON) | {"-h": False, "--help": False, "--version": False}
    while at < len(arguments) and arguments[at].startswith("-"):
        if arguments[at] not in valued:  # perhaps an option of a verb: only then are all verbs imported
            for each in VERBS.values():
                valued |= takes_value(each.parameters())
        at += 2 if valued.get(arguments[at]) else 1
    if at < len(arguments) and arguments[at] in VERBS:
        return VERBS[arguments[at]], [*arguments[:at], *arguments[at + 1 :]]
    return None, arguments[at:]


def _perform(verb: Verb, arguments: list[str]) -> int:
    if asks_for_help(arguments):
        return _page(verb.name, arguments)
    parameters = verb.parameters()
    if verb.query:
        arguments = protect(arguments, takes_value(parameters) | {"-h": False, "--help": False})
    values = read(arguments, parameters)
    if values is not None:
        return perform(verb, values)
    from kzuzcli.cli.typed import judge

    return judge(verb, arguments, perform)


def perform(verb: Verb, values: dict[str, Any]) -> int:
    """Run a verb with the values of all its parameters."""
    common = {name: values.pop(name) for name in _COMMON}
    out, folder = settle(**common)
    code: int = verb.module().run(out, folder, **values)
    return code


def _complete() -> int:
    from kzuzcli.cli.typed import call

    if os.environ[COMPLETE] != "complete_bash":
        return call(VERBS.values(), [], perform)
    import io
    from contextlib import redirect_stdout

    from kzuzcli.cli.complete import rejoined

    at = int(os.environ.get("COMP_CWORD") or 0)
    words, left_out = rejoined(os.environ.get("COMP_WORDS", "").split("\n")[: at + 1])
    os.environ |= {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}
    try:
        with redirect_stdout(io.StringIO()) as offered:
            return call(VERBS.values(), [], perform)
    finally:  # typer leaves by SystemExit
        for line in offered.getvalue().splitlines():
            print(line.removeprefix(left_out))


def _page(name: str, arguments: Sequence[str] = ()) -> int:
    from kzuzcli.cli import pages
    from kzuzcli.cli.output import Output, width

    text = pages.page(name, min(width(), pages.WIDEST))
    Output(pager="--no-pager" not in arguments).write(text + "\n")
    return messages.FINE


def _version() -> int:
    import platform

    import whoosh

    from kzuzcli import __version__
    from kzuzcli.schema import VERSION

    engine = f"Whoosh {whoosh.versionstring()}"
    print(f"kzuz {__version__} (schema {VERSION}, {engine}, Python {platform.python_version()})")
    return messages.FINE


def _unknown(rest: list[str]) -> int:
    if not rest:
        raise messages.Usage("there is no verb in this")
    raise messages.Usage(*messages.unknown_verb(rest[0], VERBS))
