"""kzuz help [WHAT]"""

from __future__ import annotations

from typing import Annotated

import typer

from kzuzcli.cli import messages


def run(
    what: Annotated[str | None, typer.Argument(help="A verb, or `query` for the query language.")] = None,
) -> int:
    """Help on a verb, or on the query language: kzuz help query"""
    from kzuzcli.cli.app import VERBS
    from kzuzcli.cli.app import run as again

    if what == "query":
        from kzuzcli.query.help import HELP

        print(HELP)
        return messages.FINE
    if what is None:
        return again(["--help"])
    if what not in VERBS:
        raise typer.BadParameter(f"there is no help on {what!r}", param_hint="WHAT")
    return again([what, "--help"])
