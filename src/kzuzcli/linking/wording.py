"""Articles that share their wording with a new one: who comes into question, and what comes of it."""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest

from kzuzcli.linking.article import near
from kzuzcli.linking.fingerprints import GRAM, Fingerprint, may_go_on
from kzuzcli.linking.pairs import Judged, judge
from kzuzcli.linking.postings import LED
from kzuzcli.linking.skim import Skim
from kzuzcli.linking.trace import Trace
from kzuzcli.linking.traces import Traces

SCHEMA = """
CREATE TABLE IF NOT EXISTS pairs(
    a INTEGER NOT NULL, b INTEGER NOT NULL, kind TEXT NOT NULL, certain INTEGER NOT NULL,
    score REAL NOT NULL, reason TEXT NOT NULL, key INTEGER NOT NULL, near INTEGER NOT NULL,
    PRIMARY KEY(a, b)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pairs_b ON pairs(b);
CREATE INDEX IF NOT EXISTS pairs_key ON pairs(key) WHERE key <> 0;
CREATE TABLE IF NOT EXISTS formulas(number INTEGER PRIMARY KEY, common BLOB NOT NULL, formulas BLOB NOT NULL);
"""


FORMULA = 24
"""A run that more articles hold is a formula of the archive and speaks for nothing."""

REPEATED = 6
DAYS = 31
"""A run that more than so many hold speaks only for articles within so many days: a quotation makes the
round of the papers for a while, the line at the foot of a page never stops."""

NOMINATED = 12
"""So many articles at most are looked at for a new one: those that share most."""

FLANKS = 8
"""Bits of a holder below the number of the article: the flanks of the fingerprint in it."""

_COPIES = 8
_REPRINT_PART = 0.3

Holders = Mapping[int, Sequence[int]]
"""A key to its holders; a fingerprint that nobody else holds is missing."""


def link_wording(db: sqlite3.Connection, traces: Traces, new: Mapping[int, Trace], holders: Holders) -> None:
    """Judge each new article beside the older ones that share fingerprints with it."""
    rows: list[tuple[int, int, str, bool, float, str, int, bool]] = []
    repeated: list[tuple[int, bytes, bytes]] = []
    for number, each in new.items():
        shared = {key: holders[key] for key in each.fingerprints.keys() & holders.keys()}
        common = {key for key, found in shared.items() if len(found) > REPEATED}
        formulas = {key for key in common if len(shared[key]) > FORMULA}
        if common:
            repeated.append((number, array("Q", common).tobytes(), array("Q", formulas).tobytes()))
        ours = traces.skimmed(number)
        assert ours is not None
        for other, keys in _nominated(number, each.fingerprints, shared):
            theirs = traces.skimmed(other)
            if theirs is None or theirs.digest == each.digest:
                continue
            close = near(ours, theirs, DAYS)
            said = _judged(ours, theirs, each.fingerprints, keys, formulas if close else common)
            if said is not None:
                a, b = (other, number) if said.turned else (number, other)
                key = 0 if said.kind == "reprint" else min(keys, key=lambda key: (len(shared[key]), key))
                rows.append((a, b, said.kind, said.certain, said.score, said.reason, key, close))
    db.executemany("INSERT OR REPLACE INTO pairs VALUES(?,?,?,?,?,?,?,?)", sorted(rows))
    db.executemany("INSERT OR REPLACE INTO formulas VALUES(?,?,?)", repeated)
    _forget_formulas(db, holders)


def _judged(
    ours: Skim,
    theirs: Skim,
    fingerprints: Mapping[int, Fingerprint],
    keys: Sequence[int],
    formulas: set[int],
) -> Judged | None:
    telling = sorted([fingerprints[key][0] for key in keys if key not in formulas])
    # of what very many hold, only some holders are known
    hidden = [fingerprints[key][0] for key in formulas.difference(keys)] if formulas else ()
    both = len(keys) + sum(ours.words[place : place + GRAM] in theirs.words for place in hidden)
    return judge(ours, theirs, both, telling)


def _nominated(
    number: int, fingerprints: Mapping[int, Fingerprint], shared: Holders
) -> list[tuple[int, list[int]]]:
    """Older articles worth looking at for this one with the fingerprints they share, those that share most first."""
    both, worth = defaultdict[int, list[int]](list), set[int]()
    for each, found in shared.items():
        _, flanks = fingerprints[each]
        for holder in found if len(found) <= FORMULA else found[:_COPIES]:
            other = holder >> FLANKS
            if other < number:
                both[other].append(each)
                if len(found) <= FORMULA and may_go_on(flanks, holder & 255):
                    worth.add(other)
    enough = _REPRINT_PART * len(fingerprints)
    worth |= {other for other, keys in both.items() if len(keys) >= enough}
    best = nlargest(NOMINATED, ((len(both[other]), other) for other in worth))
    return [(other, both[other]) for _, other in best]


def _forget_formulas(db: sqlite3.Connection, holders: Holders) -> None:
    """Take back older links that rest on what this batch has made a formula."""
    repeated = {key for key, found in holders.items() if key < LED and len(found) > REPEATED}
    formulas = {key for key in repeated if len(holders[key]) > FORMULA}
    delete = "DELETE FROM pairs WHERE key = ? AND key <> 0"
    db.executemany(f"{delete} AND near = 0", ((each,) for each in repeated))
    db.executemany(delete, ((each,) for each in formulas))
