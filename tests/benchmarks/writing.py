"""Index writing: the same articles from one JSON Lines file into each engine, a process each."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import peers, tables
from tests.benchmarks.measure import Run, in_turn, run, size_of
from tests.benchmarks.place import Place


def writing(place: Place, rounds: int, names: tuple[str, ...]) -> str:
    load = place.load
    chosen = [name for name in peers.WRITERS if name in names and peers.version(name)]

    def once(name: str) -> Callable[[], Run]:
        command: list[str | Path] = [
            sys.executable,
            "-W",
            "ignore",
            "-m",
            "tests.benchmarks.peers",
            name,
            load,
        ]
        return lambda: run([*command, place.of(name)], memory=True)

    found = in_turn(rounds, {name: once(name) for name in chosen})
    first = next(iter(found))
    rows = [
        (
            name,
            tables.spread([one.seconds for one in runs]),
            tables.spread([one.cpu for one in runs]),
            tables.ratios([one.cpu for one in runs], [one.cpu for one in found[first]]),
            f"{max(one.peak for one in runs):.0f}",
            f"{size_of(place.of(name)):.0f}",
        )
        for name, runs in found.items()
    ]
    head = ("", "s", "CPU s", f"CPU, times {first}", "peak MB", "index MB")
    said = f"{size_of(load):.0f} MB of JSON Lines. kzuz: the engine and its lexicon alone, texts are the store's."
    return f"{said}\n\n{tables.table(head, rows)}"
