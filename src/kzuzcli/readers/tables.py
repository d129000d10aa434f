"""Lists of records in one file: JSON that is not JSON Lines, and CSV."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator, Mapping

from kzuzcli.article import SourceDocument
from kzuzcli.errors import ReadError
from kzuzcli.readers.encoding import NotText, bom, decode
from kzuzcli.readers.fields import known
from kzuzcli.readers.records import Keys, from_record
from kzuzcli.readers.source import HEAD, MAX_WHOLE, Source

# Where exports and interfaces keep their list: JSON Feed and Scrapy, news services, Elasticsearch, Solr.
_LISTS = (
    "items",
    "articles",
    "results",
    "data",
    "docs",
    "documents",
    "records",
    "news",
    "hits",
    "response",
    "value",
)
_DELIMITERS = ",;\t|"
_SPACE = re.compile(r"[\s,]*")


def read_json(source: Source) -> Iterator[SourceDocument | ReadError]:
    """The articles of a JSON array, item by item, or of an object: itself one, or a list in it."""
    keys = Keys()
    try:
        stream, encoding = _text(source)
        for number, (raw, record) in enumerate(_records(stream), 1):
            if isinstance(record, Mapping):
                data, place = raw.encode("utf-8", "replace"), f"item {number}"
                yield from_record(source, record, data, keys, reader="json", encoding=encoding, place=place)
            else:
                yield source.error("not-an-object", f"item {number}")
    except RecursionError:
        yield source.error("hostile", "nested too deeply")
    except ValueError as error:
        yield source.error("broken-json", str(error)[:200])


def read_csv(source: Source) -> Iterator[SourceDocument | ReadError]:
    """The articles of a table whose first row names the fields."""
    keys = Keys()
    csv.field_size_limit(MAX_WHOLE)
    stream, encoding = _text(source)
    first = stream.readline(HEAD)
    delimiter = delimiter_of(first, source.mapping)
    if delimiter is None:
        yield source.error("unsupported", "the first row names no known fields; map them: title=…,text=…")
        return
    fields = next(csv.reader([first], delimiter=delimiter))
    rows = csv.reader(_bounded_lines(stream), delimiter=delimiter)
    number = 1
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield source.error("unreadable", f"row {number}: {error}")
            continue
        if any(map(str.strip, row)):
            raw = "\x1f".join(row).encode("utf-8", "replace")
            record = dict(zip(fields, row, strict=False))
            yield from_record(
                source, record, raw, keys, reader="csv", encoding=encoding, place=f"row {number}"
            )


def delimiter_of(line: str, mapping: Mapping[str, str] | None = None) -> str | None:
    """The delimiter by which a first row names two or more known fields, text or title among them."""
    mapped = set((mapping or {}).values())
    for delimiter in _DELIMITERS:
        try:
            cells = next(csv.reader([line], delimiter=delimiter), [])
        except csv.Error:
            continue
        names = {place[0] for place in map(known, cells) if place}
        is_known = len(names) > 1 and names & {"text", "title"}
        if len(cells) > 1 and (is_known or mapped & set(cells)):
            return delimiter
    return None


def _bounded_lines(stream: io.TextIOBase) -> Iterator[str]:
    """Lines, an endless one in pieces, so that the limit of a field is met before memory ends."""
    while line := stream.readline(MAX_WHOLE):
        yield line


def _text(source: Source) -> tuple[io.TextIOBase, str]:
    """The file as text, in one encoding; by its first bytes when it is too large to look at whole."""
    data = source.stream.read(MAX_WHOLE + 1)
    try:
        if len(data) <= MAX_WHOLE:
            text, encoding = decode(data)
            return io.StringIO(text, newline=""), encoding
        _, encoding = decode(data[: data.rfind(b"\n", 0, HEAD) + 1 or HEAD])
    except NotText as error:
        raise source.error(str(error)) from None
    codec = "utf-8" if encoding.startswith("utf-8") else encoding
    mark = bom(data)
    rest = io.BufferedReader(_Joined(data[len(mark[0]) if mark else 0 :], source.stream), HEAD)
    return io.TextIOWrapper(rest, codecs.lookup(codec).name, errors="replace", newline=""), encoding


class _Joined(io.RawIOBase):
    """Bytes already read, then the rest of the stream they came from."""

    def __init__(self, first: bytes, rest: io.BufferedIOBase) -> None:
        self._first, self._rest = io.BytesIO(first), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        return self._first.readinto(buffer) or self._rest.readinto(buffer)


def _records(stream: io.TextIOBase) -> Iterator[tuple[str, object]]:
    """Each record with the JSON it was read from. Raises ValueError, RecursionError."""
    start = stream.read(HEAD)
    if start.lstrip().startswith("["):
        yield from _items(start.lstrip()[1:], stream)
        return
    rest = stream.read(4 * MAX_WHOLE)
    if stream.read(1):
        raise ValueError(f"one object of more than {4 * MAX_WHOLE >> 20} MB")
    whole = start + rest
    data = json.loads(whole)
    found = _list_in(data)
    if found is None:
        yield whole.strip(), data
    else:
        for item in found:
            inner = item.get("_source") if isinstance(item, Mapping) else None
            yield json.dumps(item, ensure_ascii=False), inner if isinstance(inner, Mapping) else item


def _list_in(data: object, deepest: int = 3) -> list[object] | None:
    """The list of records in an object that is no record itself."""
    if not isinstance(data, Mapping) or not deepest:
        return None
    written = (known(field) for field, value in data.items() if isinstance(value, str))
    if any(place[0] == "text" for place in written if place):
        return None
    for field in _LISTS:
        inner = data.get(field)
        if isinstance(inner, list) and inner and isinstance(inner[0], Mapping):
            return inner
        if (found := _list_in(inner, deepest - 1)) is not None:
            return found
    return None


def _items(text: str, stream: io.TextIOBase) -> Iterator[tuple[str, object]]:
    """The items of a JSON array, of which `text` is the beginning behind its bracket."""
    decoder = json.JSONDecoder()
    at = 0
    while True:
        at = space.end() if (space := _SPACE.match(text, at)) else at
        if text.startswith("]", at):
            return
        try:
            item, end = decoder.raw_decode(text, at)
        except ValueError:
            more = stream.read(max(HEAD, len(text) - at))
            if not more or len(text) - at > MAX_WHOLE:
                raise
            text, at = text[at:] + more, 0
            continue
        yield text[at:end], item
        at = end
