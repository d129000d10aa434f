"""Warm search: one process that asks every engine in turn; ten hits with a piece of text each, exact counts."""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.benchmarks import peers, tables
from tests.benchmarks.measure import in_turn, run
from tests.benchmarks.peers import Searcher
from tests.benchmarks.place import Place, kzuz
from tests.benchmarks.questions import QUESTIONS, Question

REPEAT = 7
"""Questions asked in a row in one turn; the least of them counts."""


def asking(place: Place, rounds: int, names: tuple[str, ...]) -> str:
    archive = place.of("archive")
    if not archive.exists():
        run(kzuz(archive, "ingest", place.load, "--no-links"))
    opened = dict(_opened(place, names))
    found = {question: _measured(question, opened, rounds) for question in QUESTIONS}
    others = [name for name in opened if name != "kzuz"]
    said = (
        "kzuz: the words as they are written, as all others; kzuz-forms: every form and spelling of them. Both with"
        " parsing and the store. Found as kzuz counts; FTS5 counts nothing. Milliseconds:"
    )
    count = {question: f"{opened['kzuz'].ask(question)[0]:,}" for question in QUESTIONS}
    for searcher in opened.values():
        searcher.close()
    times = [
        [one.name, count[one], *(_cell(tables.spread, found[one].get(name)) for name in opened)]
        for one in found
    ]
    ratios = [
        [one.name, *(_cell(tables.ratios, found[one]["kzuz"], found[one].get(name)) for name in others)]
        for one in found
    ]
    return "\n\n".join(
        (
            said,
            tables.table(("", "found", *opened), times),
            "The time of kzuz as times that of each other:",
            tables.table(("", *others), ratios),
        )
    )


def _opened(place: Place, names: tuple[str, ...]) -> list[tuple[str, Searcher]]:
    found = []
    for name in peers.ASKED:
        folder = place.of("archive" if name.startswith("kzuz") else name)
        if name in names and folder.exists() and peers.version(name):
            found.append((name, peers.searcher(name, folder)))
    return found


def _measured(question: Question, opened: dict[str, Searcher], rounds: int) -> dict[str, list[float]]:
    def once(searcher: Searcher) -> Callable[[], float]:
        return lambda: min(_milliseconds(searcher, question) for _ in range(REPEAT))

    return in_turn(rounds, {name: once(searcher) for name, searcher in opened.items()})


def _cell(show: Callable[..., str], *values: list[float] | None) -> str:
    return "–" if None in values else show(*values)


def _milliseconds(searcher: Searcher, question: Question) -> float:
    begun = time.perf_counter()
    searcher.ask(question)
    return 1000 * (time.perf_counter() - begun)
