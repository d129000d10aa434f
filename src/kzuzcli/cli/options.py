"""Options that mean the same in every verb, and what they settle."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from kzuzcli.cli.output import Output

ArchiveOption = Annotated[
    Path | None,
    typer.Option("--archive", metavar="DIR", help="The archive's folder.", show_default=False),
]
ColorOption = Annotated[
    str | None, typer.Option("--color", metavar="WHEN", help="auto, always or never.", show_default=False)
]
QuietOption = Annotated[bool, typer.Option("-q", "--quiet", help="Say less on stderr.")]
VerboseOption = Annotated[bool, typer.Option("-v", "--verbose", help="Say more on stderr.")]
DebugOption = Annotated[bool, typer.Option("--debug", help="Show where an error came from.")]
PagerOption = Annotated[bool, typer.Option("--no-pager", help="Never start a pager.")]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON on stdout: a contract, see the README.")]
PlainOption = Annotated[bool, typer.Option("--plain", help="Tab-separated lines on stdout.")]
LimitOption = Annotated[int, typer.Option("-n", "--limit", min=0, help="At most this many; 0 for all.")]
OffsetOption = Annotated[int, typer.Option("--offset", min=0, help="Leave out this many first.")]
YesOption = Annotated[bool, typer.Option("-y", "--yes", help="Do not ask.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Say what would happen; change nothing.")]


def archive_path(given: Path | None) -> Path:
    """The archive's folder: --archive, else $KZUZ_ARCHIVE, else the platform's place for a user's data."""
    if given is not None:
        return given
    if told := os.environ.get("KZUZ_ARCHIVE"):
        return Path(told)
    from platformdirs import user_data_path

    return user_data_path("kzuz", appauthor=False)


def output(
    color: str | None = None,
    quiet: bool = False,
    verbose: bool = False,
    debug: bool = False,
    no_pager: bool = False,
) -> Output:
    """How to talk. Raises typer.BadParameter for a colour that is none of auto, always, never."""
    if color not in (None, "auto", "always", "never"):
        raise typer.BadParameter(f"{color!r} is not auto, always or never", param_hint="--color")
    return Output(color or "auto", quiet, verbose, debug, not no_pager)
