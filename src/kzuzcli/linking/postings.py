"""Which articles hold which key: sorted arrays in SQLite, written once and merged now and then.

A row per key and article would cost more than the rest of linking and twice the space. Here keys are
divided into parts; of each part there are a few segments, each of them sorted keys and beside them article
numbers. A new segment swallows those before it that are not much larger, so there are few of them and
each entry is written again only a few times (the logarithmic method).
"""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable
from typing import NamedTuple

PART_BITS = 9
SCHEMA = """
CREATE TABLE IF NOT EXISTS postings(
    part INTEGER NOT NULL, segment INTEGER NOT NULL, keys BLOB NOT NULL, numbers BLOB NOT NULL,
    PRIMARY KEY(part, segment)) WITHOUT ROWID;
"""

_LOW = (1 << 32) - 1
_NUMBER_BITS = 28
_NUMBERS = (1 << _NUMBER_BITS) - 1


class _Segment(NamedTuple):
    keys: array[int]
    numbers: array[int]


class Postings:
    """Keys are below 2^41, article numbers below 2^28. The caller begins and ends transactions."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add_and_find(
        self, entries: Iterable[tuple[int, Collection[int]]], wanted: Collection[int]
    ) -> dict[int, list[int]]:
        """Add (article number, its keys); then the numbers of all articles that hold each wanted key.

        Wanted keys nobody holds are left out. Numbers come without order.
        """
        added, asked = _by_part(entries), _divided(wanted)
        found: dict[int, list[int]] = {}
        for part in sorted(added.keys() | asked.keys()):
            segments = self._load(part)
            if part in added:
                segments = self._append(part, segments, _segment(sorted(added[part])))
            if part in asked:
                _look_up(part, asked[part], segments, found)
        return found

    def _load(self, part: int) -> list[_Segment]:
        rows = self._db.execute("SELECT keys, numbers FROM postings WHERE part = ? ORDER BY segment", (part,))
        return [_Segment(_array(keys), _array(numbers)) for keys, numbers in rows]

    def _append(self, part: int, segments: list[_Segment], new: _Segment) -> list[_Segment]:
        kept = len(segments)
        while kept and len(segments[kept - 1].keys) <= 2 * len(new.keys):
            kept -= 1
            new = _merged(segments[kept], new)
        if kept < len(segments):
            self._db.execute("DELETE FROM postings WHERE part = ? AND segment >= ?", (part, kept))
        row = (part, kept, new.keys.tobytes(), new.numbers.tobytes())
        self._db.execute("INSERT INTO postings VALUES(?,?,?,?)", row)
        return [*segments[:kept], new]


def _by_part(entries: Iterable[tuple[int, Collection[int]]]) -> dict[int, list[int]]:
    """Part -> key and article number as one integer."""
    parts: dict[int, list[int]] = {}
    for number, keys in entries:
        for key in keys:
            entry = (key & _LOW) << _NUMBER_BITS | number
            try:
                parts[key >> 32].append(entry)
            except KeyError:
                parts[key >> 32] = [entry]
    return parts


def _divided(wanted: Iterable[int]) -> dict[int, set[int]]:
    parts: dict[int, set[int]] = {}
    for key in wanted:
        try:
            parts[key >> 32].add(key & _LOW)
        except KeyError:
            parts[key >> 32] = {key & _LOW}
    return parts


def _array(packed: bytes) -> array[int]:
    values = array("I")
    values.frombytes(packed)
    return values


def _segment(entries: list[int]) -> _Segment:
    return _Segment(
        array("I", [entry >> _NUMBER_BITS for entry in entries]),
        array("I", [entry & _NUMBERS for entry in entries]),
    )


def _merged(a: _Segment, b: _Segment) -> _Segment:
    entries = [key << _NUMBER_BITS | number for part in (a, b) for key, number in zip(*part, strict=True)]
    entries.sort()
    return _segment(entries)


# from how many entries a wanted key on it is cheaper to go through all keys of a segment
_SCANNED = 16


def _look_up(part: int, wanted: set[int], segments: list[_Segment], found: dict[int, list[int]]) -> None:
    for keys, numbers in segments:
        hits = wanted if len(keys) > _SCANNED * len(wanted) else wanted.intersection(keys)
        for key in hits:
            first = bisect_left(keys, key)
            stop = bisect_right(keys, key, first)
            if stop > first:
                found.setdefault(part << 32 | key, []).extend(numbers[first:stop])
