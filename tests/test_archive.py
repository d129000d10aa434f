"""What must survive: locks, readers, interrupted batches, damage, read-only media, backup and restore."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kzuzcli.archive import INDEX, Archive, restore
from kzuzcli.errors import (
    AmbiguousId,
    ArchiveDamaged,
    ArchiveLocked,
    ArchiveMissing,
    BadId,
    DiskFull,
    IndexUnusable,
    NoSuchArticle,
)
from kzuzcli.ingest import Options, ingest
from kzuzcli.query import parse
from kzuzcli.store import FILE, Store

NEWS = {
    "a.txt": "Border posts open\n\nSurveyors finished marking the last stretch of the border in spring.",
    "b.txt": "Water for the valley\n\nThe reservoir above the valley filled early this year.",
    "c.txt": "Rail fares\n\nTickets between the two capitals cost less from autumn on.",
}


def make(folder: Path) -> Path:
    """An archive of three articles; its folder."""
    news = folder / "news"
    news.mkdir(parents=True)
    for name, text in NEWS.items():
        (news / name).write_text(text, encoding="utf-8")
    with Archive.open(folder / "archive", write=True, create=True) as archive:
        ingest(archive, [news])
    return folder / "archive"


def found(path: Path, query: str) -> list[str]:
    with Archive.open(path) as archive:
        archive.catch_up()
        return sorted(each.article.title for each in archive.search(parse(query)).found)


def test_there_is_one_writer_at_a_time(tmp_path: Path) -> None:
    path = make(tmp_path)
    with Archive.open(path, write=True), pytest.raises(ArchiveLocked) as told:
        Archive.open(path, write=True)
    assert told.value.pid == os.getpid()
    Archive.open(path, write=True).close()


def test_a_reader_is_not_blocked_by_a_writer(tmp_path: Path) -> None:
    path = make(tmp_path)
    with Archive.open(path, write=True) as writer:
        writer.store.begin()
        assert found(path, "reservoir") == ["Water for the valley"]
        writer.store.rollback()


def test_a_reader_of_an_unfinished_batch_answers_from_the_last_commit(tmp_path: Path) -> None:
    path = make(tmp_path)
    interrupt(path)
    with Archive.open(path, write=True):  # someone else is writing: nobody finishes the batch
        assert found(path, "reservoir") == []


def test_the_next_reader_finishes_an_interrupted_batch(tmp_path: Path) -> None:
    path = make(tmp_path)
    interrupt(path)
    assert found(path, "reservoir") == ["Water for the valley"]
    with Archive.open(path) as archive:
        assert archive.behind() == 0


def interrupt(path: Path) -> None:
    """Leave the index one batch behind, as a kill between the two commits does."""
    backup = path.with_name("index-before")
    with Archive.open(path, write=True) as archive:
        for id in sorted(archive.store.ids()):
            if archive.get(id).title.startswith("Water"):
                archive.remove(id)
    shutil.copytree(path / INDEX, backup)
    with Archive.open(path, write=True) as archive:
        ingest(archive, [path.parent / "news" / "b.txt"], Options(again=True))
    shutil.rmtree(path / INDEX)
    backup.rename(path / INDEX)


def test_media_that_cannot_be_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make(tmp_path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    before = {each: each.stat().st_mtime_ns for each in path.rglob("*")}
    assert found(path, "reservoir") == ["Water for the valley"]
    assert {each: each.stat().st_mtime_ns for each in path.rglob("*")} == before


def test_an_index_that_is_gone_is_told_and_made_again(tmp_path: Path) -> None:
    path = make(tmp_path)
    shutil.rmtree(path / INDEX)
    (path / INDEX).mkdir()
    with pytest.raises(IndexUnusable):
        found(path, "reservoir")
    with Archive.open(path, write=True) as archive:
        assert archive.reindex() == 3
    assert found(path, "reservoir") == ["Water for the valley"]


def test_any_damaged_file_of_the_index_is_told_or_harmless(tmp_path: Path) -> None:
    path = make(tmp_path)
    for name in sorted(each.name for each in (path / INDEX).iterdir()):
        copy = tmp_path / f"damaged-{name}"
        shutil.copytree(path, copy)
        damaged = copy / INDEX / name
        damaged.write_bytes(damaged.read_bytes()[: damaged.stat().st_size // 2])
        try:
            titles = found(copy, "reservoir")
        except IndexUnusable:
            titles = None
        assert titles in (None, ["Water for the valley"]), name
        with Archive.open(copy, write=True) as archive:
            archive.reindex()
        assert found(copy, "reservoir") == ["Water for the valley"]


def test_check_finds_and_repair_mends(tmp_path: Path) -> None:
    path = make(tmp_path)
    with Archive.open(path, write=True) as archive:
        assert archive.check().fine
        with archive.index_batch(archive.store.mark()) as writer:
            from kzuzcli.archive import entry

            writer.remove(entry(next(archive.store.changed_since(0))))
        report = archive.check()
        assert (report.fine, report.not_indexed) == (False, 1)
        archive.reindex()
        assert archive.check().fine


def test_a_damaged_row_is_named(tmp_path: Path) -> None:
    path = make(tmp_path)
    file = path / FILE
    file.write_bytes(file.read_bytes().replace(b"above the valley", b"above the vallee"))
    with Archive.open(path) as archive:
        assert len(archive.check().damaged) == 1


def test_backup_and_restore(tmp_path: Path) -> None:
    path = make(tmp_path)
    with Archive.open(path) as archive:
        archive.backup(tmp_path / "one.db")
        with pytest.raises(FileExistsError):
            archive.backup(tmp_path / "one.db")
    assert restore(tmp_path / "one.db", tmp_path / "again") == 3
    assert found(tmp_path / "again", "reservoir") == ["Water for the valley"]
    with pytest.raises(FileExistsError):
        restore(tmp_path / "one.db", tmp_path / "again")


def test_what_is_no_backup_is_not_restored(tmp_path: Path) -> None:
    (tmp_path / "no.db").write_bytes(b"nothing of the kind " * 500)
    with pytest.raises(ArchiveDamaged):
        restore(tmp_path / "no.db", tmp_path / "again")
    assert not (tmp_path / "again" / FILE).exists()
    with pytest.raises(ArchiveMissing):
        restore(tmp_path / "nowhere.db", tmp_path / "again")


def test_a_mistyped_folder_makes_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveMissing):
        Archive.open(tmp_path / "mistyped")
    assert not (tmp_path / "mistyped").exists()


def test_ids(tmp_path: Path) -> None:
    path = make(tmp_path)
    with Archive.open(path) as archive:
        whole = sorted(archive.store.ids())[0]
        assert archive.resolve(whole[:4].upper()) == whole
        for wrong in ("12", "xyzw", "", "../etc"):
            with pytest.raises(BadId):
                archive.resolve(wrong)
        missing = next(
            digits for digits in ("0000", "ffff", "abcd", "1234") if not archive.store.candidates(digits)
        )
        with pytest.raises(NoSuchArticle):
            archive.resolve(missing)


def test_an_ambiguous_beginning_lists_its_candidates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make(tmp_path)
    with Archive.open(path) as archive:
        monkeypatch.setattr(
            Store, "candidates", lambda *_: [("abcd1" + "0" * 7, "A"), ("abcd2" + "0" * 7, "B")]
        )
        with pytest.raises(AmbiguousId) as told:
            archive.resolve("abcd")
    assert [title for _, title in told.value.candidates] == ["A", "B"]


SLOW_INGEST = """
import sys, time
from pathlib import Path
import kzuzcli.ingest as room
from kzuzcli.archive import Archive
room.STORE_BATCH = 5
take = room._Run._take
def slowly(self, document):
    take(self, document)
    print("took", flush=True)
    time.sleep(0.01)
