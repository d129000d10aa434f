"""Ingest as whole commands: time, the processor's time, and memory summed over the processes."""

from __future__ import annotations

import json
import shutil
import sys
from itertools import islice
from pathlib import Path

from tests.benchmarks import loadset, tables
from tests.benchmarks.measure import Run, in_turn, run, size_of
from tests.benchmarks.place import Place, kzuz

NEW = 100
LINKED = 10_000
"""Relations among more articles have a command of their own: tests.benchmarks.linking."""


def taking_in(place: Place, rounds: int, _: tuple[str, ...]) -> str:
    """From one file and from many, beside a peer that keeps files searchable; and kzuz's own index writing."""
    load, files = place.load, place.files
    index = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.peers"]
    what = {
        "index writing alone": lambda: run([*index, "kzuz", load, place.of("kzuz")], memory=True),
        "kzuz ingest FILE.jsonl": lambda: _ingest(place, "archive", load, "--no-links"),
        "kzuz ingest FILE.jsonl, relations": lambda: _ingest(place, "linked", load),
        "script: FTS5 FILE.jsonl": lambda: run([*index, "fts5", load, place.of("fts5")], memory=True),
        "kzuz ingest FOLDER": lambda: _ingest(place, "files", files, "--no-links"),
        "recollindex FOLDER": lambda: _recoll(place, files),
    }
    if place.size > LINKED:
        del what["kzuz ingest FILE.jsonl, relations"]
    found = in_turn(rounds, what)
    base = found["index writing alone"]
    rows = [
        (
            name,
            tables.spread([one.seconds for one in runs]),
            tables.spread([one.cpu for one in runs]),
            tables.ratios([one.seconds for one in runs], [one.seconds for one in base]),
            tables.ratios([one.cpu for one in runs], [one.cpu for one in base]),
            f"{place.size / min(one.seconds for one in runs):,.0f}",
            f"{max(one.peak for one in runs):.0f}",
        )
        for name, runs in found.items()
    ]
    head = ("", "s", "CPU s", "times index writing", "CPU, times", "articles/s", "peak MB")
    said = f"{size_of(load):.0f} MB of JSON Lines; relations are looked for only where said."
    if "recollindex FOLDER" in found:
        theirs, ours = found["recollindex FOLDER"], found["kzuz ingest FOLDER"]
        faster = tables.ratios([one.seconds for one in theirs], [one.seconds for one in ours])
        cheaper = tables.ratios([one.cpu for one in theirs], [one.cpu for one in ours])
        said += f" From files kzuz is {faster} times as fast as recollindex by the clock, {cheaper} by CPU."
    return f"{said}\n\n{tables.table(head, rows)}"


def _ingest(place: Place, name: str, what: Path, *options: str) -> Run:
    return run(kzuz(place.cleared(name), "ingest", what, *options), memory=True)


def _recoll(place: Place, files: Path) -> Run:
    if shutil.which("recollindex") is None:
        raise FileNotFoundError("recollindex")
    folder = place.cleared("recoll")
    folder.mkdir(parents=True)
    (folder / "recoll.conf").write_text(f"topdirs = {files.resolve()}\n", encoding="utf-8")
    return run(["recollindex", "-c", folder], memory=True)


def again(place: Place, rounds: int, _: tuple[str, ...]) -> str:
    """What a second ingest costs: of unchanged files, and of a few new articles into a large archive."""
    for name, what in (("archive", place.load), ("files", place.files)):
        if not place.of(name).exists():
            _ingest(place, name, what, "--no-links")
    new = _new_articles(place, rounds)
    one = place.folder / "one.txt"
    one.write_text("One\n\nAn article that is known.\n", encoding="utf-8")
    run(kzuz(place.of("archive"), "ingest", one, "--no-links"))
    find: list[str | Path] = ["find", place.files, "-type", "f", "-printf", "%T@ %s\n"]
    each = iter(new)
    found = in_turn(
        rounds,
        {
            "find": lambda: run(find),
            "unchanged": lambda: run(
                kzuz(place.of("files"), "ingest", place.files, "--no-links"), memory=True
            ),
            "nothing new": lambda: run(kzuz(place.of("archive"), "ingest", one, "--no-links"), memory=True),
            "new": lambda: run(kzuz(place.of("archive"), "ingest", next(each), "--no-links"), memory=True),
        },
    )
    said = {
        "find": "`find -type f -printf '%T@ %s'`",
        "unchanged": f"`kzuz ingest` of {place.size:,} unchanged files",
        "nothing new": "`kzuz ingest` of one unchanged file: start-up",
        "new": f"`kzuz ingest` of {NEW} new articles into {place.size:,}",
    }
    rows = [
        (
            said[name],
            tables.spread([one.seconds for one in runs]),
            tables.spread([one.cpu for one in runs]),
            f"{max(one.peak for one in runs):.0f}",
        )
        for name, runs in found.items()
    ]
    seconds = {name: [one.seconds for one in runs] for name, runs in found.items()}
    beyond = [a - b for a, b in zip(seconds["new"], seconds["nothing new"], strict=True)]
    beyond_cpu = [a.cpu - b.cpu for a, b in zip(found["new"], found["nothing new"], strict=True)]
    text = (
        f"Unchanged files take {tables.ratios(seconds['unchanged'], seconds['find'])} times what find takes;"
        f" {NEW} new articles {tables.spread(beyond)} s by the clock beyond start-up,"
        f" {tables.spread(beyond_cpu)} s of CPU."
    )
    return f"{text}\n\n{tables.table(('', 's', 'CPU s', 'peak MB'), rows)}"


def _new_articles(place: Place, rounds: int) -> list[Path]:
    """Files of articles that no archive holds, another one for each round and each time."""
    seed = _fresh_seed(place)
    source = loadset.articles(NEW * rounds, seed)
    made = []
    for number in range(rounds):
        path = place.folder / f"new-{seed}-{number}.jsonl"
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in islice(source, NEW))
        path.write_text("".join(lines), encoding="utf-8")
        made.append(path)
    return made


def _fresh_seed(place: Place) -> int:
    """Another one each time, kept beside the load set."""
    kept = place.folder / "seed"
    seed = 1 + (int(kept.read_text("ascii")) if kept.exists() else 1)
    kept.write_text(str(seed), "ascii")
    return seed
