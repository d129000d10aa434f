"""Options that mean the same in every verb, and what they settle."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

from kzuzcli.cli.declare import option, parameters
from kzuzcli.cli.output import COLOURS, Output

JsonOption = Annotated[bool, option("--json", told="JSON on stdout; its keys are a contract.")]
PlainOption = Annotated[bool, option("--plain", told="Plain lines on stdout, fields parted by tabs.")]
IdsOption = Annotated[bool, option("--ids", told="Only ids, one a line.")]
LimitOption = Annotated[int, option("-n", "--limit", metavar="N", told="At most this many; 0 for all.")]
OffsetOption = Annotated[int, option("--offset", metavar="N", told="Leave out this many first.")]
YesOption = Annotated[bool, option("-y", "--yes", told="Do not ask.")]
DryRunOption = Annotated[bool, option("--dry-run", told="Say what would happen; change nothing.")]


def settle(
    archive: Annotated[
        Path | None, option("--archive", metavar="DIR", told="The archive's folder, before KZUZ_ARCHIVE.")
    ] = None,
    color: Annotated[
        str, option("--color", metavar="WHEN", told="auto, always or never.", choices=COLOURS)
    ] = "auto",
    no_pager: Annotated[bool, option("--no-pager", told="Never start a pager.")] = False,
    quiet: Annotated[bool, option("-q", "--quiet", told="Say less on stderr.")] = False,
    verbose: Annotated[bool, option("-v", "--verbose", told="Say more on stderr.")] = False,
    debug: Annotated[bool, option("--debug", told="Show where an error came from.")] = False,
) -> tuple[Output, Path]:
    """How to talk, and the archive's folder."""
    return Output(color, quiet, verbose, debug, not no_pager), archive_path(archive)


COMMON = parameters(settle)
"""What every verb takes beside its own."""


def archive_path(given: Path | None) -> Path:
    """The archive's folder: --archive, else $KZUZ_ARCHIVE, else the platform's place for a user's data."""
    if given is not None:
        return given
    if told := os.environ.get("KZUZ_ARCHIVE"):
        return Path(told)
    from platformdirs import user_data_path

    return user_data_path("kzuz", appauthor=False)
