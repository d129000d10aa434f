"""kzuz reindex"""

from __future__ import annotations

import time
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
from kzuzcli.cli.waiting import waiting


def run(
    words: Annotated[
        bool, typer.Option("--words", help="Only stems and name keys, after an update of kzuz.")
    ] = False,
    archive: ArchiveOption = None,
    color: ColorOption = None,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> int:
    """Make the index again from the store. Nothing is read but the archive itself."""
    out = output(color, quiet, debug=debug)
    begun = time.monotonic()
    with Archive.open(archive_path(archive), write=True) as opened, waiting(out, "articles") as progress:
        many = opened.reindex(words=words, progress=progress)
    what = "words" if words else "articles"
    out.say(f"  {many:,} {what} indexed again in {time.monotonic() - begun:.1f} s")
    return messages.FINE
