"""Queries that ask much of an archive: whole commands, what they cost, and how soon they end when interrupted."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path

from kzuzcli.engines.lexicon import Lexicon
from tests.benchmarks import tables
from tests.benchmarks.measure import Run, in_turn, run
from tests.benchmarks.place import Place, kzuz

MOMENTS = 5
"""A query is interrupted at so many moments, evenly spread over the time it takes."""


def heavy(place: Place, rounds: int, _: tuple[str, ...]) -> str:
    archive = place.of("archive")
    if not archive.exists():
        run(kzuz(archive, "ingest", place.load, "--no-links"))
    lines = {name: kzuz(archive, *line) for name, line in queries(archive)}
    found = in_turn(rounds, {name: partial(run, line, memory=True) for name, line in lines.items()})
    head = ("", "found", "s", "CPU s", "peak MB", "interrupted: ends after s")
    rows = [_row(name, runs, lines[name]) for name, runs in found.items()]
    said = "`kzuz search … --count` unless said; interrupted: the slowest of "
    return f"{said}{MOMENTS} moments.\n\n{tables.table(head, rows)}"


def queries(archive: Path) -> Iterator[tuple[str, list[str]]]:
    with closing(Lexicon(archive / "index", read_only=True)) as lexicon:
        held = sorted(
            ((word.df, word.form) for word in lexicon.dump() if word.language == "en"), reverse=True
        )
    words = [form for _, form in islice((one for one in held if one[1].isalpha()), 300)]
    kept = [word for word in words if word not in ("and", "or", "not")]
    periods = " OR ".join(f"{kept[place]} date:{1999 + place}" for place in range(20))
    yield "one common word, ten hits shown", ["search", kept[20]]
    yield "everything, newest first", ["list"]
    yield "one year", ["search", "date:2010", "--count"]
    yield "`a*`", ["search", "a*", "--count"]
    yield f"any of the {len(kept)} commonest English words", ["search", " OR ".join(kept), "--count"]
    yield "twenty words, each in a year of its own", ["search", periods, "--count"]


def _row(name: str, runs: list[Run], line: list[str | Path]) -> tuple[str, ...]:
    count = runs[0].output.strip()
    least = min(one.seconds for one in runs)
    return (
        name,
        f"{int(count):,}" if count.isdigit() else "",
        tables.spread([one.seconds for one in runs]),
        tables.spread([one.cpu for one in runs]),
        f"{max(one.peak for one in runs):.0f}",
        f"{max(_ends_after(line, least * part / (MOMENTS + 1)) for part in range(1, MOMENTS + 1)):.2f}",
    )


def _ends_after(line: list[str | Path], moment: float) -> float:
    """Seconds from an interrupt, sent `moment` seconds after the start, to the end of the command."""
    process = subprocess.Popen(
        list(map(str, line)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=_listen
    )
    time.sleep(moment)
    begun = time.perf_counter()
    process.send_signal(signal.SIGINT)
    process.wait()
    return time.perf_counter() - begun


def _listen() -> None:
    """What a shell has started in the background is deaf to interrupts, and so is all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
