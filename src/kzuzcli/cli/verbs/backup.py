"""kzuz backup FILE"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kzuzcli.archive import Archive
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
    file: Annotated[Path, typer.Argument(help="The file to write; it must not exist.")],
    archive: ArchiveOption = None,
    color: ColorOption = None,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> int:
    """Write the whole archive into one file, to keep or to hand on. Works while others read or write.

    Example:

      kzuz backup ~/kzuz-2026-11.db
    """
    out = output(color, quiet, debug=debug)
    with Archive.open(archive_path(archive)) as opened:
        try:
            opened.backup(file)
        except FileExistsError:
            raise typer.BadParameter(f"{file} exists; choose another name", param_hint="FILE") from None
        many = opened.store.count()
    out.say(f"  {many:,} articles in {file} ({file.stat().st_size / 1e6:.1f} MB)")
    return messages.FINE
