"""kzuz ingest [PATH…]"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from kzuzcli.archive import Archive
from kzuzcli.article import IngestReport
from kzuzcli.cli import messages
from kzuzcli.cli.declare import argument, option
from kzuzcli.cli.options import DryRunOption, JsonOption
from kzuzcli.cli.output import Output
from kzuzcli.cli.waiting import line, waiting
from kzuzcli.errors import ArchiveMissing, SemanticMissing, VectorsUnusable

if TYPE_CHECKING:
    from kzuzcli.ingest import Step

TOLD = 20
"""Skipped inputs listed on a terminal; --verbose and --json list them all."""

EXAMPLES = (
    ("kzuz ingest ~/articles", "a folder and all below it"),
    ("kzuz ingest news.jsonl --dry-run", "say what would come in"),
    ("kzuz ingest table.csv --map title=headline,date=pub_date", "a table with its own names"),
    ("kzuz ingest", "the same paths again, only what changed"),
)


def run(
    out: Output,
    folder: Path,
    paths: Annotated[
        list[str] | None,
        argument(
            "PATH",
            told="Files, folders, addresses; - is stdin. None: those given before, else ./corpus.",
            complete="file",
        ),
    ] = None,
    lang: Annotated[
        str | None,
        option("--lang", metavar="TAG", told="The language of all of it, as you say.", complete="language"),
    ] = None,
    fields: Annotated[
        str | None,
        option("--map", metavar="NAME=FIELD,…", told="Which fields of a record hold what: title=headline."),
    ] = None,
    again: Annotated[bool, option("--again", told="Bring back articles removed before.")] = False,
    keep_originals: Annotated[
        bool, option("--keep-originals", told="Keep the files' own bytes too: kzuz show ID --original.")
    ] = False,
    no_links: Annotated[
        bool, option("--no-links", told="Do not look for relations now; kzuz link does it later.")
    ] = False,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> int:
    """Take in articles from files and folders: text, Markdown, JSON Lines, pages, mail, feeds, web archives.

    It may be stopped and run again at any time: what is in stays in, what is there is not read twice.
    """
    from kzuzcli.ingest import Options, ingest
    from kzuzcli.readers.fields import read_mapping

    options = Options(lang, again, dry_run, read_mapping(fields) if fields else None, keep_originals)
    with _opened(folder, dry_run) as opened:
        chosen = paths or _remembered(opened)
        with _progress(out, chosen) as progress:
            report = ingest(opened, chosen, options, progress)
        if not no_links and not dry_run:
            begun = time.monotonic()
            with waiting(out, "articles compared") as compared:
                if opened.link(progress=compared):
                    report.relations = opened.relations()
            report.seconds = round(report.seconds + time.monotonic() - begun, 3)
        if opened.by_meaning and not dry_run:
            _learn(opened, out)
    _tell(out, report, dry_run, json)
    return messages.PARTLY if report.skipped else messages.FINE


def _learn(archive: Archive, out: Output) -> None:
    """Compare what is new by meaning; where that cannot be done now it is said, and done another time."""
    try:
        with waiting(out, "articles compared by meaning") as progress:
            archive.learn_meanings(progress=progress)
    except (SemanticMissing, VectorsUnusable) as error:
        out.warn(f"  new articles are not compared by meaning: {messages.sentence(error)}")


def _opened(path: Path, dry_run: bool) -> Archive:
    if not dry_run:
        return Archive.open(path, write=True, create=True)
    try:
        return Archive.open(path, write=True)
    except ArchiveMissing:
        return Archive.nowhere()


def _remembered(archive: Archive) -> list[str]:
    if known := archive.store.paths():
        return known
    if Path("corpus").is_dir():
        return ["corpus"]
    raise messages.Usage("the archive knows no path yet", "say what to take in: kzuz ingest FOLDER")


def _tell(out: Output, report: IngestReport, dry_run: bool, json: bool) -> None:
    if json:
        from kzuzcli import contract

        out.json(contract.ingest(report))
        return
    from kzuzcli.render import ingest_report

    out.show(*ingest_report(report, dry_run, out.timed(report.seconds)))
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
def _progress(out: Output, paths: list[str]) -> Iterator[Callable[[Step], None] | None]:
    with line(out) as shown:
        if shown is None:
            yield None
            return
        total = _bytes(paths)

        def step(step: Step) -> None:
            if step.all_read:
                shown.tell(
                    f"{step.articles:,} articles read, the index is being finished", 0, 0, at_once=True
                )
                return
            rate = step.articles / shown.seconds
            shown.tell(f"{step.articles:,} articles, {rate:,.0f}/s", step.size, total)

        yield step


def _bytes(paths: list[str]) -> int:
    """The size of everything below, for the time left; 0 where it cannot be told."""
    size = 0
    for path in map(Path, paths):
        if path.is_file():
            size += path.stat().st_size
        for folder, _, names in os.walk(path):
            for name in names:
                try:
                    size += os.lstat(os.path.join(folder, name)).st_size  # noqa: PTH118 - 3x faster than Path
                except OSError:
                    continue
    return size
