"""Articles given as records of named fields: a line of JSON, an item of a list, a row of a table."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kzuzcli.article import SourceDocument
from kzuzcli.errors import ReadError
from kzuzcli.readers.document import build, text_hash
from kzuzcli.readers.fields import facts, key, value
from kzuzcli.readers.html import plain
from kzuzcli.readers.source import Source


class Keys:
    """The keys of one file, so that no two of its records answer to the same one.

    Without that, an export that holds two articles under one url would on every ingest replace each
    by the other. The later of two different records is called by its key and the hash of its text.
    """

    def __init__(self) -> None:
        self._seen: dict[int, int] = {}

    def own(self, key: str | None, text: str) -> str:
        """The key for a record: its own, or 16 hex digits of its text's hash."""
        if key is None:
            return text_hash(text)
        first = self._seen.setdefault(hash(key), hash(text))
        return key if first == hash(text) else f"{key}#{text_hash(text)}"


_MARKUP = re.compile(r"<(?:p|div|br|h[1-6]|ul|ol|table|span|a|b|i|em|strong|blockquote)\b[^>]*>|</p>", re.I)


def from_record(
    source: Source,
    record: Mapping[str, object],
    raw: bytes,
    keys: Keys,
    *,
    reader: str,
    encoding: str = "utf-8",
    place: str = "",
) -> SourceDocument | ReadError:
    """The article in a record, or no-text. Its text is the fullest field there is; a summary only
    stands in where there is neither text nor title."""
    found = facts(record, source.mapping)
    title = value(found, "title")
    text = value(found, "text") or value(found, "lead") or ""
    if "<" in text and _MARKUP.search(text):
        text = plain(text) or text
    if not title and not text.strip():
        return source.error("no-text", place, key(found))
    name = keys.own(key(found), text or title or "")
    return build(source, found, text, raw, reader=reader, encoding=encoding, key=name)
