"""0 fine, 1 nothing found, 2 usage or query, 3 archive, 4 partly read; each with one sentence and the way out."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from kzuzcli.archive import Archive
from kzuzcli.cli import messages
from kzuzcli.errors import DiskFull
from tests.cli.conftest import Kzuz, process

LINES = [
    ("search demarcation", 0, ""),
    ("list lang:kk", 0, ""),
    ("search demarcation --count", 0, ""),
    ("search xyzzyx", 1, ""),
    ("search xyzzyx --count", 1, ""),
    ("search xyzzyx --ids", 1, ""),
    ("list lang:fr", 1, ""),
    ("show ffffffffffff", 1, "no article has the id ffffffffffff"),
    ('search "state', 2, "the quote opened here is never closed"),
    ("search (a", 2, "the bracket opened here is never closed"),
    ("search date:2019-13", 2, "there is no such day"),
    ("search lagn:ru", 2, "there is no field lagn; did you mean lang?"),
    ("search *", 2, "a lone * would be every word"),
    ("search border --since 2019-02-30", 2, "there is no such day"),
    ("search", 2, "say what to search for"),
    ("show", 2, "ID is missing"),
    ("show xyz", 2, "'xyz' is no article id"),
    ("show abc", 2, "'abc' is no article id"),
    ("search border --limit x", 2, "--limit takes a whole number"),
    ("search border --limit -3", 2, "--limit takes a whole number"),
    ("search border --limit", 2, "option '--limit' requires an argument"),
    ("search border --lnag ru", 2, "did you mean --lang?"),
    ("search border --sort size", 2, "it is relevance, date or oldest"),
    ("list --color sometimes", 2, "it is auto, always or never"),
    ("stats extra", 2, "unexpected"),
    ("serch border", 2, "did you mean kzuz search?"),
    ("ingset", 2, "did you mean kzuz ingest?"),
    ("frobnicate", 2, "kzuz --help lists every verb"),
    ("help serch", 2, "did you mean kzuz help search?"),
    ("--bogus", 2, "kzuz"),
    ("set 1d14", 2, "say what to set"),
    ("set 1d14 --date someday", 2, "is not a date"),
    ("restore /nowhere/at/all.db", 2, "holds an archive already"),
]


@pytest.mark.parametrize(("line", "code", "told"), LINES)
def test_each_way_to_end(kzuz: Kzuz, line: str, code: int, told: str) -> None:
    ran = kzuz(*line.split())
    assert (ran.code, told in ran.err) == (code, True), ran
    assert "Traceback" not in ran.err
    if told:
        assert ran.err.startswith("kzuz: ")
        assert ran.out == ""


def test_archive_missing(kzuz: Kzuz, tmp_path: Path) -> None:
    """Reading verbs say so, and a mistyped folder is not made."""
    for line in ("search a", "list", "stats", "show 1d14", "check", "reindex", "remove 1d14 -y", "backup f"):
        ran = kzuz(*line.split(), archive=tmp_path / "mistyped")
        assert (ran.code, "there is no archive in" in ran.err) == (3, True), line
    assert not (tmp_path / "mistyped").exists()


def test_archive_locked(kzuz: Kzuz, small: Path) -> None:
    with Archive.open(small, write=True):
        ran = kzuz("reindex", archive=small)
        assert (ran.code, f"process {os.getpid()} is writing" in ran.err) == (3, True)
        assert kzuz("search", "border", archive=small).code == 0


def test_archive_damaged(kzuz: Kzuz, small: Path) -> None:
    database = small / "articles.db"
    database.write_bytes(b"not a database" * 1000)
    ran = kzuz("list", archive=small)
    assert (ran.code, "cannot be read" in ran.err, "kzuz restore" in ran.err) == (3, True, True)


def test_archive_of_a_later_program(kzuz: Kzuz, small: Path) -> None:
    with sqlite3.connect(small / "articles.db") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    ran = kzuz("list", archive=small)
    assert (ran.code, "made by a later kzuz" in ran.err) == (3, True)


def test_index_missing(kzuz: Kzuz, small: Path) -> None:
    """One sentence, the way out, and the way out works."""
    shutil.rmtree(small / "index")
    ran = kzuz("search", "border", archive=small)
    assert (ran.code, "no article is lost" in ran.err, "kzuz reindex" in ran.err) == (3, True, True)
    assert kzuz("check", archive=small).code == 3
    assert kzuz("check", "--repair", archive=small).code == 0
    assert kzuz("search", "border", archive=small).code == 0


def test_partly_read(kzuz: Kzuz, tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "good.txt").write_text("Good\n\nA story about water.", encoding="utf-8")
    (news / "empty.txt").write_text("", encoding="utf-8")
    (news / "bad.txt").write_bytes(bytes(range(256)) * 20)
    ran = kzuz("ingest", str(news), archive=tmp_path / "archive")
    assert ran.code == 4
    assert "1 new article" in ran.out
    assert "2 not taken in" in ran.err
    assert "empty.txt: empty" in ran.err


def test_debug_shows_where(corpus_archive: Path) -> None:
    quiet = process("search", "(a", archive=corpus_archive)
    loud = process("search", "(a", "--debug", archive=corpus_archive)
    assert (quiet.returncode, "Traceback" in quiet.stderr) == (2, False)
    assert "Traceback" in loud.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_output_that_cannot_be_written(corpus_archive: Path) -> None:
    import subprocess

    from tests.cli.conftest import environment_for

    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "kzuzcli", "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment_for(corpus_archive),
            text=True,
            check=False,
        )
    assert (ran.returncode, "Traceback" in ran.stderr) == (3, False)
    assert "no space left" in ran.stderr.lower()


@pytest.mark.parametrize(
    ("full", "told"),
    [
        (DiskFull(Path("news")), "the disk is full; what came in before is safe in news"),
        (OSError(errno.ENOSPC, "No space left on device", "x.pst"), "no space left on device (x.pst)"),
    ],
)
def test_a_full_disk_is_told_with_the_way_out(full: Exception, told: str) -> None:
    first, way_out = messages.sentence(full).splitlines()
    assert (first, way_out.strip()) == (told, messages.ROOM)
    assert messages.exit_code(full) == messages.ARCHIVE
