"""Articles in other languages that a new one may be a translation of, with their scores."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import nlargest

from kzuzcli.analysis import primary
from kzuzcli.linking.frames import Frames
from kzuzcli.linking.holding import Holding
from kzuzcli.linking.trace import Trace, feature_keys
from kzuzcli.linking.traces import Traces
from kzuzcli.linking.translation import NOBODY, likeness

SCHEMA = """
CREATE TABLE IF NOT EXISTS rivals(
    number INTEGER NOT NULL, language TEXT NOT NULL, other INTEGER NOT NULL,
    score REAL NOT NULL, agreeing INTEGER NOT NULL, PRIMARY KEY(number, language, other)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS rivals_other ON rivals(other);
"""

LOOKED_AT = 800
"""So many holders of leading features are looked at in one language, those of the rarest first: what more
articles hold tells little, and would cost more with every article that comes in."""

LEADING = 32
"""So many leading features of an article lead to others, the rarest."""

TRIED = 12
"""So many articles of each other language are compared with a new one: a twin is among the first two for 99 in
100, but with six one that names few things was missed; the others tell how far ahead of them it is."""

_LEAST = 0.002
_NEXT_TO_BEST = 0.4


def find_rivals(
    db: sqlite3.Connection,
    traces: Traces,
    holding: Holding,
    new: Mapping[int, Trace],
    leading: Mapping[int, Sequence[int]],
    holders: Mapping[int, Sequence[int]],
    languages: Collection[str],
) -> None:
    """Compare each new article with the older ones of other languages that share most names and numbers.

    `leading` are those features of each, the rarest first, whose keys `holders` has.
    """
    rows: list[tuple[int, str, int, float, int]] = []
    if len(languages) < 2:
        return
    frames = Frames(db)
    for number, each in new.items():
        ours = traces.kept(number)
        assert ours is not None
        least = _LEAST * ours.weight
        weights, about = holding.weights(leading[number]), frames.about(number)
        for language in languages:
            if language == primary(each.language):
                continue
            shared = _sharing(weights, language, holders, about)
            worth = frames.possible(number, shared)
            for other in _likeliest(worth, least):
                kept = traces.kept(other)
                if kept is None:
                    continue
                score, agreeing = likeness(ours, kept, holding.weights)
                if score >= NOBODY:
                    rows.append((number, kept.language, other, score, agreeing))
                    rows.append((other, each.language, number, score, agreeing))
    db.executemany("INSERT OR REPLACE INTO rivals VALUES(?,?,?,?,?)", rows)


def _sharing(
    weights: Mapping[int, float],
    language: str,
    holders: Mapping[int, Sequence[int]],
    among: Sequence[frozenset[int] | set[int]],
) -> Mapping[int, float]:
    """Articles of a language with the weight of the features they share, as far as they were looked at; only
    those of some sets, where any are given."""
    shared: defaultdict[int, float] = defaultdict(float)
    keys = zip(feature_keys(weights, language), weights.values(), strict=True)
    held = [(len(holders[key]), key, weight) for key, weight in keys if key in holders]
    looked_at = 0
    for count, key, weight in sorted(held):
        looked_at += count
        if looked_at > LOOKED_AT:
            break
        found = holders[key]
        for other in [each for some in among for each in some.intersection(found)] if among else found:
            shared[other] += weight
    return shared


def _likeliest(worth: Sequence[tuple[float, int]], least: float) -> Iterator[int]:
    """Those with most in common first."""
    least = max(least, _NEXT_TO_BEST * max(worth, default=(0.0, 0))[0])
    return (other for weight, other in nlargest(TRIED, worth) if weight >= least)
