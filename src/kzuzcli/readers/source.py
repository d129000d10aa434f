"""What a reader is given: bytes, what they are called and where they lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BufferedReader
from typing import Any

from kzuzcli.article import Origin
from kzuzcli.errors import ReadError

HEAD = 1 << 16
"""Bytes that detection looks at; the buffer of `Source.stream` holds as many."""

MAX_WHOLE = 1 << 24
"""The most a reader takes into memory at once: a plain text, a page, a line of JSON. The longest article in
the development data has 90 kB; a log of this size is not an article."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or a member of a container.

    `path` is the file on disk, absolute; `name` what the bytes themselves are called; `member` the place
    inside the container. `mapping` says which field of a record holds which known fact.
    """

    path: str
    name: str
    stream: BufferedReader[Any]
    head: bytes
    member: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0

    def origin(self, key: str | None = None) -> Origin:
        """Where a record with this key of its own comes from."""
        return Origin(self.path, "#".join(part for part in (self.member, key) if part) or None)

    def error(self, reason: str, detail: str = "", key: str | None = None) -> ReadError:
        origin = self.origin(key)
        return ReadError(reason, origin.path, origin.record, detail)

    def whole(self, limit: int = MAX_WHOLE) -> bytes:
        """All bytes. Raises ReadError: too-large."""
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise self.error("too-large", f"more than {limit >> 20} MB")
        return data
