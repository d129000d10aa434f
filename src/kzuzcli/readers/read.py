"""The articles in one file: one table from kinds to readers."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from kzuzcli.article import SourceDocument
from kzuzcli.errors import ReadError
from kzuzcli.readers.detect import detect, unsupported
from kzuzcli.readers.source import HEAD, STANDARD_INPUT, Source, opened
from kzuzcli.readers.walk import printable

Reader = Callable[[Source], Iterator[SourceDocument | ReadError]]


def read(path: Path, mapping: Mapping[str, str] | None = None) -> Iterator[SourceDocument | ReadError]:
    """The articles of a file as they are met, each bad record as a ReadError in its place.

    `-` is standard input. `mapping` (known name -> field) says where a record keeps what. Raises nothing
    that a file can cause.
    """
    if str(path) == STANDARD_INPUT:
        stream = opened(sys.stdin.buffer)
        head = stream.peek(HEAD)[:HEAD]
        yield from read_source(Source(STANDARD_INPUT, "", stream, head, mapping=mapping or {}))
        return
    place = os.path.abspath(path)  # noqa: PTH100 - 3 microseconds, where Path.absolute takes 8
    try:
        with io.BufferedReader(io.FileIO(place), HEAD) as stream:
            head = stream.peek(HEAD)[:HEAD]
            yield from read_source(Source(place, path.name, stream, head, mapping=mapping or {}))
    except FileNotFoundError:
        yield ReadError("missing", printable(place))
    except OSError as error:
        yield ReadError("unreadable", printable(place), detail=error.strerror or str(error))


def read_source(source: Source) -> Iterator[SourceDocument | ReadError]:
    """The articles of one file or container member."""
    if not source.head:
        yield source.error("empty")
        return
    try:
        kind = detect(source.head, source.name)
        if kind == "unsupported":
            raise source.error("unsupported", unsupported(source.head) or "")
        yield from _reader(kind)(source)
    except ReadError as error:
        yield error


def _reader(kind: str) -> Reader:
    """The reader for a kind of file, its module imported when the first such file is met."""
    module, function = READERS[kind]
    reader: Any = getattr(import_module(f"kzuzcli.readers.{module}"), function)
    return partial(reader, read=read_source) if module == "containers" else cast(Reader, reader)


READERS = {
    "text": ("text", "read_text"),
    "jsonl": ("jsonl", "read_jsonl"),
    "json": ("tables", "read_json"),
    "csv": ("tables", "read_csv"),
    "html": ("html", "read_html"),
    "mhtml": ("mail", "read_mhtml"),
    "mail": ("mail", "read_mail"),
    "mbox": ("mail", "read_mbox"),
    "warc": ("warc", "read_warc"),
    "feed": ("feeds", "read_feed"),
    "pdf": ("documents", "read_pdf"),
    "docx": ("documents", "read_docx"),
    "odt": ("documents", "read_odt"),
    "gzip": ("containers", "read_gzip"),
    "xz": ("containers", "read_xz"),
    "bzip2": ("containers", "read_bzip2"),
    "zstd": ("containers", "read_zstd"),
    "tar": ("containers", "read_tar"),
    "zip": ("containers", "read_zip"),
}
"""Kind, as `detect` names it, to module and function here."""
