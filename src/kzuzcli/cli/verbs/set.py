"""kzuz set ID"""

from __future__ import annotations

from typing import Annotated

import typer

from kzuzcli.archive import CORRECTABLE, Archive
from kzuzcli.cli import messages
from kzuzcli.cli.options import (
    ArchiveOption,
    ColorOption,
    DebugOption,
    JsonOption,
    QuietOption,
    archive_path,
    output,
)


def run(
    id: Annotated[str, typer.Argument(help="An article's id.")],
    date: Annotated[
        str | None, typer.Option("--date", metavar="EDTF", help="2022-12-21, 2022-12, 2019?, or none.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="The headline.")] = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="TAG", help="en, ru, uz-Cyrl …")
    ] = None,
    source: Annotated[str | None, typer.Option("--source", help="The publisher.")] = None,
    reset: Annotated[
        list[str] | None, typer.Option("--reset", metavar="FIELD", help="Take a correction back.")
    ] = None,
    json: JsonOption = False,
    archive: ArchiveOption = None,
    color: ColorOption = None,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> int:
    """Correct an article. Your word outranks everything and survives re-ingest.

    Examples:

      kzuz set 1d14 --date 2022-12-21

      kzuz set 1d14 --language uz-Cyrl --source UzA

      kzuz set 1d14 --reset date
    """
    out = output(color, quiet, debug=debug)
    given = {"date": date, "title": title, "language": language, "source": source}
    changes: dict[str, str | None] = {name: value for name, value in given.items() if value is not None}
    for field in reset or []:
        if field not in CORRECTABLE:
            raise typer.BadParameter(f"{field!r} is not {', '.join(CORRECTABLE)}", param_hint="--reset")
        changes[field] = None
    if not changes:
        raise typer.BadParameter("say what to set", param_hint="--date, --title, --language or --source")
    with Archive.open(archive_path(archive), write=True) as opened:
        opened.catch_up()
        article = opened.correct(id, changes)
    if json:
        from kzuzcli import contract

        out.json(contract.article(article))
    else:
        from kzuzcli.render import article_facts

        out.show(article_facts(article))
    return messages.FINE
