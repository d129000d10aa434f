"""Processes measured from outside, and things measured in turn: A B A B, so that all meet the same weather."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

BETWEEN = 0.05
"""Seconds between two looks at the memory of a process and all that it started."""

_PAGE = resource.getpagesize()
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds by the clock and of the processor (children included), and the most MB that it
    and its children held at one moment, their resident sizes summed (0 where /proc does not say)."""

    seconds: float
    cpu: float
    peak: float
    output: str = ""


class Failed(Exception):
    """A measured command failed; the message is its last line."""


def run(command: Sequence[str | Path], *, memory: bool = False, good: Sequence[int] = (0,)) -> Run:
    """Run a command to its end. Raises Failed when it ends with a code that is not `good`."""
    watch = _Watch() if memory else None
    begun = time.perf_counter()
    process = subprocess.Popen(
        list(map(str, command)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        env=_environment(),
    )
    if watch is not None:
        watch.begin(process.pid)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    output, errors = process.communicate()
    seconds = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode not in good:
        lines = errors.decode("utf-8", "replace").strip().splitlines() or [f"code {process.returncode}"]
        raise Failed(lines[-1][:200])
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(seconds, cpu, watch.end() if watch else 0.0, output.decode("utf-8", "replace"))


def _environment() -> dict[str, str]:
    """That of a user: compiled modules are kept, no pager waits, lines are of one width."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONDONTWRITEBYTECODE", "KZUZ_ARCHIVE")
    }
    return kept | {"COLUMNS": "100", "KZUZ_PAGER": ""}


class _Watch(threading.Thread):
    """Looks again and again at how much memory a process and its descendants hold."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._pid, self._peak = 0, 0
        self._over = threading.Event()

    def begin(self, pid: int) -> None:
        self._pid = pid
        self.start()

    def run(self) -> None:
        while not self._over.wait(BETWEEN):
            self._peak = max(self._peak, _resident(self._pid))

    def end(self) -> float:
        self._over.set()
        self.join()
        return self._peak / 1e6


def _resident(pid: int) -> int:
    """Bytes that a process and all below it hold."""
    total, left = 0, [pid]
    while left:
        place = Path(f"/proc/{left.pop()}")
        try:
            total += int((place / "statm").read_text().split()[1]) * _PAGE
            for task in (place / "task").iterdir():
                left += map(int, (task / "children").read_text().split())
        except OSError:  # it has ended, or this system has no /proc
            continue
    return total


def in_turn(rounds: int, what: Mapping[str, Callable[[], _T]]) -> dict[str, list[_T]]:
    """What each gives in each round, all once before any a second time; one that fails is told and left out."""
    found: dict[str, list[_T]] = {name: [] for name in what}
    for _ in range(rounds):
        for name in list(found):
            try:
                found[name].append(what[name]())
            except Exception as error:  # a peer that is not installed, or not made for this
                print(f"left out: {name}: {type(error).__name__}: {error}", flush=True)
                del found[name]
    return found


def size_of(folder: Path) -> float:
    """MB of the files in a folder, or of one file."""
    files = [folder] if folder.is_file() else folder.rglob("*")
    return sum(one.stat().st_size for one in files if one.is_file()) / 1e6
