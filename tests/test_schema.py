"""Archives of an earlier kzuz: read as they are, taken along by the first writer, whole whenever it is killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kzuzcli import schema
from kzuzcli.archive import Archive, restore
from kzuzcli.errors import KzuzError
from kzuzcli.ingest import ingest
from kzuzcli.query import parse
from kzuzcli.store import FILE

NEWS = """{"id": "1", "title": "Gas", "text": "Gas came through the pipe.", "tags": ["Energy", "pipes, gas"]}
{"id": "2", "title": "Water", "text": "The water rose.", "tags": "Вода"}
{"id": "3", "title": "Bread", "text": "Bread was cheap."}
"""


def version(folder: Path) -> int:
    with closing(sqlite3.connect(folder / FILE)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def tables(folder: Path) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(folder / FILE)) as db:
        return {
            (name, " ".join(sql.split()))
            for name, sql in db.execute("SELECT name, sql FROM sqlite_master WHERE sql <> ''")
        }


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The folder of an archive as the first kzuz left it: the tables of every later step are not there."""
    (tmp_path / "n.jsonl").write_text(NEWS, encoding="utf-8")
    with Archive.open(tmp_path / "a", write=True, create=True) as archive:
        ingest(archive, [tmp_path / "n.jsonl"])
    with closing(sqlite3.connect(tmp_path / "a" / FILE)) as db:
        db.executescript("DROP TABLE keywords; DROP TABLE tags; DROP TABLE saved; PRAGMA user_version = 1;")
    return tmp_path / "a"


def titles(archive: Archive, query: str) -> list[str]:
    return sorted(found.article.title for found in archive.search(parse(query)).found)


TAGS = [
    ("tag:energy", ["Gas"]),
    ("tag:GAS", ["Gas"]),
    ("tag:вода", ["Water"]),
    ("tag:none", ["Bread"]),
    ("-tag:none", ["Gas", "Water"]),
]


@pytest.mark.parametrize(("query", "found"), TAGS)
def test_a_reader_of_an_old_archive_answers_and_writes_nothing(
    old: Path, query: str, found: list[str]
) -> None:
    with Archive.open(old) as archive:
        assert titles(archive, query) == found
        assert archive.store.saved.all() == []
    assert version(old) == 1


def test_an_old_archive_where_nothing_can_be_written_is_read(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Archive.open(old) as archive:
        assert titles(archive, "tag:energy") == ["Gas"]
        assert archive.get(archive.search(parse("gas")).found[0].article.id).tags == (
            "Energy",
            "pipes",
            "gas",
        )


@pytest.mark.parametrize(("query", "found"), TAGS)
def test_the_first_writer_takes_an_old_archive_along(old: Path, query: str, found: list[str]) -> None:
    Archive.open(old, write=True).close()
    assert version(old) == schema.VERSION
    with Archive.open(old) as archive:
        assert titles(archive, query) == found
        assert archive.behind() == 0
        assert archive.check().fine


def test_an_old_archive_becomes_what_a_new_one_is(old: Path, tmp_path: Path) -> None:
    Archive.open(old, write=True).close()
    Archive.open(tmp_path / "new", write=True, create=True).close()
    assert tables(old) == tables(tmp_path / "new")
    assert version(old) == version(tmp_path / "new")


def test_a_backup_of_an_old_archive_is_restored(old: Path, tmp_path: Path) -> None:
    with Archive.open(old) as archive:
        archive.backup(tmp_path / "b.db")
    assert restore(tmp_path / "b.db", tmp_path / "c") == 3
    assert version(tmp_path / "c") == schema.VERSION


KILLED = """
import os, signal, sqlite3, sys
from pathlib import Path
from kzuzcli.archive import Archive
made = 0
def stop(statement):
    global made
    made += 1
    if made == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
connect = sqlite3.connect
def traced(*a, **b):
    db = connect(*a, **b)
    db.set_trace_callback(stop)
    return db
sqlite3.connect = traced
Archive.open(Path(sys.argv[1]), write=True).close()
"""


@pytest.mark.parametrize("statement", [5, 7, 9, 11, 13, 15, 17])
def test_a_step_that_is_killed_is_taken_again(old: Path, statement: int) -> None:
    ran = subprocess.run([sys.executable, "-c", KILLED, str(old), str(statement)], check=False)
    assert ran.returncode == -signal.SIGKILL
    assert version(old) in (1, schema.VERSION)
    with Archive.open(old, write=True) as archive:
        assert titles(archive, "tag:energy") == ["Gas"]
        assert archive.check().fine


def test_a_step_that_fails_leaves_the_archive_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(db: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("disk full")

    before = tables(old)
    monkeypatch.setattr("kzuzcli.tagging.fill", full)
    with pytest.raises(KzuzError):
        Archive.open(old, write=True)
    assert (version(old), tables(old)) == (1, before)
