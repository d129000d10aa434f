"""Columns: one value a document, in files named <segment>.<field>.col (whoosh/columns.py).

numbers   one big-endian number a document
strings   all values, their lengths as an array, its type code; above 32,768 documents also the places as
          an array, and after the two type codes an X
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

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
