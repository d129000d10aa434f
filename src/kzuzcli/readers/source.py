"""What a reader is given: bytes, what they are called and where they lie."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BufferedReader
from typing import Any

from kzuzcli.article import Origin
from kzuzcli.errors import ReadError

STANDARD_INPUT = "-"
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")

HEAD = 1 << 16
"""Bytes that detection looks at; the buffer of `Source.stream` holds as many."""

MAX_WHOLE = 1 << 24
"""The most a reader takes into memory at once: a plain text, a page, a line of JSON. The longest article in
the development data has 90 kB; a log of this size is not an article."""

# The most text-like archive of the development data, web pages in a WARC, unpacks to 30 times its size;
# a bomb to 1000 times and more.
_RATIO = 200
_SMALLEST_BUDGET = 1 << 27


class Budget:
    """How many bytes a container, with all that is nested in it, may still unpack to."""

    def __init__(self, path: str, left: int) -> None:
        self._path, self._left = path, left

    @classmethod
    def of(cls, path: str) -> Budget:
        """The budget of a file, in proportion to its size."""
        size = os.path.getsize(path) if os.path.exists(path) else 0  # noqa: PTH110, PTH202 - may be - or a URL
        return cls(path, max(_SMALLEST_BUDGET, size * _RATIO))

    @property
    def is_spent(self) -> bool:
        return self._left < 0

    def spend(self, count: int) -> None:
        """Raises ReadError: bomb, when nothing is left."""
        self._left -= count
        if self.is_spent:
            raise ReadError("bomb", self._path, detail="unpacks to far more than an archive of texts")


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or a member of a container.

    `path` is the file on disk, absolute; `name` what the bytes themselves are called; `member` the place
    inside the container. `mapping` says which field of a record holds which known fact. `address` and
    `charset` are what a protocol said of bytes that were fetched.
    """

    path: str
    name: str
    stream: BufferedReader[Any]
    head: bytes
    member: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0
    budget: Budget | None = None
    address: str | None = None
    charset: str | None = None

    def origin(self, key: str | None = None) -> Origin:
        """Where a record with this key of its own comes from."""
        record = "#".join(part for part in (self.member, key) if part)
        return Origin(self.path, storable(record) or None)

    def error(self, reason: str, detail: str = "", key: str | None = None) -> ReadError:
        origin = self.origin(key)
        return ReadError(reason, origin.path, origin.record, storable(detail))

    def whole(self, limit: int = MAX_WHOLE) -> bytes:
        """All bytes. Raises ReadError: too-large."""
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise self.error("too-large", f"more than {limit >> 20} MB")
        return data


def storable(text: str) -> str:
    """The text with U+FFFD for what cannot be stored: NUL cuts strings short in C, lone surrogates have
    no bytes."""
    return _UNSTORABLE.sub("\ufffd", text) if "\0" in text or not text.isascii() else text


def opened(stream: Any, budget: Budget | None = None) -> BufferedReader[Any]:
    """A stream of any kind as one whose head can be looked at; `budget` pays for what is read from it."""
    return BufferedReader(_Filled(stream, budget), HEAD)


class _Filled(io.RawIOBase):
    """Reads on until the buffer is full: decompressors and pipes give what they have.

    What came before the damage is handed out first, the error that tells of it when there is no more.
    """

    def __init__(self, stream: Any, budget: Budget | None) -> None:
        # read1 hands out what is there; read would throw it away when damage follows
        self._read, self._budget = getattr(stream, "read1", stream.read), budget
        self._damage: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._damage is not None:
            raise self._damage
        size, count = len(buffer), 0
        try:
            while count < size and (part := self._read(size - count)):
                buffer[count : count + len(part)] = part
                count += len(part)
        except Exception as damage:
            if count == 0:
                raise
            self._damage = damage
        if self._budget is not None:
            self._budget.spend(count)
        return count
