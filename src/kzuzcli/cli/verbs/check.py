"""kzuz check"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from kzuzcli.archive import Archive, CheckReport
from kzuzcli.cli import messages
from kzuzcli.cli.declare import option
from kzuzcli.cli.options import JsonOption
from kzuzcli.cli.output import Output
from kzuzcli.cli.waiting import waiting

EXAMPLES = (
    ("kzuz check", "verify every article and the index"),
    ("kzuz check --repair", "make the index again where it is at fault"),
)


def run(
    out: Output,
    folder: Path,
    repair: Annotated[bool, option("--repair", told="Make the index again where it is at fault.")] = False,
    json: JsonOption = False,
) -> int:
    """Verify checksums and ids, and that index and store agree."""
    repaired = 0
    with Archive.open(folder, write=repair) as opened:
        report = opened.check()
        if repair and _index_at_fault(report) and not report.store:
            with waiting(out, "articles") as progress:
                repaired = opened.reindex(progress=progress)
            report = opened.check()
    if json:
        from kzuzcli import contract

        out.json(contract.check(report))
    else:
        from kzuzcli.render import check_report

        out.show(*check_report(report))
    if repaired:
        out.say(f"  the index was made again from the store: {repaired:,} articles")
    if not report.fine:
        out.say(_way_out(report))
    return messages.FINE if report.fine else messages.ARCHIVE


def _index_at_fault(report: CheckReport) -> bool:
    return bool(report.index or report.not_indexed or report.not_stored)


def _way_out(report: CheckReport) -> str:
    if report.store or report.damaged:
        return "  try: kzuz backup FILE to keep what can be read, kzuz restore FILE from an earlier backup"
    return "  no article is lost; try: kzuz check --repair"
