"""The table of verbs and the way from a command line to one of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import typer

from kzuzcli.cli import messages
from kzuzcli.cli.arguments import protect
from kzuzcli.errors import KzuzError


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: `run` of the module `kzuzcli.cli.verbs.<module>`. Its arguments may be a query."""

    module: str
    summary: str
    query: bool = False


VERBS: dict[str, Verb] = {
    "ingest": Verb("ingest", "Take in articles from files and folders."),
    "search": Verb("search", "Find articles.", query=True),
    "show": Verb("show", "Read one article.", query=True),
    "list": Verb("list", "Articles, newest first.", query=True),
    "stats": Verb("stats", "What the archive holds."),
    "set": Verb("set", "Correct an article's date, title, language or source."),
    "remove": Verb("remove", "Take an article out for good."),
    "check": Verb("check", "Verify that nothing is damaged."),
    "reindex": Verb("reindex", "Make the index again from the store."),
    "backup": Verb("backup", "Write the archive into one file."),
    "restore": Verb("restore", "Make an archive from a backup."),
    "help": Verb("help", "Help on a verb, or on the query language."),
}
"""Every verb, in the order help lists them."""

START = """kzuz keeps news articles and finds them again, offline.

  kzuz ingest FOLDER             take in the articles of a folder
  kzuz search demarcation        find those that speak of it, in any form
  kzuz show 1d14                 read one

  kzuz --help lists every verb; kzuz help query explains how to ask."""

COMPLETE = "_KZUZ_COMPLETE"


def run(arguments: Sequence[str]) -> int:
    """Run one command line; its exit code. Prints, but never a traceback unless --debug is there."""
    arguments = list(arguments)
    if not arguments and COMPLETE not in os.environ:
        print(START)
        return messages.FINE
    try:
        return _dispatch(arguments)
    except KzuzError as error:
        if "--debug" in arguments:
            raise
        _complain(messages.sentence(error))
        return messages.exit_code(error)
    except KeyboardInterrupt:
        return messages.INTERRUPTED
    except BrokenPipeError:
        # the reader of our output has seen enough; keep Python from complaining at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return messages.FINE
    except (OSError, RecursionError, MemoryError) as error:
        if "--debug" in arguments:
            raise
        _complain(f"{type(error).__name__}: {error}\n  --debug shows where")
        return messages.ARCHIVE


def _dispatch(arguments: list[str]) -> int:
    verb = next((each for each in arguments if each in VERBS), None)
    if verb is None and not arguments[0].startswith("-") and COMPLETE not in os.environ:
        return _unknown(arguments[0])
    if verb is not None and COMPLETE not in os.environ:
        place = arguments.index(verb)
        command = typer.main.get_command(build([verb]))
        rest = [*arguments[:place], *arguments[place + 1 :]]
        if VERBS[verb].query:
            rest = protect(rest, _options(command, verb))
        return _call(command, [verb, *rest])
    return _call(typer.main.get_command(build(list(VERBS))), arguments)


def _options(command: Any, verb: str) -> dict[str, bool]:
    """Every spelling of a verb's options, and whether a value follows it."""
    parameters = command.commands[verb].params
    found = {name: not each.is_flag for each in parameters if hasattr(each, "is_flag") for name in each.opts}
    return found | {"-h": False, "--help": False}


def build(names: Sequence[str]) -> typer.Typer:
    """The command line with these verbs; nothing of the others is imported."""
    app = typer.Typer(
        name="kzuz",
        help="An offline archive of news, searched in four languages.",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=len(names) > 1,
        no_args_is_help=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    from kzuzcli.cli.top import top

    app.callback(invoke_without_command=True)(top)
    for name in names:
        verb = VERBS[name]
        module = import_module(f"kzuzcli.cli.verbs.{verb.module}")
        app.command(name, help=verb.summary, epilog=None)(module.run)
    return app


def _call(command: Any, arguments: list[str]) -> int:
    try:
        result = command.main(args=arguments, prog_name="kzuz", standalone_mode=False)
    except typer.Exit as stop:
        return stop.exit_code
    except typer.Abort:
        return messages.INTERRUPTED
    except typer.TyperException as error:
        return _usage(error, arguments)
    return result if isinstance(result, int) else messages.FINE


def _usage(error: typer.TyperException, arguments: list[str]) -> int:
    verb = next((each for each in arguments if each in VERBS), "")
    told = getattr(error, "format_message", lambda: str(error))()
    _complain(f"{told}\n  try: kzuz {verb + ' ' if verb else ''}--help")
    return messages.USAGE


def _unknown(verb: str) -> int:
    import difflib

    close = difflib.get_close_matches(verb, VERBS, n=1)
    hint = f"did you mean kzuz {close[0]}?" if close else "kzuz --help lists every verb"
    _complain(f"there is no verb {verb!r}\n  {hint}")
    return messages.USAGE


def _complain(text: str) -> None:
    from kzuzcli.safe import safe

    print(safe(f"kzuz: {text}"), file=sys.stderr)
