"""When every article came out and how long it is: what it may be a translation of is soon told."""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from kzuzcli.linking.translation import DAYS, LONGEST

# the index alone is read for it
_FRAMES = "SELECT number, earliest, latest, length FROM traces INDEXED BY traces_frame"
_FIRST, _LAST = -(1 << 30), 1 << 30


class Frames:
    """Days and lengths of all articles by their numbers, read at once."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._near = lru_cache(maxsize=64)(self._around)
        count = 1 + int(db.execute("SELECT coalesce(max(number), 0) FROM traces").fetchone()[0])
        self._first, self._last = array("i", [_FIRST]) * count, array("i", [_LAST]) * count
        self._length = array("I", [0]) * count
        self._on: defaultdict[int, list[int]] = defaultdict(list)
        self._any_time = set[int]()
        for number, earliest, latest, length in db.execute(_FRAMES):
            self._length[number] = length
            if earliest is not None and earliest == latest:
                self._on[earliest].append(number)
            else:
                self._any_time.add(number)
            if earliest is not None:
                self._first[number] = earliest
            if latest is not None:
                self._last[number] = latest

    def about(self, number: int) -> tuple[frozenset[int] | set[int], ...]:
        """Sets that hold every article that days allow to be a translation of this one, where its day is known;
        none where it is not, or where the days of most are not: there is little to be left out then."""
        day = self._first[number]
        if day != self._last[number] or 2 * len(self._any_time) > len(self._length):
            return ()
        near = self._near(day)
        return (near, self._any_time) if self._any_time else (near,)

    def _around(self, day: int) -> frozenset[int]:
        days = range(day - DAYS, day + DAYS + 1)
        return frozenset().union(*[self._on[each] for each in days if each in self._on])

    def possible(self, number: int, others: Mapping[int, float]) -> list[tuple[float, int]]:
        """Those of the others, older ones with a weight each, that days and lengths allow to be translations
        of an article, as (weight, number)."""
        first, last, length = self._first, self._last, self._length
        from_day, to_day = first[number] - DAYS, last[number] + DAYS
        shortest, longest = length[number] / LONGEST, length[number] * LONGEST
        return [
            (weight, other)
            for other, weight in others.items()
            if first[other] <= to_day
            and last[other] >= from_day
            and shortest < length[other] < longest
            and other < number
        ]
