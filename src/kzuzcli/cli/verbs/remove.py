"""kzuz remove ID…"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from kzuzcli.archive import Archive
from kzuzcli.cli import messages
from kzuzcli.cli.answers import ids_of
from kzuzcli.cli.declare import argument
from kzuzcli.cli.options import DryRunOption, YesOption
from kzuzcli.cli.output import Output, is_terminal
from kzuzcli.safe import safe_line

EXAMPLES = (
    ("kzuz remove 1d14", "asks first"),
    ("kzuz search casino --ids | kzuz remove - --yes", "all that is found, without asking"),
    ("kzuz remove 1d14 --dry-run", "only says what it would remove"),
)


def run(
    out: Output,
    folder: Path,
    ids: Annotated[list[str], argument("ID", told="Article ids; - reads them from stdin.", complete="id")],
    yes: YesOption = False,
    dry_run: DryRunOption = False,
) -> int:
    """Take articles out for good. Ingesting them again leaves them out, unless with ingest --again.

    On a terminal it asks first; elsewhere it wants --yes.
    """
    wanted = ids_of(ids)
    with Archive.open(folder, write=not dry_run) as opened:
        if not dry_run:
            opened.catch_up()
        articles = {article.id: article for article in map(opened.get, wanted)}
        for article in articles.values():
            out.say(f"  {article.id[:8]}  {safe_line(article.title)}")
        if dry_run:
            out.say(f"  {len(articles):,} would be removed")
            return messages.FINE
        if not yes and not _agreed(len(articles)):
            out.say("  nothing removed")
            return messages.FINE
        for id in articles:
            opened.remove(id)
    out.say(f"  {len(articles):,} removed")
    return messages.FINE


def _agreed(many: int) -> bool:
    """Whether the user says yes. Raises Usage where there is nobody to ask."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        raise messages.Usage(
            "remove asks first, and there is no terminal to ask on", "say --yes, or --dry-run to look"
        )
    what = "this article" if many == 1 else f"these {many:,} articles"
    print(f"  remove {what} for good? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")
