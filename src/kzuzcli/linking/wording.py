"""Articles that share their wording with a new one: who is read again, and what comes of it."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest

from kzuzcli.linking.article import LinkArticle, Read
from kzuzcli.linking.fingerprints import Fingerprint, may_go_on
from kzuzcli.linking.pairs import Side, judge
from kzuzcli.linking.postings import LED
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

FLANKS = 8
"""Bits of a holder below the number of the article: the flanks of the fingerprint in it."""

_COPIES = 8
_REPRINT_PART = 0.3
_SIDES = 512

Holders = Mapping[int, Sequence[int]]
"""A key to its holders; a fingerprint that nobody else holds is missing."""


def link_wording(
    db: sqlite3.Connection,
    traces: Traces,
    read: Read,
    batch: Mapping[int, LinkArticle],
    new: Mapping[int, Trace],
    holders: Holders,
) -> None:
    """Judge each new article beside the older ones that share fingerprints with it."""
    side = lru_cache(maxsize=_SIDES)(lambda number: _side(number, batch, new, traces, read))
    for number, each in new.items():
        shared = {key: holders[key] for key in each.fingerprints.keys() & holders.keys()}
        common = {key for key, found in shared.items() if len(found) > REPEATED}
        formulas = {key for key in common if len(shared[key]) > FORMULA}
        for other in _nominated(number, each.fingerprints, shared):
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
    _forget_formulas(db, holders)


def _side(
    number: int, batch: Mapping[int, LinkArticle], new: Mapping[int, Trace], traces: Traces, read: Read
) -> Side | None:
    if number in batch:
        return Side(batch[number], new[number])
    kept = traces.kept(number)
    article = None if kept is None else read([kept.id]).get(kept.id)
    return None if article is None else Side(article)


def _nominated(number: int, fingerprints: Mapping[int, Fingerprint], shared: Holders) -> Iterator[int]:
    """Older articles worth reading for this one, those that share most first."""
    count, worth = Counter[int](), set[int]()
    for each, found in shared.items():
        _, flanks = fingerprints[each]
        for holder in found if len(found) <= FORMULA else found[:_COPIES]:
            other = holder >> FLANKS
            if other < number:
                count[other] += 1
                if len(found) <= FORMULA and may_go_on(flanks, holder & 255):
                    worth.add(other)
    enough = _REPRINT_PART * len(fingerprints)
    worth |= {other for other, held in count.items() if held >= enough}
    return (other for _, other in nlargest(NOMINATED, ((count[other], other) for other in worth)))


def _rarest(a: Side, b: Side, holders: Holders) -> int:
    both = a.fingerprints.keys() & b.fingerprints.keys()
    return min(both, key=lambda each: (len(holders.get(each, ())), each), default=0)


def _forget_formulas(db: sqlite3.Connection, holders: Holders) -> None:
    """Take back older links that rest on what this batch has made a formula."""
    repeated = {key for key, found in holders.items() if key < LED and len(found) > REPEATED}
    formulas = {key for key in repeated if len(holders[key]) > FORMULA}
    delete = "DELETE FROM pairs WHERE key = ? AND key <> 0"
    db.executemany(f"{delete} AND near = 0", ((each,) for each in repeated))
    db.executemany(delete, ((each,) for each in formulas))
