"""kzuz ingest [PATH…]"""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kzuzcli.archive import Archive
from kzuzcli.article import IngestReport
from kzuzcli.cli import messages
from kzuzcli.cli.options import (
    ArchiveOption,
    ColorOption,
    DebugOption,
    DryRunOption,
    JsonOption,
    QuietOption,
    VerboseOption,
    archive_path,
    output,
)
from kzuzcli.cli.output import Output, is_terminal
from kzuzcli.errors import ArchiveMissing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzuzcli.ingest import Progress

TOLD = 20
"""Skipped inputs listed on a terminal; --verbose and --json list them all."""


def run(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Files and folders. None: those given before, else ./corpus.", show_default=False
        ),
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="TAG", help="The language of all of it, as you say.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Bring back articles removed before.")] = False,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
    archive: ArchiveOption = None,
    color: ColorOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    debug: DebugOption = False,
) -> int:
    """Take in articles from files and folders.

    Examples:

      kzuz ingest ~/articles

      kzuz ingest news.jsonl --dry-run

      kzuz ingest                     the same paths again, only what changed
    """
    from kzuzcli.ingest import Options, ingest

    out = output(color, quiet, verbose, debug)
    with _opened(archive_path(archive), dry_run) as opened:
        chosen = paths or _remembered(opened)
        with _progress(out, chosen) as progress:
            report = ingest(opened, chosen, Options(lang, again, dry_run), progress)
    _tell(out, report, dry_run, json)
    return messages.PARTLY if report.skipped else messages.FINE


def _opened(path: Path, dry_run: bool) -> Archive:
    if not dry_run:
        return Archive.open(path, write=True, create=True)
    try:
        return Archive.open(path, write=True)
    except ArchiveMissing:
        return Archive.nowhere()


def _remembered(archive: Archive) -> list[Path]:
    known = [Path(each) for each in archive.store.paths()]
    if known:
        return known
    if Path("corpus").is_dir():
        return [Path("corpus")]
    raise typer.BadParameter("the archive knows no path yet: say what to take in", param_hint="PATH")


def _tell(out: Output, report: IngestReport, dry_run: bool, json: bool) -> None:
    if json:
        from kzuzcli import contract

        out.json(contract.ingest(report))
        return
    from kzuzcli.render import ingest_report

    out.show(*ingest_report(report, dry_run))
    for kind, path in report.warnings:
        out.warn(f"  {messages.warning(kind, path)}")
    shown = report.skipped if out.verbose else report.skipped[:TOLD]
    if shown:
        out.warn(f"  {len(report.skipped):,} not taken in:")
    for each in shown:
        out.warn("    " + messages.skipped(each.path, each.record, each.error, each.detail))
    if len(shown) < len(report.skipped):
        out.warn(f"    and {len(report.skipped) - len(shown):,} more (--verbose lists them all)")


@contextmanager
def _progress(out: Output, paths: list[Path]) -> Iterator[Progress | None]:
    """A bar on a terminal's stderr once half a second has gone; nothing anywhere else."""
    if out.quiet or not is_terminal(sys.stderr):
        yield None
        return
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    from kzuzcli.ingest import Step

    begun, total = time.monotonic(), _bytes(paths)
    bar = Bar(
        TextColumn("  {task.fields[seen]}"),
        BarColumn(),
        TimeRemainingColumn(),
        console=out.console(stderr=True),
        transient=True,
    )
    task = bar.add_task("", total=total or None, seen="")

    def step(step: Step) -> None:
        passed = time.monotonic() - begun
        if passed < 0.5:
            return
        bar.start()
        rate = step.articles / passed
        bar.update(task, completed=step.size, seen=f"{step.articles:,} articles, {rate:,.0f}/s")

    try:
        yield step
    finally:
        bar.stop()


def _bytes(paths: list[Path]) -> int:
    """The size of everything below, for the time left; 0 where it cannot be told."""
    size = 0
    for path in paths:
        if path.is_file():
            size += path.stat().st_size
        for folder, _, names in os.walk(path):
            for name in names:
                try:
                    size += os.lstat(os.path.join(folder, name)).st_size  # noqa: PTH118 - 3x faster than Path
                except OSError:
                    continue
    return size
