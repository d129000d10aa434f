"""Cold: whole processes from start to end, set against `python -c pass` and what a person would write instead."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import scripts, tables
from tests.benchmarks.measure import Run, in_turn, run
from tests.benchmarks.place import Place, kzuz

WORDS = ("oil", "prices")
_SCRIPTS = Path(scripts.__file__).parent
_OURS = {
    "kzuz search": ("--color", "always", "search", " ".join(WORDS)),
    "kzuz search --json": ("search", " ".join(WORDS), "--json"),
    "kzuz show": ("--color", "always", "show", "ID"),
    "kzuz --help": ("--help",),
}
_THEIRS = {
    "plain typer + Whoosh + rich": ("plain_whoosh.py", "whoosh"),
    "script: FTS5": ("fts5.py", "fts5"),
    "script: tantivy": ("tantivy_search.py", "tantivy"),
    "script: Xapian": ("xapian_search.py", "xapian"),
}
SEARCHED = 100_000
"""More files than these push everything else out of memory, and what is measured beside them."""
NOTHING = "python -c pass"
PLAIN = "plain typer + Whoosh + rich"


def starting(place: Place, rounds: int, _: tuple[str, ...]) -> str:
    archive = place.of("archive")
    if not archive.exists():
        run(kzuz(archive, "ingest", place.load, "--no-links"))
    commands = _commands(place, archive)
    found = in_turn(rounds, {name: _once(command) for name, command in commands.items()})
    base, plain = found[NOTHING], found.get(PLAIN, [])
    rows = [
        (
            name,
            tables.spread([1000 * one.seconds for one in runs]),
            tables.spread([1000 * one.cpu for one in runs]),
            _times(runs, base),
            _times(runs, plain),
            tables.ratios([one.cpu for one in runs], [one.cpu for one in plain]) if plain else "–",
        )
        for name, runs in found.items()
    ]
    head = ("", "ms", "CPU ms", f"times `{NOTHING}`", "times the plain script", "CPU, times it")
    said = f"Two words ({' '.join(WORDS)}), ten hits with pieces of text; kzuz in colour, as on a terminal."
    return f"{said}\n\n{tables.table(head, rows)}"


def _times(runs: list[Run], base: list[Run]) -> str:
    return tables.ratios([one.seconds for one in runs], [one.seconds for one in base]) if base else "–"


def _once(command: list[str | Path]) -> Callable[[], Run]:
    return lambda: run(command)


def _commands(place: Place, archive: Path) -> dict[str, list[str | Path]]:
    """Those at hand, a run of each made beforehand, so that nothing is read or compiled for the first time."""
    id = run(kzuz(archive, "search", *WORDS, "--ids", "-n1")).output.split()[0]
    commands: dict[str, list[str | Path]] = {NOTHING: [sys.executable, "-c", "pass"]}
    for name, line in _OURS.items():
        commands[name] = kzuz(archive, *(id if word == "ID" else word for word in line))
    for name, (script, peer) in _THEIRS.items():
        if place.of(peer).exists():
            commands[name] = [sys.executable, "-W", "ignore", _SCRIPTS / script, place.of(peer), *WORDS]
    if shutil.which("recollq") and place.of("recoll").exists():
        commands["recollq -A"] = ["recollq", "-c", place.of("recoll"), "-n", "10", "-A", " ".join(WORDS)]
    if shutil.which("rg") and place.size <= SEARCHED:
        commands["rg -l, one word, the files"] = ["rg", "-l", WORDS[0], place.files]
    for command in commands.values():
        run(command)
    return commands
