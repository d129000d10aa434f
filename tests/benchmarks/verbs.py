"""How long the verbs that read take on a large archive: python -m tests.benchmarks.verbs ARCHIVE [WORD …].

Each verb as a process of its own, start-up and output counted: hits, seconds of the clock and of the
processor (best of three), and the most memory.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from kzuzcli.archive import Archive
from kzuzcli.query import parse

LINES = ("search {}", "kwic {}", "kwic {} --sort left", "timeline {} --by language", "names {}", "figures {}")


def measured(archive: Path, line: str) -> tuple[float, float, float]:
    """Seconds by the clock, seconds of the processor, MB at most: of the run that took least of the second."""
    command = [sys.executable, "-m", "kzuzcli", "--archive", str(archive), *line.split()]
    runs = []
    for _ in range(3):
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, used = os.wait4(process.pid, 0)
        runs.append((time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024))
    return min(runs, key=lambda run: run[1])


def main() -> None:
    archive, words = Path(sys.argv[1]), sys.argv[2:] or ["coffee", "депутат"]
    print(f"{'':34}{'hits':>8}{'clock s':>9}{'cpu s':>8}{'MB':>7}")
    for word in words:
        with Archive.open(archive) as opened:
            hits = opened.count(parse(word)).total
        for line in LINES:
            clock, processor, memory = measured(archive, line.format(word))
            print(f"{line.format(word):34}{hits:8,}{clock:9.2f}{processor:8.2f}{memory:7.0f}")


if __name__ == "__main__":
    main()
