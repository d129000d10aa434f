"""The table of traces: what is kept of every article that was linked."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from kzuzcli.analysis import primary
from kzuzcli.linking.holding import Holding
from kzuzcli.linking.skim import Skim, packed, unpacked
from kzuzcli.linking.trace import Trace
from kzuzcli.linking.translation import Kept, codes_of, unpack

SCHEMA = """
CREATE TABLE IF NOT EXISTS traces(
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, language TEXT NOT NULL,
    earliest INTEGER, latest INTEGER, digest INTEGER, length INTEGER NOT NULL,
    words BLOB NOT NULL, quoted BLOB NOT NULL, paragraphs BLOB NOT NULL, weight REAL NOT NULL,
    features BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS traces_digest ON traces(digest) WHERE digest IS NOT NULL;
CREATE INDEX IF NOT EXISTS traces_frame ON traces(earliest, latest, length);
CREATE TABLE IF NOT EXISTS languages(language TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID;
"""
# a number is never given again: postings may still hold those of removed articles

_REMEMBERED = 2048

_COUNT = (
    "INSERT INTO languages VALUES(?, ?) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles"
)
_KEEP = (
    "INSERT INTO traces(id, language, earliest, latest, digest, length, words, quoted, paragraphs, weight,"
    " features) VALUES(?,?,?,?,?,?,?,?,?,?,?)"
)
_KEPT = "SELECT id, language, features, weight, length, paragraphs FROM traces WHERE number = ?"

_SKIMMED = "SELECT id, digest, words, quoted, earliest, latest FROM traces WHERE number = ?"


class Traces:
    """Traces by number, the newest the highest. The caller begins and ends transactions."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.kept = lru_cache(maxsize=_REMEMBERED)(self._kept)
        """What is kept of an article by its number, None when it was removed."""
        self.skimmed = lru_cache(maxsize=_REMEMBERED)(self._skimmed)
        """The wording of an article by its number, None when it was removed."""

    def drop(self, ids: Iterable[str], holding: Holding) -> None:
        """Forget articles and all that was found of them; ids that are not there are passed over."""
        for id in ids:
            look = "SELECT number, language, features FROM traces WHERE id = ?"
            row = self._db.execute(look, (id,)).fetchone()
            if row is None:
                continue
            number, language, features = row
            holding.change(unpack(features), -1)
            self._db.execute(_COUNT, (language, -1))
            self._db.execute("DELETE FROM formulas WHERE number = ?", (number,))
            self._db.execute("DELETE FROM pairs WHERE a = ? OR b = ?", (number, number))
            self._db.execute("DELETE FROM rivals WHERE number = ? OR other = ?", (number, number))
            self._db.execute("DELETE FROM traces WHERE number = ?", (number,))

    def keep(self, new: Iterable[Trace], holding: Holding) -> dict[int, Trace]:
        """Keep traces; each with the number it got, in the order given."""
        new = list(new)
        for each in new:
            holding.change(codes_of(each.profile.features), 1)
        self._db.executemany(_COUNT, Counter(each.language for each in new).items())
        holding.recount()
        return {self._insert(each, holding): each for each in new}

    def _insert(self, new: Trace, holding: Holding) -> int:
        profile = new.profile
        dates = (profile.earliest, profile.latest)
        weight = holding.weight(codes_of(profile.features))
        wording = (new.digest, profile.length, new.words, packed(new.quoted))
        kept = (*wording, profile.paragraphs, weight, profile.features)
        return int(self._db.execute(_KEEP, (new.id, new.language, *dates, *kept)).lastrowid or 0)

    def _kept(self, number: int) -> Kept | None:
        row = self._db.execute(_KEPT, (number,)).fetchone()
        return None if row is None else _unpacked(*row)

    def _skimmed(self, number: int) -> Skim | None:
        row = self._db.execute(_SKIMMED, (number,)).fetchone()
        return None if row is None else _skim(*row)

    def languages(self) -> set[str]:
        """Primary subtags of the languages there are articles in."""
        rows = self._db.execute("SELECT language FROM languages WHERE articles > 0")
        return {primary(language) for (language,) in rows}


def _unpacked(id: str, language: str, features: bytes, *rest: Any) -> Kept:
    return Kept(id, language, unpack(features), *rest)


def _skim(id: str, digest: int | None, words: bytes, quoted: bytes, *days: int | None) -> Skim:
    earliest, latest = days
    return Skim(id, digest, words, unpacked(quoted), earliest, latest)
