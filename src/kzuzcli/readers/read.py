"""The articles in one file: one table from kinds to readers."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kzuzcli.article import SourceDocument
from kzuzcli.errors import ReadError
from kzuzcli.readers.containers import KINDS, unpacked
from kzuzcli.readers.detect import detect, unsupported
from kzuzcli.readers.documents import read_docx, read_odt, read_pdf
from kzuzcli.readers.feeds import read_feed
from kzuzcli.readers.html import read_html
from kzuzcli.readers.jsonl import read_jsonl
from kzuzcli.readers.mail import read_mail, read_mbox, read_mhtml
from kzuzcli.readers.source import HEAD, STANDARD_INPUT, Source, opened
from kzuzcli.readers.tables import read_csv, read_json
from kzuzcli.readers.text import read_text
from kzuzcli.readers.walk import printable
from kzuzcli.readers.warc import read_warc

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
        yield from READERS[detect(source.head, source.name)](source)
    except ReadError as error:
        yield error


def _read_unsupported(source: Source) -> Iterator[SourceDocument | ReadError]:
    yield source.error("unsupported", unsupported(source.head) or "")


READERS: dict[str, Reader] = {
    "text": read_text,
    "jsonl": read_jsonl,
    "json": read_json,
    "csv": read_csv,
    "html": read_html,
    "mhtml": read_mhtml,
    "warc": read_warc,
    "mail": read_mail,
    "mbox": read_mbox,
    "feed": read_feed,
    "pdf": read_pdf,
    "docx": read_docx,
    "odt": read_odt,
    "unsupported": _read_unsupported,
    **{kind: unpacked(kind, read_source) for kind in KINDS},
}
