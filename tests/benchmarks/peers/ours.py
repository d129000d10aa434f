"""kzuz itself: to build, the engine alone with its lexicon (the text stays in the store); to search, an archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.peers import Answer
from tests.benchmarks.questions import TOP, Question, records

if TYPE_CHECKING:
    from kzuzcli.engines.base import Entry


def version() -> str:
    from kzuzcli import __version__

    return f"kzuz {__version__}"


BATCH = 25_000
"""As many as an ingest commits at once."""


def build(load: Path, folder: Path, elsewhere: bool = False) -> None:
    """`elsewhere`: two processes write, one builds a batch's segments while the other is filled."""
    from kzuzcli.engines.base import IndexWriter
    from kzuzcli.engines.whoosh import WhooshEngine

    engine = WhooshEngine(folder)
    new: Callable[[], IndexWriter] = engine.writer_elsewhere if elsewhere else engine.writer
    before = None
    for mark, batch in enumerate(_batches(records(load)), 1):
        writer = new()
        for one in batch:
            writer.add(_entry(one))
        writer.build()
        if before is not None:
            before.wait()
        writer.begin_commit(mark)
        before = writer
    if before is not None:
        before.wait()
    engine.close()


def _batches(found: Iterator[dict[str, str]]) -> Iterator[Iterator[dict[str, str]]]:
    for one in found:
        yield chain([one], islice(found, BATCH - 1))


def _entry(one: dict[str, str]) -> Entry:
    from kzuzcli.engines.base import Entry

    day = date.fromisoformat(one["date"]).toordinal()
    language = one["language"]
    return Entry(one["id"], one["title"], one["text"], language, (language,), (), day, day, one["source"])


class Searcher:
    """Asks an archive: for the words as they are written, or with `forms` as a user does. Counts are exact."""

    def __init__(self, folder: Path, forms: bool = False) -> None:
        from kzuzcli.archive import Archive

        self._archive = Archive.open(folder)
        self._forms = forms

    def ask(self, question: Question) -> Answer:
        from kzuzcli.query import parse

        text = (self._forms and question.said) or as_query(question)
        answer = self._archive.search(parse(text), limit=TOP, exact=not self._forms, snippets=1)
        return answer.result.total, ["".join(one.text for one in hit.snippets) for hit in answer.found]

    def close(self) -> None:
        self._archive.close()


def as_query(question: Question) -> str:
    words = question.words
    match question.kind:
        case "or":
            return " OR ".join(words)
        case "phrase":
            return f'"{" ".join(words)}"'
        case "prefix":
            return f"{words[0]}*"
        case "date":
            return f"{words[0]} date:{words[1]}"
    return " ".join(words)
