"""Index writing and warm search beside the peers, in turn, A B A B.

    python -m tests.benchmarks.engines 10000 /tmp/load [--rounds 3] [--peers kzuz,fts5,whoosh] [--search-only]

Prints medians, with the least and the greatest, and ratios to the first peer's. The load set is built when it
is not there yet.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks import loadset, peers

REPEAT = 7


def main() -> None:
    parser = argparse.ArgumentParser(description="Index writing and warm search beside the peers.")
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--peers", default="kzuz,kzuz-2,fts5,tantivy,xapian,whoosh")
    parser.add_argument("--search-only", action="store_true")
    options = parser.parse_args()
    names = options.peers.split(",")
    path = loadset.build(options.count, options.folder)
    if not options.search_only:
        _indexing(names, path, options.rounds)
    _searching([name for name in names if name in peers.SEARCHERS], path, options.rounds)


def _place(path: Path, name: str) -> Path:
    return path.with_name(f"{path.stem}-{name}")


def _indexing(names: list[str], path: Path, rounds: int) -> None:
    found: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            command = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.peers", "build", name]
            ran = subprocess.run([*command, path, _place(path, name)], capture_output=True, text=True)
            if ran.returncode:
                print(f"{name}: {ran.stderr.strip().splitlines()[-1]}")
            else:
                found[name].append(json.loads(ran.stdout))
    size = path.stat().st_size / 1e6
    print(f"\nindexing {path.stem} articles, {size:.0f} MB, {rounds} rounds")
    print("| | s (min–max) | CPU s | MB/s | peak MB | index MB | CPU, times that of the first |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    first = None
    for name, runs in found.items():
        if runs:
            s, cpu = ([run[key] for run in runs] for key in ("s", "cpu"))
            middle = statistics.median(cpu)
            first = first or middle
            print(
                f"| {name} | {statistics.median(s):.1f} ({min(s):.1f}–{max(s):.1f}) | {middle:.1f} |"
                f" {size / statistics.median(s):.1f} | {runs[-1]['peak']:.0f} | {runs[-1]['disk']:.0f} |"
                f" {middle / first:.2f} |"
            )


def _searching(names: list[str], path: Path, rounds: int) -> None:
    searchers: dict[str, peers.Searcher] = {}
    for name in names:
        try:
            searchers[name] = peers.SEARCHERS[name](_place(path, name))
        except Exception as error:  # a peer that is not installed or not built is left out
            print(f"{name}: {error}")
    print(f"\nwarm search, {path.stem} articles, ten best ids, ms (least of {rounds * REPEAT})")
    print("| | found |", *(f" {name} |" for name in searchers), *(f" /{name} |" for name in names[1:]))
    print("| --- |" + " --- |" * (2 * len(searchers)))
    for question in peers.QUESTIONS:
        best = dict.fromkeys(searchers, float("inf"))
        count = 0
        for _ in range(rounds):
            for name, searcher in searchers.items():
                for _ in range(REPEAT):
                    started = time.perf_counter()
                    total, _ids = searcher.ask(question)
                    best[name] = min(best[name], 1000 * (time.perf_counter() - started))
                    count = max(count, total)
        first = best[names[0]]
        times = "".join(f" {ms:.2f} |" for ms in best.values())
        ratios = "".join(f" {first / best[name]:.2f} |" for name in list(searchers)[1:])
        print(f"| {question.name} | {count} |{times}{ratios}")


if __name__ == "__main__":
    main()
