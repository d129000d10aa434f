"""Posting lists in the file .pst: Whoosh's blocks, written so that they can be read by slicing.

A list is the tag `W3Bl`, then blocks of up to 128 postings. A block is
    int32, big-endian   bytes that follow, negative in the last block
    a pickled tuple     postings, last document, greatest weight, compression, least and greatest length byte
    a pickled tuple     (document numbers, each less the one before), weights, values
Weights are None where all are 1, a float where all are the same, else a tuple. A value is the posting's
positions: a big-endian count and a pickled list of differences; fields without positions have None, or
4 bytes of count each in one string.

Any pickle of these tuples is a valid block. Ours are never compressed, and the numbers of one tuple all
have one width (opcodes K, M, J: 1, 2, 4 bytes, little-endian), so that a slice or one struct reads them
without unpickling, which is both faster and safe with a damaged file.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

MAGIC = b"W3Bl"
BLOCK = 128
Kind = Literal["positions", "counts", "existence"]

_LENGTH = struct.Struct("!i")
_INFO = struct.Struct("<3sBiBiBiBBBBBB2s")
_INFO_START, _INFO_END = b"\x80\x03(", b"t."
_BYTE, _SHORT, _INT = b"KMJ"
_START = b"\x80\x03("


def numbers(values: Sequence[int]) -> bytes:
    """The items of a pickled sequence, all of one width."""
    top = max(values)
    if top < 256:
        out = bytearray(b"K") * (2 * len(values))
        out[1::2] = bytes(values)
    elif top < 65536:
        raw = struct.pack(f"<{len(values)}H", *values)
        out = bytearray(b"M") * (3 * len(values))
        out[1::3], out[2::3] = raw[::2], raw[1::2]
    else:
        raw = struct.pack(f"<{len(values)}i", *values)
        out = bytearray(b"J") * (5 * len(values))
        for byte in range(4):
            out[byte + 1 :: 5] = raw[byte::4]
    return bytes(out)


def blob(raw: bytes) -> bytes:
    """A pickled bytes object, without header and end."""
    return (b"C%c" % len(raw) if len(raw) < 256 else b"B" + struct.pack("<I", len(raw))) + raw


def positions_value(places: Sequence[int]) -> bytes:
    """The value of a posting: where the word stands in one document, ready to stand in a block."""
    steps = [places[0], *(b - a for a, b in pairwise(places))]
    if len(steps) == 1:
        return blob(b"\0\0\0\1]" + numbers(steps) + b"a.")
    return blob(struct.pack("!I", len(steps)) + b"](" + numbers(steps) + b"e.")


class Block(NamedTuple):
    """One block and what the terms file sums up of it."""

    raw: bytes
    documents: int
    first: int
    last: int
    weight: int
    max_weight: int
    min_length: int
    max_length: int


def block(docs: Sequence[int], weights: Sequence[int], values: bytes, lengths: bytes) -> Block:
    """A block of at most BLOCK postings; `values` is the pickled third item, `lengths` their length bytes."""
    steps = [docs[0], *(b - a for a, b in pairwise(docs))]
    top = max(weights)
    if top == 1:
        weighed = b"N"
    elif min(weights) == top:
        weighed = b"G" + struct.pack(">d", top)
    else:
        weighed = b"(" + numbers(weights) + b"t"
    shortest, longest = min(lengths, default=0), max(lengths, default=0)
    count, last = len(docs), docs[-1]
    info = _INFO.pack(
        _INFO_START, _INT, count, _INT, last, _INT, top, _BYTE, 0, _BYTE, shortest, _BYTE, longest, _INFO_END
    )
    raw = b"".join((info, _START, numbers(steps), b"t", weighed, values, b"\x87."))
    return Block(raw, count, docs[0], last, sum(weights), top, shortest, longest)


def values_of(kind: Kind, values: Sequence[bytes], count: int) -> bytes:
    """The third item of a block of `count` postings, pickled."""
    if kind == "positions":
        return b"".join((b"(", *values, b"t"))
    return b"N" if kind == "existence" else blob(b"\0\0\0\1" * count)


def chain(blocks: Sequence[bytes]) -> bytes:
    """Blocks as a whole posting list."""
    parts = [MAGIC]
    for raw in blocks[:-1]:
        parts += (_LENGTH.pack(len(raw)), raw)
    parts += (_LENGTH.pack(-len(blocks[-1])), blocks[-1])
    return b"".join(parts)
