"""Columns: one value a document, in files named <segment>.<field>.col (whoosh/columns.py).

numbers   one big-endian number a document
strings   all values, their lengths as an array, its type code; above 32,768 documents also the places as
          an array, and after the two type codes an X
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import overload

from kzuzcli.engines.whoosh.layout import Damage

_PLACES_FROM = 2**15


def big_endian(code: str, values: Iterable[int]) -> bytes:
    """The numbers as one array of type `code`, most significant byte first."""
    found = array(code, values)
    if sys.byteorder == "little":
        found.byteswap()
    return found.tobytes()


def from_big_endian(code: str, raw: bytes) -> array[int]:
    found = array(code)
    found.frombytes(raw)
    if sys.byteorder == "little":
        found.byteswap()
    return found


_CODES = tuple("BHiIqQ")
"""What Whoosh and this package write sizes of strings as (array typecodes)."""


def read_strings(raw: bytes, count: int) -> list[bytes]:
    """All values of a column of `count` strings."""
    places = list(accumulate(_sizes(raw, count), initial=0))
    return [raw[start:end] for start, end in pairwise(places)]


def _sizes(raw: bytes, count: int) -> array[int]:
    end, code = len(raw) - 1, raw[-1:].decode()
    if code == "X":
        end, code = end - 2 - count * array("I").itemsize, raw[-3:-2].decode()
    if code not in _CODES:
        raise Damage(f"a column of strings that ends with {code!r}")
    return from_big_endian(code, raw[end - count * array(code).itemsize : end])


class StringColumn(Sequence[str]):
    """The values of a column of `count` strings."""

    def __init__(self, raw: bytes, count: int) -> None:
        self._raw, self._count = raw, count
        sizes = _sizes(raw, count)
        top = max(sizes, default=0)
        self._width = top if min(sizes, default=0) == top else 0
        self._places = array("Q") if self._width else array("Q", accumulate(sizes, initial=0))

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(self._count))]
        if not 0 <= place < self._count:
            raise IndexError(place)
        width, places = self._width, self._places
        start, end = (place * width, (place + 1) * width) if width else (places[place], places[place + 1])
        return self._raw[start:end].decode()

    def __iter__(self) -> Iterator[str]:
        if not self._width:
            return map(self.__getitem__, range(self._count))
        width, text = self._width, self._raw[: self._count * self._width].decode("latin-1")
        if not text.isascii():
            return map(self.__getitem__, range(self._count))
        return (text[place : place + width] for place in range(0, len(text), width))


def string_tail(sizes: Sequence[int]) -> Iterator[bytes]:
    """What follows the values of a column of strings; `sizes` are their lengths."""
    top = max(sizes, default=0)
    code = "B" if top < 256 else "H" if top < 65536 else "i"
    yield big_endian(code, sizes)
    if len(sizes) > _PLACES_FROM:
        yield big_endian("I", accumulate(sizes[:-1], initial=0))
        yield code.encode() + b"IX"
    else:
        yield code.encode()
