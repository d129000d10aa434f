"""The file .trm: every term of a segment with its term info, in order, with a hash over them.

    "HSH3", byte 1 (the hash is CRC32), 8 zero bytes
    for each term: int32 key length, int32 value length, key, value      key: uint16 field number, UTF-8 term
    256 hash tables of (uint32 hash, int64 place) slots, twice as many as entries, probed linearly
    256 x (int64 place of the table, int32 slots)
    a pickled dict (fieldmap, type and length of the index), the index: places of all terms in order
    int32 length of the pickled dict and index
All numbers big-endian. A value is a term info (_INFO): flags, weight, document frequency, least and greatest
length byte, greatest weight, first and last document, place and length of the posting list in .pst.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator, Mapping
from mmap import mmap
from pickle import dumps
from typing import NamedTuple
from zlib import crc32

from kzuzcli.engines.whoosh.columns import big_endian

FIELDS = ("author", "body", "date", "id", "language", "source", "title")
"""Fields with terms, in the order of their numbers."""

_HEAD = b"HSH3\x01" + b"\0" * 8
_SIZES = struct.Struct("!ii")
_INFO = struct.Struct("!BfIBBfIIqi")
_NUMBER = struct.Struct("!H")
_SIZE = struct.Struct("!i")
_ENTRY = struct.Struct("!qi")
_SLOT = struct.Struct("!Iq")


class TermInfo(NamedTuple):
    weight: int
    documents: int
    min_length: int
    max_length: int
    max_weight: int
    first: int
    last: int
    place: int
    size: int


def key(field: str, term: bytes) -> bytes:
    return _NUMBER.pack(FIELDS.index(field)) + term


class TermsFile:
    """Writes a .trm; keys must come in ascending order."""

    def __init__(self) -> None:
        self._parts = [_HEAD]
        self._end = len(_HEAD)
        self._index = array("q")
        self._buckets: list[list[tuple[int, int]]] = [[] for _ in range(256)]

    def add(self, key: bytes, info: TermInfo) -> None:
        value = _INFO.pack(0, *info)
        self._parts.append(_SIZES.pack(len(key), len(value)) + key + value)
        self._index.append(self._end)
        hashed = crc32(key)
        self._buckets[hashed & 255].append((hashed, self._end))
        self._end += len(self._parts[-1])

    def parts(self) -> Iterator[bytes]:
        """The whole file, in order."""
        yield from self._parts
        directory = []
        for entries in self._buckets:
            directory.append(_ENTRY.pack(self._end, 2 * len(entries)))
            table = _table(entries)
            self._end += len(table)
            yield table
        yield from directory
        width = "i" if self._end < 2**31 else "q"
        extras = dumps({"fieldmap": _fieldmap(), "indextype": width, "indexlen": len(self._index)}, 2)
        index = big_endian(width, self._index)
        yield from (extras, index, struct.pack("!i", len(extras) + len(index)))


class TermsTable:
    """Finds terms in a mapped .trm. Raises ValueError when it is not one of ours."""

    def __init__(self, data: mmap) -> None:
        self._data = data
        if data[: len(_HEAD)] != _HEAD:
            raise ValueError("not a terms file")
        (extras,) = _SIZE.unpack_from(data, len(data) - 4)
        self._directory = len(data) - 4 - extras - 256 * _ENTRY.size
        if not len(_HEAD) <= self._directory:
            raise ValueError("a damaged terms file")

    def find(self, field: str, term: bytes) -> TermInfo | None:
        """The term info, or None for a term no document holds."""
        wanted = key(field, term)
        hashed = crc32(wanted)
        table, slots = _ENTRY.unpack_from(self._data, self._directory + _ENTRY.size * (hashed & 255))
        for probe in range(slots):
            slot = ((hashed >> 8) + probe) % slots
            found, place = _SLOT.unpack_from(self._data, table + _SLOT.size * slot)
            if not place:
                return None
            if found == hashed:
                size, _ = _SIZES.unpack_from(self._data, place)
                start = place + _SIZES.size
                if self._data[start : start + size] == wanted:
                    return TermInfo(*_INFO.unpack_from(self._data, start + size)[1:])
        return None

    def close(self) -> None:
        self._data.close()


def _fieldmap() -> Mapping[str, int]:
    return {name: number for number, name in enumerate(FIELDS)}


def _table(entries: list[tuple[int, int]]) -> bytes:
    slots = [0] * (4 * len(entries))
    for hashed, place in entries:
        slot = 2 * ((hashed >> 8) % (2 * len(entries)))
        while slots[slot + 1]:
            slot = (slot + 2) % len(slots)
        slots[slot], slots[slot + 1] = hashed, place
    return struct.pack("!" + "Iq" * (2 * len(entries)), *slots)
