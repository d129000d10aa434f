"""Which of an article's rivals in another language is claimed to be its translation."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from itertools import groupby
from typing import NamedTuple

from kzuzcli.article import Link
from kzuzcli.linking.translation import CLAIMED, NOBODY, claimed


class _Rival(NamedTuple):
    number: int
    id: str
    digest: int | None
    score: float
    agreeing: int


_RIVALS = """
SELECT rivals.language, other, id, digest, score, agreeing FROM rivals JOIN traces ON traces.number = other
WHERE rivals.number = ? {} ORDER BY rivals.language, score DESC, other
"""
_REPRINT = "SELECT 1 FROM pairs WHERE kind = 'reprint' AND (a, b) IN (VALUES(?, ?), (?, ?))"


Denied = Collection[tuple[str, str]]
"""Pairs of ids, either way round, of which the user has said that they are no translations."""


def claims(db: sqlite3.Connection, number: int, denied: Denied = ()) -> list[Link]:
    """The translations of an article: for each language the best, where the article is its best as well.

    Both must be ahead of the next by a margin; copies and reprints of the best are not rivals to it. Pairs
    that were denied are passed over on both sides, so that the next best takes the place.
    """
    row = db.execute("SELECT id, language FROM traces WHERE number = ?", (number,)).fetchone()
    if row is None:
        return []
    id, language = row
    found = []
    rows = db.execute(_RIVALS.format(""), (number,)).fetchall()
    for _, of_language in groupby(rows, key=lambda row: row[0]):
        rivals = _allowed(id, (_Rival(*row[1:]) for row in of_language), denied)
        if not rivals or rivals[0].score < CLAIMED:
            continue
        best = rivals[0]
        rows_back = db.execute(_RIVALS.format("AND rivals.language = ?"), (best.number, language))
        back = _allowed(best.id, (_Rival(*row[1:]) for row in rows_back), denied)
        if back[0].number != number:
            continue
        margin = min(_margin(db, rivals), _margin(db, back))
        if claimed(best.score, best.agreeing, margin):
            evidence = {"agreeing": best.agreeing, "margin": round(margin, 2)}
            found.append(Link("translation", id, best.id, False, round(best.score, 3), evidence))
    return found


def _allowed(id: str, rivals: Iterable[_Rival], denied: Denied) -> list[_Rival]:
    return [each for each in rivals if (id, each.id) not in denied and (each.id, id) not in denied]


def _margin(db: sqlite3.Connection, rivals: list[_Rival]) -> float:
    """How many times better the best is than the next that is not the same text."""
    best = rivals[0]
    for other in rivals[1:]:
        if other.digest != best.digest and not _reprint(db, best.number, other.number):
            return best.score / max(other.score, NOBODY)
    return best.score / NOBODY


def _reprint(db: sqlite3.Connection, a: int, b: int) -> bool:
    return db.execute(_REPRINT, (a, b, b, a)).fetchone() is not None
