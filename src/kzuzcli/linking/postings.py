"""Which articles hold which key: sorted arrays in SQLite, written once and merged now and then.

A row per key and article would cost more than the rest of linking and twice the space. Here keys are
divided into parts; of each part there are a few segments, each of them sorted keys and beside them article
numbers. A new segment swallows those before it that are not much larger, so there are few of them and
each entry is written again only a few times (the logarithmic method).
"""

from __future__ import annotations

import sqlite3
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import NamedTuple

SCHEMA = """
CREATE TABLE IF NOT EXISTS postings(
    part INTEGER NOT NULL, segment INTEGER NOT NULL, keys BLOB NOT NULL, holders BLOB NOT NULL,
    PRIMARY KEY(part, segment)) WITHOUT ROWID;
"""

LED = 1 << 40
"""Keys from here on are looked for only when asked: those below are looked for as they come in."""

_LOW = (1 << 32) - 1


class _Segment(NamedTuple):
    keys: array[int]
    holders: array[int]


class Postings:
    """Keys are below 2^41; a holder is any number below 2^32, for example of an article with a note on it.

    The caller begins and ends transactions.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add_and_find(
        self, entries: Iterable[tuple[int, int]], wanted: Collection[int], most: int
    ) -> dict[int, list[int]]:
        """Add keys with their holders; then all holders of each wanted key, and of each key below LED that
        was added and has another holder.

        Keys from LED on are left out that have no holders, or more than `most`. Holders come without order.
        """
        added, asked = _by_part(entries), _divided(wanted)
        found: dict[int, list[int]] = {}
        for part in sorted(added.keys() | asked.keys()):
            segments = self._load(part)
            new = _segment(sorted(added.get(part, ())))
            keys = asked.get(part, set())
            if part < LED >> 32:
                keys |= _held_twice(new.keys, segments)
                found.update(_look_up(part, keys, [*segments, new], sys.maxsize))
            else:
                found.update(_look_up(part, keys, [*segments, new], most))
            if new.keys:
                self._append(part, segments, new)
        return found

    def _load(self, part: int) -> list[_Segment]:
        rows = self._db.execute("SELECT keys, holders FROM postings WHERE part = ? ORDER BY segment", (part,))
        return [_Segment(_array(keys), _array(holders)) for keys, holders in rows]

    def _append(self, part: int, segments: list[_Segment], new: _Segment) -> None:
        kept = len(segments)
        while kept and len(segments[kept - 1].keys) <= 2 * len(new.keys):
            kept -= 1
            new = _merged(segments[kept], new)
        if kept < len(segments):
            self._db.execute("DELETE FROM postings WHERE part = ? AND segment >= ?", (part, kept))
        row = (part, kept, new.keys.tobytes(), new.holders.tobytes())
        self._db.execute("INSERT INTO postings VALUES(?,?,?,?)", row)


def _by_part(entries: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """Part -> key and holder as one integer."""
    parts: defaultdict[int, list[int]] = defaultdict(list)
    for key, holder in entries:
        parts[key >> 32].append((key & _LOW) << 32 | holder)
    return parts


def _divided(wanted: Iterable[int]) -> dict[int, set[int]]:
    parts: defaultdict[int, set[int]] = defaultdict(set)
    for key in wanted:
        parts[key >> 32].add(key & _LOW)
    return parts


def _array(packed: bytes) -> array[int]:
    values = array("I")
    values.frombytes(packed)
    return values


def _segment(entries: list[int]) -> _Segment:
    return _Segment(
        array("I", [entry >> 32 for entry in entries]), array("I", [entry & _LOW for entry in entries])
    )


def _merged(a: _Segment, b: _Segment) -> _Segment:
    entries = [key << 32 | holder for part in (a, b) for key, holder in zip(*part, strict=True)]
    entries.sort()
    return _segment(entries)


def _held_twice(new: array[int], older: list[_Segment]) -> set[int]:
    """The new keys, in order, that stand there more than once or in an older segment."""
    twice = {one for one, other in pairwise(new) if one == other}
    once = set(new)
    for keys, _ in older:
        twice |= _held(once, keys)
    return twice


# from how many entries a wanted key on it is cheaper to look each up than to go through all keys of a segment
_SCANNED = 16


def _held(wanted: set[int], keys: array[int]) -> set[int]:
    """Which of the wanted stand in a segment."""
    if len(keys) <= _SCANNED * len(wanted):
        return wanted.intersection(keys)
    places = ((key, bisect_left(keys, key)) for key in wanted)
    return {key for key, place in places if place < len(keys) and keys[place] == key}


def _look_up(part: int, wanted: set[int], segments: list[_Segment], most: int) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    often = set[int]()
    for keys, holders in segments:
        for key in _held(wanted, keys) if wanted else ():
            first = bisect_left(keys, key)
            stop = bisect_right(keys, key, first)
            each = found[part << 32 | key]
            # the common ones have by far most of all holders: they are not even copied
            if len(each) + stop - first > most:
                often.add(part << 32 | key)
            else:
                each += holders[first:stop]
    return {key: each for key, each in found.items() if key not in often}
