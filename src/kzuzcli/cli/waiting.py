"""One line that says how far a long work is, on a terminal's stderr, once half a second has gone."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from kzuzcli.cli.output import Output, is_terminal, width

PATIENCE = 0.5
"""Seconds of work that need no word."""

_PAUSE = 0.1
_CLEARED = "\r\x1b[K"
_BAR = 16


class Line:
    """The line itself: written over in place, at most ten times a second, and gone in the end."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._begun = self._last = clock()
        self._shown = False

    def tell(self, what: str, done: int, total: int, *, at_once: bool = False) -> None:
        """Show this, unless too little time has gone; `at_once`: it is the last for some time."""
        now = self._clock()
        if now - self._begun < PATIENCE or (self._shown and now - self._last < _PAUSE and not at_once):
            return
        self._last, self._shown = now, True
        line = f"  {what}{_left(done, total, now - self._begun)}"
        self._stream.write(_CLEARED + line[: width() - 1])
        self._stream.flush()

    @property
    def seconds(self) -> float:
        return max(self._clock() - self._begun, 0.001)

    def clear(self) -> None:
        if self._shown:
            self._stream.write(_CLEARED)
            self._stream.flush()


def _left(done: int, total: int, seconds: float) -> str:
    """A bar and the time left, as far as they can be told."""
    if total <= 0 or done <= 0:
        return ""
    part = min(done / total, 1.0)
    left = seconds * (1 - part) / part
    full = round(_BAR * part)
    return f"  {'━' * full}{'╌' * (_BAR - full)} {part:4.0%}  {_clock(left)} left"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


@contextmanager
def line(out: Output) -> Iterator[Line | None]:
    """The line, or None where nothing may move: no terminal, a dumb one, --quiet."""
    if out.quiet or not is_terminal(sys.stderr) or os.environ.get("TERM") == "dumb":
        yield None
        return
    shown = Line(sys.stderr)
    try:
        yield shown
    finally:
        shown.clear()


@contextmanager
def waiting(out: Output, what: str) -> Iterator[Callable[[int, int], None] | None]:
    """Something to call with (done, total) of `what`, or None where nothing may move."""
    with line(out) as shown:
        if shown is None:
            yield None
            return

        def step(done: int, total: int) -> None:
            shown.tell(f"{done:,} {what}, {done / shown.seconds:,.0f}/s", done, total)

        yield step
