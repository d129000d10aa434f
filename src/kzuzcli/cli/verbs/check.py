"""kzuz check"""

from __future__ import annotations

from typing import Annotated

import typer

from kzuzcli.archive import Archive
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
    repair: Annotated[
        bool, typer.Option("--repair", help="Make the index again where it is at fault.")
    ] = False,
    json: JsonOption = False,
    archive: ArchiveOption = None,
    color: ColorOption = None,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> int:
    """Verify checksums and ids, and that index and store agree."""
    out = output(color, quiet, debug=debug)
    with Archive.open(archive_path(archive), write=repair) as opened:
        report = opened.check()
        index_at_fault = report.index or report.not_indexed or report.not_stored
        if repair and index_at_fault and not report.store:
            opened.reindex()
            report = opened.check()
    if json:
        from kzuzcli import contract

        out.json(contract.check(report))
    else:
        from kzuzcli.render import check_report

        out.show(*check_report(report))
        if not report.fine:
            out.say(
                "  try: kzuz check --repair" if index_at_fault and not repair else "  try: kzuz restore FILE"
            )
    return messages.FINE if report.fine else messages.ARCHIVE
