"""kzuz show ID [QUERY]"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kzuzcli.archive import Archive
from kzuzcli.cli import messages
from kzuzcli.cli.options import (
    ArchiveOption,
    ColorOption,
    DebugOption,
    JsonOption,
    PagerOption,
    PlainOption,
    QuietOption,
    VerboseOption,
    archive_path,
    output,
)
from kzuzcli.cli.queries import ExactOption, wanted


def run(
    id: Annotated[
        str, typer.Argument(help="An article's id; four digits are enough where they are its own.")
    ],
    query: Annotated[list[str] | None, typer.Argument(help="Words to light up.")] = None,
    exact: ExactOption = False,
    json: JsonOption = False,
    plain: PlainOption = False,
    archive: ArchiveOption = None,
    color: ColorOption = None,
    no_pager: PagerOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    debug: DebugOption = False,
) -> int:
    """Read one article, with everything known of it and how it is known.

    Examples:

      kzuz show 1d14

      kzuz show 1d14 demarcation

      kzuz show 1d14 --json
    """
    out = output(color, quiet, verbose, debug, no_pager)
    with Archive.open(archive_path(archive)) as opened:
        details = opened.details(id)
        asked = wanted(query)[0] if query else None
        spans = opened.lit(details.article, asked, exact=exact) if asked is not None else None
    if json:
        from kzuzcli import contract

        out.json(contract.show(details, spans))
    elif plain:
        out.data(details.article.title)
        out.data("")
        out.data(details.article.text)
    else:
        from kzuzcli.render import article_page

        out.show(article_page(details, spans or [], out.coloured(sys.stdout)))
    return messages.FINE
