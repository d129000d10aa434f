"""kzuz remove ID…"""

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
    DryRunOption,
    QuietOption,
    YesOption,
    archive_path,
    output,
)
from kzuzcli.cli.output import is_terminal
from kzuzcli.safe import safe_line


def run(
    ids: Annotated[list[str], typer.Argument(metavar="ID…", help="Ids; - reads them from stdin.")],
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    archive: ArchiveOption = None,
    color: ColorOption = None,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> int:
    """Take articles out for good; ingesting them again leaves them out (ingest --again).

    On a terminal it asks first. Examples:

      kzuz remove 1d14

      kzuz search spam --ids | kzuz remove - --yes
    """
    out = output(color, quiet, debug=debug)
    wanted = [line.strip() for line in sys.stdin if line.strip()] if ids == ["-"] else ids
    with Archive.open(archive_path(archive), write=True) as opened:
        opened.catch_up()
        articles = [opened.get(id) for id in wanted]
        for article in articles:
            out.say(f"  {article.id[:8]}  {safe_line(article.title)}")
        if dry_run:
            return messages.FINE
        if not yes and is_terminal(sys.stdin) and not typer.confirm(f"Remove {len(articles)}?"):
            return messages.INTERRUPTED
        for article in articles:
            opened.remove(article.id)
    out.say(f"  {len(articles)} removed")
    return messages.FINE
