"""Articles that share their wording with a new one: who is read again, and what comes of it."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest

from kzuzcli.linking.article import LinkArticle, Read
from kzuzcli.linking.pairs import Side, judge
from kzuzcli.linking.trace import Trace
from kzuzcli.linking.traces import Traces

SCHEMA = """
CREATE TABLE IF NOT EXISTS pairs(
    a INTEGER NOT NULL, b INTEGER NOT NULL, kind TEXT NOT NULL, certain INTEGER NOT NULL,
    score REAL NOT NULL, evidence TEXT NOT NULL, key INTEGER NOT NULL, near INTEGER NOT NULL,
    PRIMARY KEY(a, b)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pairs_b ON pairs(b);
CREATE INDEX IF NOT EXISTS pairs_key ON pairs(key) WHERE key <> 0;
"""

FORMULA = 24
"""A run that more articles hold is a formula of the archive and speaks for nothing."""

REPEATED = 6
DAYS = 31
"""A run that more than so many hold speaks only for articles within so many days: a quotation makes the
round of the papers for a while, the line at the foot of a page never stops."""

NOMINATED = 12
"""So many articles at most are read again for a new one: those that share most."""

_COPIES = 8
_REPRINT_PART = 0.3
_SIDES = 512

Holders = Mapping[int, Sequence[int]]


def link_wording(
    db: sqlite3.Connection,
    traces: Traces,
    read: Read,
    batch: Mapping[int, LinkArticle],
    new: Mapping[int, Trace],
    holders: Holders,
) -> None:
    """Judge each new article beside the older ones that share fingerprints with it."""
    side = lru_cache(maxsize=_SIDES)(lambda number: _side(number, batch, traces, read))
    for number, each in new.items():
        common = _more_than(REPEATED, each.fingerprints, holders)
        formulas = _more_than(FORMULA, common, holders)
        for other in _nominated(number, each.fingerprints, holders):
            if traces.digest(other) == each.digest or (theirs := side(other)) is None:
                continue
            ours = side(number)
            assert ours is not None
            near = ours.article.near(theirs.article, DAYS)
            link = judge(ours, theirs, formulas if near else common)
            if link is not None:
                a, b = (number, other) if link.a == each.id else (other, number)
                key = 0 if link.kind == "reprint" else _rarest(ours, theirs, holders)
                evidence = json.dumps(link.evidence, separators=(",", ":"))
                row = (a, b, link.kind, link.certain, link.score, evidence, key, near)
                db.execute("INSERT OR REPLACE INTO pairs VALUES(?,?,?,?,?,?,?,?)", row)
    _forget_formulas(db, new, holders)


def _side(number: int, batch: Mapping[int, LinkArticle], traces: Traces, read: Read) -> Side | None:
    article = batch.get(number)
    if article is None and (kept := traces.kept(number)) is not None:
        article = read([kept.id]).get(kept.id)
    return None if article is None else Side(article)


def _nominated(number: int, fingerprints: Collection[int], holders: Holders) -> Iterator[int]:
    """Older articles worth reading for this one, those that share most first."""
    rare, all_ = Counter[int](), Counter[int]()
    for each in fingerprints:
        found = holders.get(each, ())
        if len(found) > FORMULA:
            all_.update(other for other in found[:_COPIES] if other < number)
        elif len(found) > 1:
            older = [other for other in found if other < number]
            rare.update(older)
            all_.update(older)
    enough = _REPRINT_PART * len(fingerprints)
    worth = [(count, other) for other, count in all_.items() if rare[other] or count >= enough]
    return (other for _, other in nlargest(NOMINATED, worth))


def _more_than(most: int, fingerprints: Collection[int], holders: Holders) -> set[int]:
    return {each for each in fingerprints if len(holders.get(each, ())) > most}


def _rarest(a: Side, b: Side, holders: Holders) -> int:
    both = a.fingerprints.keys() & b.fingerprints.keys()
    return min(both, key=lambda each: (len(holders.get(each, ())), each), default=0)


def _forget_formulas(db: sqlite3.Connection, new: Mapping[int, Trace], holders: Holders) -> None:
    """Take back older links that rest on what this batch has made a formula."""
    repeated = _more_than(REPEATED, {each for trace in new.values() for each in trace.fingerprints}, holders)
    formulas = _more_than(FORMULA, repeated, holders)
    delete = "DELETE FROM pairs WHERE key = ? AND key <> 0"
    db.executemany(f"{delete} AND near = 0", ((each,) for each in repeated))
    db.executemany(delete, ((each,) for each in formulas))
