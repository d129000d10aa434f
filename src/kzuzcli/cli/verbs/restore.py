"""kzuz restore FILE"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from kzuzcli.archive import restore
from kzuzcli.cli import messages
from kzuzcli.cli.declare import argument
from kzuzcli.cli.output import Output
from kzuzcli.errors import ArchiveMissing

EXAMPLES = (
    ("kzuz restore kzuz-2026-11.db --archive ~/restored", "an archive from a backup, in a folder of its own"),
)


def run(
    out: Output,
    folder: Path,
    file: Annotated[Path, argument("FILE", told="A file made by kzuz backup.", complete="file")],
) -> int:
    """Make an archive from a backup. The folder must hold no archive yet."""
    try:
        many = restore(file, folder)
    except FileExistsError:
        raise messages.Usage(
            f"{folder} holds an archive already", "give another folder with --archive"
        ) from None
    except ArchiveMissing as error:
        if error.path != file:
            raise
        raise messages.Usage(f"there is no file {file}", "kzuz backup FILE makes one") from None
    out.say(f"  {many:,} articles in {folder}")
    return messages.FINE