room._Run._take = slowly
with Archive.open(Path(sys.argv[1]), write=True, create=True) as archive:
    room.ingest(archive, [Path(sys.argv[2])])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("after", [1, 7, 23])
def test_a_killed_ingest_loses_nothing_it_committed(tmp_path: Path, after: int) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for number in range(40):
        text = (
            f"Story {number}\n\nThe {number}th tale of the canal is short, and it ends at gate {number * 7}."
        )
        (news / f"{number:02}.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "archive"
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW_INGEST, str(path), str(news)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    for _ in range(after):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with Archive.open(path) as archive:
        archive.catch_up()
        kept = archive.store.count()
        assert kept >= after // 5 * 5 - 5
        assert archive.search(parse("canal"), limit=None).result.total == kept
    with Archive.open(path, write=True) as archive:
        ingest(archive, [news])
        assert archive.store.count() == 40
        assert archive.check().fine


IN_BATCHES = """
import os, signal, sys
from pathlib import Path
import kzuzcli.ingest as room
from kzuzcli.archive import Archive
room.STORE_BATCH, room.FEW, room.INDEX_BATCH = 20, 10, 40
stop = int(sys.argv[3])
take = room._Run._take
def counted(self, document, seen=[]):
    take(self, document)
    seen.append(1)
    if len(seen) == stop:
        os.kill(os.getpid(), signal.SIGKILL)
room._Run._take = counted
with Archive.open(Path(sys.argv[1]), write=True, create=True) as archive:
    room.ingest(archive, [Path(sys.argv[2])])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("stop", [45, 85, 125, 130])
def test_killed_while_one_batch_is_committed_and_the_next_is_filled(tmp_path: Path, stop: int) -> None:
    news = tmp_path / "news.jsonl"
    rows = [
        {"id": f"r{number}", "text": f"Canal {number} ends at Gate {number % 9} in Aral {number % 5}."}
        for number in range(150)
    ]
    news.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    archives = {stopped: tmp_path / f"archive-{stopped}" for stopped in (0, stop)}
    for stopped, path in archives.items():
        command = [sys.executable, "-c", IN_BATCHES, str(path), str(news), str(stopped)]
        assert subprocess.run(command, check=False).returncode == (-signal.SIGKILL if stopped else 0)
    with Archive.open(archives[stop], write=True) as archive:
        ingest(archive, [news])
        assert archive.check().fine
    found = []
    for path in archives.values():
        with Archive.open(path) as archive:
            found.append((archive.engine.ids() == archive.store.ids(), list(archive.lexicon.dump())))
    assert found[0] == found[1]
    assert found[0][0] is True


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interrupted_ingest_keeps_what_it_read(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for number in range(40):
        (news / f"{number:02}.txt").write_text(
            f"Story {number}\n\nTale {number} of the canal.", encoding="utf-8"
        )
    path = tmp_path / "archive"
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW_INGEST, str(path), str(news)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    for _ in range(12):
        process.stdout.readline()
    process.send_signal(signal.SIGINT)
    begun = time.monotonic()
    process.wait(timeout=20)
    process.stdout.close()
    assert time.monotonic() - begun < 20
    with Archive.open(path) as archive:
        archive.catch_up()
        assert archive.store.count() >= 12
        assert archive.search(parse("canal"), limit=None).result.total == archive.store.count()


def test_a_full_disk_keeps_what_came_in_before(tmp_path: Path) -> None:
    path = make(tmp_path)
    more = tmp_path / "more"
    more.mkdir()
    for number in range(60):
        text = f"Story {number}\n\n" + f"The {number}th tale of the canal is long. " * 200
        (more / f"{number:02}.txt").write_text(text, encoding="utf-8")
    with Archive.open(path, write=True) as archive:
        database = archive.store._db
        pages = database.execute("PRAGMA page_count").fetchone()[0]
        database.execute(f"PRAGMA max_page_count = {pages + 20}")
        with pytest.raises(DiskFull):
            ingest(archive, [more])
    with Archive.open(path, write=True) as archive:
        assert archive.store.count() == 3
        assert archive.check().fine
        ingest(archive, [more])
        assert archive.store.count() == 63
        assert archive.search(parse("canal")).result.total == 60
