"""Transcripts of real runs, kept as files: each `$ kzuz …` of tests/cli/transcripts/*.txt and what it shows.

    python -m tests.cli.transcripts            check; exit 1 and a diff when something differs
    python -m tests.cli.transcripts --write    put the present output into the files

A file is run from top to bottom in the project's folder, with a home and an archive of its own (of the sample
articles, unless the first command is to make one), at 80 columns or at the COLUMNS a command sets. Times may
differ; nothing else may.
"""

from __future__ import annotations

import atexit
import difflib
import re
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path

from kzuzcli.archive import Archive
from kzuzcli.ingest import ingest
from tests.readme import ROOT, produce

FOLDER = Path(__file__).resolve().parent / "transcripts"
FILES = sorted(FOLDER.glob("*.txt"))
_TIME = re.compile(r"\b\d+(?:\.\d+)? (ms|s)\b")


@cache
def samples() -> Path:
    """An archive of the sample articles, made once."""
    folder = Path(tempfile.mkdtemp(prefix="kzuz-samples-"), "archive")
    atexit.register(shutil.rmtree, folder.parent, ignore_errors=True)
    with Archive.open(folder, write=True, create=True) as archive:
        ingest(archive, [ROOT / "corpus"])
    return folder


def renewed(file: Path) -> str:
    """The transcript with the present output of its commands; lines that begin with # stay above them."""
    text = file.read_text(encoding="utf-8")
    head, _, commands = text.partition("$ ")
    with tempfile.TemporaryDirectory() as home:
        if "first day" not in head:
            shutil.copytree(samples(), Path(home, "archive"))
        return head + produce("$ " + commands, Path(home)).replace(home, "~")


def differences(file: Path) -> str:
    """What a transcript shows that is no longer so, as a diff; empty when it is current."""
    shown, now = (
        _TIME.sub(r"· \1", text).splitlines(keepends=True)
        for text in (file.read_text(encoding="utf-8"), renewed(file))
    )
    return "".join(difflib.unified_diff(shown, now, file.name, "as it is now"))


def main() -> int:
    if "--write" in sys.argv:
        for file in FILES:
            file.write_text(renewed(file), encoding="utf-8")
        return 0
    told = "".join(map(differences, FILES))
    print(told or f"{len(FILES)} transcripts are current")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
