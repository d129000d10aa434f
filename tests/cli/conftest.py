"""Command lines, run: in this process where only the answer counts, in one of their own where the process does."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from kzuzcli.archive import Archive
from kzuzcli.ingest import ingest

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Kzuz = Callable[..., Ran]

UNTOLD = ("NO_COLOR FORCE_COLOR CLICOLOR_FORCE COLUMNS LINES PAGER KZUZ_PAGER LESS KZUZ_ARCHIVE").split()


@pytest.fixture(scope="session", autouse=True)
def bytecode() -> Iterator[None]:
    """Processes of their own keep what they compile: each would compile everything again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        yield


@pytest.fixture(scope="session")
def corpus_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the sample articles. Read only: what changes one wants a copy."""
    folder = tmp_path_factory.mktemp("corpus-archive") / "archive"
    with Archive.open(folder, write=True, create=True) as archive:
        ingest(archive, [ROOT / "corpus"])
    return folder


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in UNTOLD:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def kzuz(environment: None, monkeypatch: pytest.MonkeyPatch, corpus_archive: Path) -> Kzuz:
    """Run a command line in this process, on the sample archive unless `archive` says otherwise."""
    return lambda *arguments, stdin="", archive=corpus_archive: run_here(
        monkeypatch, arguments, stdin, archive
    )


def run_here(monkeypatch: pytest.MonkeyPatch, arguments: Sequence[str], stdin: str, archive: Path) -> Ran:
    from kzuzcli.cli.app import run

    out, err = io.StringIO(), io.StringIO()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        patch.setattr(sys, "stdin", io.StringIO(stdin))
        patch.setenv("KZUZ_ARCHIVE", str(archive))
        code = run(arguments)
    return Ran(code, out.getvalue(), err.getvalue())


def process(
    *arguments: str, archive: Path, stdin: str = "", told: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """A command line in a process of its own, both streams piped."""
    return subprocess.run(
        [sys.executable, "-m", "kzuzcli", *arguments],
        env=environment_for(archive) | (told or {}),
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def environment_for(archive: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in UNTOLD}
    return kept | {"KZUZ_ARCHIVE": str(archive), "TERM": "xterm-256color"}


ARTICLE = "{title}\n\nSurveyors marked the border near the village in spring. The water was high.\n"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """An archive of three short articles, for tests that change it."""
    news = tmp_path / "news"
    news.mkdir()
    for name in ("one", "two", "three"):
        (news / f"{name}.txt").write_text(ARTICLE.format(title=f"Story {name}"), encoding="utf-8")
    folder = tmp_path / "archive"
    with Archive.open(folder, write=True, create=True) as archive:
        ingest(archive, [news])
    return folder


def ids(archive: Path) -> list[str]:
    with Archive.open(archive) as opened:
        return sorted(opened.store.ids())
