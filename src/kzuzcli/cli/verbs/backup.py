"""kzuz backup FILE"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from kzuzcli.archive import Archive
from kzuzcli.cli import messages
from kzuzcli.cli.declare import argument
from kzuzcli.cli.output import Output

EXAMPLES = (("kzuz backup ~/kzuz-2026-11.db", "one file with every article, to keep or to hand on"),)


def run(
    out: Output,
    folder: Path,
    file: Annotated[Path, argument("FILE", told="The file to write; it must not exist.", complete="file")],
) -> int:
    """Write the whole archive into one file. Works while others read or write."""
    with Archive.open(folder) as opened:
        try:
            opened.backup(file)
        except FileExistsError:
            raise messages.Usage(f"{file} exists already", "choose another name") from None
        many = opened.store.count()
    out.say(f"  {many:,} articles in {file} ({file.stat().st_size / 1e6:.1f} MB)")
    return messages.FINE
