"""Queries made to hurt, and how fast each lets go: python -m tests.benchmarks.bounds INDEX

INDEX is the folder of an index. Each query runs in a process of its own: postings it has to read, seconds
until it answers, and the most seconds of five from Ctrl-C to the end of the process, at moments spread
over its work.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

from kzuzcli import query
from kzuzcli.analysis import LANGUAGES
from kzuzcli.engines.base import Request
from kzuzcli.engines.lexicon import Lexicon
from kzuzcli.engines.whoosh import WhooshEngine
from kzuzcli.period import Period

TIMES = 5


def questions(folder: Path) -> dict[str, tuple[query.Query, int]]:
    """Each query and how many postings its words have in all."""
    lexicon = Lexicon(folder, read_only=True)
    words, _ = lexicon.starting("", LANGUAGES, 300)
    under_a, _ = lexicon.starting("a", LANGUAGES, 1000)
    lexicon.close()
    first, second = (query.Any((query.Form(word.language, word.form),)) for word in words[:2])
    forms = [query.Form(word.language, word.form) for word in words]
    years = [query.Range(Period.parse(f"{year}/{year + 1}")) for year in range(2000, 2020)]
    return {
        "a*": (
            query.Any(tuple(query.Form(word.language, word.form) for word in under_a)),
            sum(word.df for word in under_a),
        ),
        "300 words, any": (
            query.Or(tuple(query.Any((form,)) for form in forms)),
            sum(word.df for word in words),
        ),
        "300 words as one": (query.Any(tuple(forms)), sum(word.df for word in words)),
        "20 ranges": (query.Or((query.Or(tuple(years)), first)), words[0].df),
        "a row of the two commonest": (query.Sequence((first, second)), words[0].df + words[1].df),
    }


def ask(folder: Path, name: str) -> None:
    asked, _ = questions(folder)[name]
    engine = OpenEngine(folder)
    print("ready", flush=True)
    print(engine.search(Request(asked)).total, flush=True)


class OpenEngine(WhooshEngine):
    """An engine whose segments are open before the clock starts."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, read_only=True)
        self._open()


def begun(folder: Path, name: str) -> subprocess.Popen[str]:
    """A process that asks, at the moment it begins to."""
    command = [sys.executable, "-m", "tests.benchmarks.bounds", str(folder), name]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    return process


def whole(folder: Path, name: str) -> float:
    process = begun(folder, name)
    started = time.perf_counter()
    answer, _ = process.communicate()
    if process.returncode:
        sys.exit(f"{name} was not answered: try {folder} with the name as a second argument")
    print(f"  {name}: {int(answer):,} articles", file=sys.stderr)
    return time.perf_counter() - started


def stopped(folder: Path, name: str, after: float) -> float:
    process = begun(folder, name)
    time.sleep(after)
    started = time.perf_counter()
    process.send_signal(signal.SIGINT)
    process.communicate()
    return time.perf_counter() - started


def main() -> None:
    folder = Path(sys.argv[1])
    if len(sys.argv) > 2:
        ask(folder, sys.argv[2])
        return
    print(f"{'':28}{'postings':>12}{'answers, s':>12}{'lets go, s':>12}")
    for name, (_, postings) in questions(folder).items():
        seconds = whole(folder, name)
        let_go = max(stopped(folder, name, seconds * part / (TIMES + 1)) for part in range(1, TIMES + 1))
        print(f"{name:28}{postings:12,}{seconds:12.2f}{let_go:12.2f}", flush=True)


if __name__ == "__main__":
    main()
