"""How long a list of queries takes: python -m tests.benchmarks.lists ARCHIVE [LINES …].

Lines are words of the archive's own lexicon, half of them mostly capitalised ones, the same for the same seed;
kzuz batch as a process of its own, start-up and output counted: seconds of the clock and of the processor (best
of three), milliseconds of the processor a line.
"""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path


def words(archive: Path, count: int, seed: int = 1) -> list[str]:
    """Words of the archive that stand in 2 to 2,000 articles."""
    with closing(sqlite3.connect(archive / "index" / "lexicon.db")) as db:
        rows = db.execute(
            "SELECT DISTINCT form, capitalised > df / 2 FROM words"
            " WHERE df BETWEEN 2 AND 2000 AND length(form) > 3 ORDER BY form"
        ).fetchall()
    rng = random.Random(seed)
    found: list[str] = []
    for named in (True, False):
        some = [form for form, name in rows if bool(name) is named]
        found += rng.sample(some, min(len(some), count // 2))
    return found


def measured(archive: Path, file: Path, *how: str) -> tuple[float, float]:
    """Seconds by the clock and of the processor: of the run that took least of the second."""
    command = [sys.executable, "-m", "kzuzcli", "--archive", str(archive), "batch", str(file), *how]
    runs = []
    for _ in range(3):
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, used = os.wait4(process.pid, 0)
        runs.append((time.perf_counter() - begun, used.ru_utime + used.ru_stime))
    return min(runs, key=lambda run: run[1])


def main() -> None:
    archive, sizes = Path(sys.argv[1]), [int(each) for each in sys.argv[2:]] or [10, 100, 1000]
    print(f"{'':24}{'clock s':>9}{'cpu s':>8}{'ms a line':>11}")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            file = Path(folder, f"{size}.txt")
            file.write_text("\n".join(words(archive, size)), encoding="utf-8")
            for how in ((), ("--csv",)):
                clock, processor = measured(archive, file, *how)
                name = f"{size:,} lines {' '.join(how)}"
                print(f"{name:24}{clock:9.2f}{processor:8.2f}{processor / size * 1000:11.2f}")


if __name__ == "__main__":
    main()
