"""Files that verbs write, and the formats they write them in."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from kzuzcli.citing import FORMATS, by_suffix
from kzuzcli.cli.declare import option
from kzuzcli.cli.output import Output

STDIN = STDOUT = "-"

FormatOption = Annotated[
    str | None,
    option("-f", "--format", metavar="FORMAT", told=", ".join(FORMATS) + ".", choices=tuple(FORMATS)),
]
TargetOption = Annotated[
    str | None, option("-o", "--output", metavar="FILE", told="Into a file, whose name tells the format.")
]


def chosen(form: str | None, target: str | None, default: str) -> str:
    """The format asked for; where none was, the one the file's name ends like."""
    return form or (by_suffix(target) if target else None) or default


def write_out(out: Output, pieces: Iterable[str], target: str | None) -> None:
    """Write pieces of one file to stdout, or to a file that appears when it is whole."""
    if target is None or target == STDOUT:
        sys.stdout.writelines(pieces)
        return
    path = Path(target)
    part = path.with_name(path.name + ".part")
    try:
        # the pieces bring their own line ends
        with part.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.writelines(pieces)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    out.say(f"  {path} written")
