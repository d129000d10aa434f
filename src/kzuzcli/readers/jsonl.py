"""JSON Lines: one article a line."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from kzuzcli.article import SourceDocument
from kzuzcli.errors import ReadError
from kzuzcli.readers.encoding import NotText, bom, decode, wide_encoding
from kzuzcli.readers.records import Keys, from_record
from kzuzcli.readers.source import HEAD, MAX_WHOLE, Source


def read_jsonl(source: Source) -> Iterator[SourceDocument | ReadError]:
    """The articles, one at a time; a line that is none is reported with its number and passed over."""
    keys = Keys()
    for number, line in _lines(source):
        if line is None:
            yield source.error("too-large", f"line {number}: more than {MAX_WHOLE >> 20} MB")
        elif line:
            yield _article(source, number, line, keys)


def _article(source: Source, number: int, line: bytes, keys: Keys) -> SourceDocument | ReadError:
    try:
        text, encoding = decode(line)
        record = json.loads(text)
    except NotText as error:
        return source.error(str(error), f"line {number}")
    except RecursionError:
        return source.error("hostile", f"line {number}: nested too deeply")
    except ValueError as error:
        return source.error("broken-json", f"line {number}: {error}")
    if not isinstance(record, Mapping):
        return source.error("not-an-object", f"line {number}")
    return from_record(source, record, line, keys, reader="jsonl", encoding=encoding, place=f"line {number}")


def _lines(source: Source) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers, stripped, as UTF-8 where the file is UTF-16; None for one over the limit."""
    stream = source.stream
    mark = bom(source.head)
    wide = mark[1] if mark else wide_encoding(source.head) if b"\0" in source.head[:HEAD] else None
    if wide and wide != "utf-8":
        yield from _wide_lines(stream, wide)
        return
    number = 0
    while line := stream.readline(MAX_WHOLE + 1):
        number += 1
        if len(line) > MAX_WHOLE and not line.endswith(b"\n"):
            while (rest := stream.readline(HEAD)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line.strip()


def _wide_lines(stream: io.BufferedReader[Any], encoding: str) -> Iterator[tuple[int, bytes | None]]:
    text = io.TextIOWrapper(stream, encoding, errors="replace", newline="\n")
    number = 0
    while line := text.readline(MAX_WHOLE):
        number += 1
        if len(line) == MAX_WHOLE and not line.endswith("\n"):
            while (rest := text.readline(HEAD)) and not rest.endswith("\n"):
                pass
            yield number, None
        else:
            yield number, line.lstrip("\ufeff").strip().encode("utf-8", "replace")
    text.detach()
