"""What a person sees of each verb that reads, kept as files: stored/VERB.txt, at 60, 80 and 140 columns.

python -m tests.screens.screens            check; exit 1 and a diff when something differs
python -m tests.screens.screens --write    keep what is seen now
"""

from __future__ import annotations

import atexit
import difflib
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from kzuzcli.archive import Archive
from kzuzcli.ingest import ingest
from tests.screens.terminal import ROOT, Seen, seen, written

FOLDER = Path(__file__).resolve().parent / "stored"
COLUMNS = (60, 80, 140)

COMMANDS = {
    "search": "search demarcation",
    "show": "show ID demarcation",
    "kwic": "kwic Tokayev -n 12",
    "timeline": "timeline Tokayev --by language",
    "names": "names Tokayev -n 12",
    "figures": "figures trade",
    "compare": "compare ID OTHER",
    "list": "list -n 14",
}
# two articles of the sample that quote each other; the ids hang on their texts
_ARTICLES = {"ID": "9d660483", "OTHER": "e0e31611"}


@cache
def samples() -> Path:
    """An archive of the sample articles and their relations, made once."""
    folder = Path(tempfile.mkdtemp(prefix="kzuz-screens-"), "archive")
    atexit.register(shutil.rmtree, folder.parent, ignore_errors=True)
    with Archive.open(folder, write=True, create=True) as archive:
        ingest(archive, [ROOT / "corpus"])
        archive.link()
    return folder


def screens(name: str, archive: Path) -> dict[tuple[int, bool], Seen]:
    """(columns, in colour or not) -> what is seen of a command, two at a time."""
    cases = [(columns, coloured) for columns in COLUMNS for coloured in (False, True)]
    arguments = [_ARTICLES.get(word, word) for word in COMMANDS[name].split()]

    def run(case: tuple[int, bool]) -> Seen:
        return seen(*arguments, archive=archive, columns=case[0], coloured=case[1])

    with ThreadPoolExecutor(2) as pool:
        return dict(zip(cases, pool.map(run, cases), strict=True))


def page(name: str, shown: dict[tuple[int, bool], Seen]) -> str:
    """All screens of a command as one text."""
    parts = [f"$ kzuz {COMMANDS[name]}\n"]
    for (columns, coloured), screen in shown.items():
        ruler = f"{columns} columns, {'colour' if coloured else 'NO_COLOR'} "
        parts.append(f"{ruler}{'-' * (columns - len(ruler))}|\n{written(screen, coloured)}")
    return "".join(parts)


def differences(name: str, now: str) -> str:
    """What is stored of a command and no longer so, as a diff; empty when it is current."""
    file = FOLDER / f"{name}.txt"
    stored = file.read_text(encoding="utf-8") if file.exists() else ""
    before, after = stored.splitlines(keepends=True), now.splitlines(keepends=True)
    return "".join(difflib.unified_diff(before, after, file.name, "as it is now"))


def main() -> int:
    archive = samples()
    pages = {name: page(name, screens(name, archive)) for name in COMMANDS}
    if "--write" in sys.argv:
        FOLDER.mkdir(exist_ok=True)
        for name, text in pages.items():
            (FOLDER / f"{name}.txt").write_text(text, encoding="utf-8")
        return 0
    told = "".join(differences(name, text) for name, text in pages.items())
    print(told or f"{len(pages)} screens are current")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
