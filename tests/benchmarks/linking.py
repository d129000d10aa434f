"""What relations cost: python -m tests.benchmarks.linking [--size N] [--folder DIR] [--archive DIR] [stories]

Looks for the relations of an archive of the load set (made when it is not there; or of a copy of the archive in
DIR) and prints what each 5,000 articles took of the processor, as times what writing their index takes, and the
size of what is kept; then what stories, other languages and same:( ) add to a warm search. With `stories` only
the latter, in the archive that was linked before.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from itertools import pairwise
from pathlib import Path

from kzuzcli.archive import INDEX, LINKS, Archive, entry
from kzuzcli.engines.whoosh import WhooshEngine
from kzuzcli.query import parse
from tests.benchmarks import machine, tables
from tests.benchmarks.measure import run
from tests.benchmarks.place import Place, kzuz

ASKED = (
    "thatcher",
    "oil prices",
    "government people",
    "Tokayev",
    "можно",
    '"oil prices"',
    "japan OR trade OR deficit OR dollar",
)
SAME = ("same:(oil prices)", "same:(government people)", "same:(thatcher government)")
TIMES = 15


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "kzuz-benchmarks")
    parser.add_argument("--archive", type=Path)
    parser.add_argument("only", nargs="?", choices=("stories",))
    options = parser.parse_args()
    place = Place(options.folder, options.size)
    print(machine.described(), flush=True)
    if options.only is None:
        with Archive.open(_copied(place, options.archive), write=True) as archive:
            print(links(archive), flush=True)
    with Archive.open(place.of("linking")) as archive, Unlinked.open(place.of("linking")) as plain:
        print(f"\n{stories(archive, plain)}")


def _copied(place: Place, source: Path | None) -> Path:
    """An archive without relations."""
    if source is None:
        source = place.of("archive")
        if not source.exists():
            run(kzuz(source, "ingest", place.load, "--no-links"))
    target = place.cleared("linking")
    shutil.copytree(source, target)
    (target / INDEX / LINKS).unlink(missing_ok=True)
    return target


def links(archive: Archive) -> str:
    """What linking all articles takes, batch by batch, beside writing their index once."""
    size = archive.store.count()
    writing = _cpu(lambda: _index(archive)) / size
    spent = [(0, time.process_time())]
    archive.link(anew=True, progress=lambda *_: spent.append((_linked(archive), time.process_time())))
    rows = []
    for (before, begun), (done, now) in pairwise(spent):
        each = (now - begun) / (done - before)
        rows.append((f"{before:,}", f"{5000 * each:.2f}", tables.number(each / writing)))
    total = spent[-1][1] - spent[0][1]
    room = (archive.path / INDEX / LINKS).stat().st_size
    said = (
        f"{size:,} articles linked in {total:.0f} s of CPU, {tables.number(total / size / writing)} times what"
        f" writing their index took ({writing * size:.0f} s); {room / 1e6:.0f} MB kept,"
        f" {room / size:.0f} bytes an article; {_peak():.0f} MB of memory at most.\n"
        f"Relations: {archive.relations()}"
    )
    return f"{said}\n\n{tables.table(('articles held', 'CPU s for 5,000', 'times index writing'), rows)}"


def _linked(archive: Archive) -> int:
    """How many articles have been linked; batches end where those of the store do."""
    with closing(sqlite3.connect(archive.path / INDEX / LINKS)) as db:
        return int(db.execute("SELECT coalesce(sum(articles), 0) FROM languages").fetchone()[0])


def _index(archive: Archive) -> None:
    """Write the index of all articles elsewhere."""
    with tempfile.TemporaryDirectory(dir=archive.path.parent) as folder:
        engine = WhooshEngine(Path(folder))
        writer = engine.writer()
        for row in archive.store.changed_since(0):
            writer.add(entry(row))
        writer.commit(1)
        engine.close()


def _peak() -> float:
    """The most memory this process ever held, in MB; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0.0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)


def stories(archive: Archive, plain: Archive) -> str:
    """Milliseconds of a warm search for ten hits: without links, as stories, across languages."""
    rows = []
    for text in (*ASKED, *SAME):
        query = parse(text)
        flat, told, across = _in_turn(
            lambda query=query: plain.search(query),  # type: ignore[misc]
            lambda query=query: archive.search(query, stories=True),  # type: ignore[misc]
            lambda query=query: plain.search(query, across=True),  # type: ignore[misc]
        )
        rows.append(
            (text, tables.number(flat), tables.number(told), f"{told - flat:+.1f}", tables.number(across))
        )
    head = ("warm, ms", "ten hits, no links", "ten stories", "added", "ten hits, --across")
    return tables.table(head, rows)


class Unlinked(Archive):
    """An archive as if nobody had looked for relations."""

    @property
    def links(self) -> None:
        return None


def _in_turn(*work: Callable[[], object]) -> list[float]:
    """Milliseconds of the quickest of a few of each, done in turn: other programs meet all alike."""
    took: list[list[float]] = [[] for _ in work]
    for _ in range(TIMES):
        for one, times in zip(work, took, strict=True):
            begun = time.perf_counter()
            one()
            times.append(1000 * (time.perf_counter() - begun))
    return list(map(min, took))


def _cpu(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
