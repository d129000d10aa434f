"""An index of the same articles made by stock Whoosh itself, to compare ours with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kzuzcli.analysis import forms, primary
from kzuzcli.engines.base import Entry
from kzuzcli.engines.whoosh.layout import AUTHOR_GAP, DAYS, INDEX_NAME
from kzuzcli.engines.whoosh.passages import stretches, tags
from kzuzcli.engines.whoosh.schema import quiet_import, schema


def words(entry: Entry) -> dict[str, list[tuple[str, int]]]:
    language = primary(entry.language)
    body = [f"{form}@{scope}" for scope, text in stretches(entry) for form in forms(text, scope)]
    authors: list[tuple[str, int]] = []
    for author in entry.authors:
        begin = authors[-1][1] + 1 + AUTHOR_GAP if authors else 0
        authors += [(form, begin + place) for place, form in enumerate(forms(author))]
    return {
        "title": [(f"{form}@{language}", place) for place, form in enumerate(forms(entry.title, language))],
        "body": [(form, place) for place, form in enumerate(body)],
        "source": [(form, place) for place, form in enumerate(forms(entry.source))],
        "author": authors,
    }


class Ready:
    """An analyzer for words with places, handed over where Whoosh expects text."""

    def __call__(self, value: Any, **_: object) -> Iterator[Any]:
        from whoosh.analysis import Token

        token = Token(positions=True)
        for token.text, token.pos in value.words:
            token.boost = 1.0
            yield token


class Words(str):
    """Text to Whoosh, words with places to Ready."""

    words: list[tuple[str, int]]


def make(folder: Path, batches: Iterable[Iterable[Entry]]) -> None:
    """One segment a batch, never merged."""
    quiet_import()
    from whoosh.index import create_in

    found = schema()
    folder.mkdir(parents=True, exist_ok=True)
    index = create_in(str(folder), found, indexname=INDEX_NAME)
    for batch in batches:
        writer = index.writer(compound=False)
        for name in ("title", "body", "source", "author"):
            writer.schema[name].analyzer = Ready()
        for entry in batch:
            add(writer, entry)
        for name in ("title", "body", "source", "author"):
            writer.schema[name].analyzer = found[name].analyzer
        writer.commit(merge=False)


def add(writer: Any, entry: Entry) -> None:
    day = date.fromordinal(entry.earliest).isoformat() if entry.earliest is not None else None
    texts = {}
    for name, held in words(entry).items():
        texts[name] = Words("")
        texts[name].words = held
    writer.add_document(
        id=entry.id,
        language=tags(entry),
        date=day,
        earliest=entry.earliest or 0,
        latest=entry.latest or 0,
        came_in=entry.came_in or 0,
        **texts,
    )


def content(folder: Path) -> list[dict[str, Any]]:
    """Everything Whoosh reads of an index, one dict a segment."""
    quiet_import()
    from whoosh.index import open_dir

    reader = open_dir(str(folder), indexname=INDEX_NAME).reader()
    found = [_segment(leaf) for leaf, _ in reader.leaf_readers() if leaf.doc_count_all()]
    reader.close()
    return found


def _segment(reader: Any) -> dict[str, Any]:
    docs = range(reader.doc_count_all())
    fields = ("author", "body", "source", "title")
    return {
        "deleted": {doc for doc in docs if reader.is_deleted(doc)},
        "terms": {term: _postings(reader, *term) for term in reader.all_terms()},
        "stored": [reader.stored_fields(doc) for doc in docs],
        "lengths": {field: [reader.doc_field_length(doc, field) or 0 for doc in docs] for field in fields},
        "totals": {field: reader.field_length(field) for field in fields},
        "ids": list(reader.column_reader("id")),
        "days": [list(reader.column_reader(column)) for column in DAYS],
    }


def _postings(reader: Any, field: str, term: bytes) -> Any:
    info = reader.term_info(field, term)
    sums = (
        *(info.weight(), info.doc_frequency(), info.min_length(), info.max_length()),
        *(info.max_weight(), info.min_id(), info.max_id()),
    )
    matcher = reader._terms.matcher(field, term, reader.schema[field].format)
    postings = []
    while matcher.is_active():
        value = matcher.value_as("positions") if matcher.supports("positions") else matcher.value() or None
        postings.append((matcher.id(), matcher.weight(), value))
        matcher.next()
    return sums, postings
