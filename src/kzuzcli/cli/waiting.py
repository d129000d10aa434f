"""A bar for work whose size is known, on a terminal's stderr, once half a second has gone."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from kzuzcli.archive import Progress
from kzuzcli.cli.output import Output, is_terminal


@contextmanager
def waiting(out: Output, what: str) -> Iterator[Progress | None]:
    """Something to call with (done, total), or None where no bar is wanted."""
    if out.quiet or not is_terminal(sys.stderr):
        yield None
        return
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    begun = time.monotonic()
    columns = (TextColumn("  {task.completed:,.0f} " + what), BarColumn(), TimeRemainingColumn())
    bar = Bar(*columns, console=out.console(stderr=True), transient=True)
    task = bar.add_task("", total=None)

    def step(done: int, total: int) -> None:
        if time.monotonic() - begun >= 0.5:
            bar.start()
            bar.update(task, completed=done, total=total)

    try:
        yield step
    finally:
        bar.stop()
