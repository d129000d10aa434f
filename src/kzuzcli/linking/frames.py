"""When every article came out and how long it is: what it may be a translation of is soon told."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Mapping

from kzuzcli.linking.translation import DAYS, LONGEST

# the index alone is read for it
_FRAMES = "SELECT number, earliest, latest, length FROM traces INDEXED BY traces_frame"
_FIRST, _LAST = -(1 << 30), 1 << 30


class Frames:
    """Days and lengths of all articles by their numbers: twelve bytes each, read at once."""

    def __init__(self, db: sqlite3.Connection) -> None:
        count = 1 + int(db.execute("SELECT coalesce(max(number), 0) FROM traces").fetchone()[0])
        self._first, self._last = array("i", [_FIRST]) * count, array("i", [_LAST]) * count
        self._length = array("I", [0]) * count
        for number, earliest, latest, length in db.execute(_FRAMES):
            self._length[number] = length
            if earliest is not None:
                self._first[number] = earliest
            if latest is not None:
                self._last[number] = latest

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
