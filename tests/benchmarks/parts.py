"""Where an ingest's time goes: CPU milliseconds an article of each step, in this process, without an index."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from kzuzcli.article import SourceDocument
from kzuzcli.dating import find_dates
from kzuzcli.errors import ReadError
from kzuzcli.ingest import Options, describe
from kzuzcli.language import identify, settle
from kzuzcli.readers import read
from kzuzcli.store import Row, Store, fingerprint, now
from tests.benchmarks import tables
from tests.benchmarks.place import Place

SOME = 2000
"""Articles looked at."""


def parts(place: Place, rounds: int, _: tuple[str, ...]) -> str:
    paths = sorted(place.files.rglob("*.txt"))[:SOME]
    documents = list(islice(_documents(read(place.load)), SOME))
    languages = [settle(one.first("language"), identify(one.text, one.title)) for one in documents]
    today, stored = date.today(), _rows(documents)
    steps: dict[str, Callable[[], object]] = {
        "read JSON Lines": lambda: list(islice(read(place.load), SOME)),
        "read files": lambda: [one for path in paths for one in read(path)],
        "language": lambda: [identify(one.text, one.title) for one in documents],
        "dates": lambda: [
            find_dates(one, ingested=today, language=language)
            for one, language in zip(documents, languages, strict=True)
        ],
        "describe, both included": lambda: [describe(one, Options()) for one in documents],
        "store, full sync at the end": lambda: _stored(stored),
    }
    rows = []
    for name, step in steps.items():
        least = min(_cpu(step) for _ in range(2 * rounds))
        rows.append((name, tables.number(1000 * least / len(documents))))
    return f"Least of {2 * rounds}.\n\n" + tables.table(("", "CPU ms an article"), rows)


def _documents(found: Iterable[SourceDocument | ReadError]) -> Iterator[SourceDocument]:
    return (one for one in found if not isinstance(one, ReadError))


def _stored(rows: list[Row]) -> None:
    """Put the articles into a new store as an ingest does: known, free, written, where from; one batch."""
    with TemporaryDirectory() as folder:
        store = Store(Path(folder), create=True)
        with store.batch() as mark:
            for row in rows:
                origin = row.article.origin
                store.origin(origin)
                store.with_content(row.content)
                id = store.free_id(row.content.hex())
                store.add(replace(row, article=replace(row.article, id=id), changed=mark))
                store.set_origin(origin, id, row.article.sha256)
        store.close()


def _rows(documents: list[SourceDocument]) -> list[Row]:
    rows = []
    for one in documents:
        article = describe(one, Options())
        content = bytes.fromhex(fingerprint(one.title, one.first("date"), one.text))
        described = {"title": article.title, "language": article.language, "source": article.source}
        rows.append(Row(article, content, one.reader, one.encoding, described, now()))
    return rows


def _cpu(step: Callable[[], object]) -> float:
    begun = time.process_time()
    step()
    return time.process_time() - begun
