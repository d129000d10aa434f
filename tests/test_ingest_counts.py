"""What an ingest costs in counts, which no machine and no load changes: statements, syncs, files, segments."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from kzuzcli import ingest as pipeline
from kzuzcli.archive import INDEX, Archive
from kzuzcli.engines.whoosh import manifest
from kzuzcli.ingest import ingest

A_RECORD, A_FILE = 8, 11
"""Statements for a new article: known? removed? a copy? id free? corrected?, itself, its origin; a file adds what
was known of it, its records, and what is known of it now."""


class Statements:
    """What the store executes, by its first word, while this is looked at."""

    def __init__(self, archive: Archive) -> None:
        self.seen: Counter[str] = Counter()
        archive.store._db.set_trace_callback(self._note)

    def _note(self, statement: str) -> None:
        self.seen[statement.split(None, 1)[0].upper()] += 1

    def take(self) -> Counter[str]:
        seen, self.seen = self.seen, Counter()
        return seen


def records(first: int, many: int) -> str:
    lines = (
        {
            "id": f"r{number}",
            "title": f"Story {number}",
            "text": f"Surveyor {number} went to the border post.",
        }
        for number in range(first, first + many)
    )
    return "".join(json.dumps(line) + "\n" for line in lines)


def folder(root: Path, many: int) -> Path:
    root.mkdir()
    for number in range(many):
        (root / f"{number}.txt").write_text(f"Story {number}\n\nSurveyor {number} went to the border post.\n")
    return root


def jsonl(path: Path, first: int, many: int) -> Path:
    path.write_text(records(first, many), encoding="utf-8")
    return path


def test_a_new_record_takes_a_handful_of_statements_however_many_there_are(
    archive: Archive, tmp_path: Path
) -> None:
    statements = Statements(archive)
    costs = []
    for place, many in enumerate((10, 40, 160)):
        ingest(archive, [jsonl(tmp_path / f"{place}.jsonl", 1000 * place, many)])
        costs.append((many, statements.take().total()))
    (few, low), (_, middle), (more, high) = costs
    assert (high - low) / (more - few) <= A_RECORD
    assert middle - low == 30 * (high - low) // (more - few)


def test_a_new_file_takes_three_statements_more(archive: Archive, tmp_path: Path) -> None:
    statements = Statements(archive)
    ingest(archive, [folder(tmp_path / "few", 10)])
    low = statements.take().total()
    other = folder(tmp_path / "more", 60)
    for path in other.iterdir():
        path.write_text(path.read_text() + "Another day.\n")
    ingest(archive, [other])
    assert (statements.take().total() - low) / 50 <= A_FILE


def test_a_batch_is_one_transaction(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "STORE_BATCH", 20)
    statements = Statements(archive)
    ingest(archive, [jsonl(tmp_path / "a.jsonl", 0, 100)])
    assert statements.take()["COMMIT"] == 100 // 20 + 1


def test_the_disk_is_asked_to_sync_a_few_times_an_ingest_whatever_its_size(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    sync = os.fsync

    def note(descriptor: int) -> None:
        synced.append(descriptor)
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", note)
    counts = []
    for place, many in enumerate((5, 50)):
        ingest(archive, [jsonl(tmp_path / f"{place}.jsonl", 1000 * place, many)])
        counts.append(len(synced))
        synced.clear()
    # each file of a segment once, the manifest, the table of contents; the store syncs once a transaction
    assert counts[0] == counts[1] <= 20


class Opened:
    """The files that Python opens below a folder; an audit hook cannot be taken back, so this one falls silent."""

    def __init__(self, root: Path) -> None:
        self._root, self.names = str(root), list[str]()
        self._listening = True
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self._listening and event == "open" and str(arguments[0]).startswith(self._root):
            self.names.append(str(arguments[0]))

    def stop(self) -> list[str]:
        self._listening = False
        return self.names


def test_nothing_is_read_that_is_known(archive: Archive, tmp_path: Path) -> None:
    root = folder(tmp_path / "news", 30)
    ingest(archive, [root])
    opened, statements = Opened(root), Statements(archive)
    report = ingest(archive, [root])
    assert (opened.stop(), report.unchanged) == ([], 30)
    assert statements.take().total() <= 12  # none of them for a single file


def test_one_changed_file_is_the_only_one_read(archive: Archive, tmp_path: Path) -> None:
    root = folder(tmp_path / "news", 10)
    ingest(archive, [root])
    changed = root / "3.txt"
    changed.write_text(changed.read_text() + "Another day.\n")
    opened = Opened(root)
    ingest(archive, [root])
    assert set(opened.stop()) == {str(changed)}


def segments(archive: Archive) -> dict[str, int]:
    return {one.name: one.count for one in manifest.newest(archive.path / INDEX)[0].segments}


def test_many_small_ingests_leave_few_segments_and_write_each_article_anew_a_few_times(
    archive: Archive, tmp_path: Path
) -> None:
    rounds, each = 24, 3
    rewritten, most, before = 0, 0, segments(archive)
    for place in range(rounds):
        ingest(archive, [jsonl(tmp_path / f"{place}.jsonl", 1000 * place, each)])
        after = segments(archive)
        rewritten += sum(count for name, count in after.items() if name not in before) - each
        most, before = max(most, len(after)), after
    tiers = 3  # 3, 12, 48
    assert sum(before.values()) == rounds * each
    assert most <= 3 * tiers
    assert rewritten <= tiers * rounds * each


@pytest.mark.parametrize("many", [pipeline.FEW - 1, pipeline.FEW + 1])
def test_a_process_is_started_for_many_articles_only(
    archive: Archive, tmp_path: Path, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    engine = type(archive.engine)
    writers = {name: getattr(engine, name) for name in ("writer", "writer_elsewhere")}
    for name, made in writers.items():

        def note(self: object, name: str = name, made: Callable[..., object] = made) -> object:
            asked.append(name)
            return made(archive.engine)

        monkeypatch.setattr(engine, name, note)
    ingest(archive, [jsonl(tmp_path / "a.jsonl", 0, many)])
    assert asked == ["writer" if many < pipeline.FEW else "writer_elsewhere"]
    assert len(archive.engine.ids()) == many
