"""Posting lists in the file .pst: Whoosh's blocks, written so that they can be read by slicing.

A list is the tag `W3Bl`, then blocks of up to 128 postings. A block is
    int32, big-endian   bytes that follow, negative in the last block
    a pickled tuple     postings, last document, greatest weight, compression, least and greatest length byte
    a pickled tuple     (document numbers, each less the one before), weights, values
Weights are None where all are 1, a float where all are the same, else a tuple. A value is the posting's
positions: a big-endian count and a pickled list of differences; fields without positions have None, or
4 bytes of count each in one string.

Any pickle of these tuples is a valid block. Ours are never compressed; the first document number has 4
bytes, all others of a tuple share one width (opcodes K, M, J: 1, 2, 4 bytes, little-endian). So a slice
or one struct reads them without unpickling, which is faster, and safe with a damaged file.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from mmap import mmap
from operator import sub
from typing import Literal, NamedTuple

from kzuzcli.engines.whoosh.layout import Damage

MAGIC = b"W3Bl"
BLOCK = 128
Kind = Literal["counts", "existence"]
Buffer = bytes | mmap

_LENGTH = struct.Struct("!i")
_COUNT = struct.Struct("!I")
_FLOAT = struct.Struct(">d")
_NUMBER = struct.Struct("<i")
_START = b"\x80\x03("
_BYTE, _SHORT, _INT = b"KMJ"
_INFO = struct.Struct("<3sBiBiBiBBBBBB2s3sBi")
"""The first tuple whole, and the second up to its first number."""


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


class SinglePlaces(dict[int, bytes]):
    """Place to the value of a word that stands once in a document, at that place; ready for a block."""

    def __missing__(self, place: int) -> bytes:
        value = blob(b"\0\0\0\1]" + numbers([place]) + b"a.")
        if place < 1 << 16:
            self[place] = value
        return value


def several_places(places: Sequence[int]) -> bytes:
    """The value of a word that stands at these places of a document, at least two; ready for a block."""
    count = len(places)
    if count == 2 and places[1] < 256:
        return b"C\x0c\0\0\0\2](K%cK%ce." % (places[0], places[1] - places[0])
    try:
        steps = bytes(map(sub, places, [0, *places]))
    except ValueError:  # a step of more than a byte
        steps = b""
    if steps and count < 120:
        out = bytearray(_several(count))
        out[9:-2:2] = steps
        return bytes(out)
    wide = numbers(list(map(sub, places, [0, *places])))
    return blob(_COUNT.pack(count) + b"](" + wide + b"e.")


@lru_cache(maxsize=128)
def _several(count: int) -> bytes:
    """The value for `count` places with all steps 0, each of one byte."""
    return blob(_COUNT.pack(count) + b"](" + b"K\0" * count + b"e.")


def alone(doc: int, weight: int, value: bytes, length: int) -> bytes:
    """The whole posting list of a term that one document holds: `block` and `chain` without detours."""
    number = _NUMBER.pack(doc)
    weighed = b"N" if weight == 1 else b"G" + _FLOAT.pack(weight)
    return b"W3Bl%b\x80\x03(J\1\0\0\0J%bJ%bK\0K%cK%ct.\x80\x03(J%bt%b(%bt\x87." % (
        *(_LENGTH.pack(-(_INFO.size + len(weighed) + len(value) + 5)), number, _NUMBER.pack(weight)),
        *(length, length, number, weighed, value),
    )


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


def block(docs: Sequence[int], weights: Sequence[int], values: bytes, lengths: Sequence[int]) -> Block:
    """A block of at most BLOCK postings; `values` is the pickled third item, `lengths` their length bytes."""
    count, last, top = len(docs), docs[-1], max(weights)
    if top == 1:
        total, weighed = count, b"N"
    else:
        total = sum(weights)
        uniform = total == top * count
        weighed = b"G" + _FLOAT.pack(top) if uniform else b"(" + numbers(weights) + b"t"
    shortest, longest = (min(lengths), max(lengths)) if lengths else (0, 0)
    steps = numbers(list(map(sub, docs[1:], docs))) if count > 1 else b""
    info = _INFO.pack(
        *(_START, _INT, count, _INT, last, _INT, top, _BYTE, 0, _BYTE, shortest, _BYTE, longest, b"t."),
        *(_START, _INT, docs[0]),
    )
    raw = b"".join((info, steps, b"t", weighed, values, b"\x87."))
    return Block(raw, count, docs[0], last, total, top, shortest, longest)


def no_positions(kind: Kind, count: int) -> bytes:
    """The pickled third item of a block of `count` postings in a field without positions."""
    return b"N" if kind == "existence" else blob(b"\0\0\0\1" * count)


def chain(blocks: Sequence[bytes]) -> bytes:
    """Blocks as a whole posting list."""
    *others, last = blocks
    parts = [MAGIC]
    for raw in others:
        parts += (_LENGTH.pack(len(raw)), raw)
    return b"".join((*parts, _LENGTH.pack(-len(last)), last))


def moved(raw: bytes, by: int) -> tuple[bytearray, int]:
    """A posting list with all document numbers greater by `by`, and where its last block stands."""
    out, place = bytearray(raw), len(MAGIC)
    while True:
        (size,) = _LENGTH.unpack_from(out, place)
        last, first = _NUMBERS.unpack_from(out, place + _LAST)
        _NUMBER.pack_into(out, place + _LAST, last + by)
        _NUMBER.pack_into(out, place + _FIRST, first + by)
        if size < 0:
            return out, place
        place += 4 + size


def joined(lists: Sequence[tuple[bytearray, int]]) -> bytes | bytearray:
    """Posting lists, given with the places of their last blocks, as one."""
    if len(lists) == 1:
        return lists[0][0]
    parts = [MAGIC]
    for raw, place in lists[:-1]:
        (size,) = _LENGTH.unpack_from(raw, place)
        _LENGTH.pack_into(raw, place, -size)
        parts.append(bytes(raw[len(MAGIC) :]))
    return b"".join((*parts, lists[-1][0][len(MAGIC) :]))


_LAST, _FIRST = 13, 34  # within a block and its size: the last document, the first
_NUMBERS = struct.Struct("<i17xi")


# -- reading


class Header(NamedTuple):
    """Where a block and its parts stand, and what may be known of it without decoding it."""

    end: int
    is_last: bool
    documents: int
    last: int
    max_weight: int
    min_length: int
    first: int
    steps: int


_LOOK = struct.Struct("<3xxixixi2xxBxB2x3xxi")


def headers(data: Buffer, place: int) -> Iterator[Header]:
    """The blocks of the posting list at `place`, in order. Raises ValueError where there is none of ours."""
    if data[place : place + 4] != MAGIC:
        raise Damage(f"no posting list at {place}")
    place += 4
    while True:
        (size,) = _LENGTH.unpack_from(data, place)
        start = place + 4
        place = start + abs(size)
        count, last, weight, shortest, _, first = _LOOK.unpack_from(data, start)
        if not 0 < count <= BLOCK or place > len(data):
            raise Damage(f"a damaged block at {start}")
        yield Header(place, size < 0, count, last, weight, shortest, first, start + _LOOK.size)
        if size < 0:
            return


def _run(data: Buffer, start: int, count: int) -> tuple[Sequence[int], int]:
    """`count` numbers of one width from `start` on, and where they end."""
    width = data[start]
    if width == _BYTE:
        end = start + 2 * count
        return data[start + 1 : end : 2], end
    if width == _SHORT:
        return _shorts(count).unpack_from(data, start), start + 3 * count
    if width == _INT:
        return _ints(count).unpack_from(data, start), start + 5 * count
    raise Damage(f"a damaged block at {start}")


@lru_cache(maxsize=BLOCK)
def _shorts(count: int) -> struct.Struct:
    return struct.Struct("<" + "xH" * count)


@lru_cache(maxsize=BLOCK)
def _ints(count: int) -> struct.Struct:
    return struct.Struct("<" + "xi" * count)


def documents(data: Buffer, header: Header) -> tuple[list[int], int]:
    """The document numbers of a block, and where its weights start."""
    if header.documents == 1:
        return [header.first], header.steps + 1
    steps, end = _run(data, header.steps, header.documents - 1)
    return list(accumulate(steps, initial=header.first)), end + 1


def weights(data: Buffer, start: int, count: int) -> tuple[Sequence[int], int]:
    """The weights of a block, and where its values start."""
    kind = data[start]
    if kind == 78:  # N: None, all are 1
        return b"\x01" * count, start + 1
    if kind == 71:  # G: all the same
        weight = int(_FLOAT.unpack_from(data, start + 1)[0])
        return (weight,) * count, start + 9
    found, end = _run(data, start + 1, count)
    return found, end + 1


_SIZE = struct.Struct("<I")


def skip_weights(data: Buffer, start: int, count: int) -> int:
    """Where the values of a block start whose weights start at `start`."""
    kind = data[start]
    if kind == 78:
        return start + 1
    if kind == 71:
        return start + 9
    return start + 2 + count * _WIDTHS[data[start + 1]]


_WIDTHS = {_BYTE: 2, _SHORT: 3, _INT: 5}


def values(data: bytes, wanted: Iterable[int]) -> Iterator[bytes]:
    """The values at the ordinals `wanted` (ascending) of a block; `data` begins with its values."""
    place, ordinal = 1, 0
    for target in wanted:
        while ordinal < target:
            if data[place] == 67:  # C: one byte of size
                place += 2 + data[place + 1]
            else:
                place += 5 + _SIZE.unpack_from(data, place + 1)[0]
            ordinal += 1
        if data[place] == 67:
            yield data[place + 2 : place + 2 + data[place + 1]]
        else:
            yield data[place + 5 : place + 5 + _SIZE.unpack_from(data, place + 1)[0]]


class _Places(dict[bytes, Sequence[int]]):
    """What a value cut out by `cut` says: ordinals of words, ascending.

    Remembers those of one place below 65,536, which most are.
    """

    def __missing__(self, value: bytes) -> Sequence[int]:
        if value[4] != 1:
            return tuple(accumulate(value[8:-1:2] if value[7] == _BYTE else _run(value, 7, value[4])[0]))
        found = (_run(value, 6, 1)[0][0],)
        if value[6] != _INT:
            self[value] = found
        return found


PLACES = _Places()


def cut(data: bytes, count: int) -> list[bytes] | None:
    """The `count` values of a block, each as PLACES takes it; None where one has more than 255 bytes.

    `data` begins with the values of the block. It is cut wherever a value may end and the next begin; where
    no longer one may begin and the pieces are as many as the values, this was right. Walking from one to the
    next takes 6 times as long.
    """
    found = data[2:-4].split(b".C")
    return found if len(found) == count and data[1] == 67 and b".B" not in data else None


def positions(data: bytes, wanted: Iterable[int]) -> Iterator[list[int]]:
    """What the values at the ordinals `wanted` (ascending) of a block say: ordinals of words, ascending.

    `data` begins with the values of the block. A value of up to 255 bytes is C, its size, a count of four
    bytes, ], then K place a . for one place, else ( and the steps and e . ; most are decoded on the spot.
    """
    place, ordinal = 1, 0
    for target in wanted:
        while ordinal < target:
            place += 2 + data[place + 1] if data[place] == 67 else 5 + _SIZE.unpack_from(data, place + 1)[0]
            ordinal += 1
        if data[place] == 67:
            count, begin = data[place + 5], place + 2
        else:
            count, begin = _COUNT.unpack_from(data, place + 5)[0], place + 5
        if count == 1:
            width = data[begin + 5]
            if width == _BYTE:
                yield [data[begin + 6]]
            elif width == _SHORT:
                yield [data[begin + 6] | data[begin + 7] << 8]
            else:
                yield list(_run(data, begin + 5, 1)[0])
        elif data[begin + 6] == _BYTE:
            yield list(accumulate(data[begin + 7 : begin + 6 + 2 * count : 2]))
        else:
            yield list(accumulate(_run(data, begin + 6, count)[0]))


class Postings(NamedTuple):
    """A posting list but for its values: document numbers, weights (as bytes if all are below 256), and where
    the values of each block stand in the file, with the number of postings up to the end of the block."""

    docs: list[int]
    weights: Sequence[int]
    values: list[tuple[int, int, int]]


def whole(data: Buffer, place: int) -> Postings:
    """The posting list at `place`.

    The same as `documents` and `weights` of every block, in one loop: this is where a search for a common
    word spends its time.
    """
    docs: list[int] = []
    parts: list[Sequence[int]] = []
    values: list[tuple[int, int, int]] = []
    look, size_of, ones = _LOOK.unpack_from, _LENGTH.unpack_from, b"\1" * BLOCK
    if data[place : place + 4] != MAGIC:
        raise Damage(f"no posting list at {place}")
    place, size = place + 4, 1
    while size > 0:
        (size,) = size_of(data, place)
        count, _, _, _, _, first = look(data, place + 4)
        at = place + 4 + _LOOK.size
        if count == 1:
            docs.append(first)
        else:
            steps: Sequence[int]
            if data[at] == _BYTE:
                end = at + 2 * count - 2
                steps, at = data[at + 1 : end : 2], end
            else:
                steps, at = _run(data, at, count - 1)
            docs += accumulate(steps, initial=first)
        at += 1
        kind = data[at]
        if kind == 78:
            parts.append(ones if count == BLOCK else ones[:count])
            at += 1
        elif kind == 40 and data[at + 1] == _BYTE:
            end = at + 2 + 2 * count
            parts.append(data[at + 2 : end - 1 : 2])
            at = end
        else:
            found, at = weights(data, at, count)
            parts.append(found)
        place += 4 + abs(size)
        values.append((len(docs), at, place))
    try:
        return Postings(docs, b"".join(map(bytes, parts)), values)
    except ValueError:  # a weight of more than a byte
        return Postings(docs, [weight for part in parts for weight in part], values)
