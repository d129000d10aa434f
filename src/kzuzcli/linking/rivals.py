"""Articles in other languages that a new one may be a translation of, with their scores."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import nlargest

from kzuzcli.analysis import primary
from kzuzcli.linking.holding import Holding
from kzuzcli.linking.trace import Trace, feature_keys
from kzuzcli.linking.traces import Traces
from kzuzcli.linking.translation import NOBODY, likeness, possible

SCHEMA = """
CREATE TABLE IF NOT EXISTS rivals(
    number INTEGER NOT NULL, language TEXT NOT NULL, other INTEGER NOT NULL,
    score REAL NOT NULL, agreeing INTEGER NOT NULL, PRIMARY KEY(number, language, other)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS rivals_other ON rivals(other);
"""

OFTEN = 400
"""A leading feature that more articles of one language hold does not lead to any of them."""

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
    holders: Mapping[int, Sequence[int]],
    languages: Collection[str],
) -> None:
    """Compare each new article with the older ones of other languages that share most names and numbers."""
    rows: list[tuple[int, str, int, float, int]] = []
    if len(languages) < 2:
        return
    for number, each in new.items():
        ours = traces.kept(number)
        assert ours is not None
        least = _LEAST * ours.weight
        weights = holding.weights(each.named)
        for language in languages:
            if language == primary(each.language):
                continue
            for other in _likeliest(number, each, weights, language, holders, least):
                kept = traces.kept(other)
                if kept is None or not possible(ours, kept):
                    continue
                score, agreeing = likeness(ours, kept, holding.weights)
                if score >= NOBODY:
                    rows.append((number, kept.language, other, score, agreeing))
                    rows.append((other, each.language, number, score, agreeing))
    db.executemany("INSERT OR REPLACE INTO rivals VALUES(?,?,?,?,?)", rows)


def _likeliest(
    number: int,
    new: Trace,
    weights: Mapping[int, float],
    language: str,
    holders: Mapping[int, Sequence[int]],
    least: float,
) -> Iterator[int]:
    """Older articles of a language, those with most in common first."""
    shared: defaultdict[int, float] = defaultdict(float)
    for feature, key in zip(new.named, feature_keys(new.named, language), strict=True):
        if key in holders and len(found := holders[key]) <= OFTEN:
            weight = weights[feature]
            for other in found:
                shared[other] += weight
    least = max(least, _NEXT_TO_BEST * max(shared.values(), default=0.0))
    worth = [(weight, other) for other, weight in shared.items() if weight >= least and other < number]
    return (other for _, other in nlargest(TRIED, worth))
