"""kzuz restore FILE"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kzuzcli.archive import restore
from kzuzcli.cli import messages
from kzuzcli.cli.options import (
    ArchiveOption,
    ColorOption,
    DebugOption,
    QuietOption,
    archive_path,
    output,
)


def run(
    file: Annotated[Path, typer.Argument(help="A file made by kzuz backup.")],
    archive: ArchiveOption = None,
    color: ColorOption = None,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> int:
    """Make an archive from a backup. The folder must hold no archive yet.

    Example:

      kzuz restore kzuz-2026-11.db --archive ~/restored
    """
    out = output(color, quiet, debug=debug)
    target = archive_path(archive)
    try:
        many = restore(file, target)
    except FileExistsError:
        told = f"{target} holds an archive already; give another folder with --archive"
        raise typer.BadParameter(told, param_hint="--archive") from None
    out.say(f"  {many:,} articles in {target}")
    return messages.FINE
