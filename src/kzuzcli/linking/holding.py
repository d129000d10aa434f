"""How many articles hold a feature: counts by hash, a megabyte for an archive of any size."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable

from kzuzcli.linking.translation import rarity

_BITS = 18
_MASK = (1 << _BITS) - 1


class Holding:
    """Counts of features; two rare ones that fall together are taken for one, a little less rare."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._counts = array("I", bytes(4 << _BITS))
        row = db.execute("SELECT counts FROM holding WHERE part = 0").fetchone()
        if row is not None:
            self._counts = array("I")
            self._counts.frombytes(row[0])
        self.articles = int(db.execute("SELECT coalesce(sum(articles), 0) FROM languages").fetchone()[0])

    def change(self, features: Iterable[int], by: int) -> None:
        """Count an article's features in (1) or out (-1)."""
        counts = self._counts
        for each in features:
            counts[each & _MASK] += by

    def rarity(self, feature: int) -> float:
        return rarity(self._counts[feature & _MASK], self.articles)

    def save(self) -> None:
        self._db.execute("INSERT OR REPLACE INTO holding VALUES(0, ?)", (self._counts.tobytes(),))
