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
from collections.abc import Iterator, Mapping, Sequence
from mmap import mmap
from typing import BinaryIO, NamedTuple
from zlib import crc32

from kzuzcli.engines.whoosh.columns import big_endian
from kzuzcli.engines.whoosh.layout import Damage

FIELDS = ("author", "body", "date", "id", "language", "source", "title")
"""Fields with terms, in the order of their numbers."""

_HEAD = b"HSH3\x01" + b"\0" * 8
_SIZES = struct.Struct("!ii")
_INFO = struct.Struct("!BfIBBfIIqi")
_NUMBER = struct.Struct("!H")
_SIZE = struct.Struct("!i")
_ENTRY = struct.Struct("!qi")
_SLOT = struct.Struct("!Iq")


class Sum(NamedTuple):
    """What a term info says about the postings of a term."""

    weight: int
    documents: int
    min_length: int
    max_length: int
    max_weight: int
    first: int
    last: int


class TermInfo(NamedTuple):
    """A Sum, and where the posting list stands."""

    weight: int
    documents: int
    min_length: int
    max_length: int
    max_weight: int
    first: int
    last: int
    place: int
    size: int


_PREFIXES = {field: _NUMBER.pack(number) for number, field in enumerate(FIELDS)}


def key(field: str, term: bytes) -> bytes:
    return _PREFIXES[field] + term


class TermsFile:
    """Writes a .trm as terms come, in ascending order of their keys."""

    def __init__(self, file: BinaryIO) -> None:
        self._write = file.write
        self._end = len(_HEAD)
        self._index = array("q")
        self._hashes = [array("I") for _ in range(256)]
        self._places = [array("q") for _ in range(256)]
        self._write(_HEAD)

    def add(self, key: bytes, found: tuple[int, ...], place: int, size: int) -> None:
        """`found` is a Sum, or its values as any tuple."""
        entry = _SIZES.pack(len(key), _INFO.size) + key + _INFO.pack(0, *found, place, size)
        self._write(entry)
        self._index.append(self._end)
        hashed = crc32(key)
        bucket = hashed & 255
        self._hashes[bucket].append(hashed)
        self._places[bucket].append(self._end)
        self._end += len(entry)

    def finish(self) -> None:
        """Write what follows the terms."""
        from pickle import dumps

        end, directory = self._end, []
        for hashes, places in zip(self._hashes, self._places, strict=True):
            directory.append(_ENTRY.pack(end, 2 * len(hashes)))
            table = _table(hashes, places)
            self._write(table)
            end += len(table)
        self._write(b"".join(directory))
        width = "i" if self._end < 2**31 else "q"
        extras = dumps({"fieldmap": _fieldmap(), "indextype": width, "indexlen": len(self._index)}, 2)
        index = big_endian(width, self._index)
        self._write(extras + index + _SIZE.pack(len(extras) + len(index)))


def entries(file: BinaryIO) -> Iterator[tuple[bytes, tuple[int, ...]]]:
    """Every key and the values of its TermInfo, in order; reads the file from its beginning to its end."""
    size = file.seek(0, 2)
    file.seek(size - 4)
    end = size - 4 - int(_SIZE.unpack(file.read(4))[0]) - 256 * _ENTRY.size
    file.seek(end)
    (end,) = _ENTRY.unpack(file.read(_ENTRY.size))[:1]
    file.seek(len(_HEAD))
    read, sizes, info, head, place = file.read, _SIZES.unpack, _INFO.unpack, _SIZES.size, len(_HEAD)
    while place < end:
        key_size, rest = sizes(read(head))
        yield read(key_size), info(read(rest))[1:]
        place += head + key_size + rest


def _directory(data: mmap) -> int:
    """Where the directory of hash tables stands."""
    (extras,) = _SIZE.unpack_from(data, len(data) - 4)
    return len(data) - 4 - int(extras) - 256 * _ENTRY.size


class TermsTable:
    """Finds terms in a mapped .trm. Raises ValueError when it is not one of ours."""

    def __init__(self, data: mmap) -> None:
        self._data = data
        if data[: len(_HEAD)] != _HEAD:
            raise Damage("not a terms file")
        self._directory = _directory(data)
        if not len(_HEAD) <= self._directory:
            raise Damage("a damaged terms file")

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


def _table(hashes: Sequence[int], places: Sequence[int]) -> bytes:
    slots = [0] * (4 * len(hashes))
    for hashed, place in zip(hashes, places, strict=True):
        slot = 2 * ((hashed >> 8) % (2 * len(hashes)))
        while slots[slot + 1]:
            slot = (slot + 2) % len(slots)
        slots[slot], slots[slot + 1] = hashed, place
    return struct.pack("!" + "Iq" * (2 * len(hashes)), *slots)
