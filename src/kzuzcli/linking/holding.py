"""How many articles hold a feature: counts by hash, two megabytes for an archive of any size."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable

from kzuzcli.linking.translation import rarity, squared

SCHEMA = "CREATE TABLE IF NOT EXISTS holding(part INTEGER PRIMARY KEY, counts BLOB NOT NULL);"

_BITS = 19
_MASK = (1 << _BITS) - 1


class _Shares(dict[int, float]):
    """How often a feature is held, doubled, plus one for a number or name -> its share in a score."""

    def __init__(self, articles: int) -> None:
        self._articles = articles

    def __missing__(self, key: int) -> float:
        share = self[key] = squared(rarity(key >> 1, self._articles), cognate=not key & 1)
        return share


class Holding:
    """Counts of features; two rare ones that fall together are taken for one, a little less rare."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._counts = array("I", bytes(4 << _BITS))
        row = db.execute("SELECT counts FROM holding WHERE part = 0").fetchone()
        if row is not None:
            self._counts = array("I")
            self._counts.frombytes(row[0])
        self.recount()

    def recount(self) -> None:
        """Take the number of articles from the table of languages."""
        row = self._db.execute("SELECT coalesce(sum(articles), 0) FROM languages").fetchone()
        self._shares = _Shares(int(row[0]))

    def change(self, features: Iterable[int], by: int) -> None:
        """Count an article's features in (1) or out (-1)."""
        counts = self._counts
        for each in features:
            counts[each & _MASK] += by

    def rarest(self, features: Iterable[int], most: int) -> list[int]:
        """Those of an article's features that another article may hold as well, the rarest first."""
        counts = self._counts
        return [each for held, each in sorted([(counts[f & _MASK], f) for f in features]) if held > 1][:most]

    def weight(self, features: Iterable[int]) -> float:
        """The shares of an article's features together."""
        counts, shares = self._counts, self._shares
        return sum([shares[counts[each & _MASK] << 1 | each & 1] for each in features])

    def weights(self, features: Iterable[int]) -> dict[int, float]:
        """The share of each feature in a score; less, the more articles hold it."""
        counts, shares = self._counts, self._shares
        return {each: shares[counts[each & _MASK] << 1 | each & 1] for each in features}

    def save(self) -> None:
        self._db.execute("INSERT OR REPLACE INTO holding VALUES(0, ?)", (self._counts.tobytes(),))
