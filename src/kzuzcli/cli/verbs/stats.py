"""kzuz stats"""

from __future__ import annotations

from kzuzcli.archive import Archive
from kzuzcli.cli import messages
from kzuzcli.cli.options import (
    ArchiveOption,
    ColorOption,
    DebugOption,
    JsonOption,
    PagerOption,
    QuietOption,
    archive_path,
    output,
)


def run(
    json: JsonOption = False,
    archive: ArchiveOption = None,
    color: ColorOption = None,
    no_pager: PagerOption = False,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> int:
    """What the archive holds: articles by language, year and source, and the undated ones."""
    out = output(color, quiet, debug=debug, no_pager=no_pager)
    with Archive.open(archive_path(archive)) as opened:
        figures = opened.stats()
    if json:
        from kzuzcli import contract

        out.json(contract.stats(figures))
    else:
        from kzuzcli.render import statistics

        out.show(*statistics(figures))
    return messages.FINE
