"""The articles in one file: one table from kinds to readers."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kzuzcli.article import SourceDocument
from kzuzcli.errors import ReadError
from kzuzcli.readers.detect import detect
from kzuzcli.readers.jsonl import read_jsonl
from kzuzcli.readers.source import HEAD, Source
from kzuzcli.readers.text import read_text
from kzuzcli.readers.walk import printable

Reader = Callable[[Source], Iterator[SourceDocument | ReadError]]

READERS: dict[str, Reader] = {
    "text": read_text,
    "jsonl": read_jsonl,
}


def read(path: Path, mapping: Mapping[str, str] | None = None) -> Iterator[SourceDocument | ReadError]:
    """The articles of a file as they are met, each bad record as a ReadError in its place.

    `mapping` (known name -> field) says where a record keeps what. Raises nothing that a file can cause.
    """
    place = os.path.abspath(path)  # noqa: PTH100 - 3 microseconds, where Path.absolute takes 8
    try:
        with io.BufferedReader(io.FileIO(place), HEAD) as stream:
            head = stream.peek(HEAD)[:HEAD]
            yield from read_source(Source(place, path.name, stream, head, mapping=mapping or {}))
    except FileNotFoundError:
        yield ReadError("missing", printable(place))
    except OSError as error:
        yield ReadError("unreadable", printable(place), detail=error.strerror or "")


def read_source(source: Source) -> Iterator[SourceDocument | ReadError]:
    """The articles of one file or container member."""
    if not source.head:
        yield source.error("empty")
        return
    try:
        yield from READERS[detect(source.head, source.name)](source)
    except ReadError as error:
        yield error
