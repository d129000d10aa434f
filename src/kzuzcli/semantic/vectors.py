"""The vectors of an archive: one file of rows beside the index, derived from the store and never needed.

A header, then rows of one size: an article's id, a digest of the text it was made from, a scale and a
whole number from -127 to 127 for each dimension. Rows are added at the end and become part of the file
when the header counts them, after a full sync: whatever is cut off in between was never there. A row
whose article changed or went loses its id in place. Reading needs no lock; one process writes at a time.
"""

from __future__ import annotations

import mmap
import os
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import IO

from kzuzcli.errors import VectorsUnusable

VERSION = 1
"""Of the layout, the model and the text it is given; other vectors are made again by `reindex --semantic`."""

DIMENSIONS = 384
ID, DIGEST = 64, 16
"""Bytes of a row for the id, as long as ids can be, and for the digest."""

ROW = struct.Struct(f"<{ID}s{DIGEST}sf{DIMENSIONS}s")
SCALE_AT, NUMBERS_AT = ID + DIGEST, ID + DIGEST + 4
_HEADER = struct.Struct("<8sIIQQQ")
HEADER = 64
_MAGIC = b"kzuzvec\0"

WASTE = 0.25
"""A file with more dead rows than this part of it is written anew, without them."""


@dataclass(frozen=True, slots=True)
class Vector:
    """What a text means: `scale` times each of the numbers, which are signed bytes."""

    scale: float
    numbers: bytes


def digest(text: str) -> bytes:
    """What tells whether a vector still belongs to its text."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=DIGEST).digest()


class Vectors:
    """The open file. `mark` is the store's change number it stands at, `rows` how many rows count."""

    def __init__(self, path: Path, *, write: bool = False) -> None:
        """Raises VectorsUnusable: missing, damaged, or of another version."""
        self.path = path
        try:
            self._file: IO[bytes] = path.open("r+b" if write else "rb")
        except FileNotFoundError as error:
            raise VectorsUnusable(path, "missing") from error
        try:
            self.rows, self._living, self.mark = self._read_header()
        except BaseException:
            self._file.close()
            raise
        self._places = self._find() if write else {}

    @staticmethod
    def create(path: Path) -> None:
        """An empty file, in place of any other."""
        part = path.with_name(path.name + ".part")
        part.write_bytes(_header(0, 0, 0))
        part.replace(path)

    def _read_header(self) -> tuple[int, int, int]:
        head = self._file.read(HEADER)
        if len(head) < HEADER or not head.startswith(_MAGIC):
            raise VectorsUnusable(self.path, "damaged")
        _, version, dimensions, rows, living, mark = _HEADER.unpack_from(head)
        if (version, dimensions) != (VERSION, DIMENSIONS):
            raise VectorsUnusable(self.path, "outdated")
        if os.fstat(self._file.fileno()).st_size < HEADER + rows * ROW.size:
            raise VectorsUnusable(self.path, "damaged")
        return rows, living, mark

    def __len__(self) -> int:
        """How many articles have a vector."""
        return self._living

    def close(self) -> None:
        self._file.close()

    # -- reading

    def mapped(self) -> mmap.mmap | bytes:
        """The file as far as its rows count, header included, without reading it into memory."""
        size = HEADER + self.rows * ROW.size
        return mmap.mmap(self._file.fileno(), size, access=mmap.ACCESS_READ)

    def digests(self, ids: Iterable[str]) -> Mapping[str, bytes]:
        """Of those of the articles that have a vector, the digest of the text it was made from."""
        return {id: self._row(self._places[id])[1] for id in ids if id in self._places}

    def _row(self, place: int) -> tuple[bytes, bytes, float, bytes]:
        self._file.seek(HEADER + place * ROW.size)
        return ROW.unpack(self._file.read(ROW.size))

    def _find(self) -> dict[str, int]:
        """Where the row of each article stands: the last one, should a crash have left two."""
        found: dict[str, int] = {}
        self._file.seek(HEADER)
        for place in range(self.rows):
            id = self._file.read(ROW.size)[:ID].rstrip(b"\0")
            if id:
                found[id.decode("ascii", "replace")] = place
        return found

    # -- writing

    def put(self, rows: Sequence[tuple[str, bytes, Vector]]) -> None:
        """Add vectors with their articles' ids and digests, in place of older ones; on disk when it returns."""
        self._file.seek(HEADER + self.rows * ROW.size)
        for id, told, vector in rows:
            self._file.write(ROW.pack(id.encode("ascii"), told, vector.scale, vector.numbers))
        self._sync()
        first, self.rows = self.rows, self.rows + len(rows)
        self._write_header()
        self._kill(id for id, _, _ in rows)
        self._places.update({id: first + number for number, (id, _, _) in enumerate(rows)})
        self._write_header()

    def drop(self, ids: Iterable[str]) -> None:
        """Take the vectors of these articles away, where they have any."""
        self._kill(ids)
        self._write_header()

    def _kill(self, ids: Iterable[str]) -> None:
        places = [place for id in ids if (place := self._places.pop(id, None)) is not None]
        for place in places:
            self._file.seek(HEADER + place * ROW.size)
            self._file.write(bytes(ROW.size))

    def stand_at(self, mark: int) -> None:
        """Say that every article of the store up to this change number has its vector."""
        self.mark = mark
        self._write_header()

    def shrink(self) -> None:
        """Write the file anew without its dead rows, where they are many."""
        if self.rows - len(self._places) <= WASTE * self.rows:
            return
        part = self.path.with_name(self.path.name + ".part")
        places = sorted(self._places.values())
        with part.open("wb") as smaller:
            smaller.write(_header(len(places), len(places), self.mark))
            for place in places:
                smaller.write(ROW.pack(*self._row(place)))
            smaller.flush()
            os.fsync(smaller.fileno())
        self._file.close()
        part.replace(self.path)
        self._file = self.path.open("r+b")
        self.rows = self._living = len(places)
        self._places = self._find()

    def _write_header(self) -> None:
        self._living = len(self._places)
        self._file.seek(0)
        self._file.write(_header(self.rows, self._living, self.mark))
        self._sync()

    def _sync(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())


def _header(rows: int, living: int, mark: int) -> bytes:
    return _HEADER.pack(_MAGIC, VERSION, DIMENSIONS, rows, living, mark).ljust(HEADER, b"\0")
