"""Date filters over the columns of days of one segment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from kzuzcli.engines.whoosh.layout import DAYS, UNKNOWN_DAY
from kzuzcli.engines.whoosh.segment import Segment
from kzuzcli.period import Period

FIRST, LAST = 1, 4_000_000
"""Ordinals before and after every day an article or a filter can name (LAST is beyond the year 9999)."""


class Match(IntEnum):
    """How an article's date stands to a filter; of several filters the greatest counts."""

    CERTAIN = 0
    POSSIBLE = 1
    BOUNDED = 2
    UNDATED = 3
    OUTSIDE = 4


class Days(NamedTuple):
    """The columns of days, by document number."""

    earliest: Sequence[int]
    latest: Sequence[int]
    came_in: Sequence[int]

    @classmethod
    def of(cls, segment: Segment) -> Days:
        return cls(*map(segment.days, DAYS))


def compare(earliest: int, latest: int, came_in: int, first: int, last: int) -> Match:
    """How the interval of an article, closed unless a side is UNKNOWN_DAY, stands to the days first to last.

    An article bounded on one side only matches, possibly, when all the days its bound leaves up to the
    day it came in lie inside the filter; where only some of them do, it is counted as bounded (the rule
    of period.overlap).
    """
    if earliest == UNKNOWN_DAY == latest:
        return Match.UNDATED
    closed = earliest != UNKNOWN_DAY != latest
    start, end = earliest or FIRST, latest or (came_in if came_in >= earliest else LAST)
    if start > last or end < first:
        return Match.OUTSIDE
    inside = first <= start and end <= last
    if closed:
        return Match.CERTAIN if inside else Match.POSSIBLE
    return Match.POSSIBLE if inside else Match.BOUNDED


def days(period: Period) -> tuple[int, int]:
    """First and last day of a filter, an open side as far as days go."""
    earliest, latest = period.earliest, period.latest
    return (earliest.toordinal() if earliest else FIRST), (latest.toordinal() if latest else LAST)


def undated(docs: Iterable[int], known: Days) -> set[int]:
    return {doc for doc in docs if known.earliest[doc] == UNKNOWN_DAY == known.latest[doc]}


def overlapping(docs: Iterable[int], known: Days, period: Period | None) -> set[int]:
    """Those of `docs` that match the filter, certainly or possibly; period None asks for the undated."""
    if period is None:
        return undated(docs, known)
    first, last = days(period)
    earliest, latest, _ = known
    # known on both sides and not outside is all that most articles are asked
    return {
        doc
        for doc in docs
        if earliest[doc] <= last
        and (latest[doc] >= first or not latest[doc])
        and ((earliest[doc] and latest[doc]) or _compare(doc, known, first, last) <= Match.POSSIBLE)
    }


def _compare(doc: int, known: Days, first: int, last: int) -> Match:
    return compare(known.earliest[doc], known.latest[doc], known.came_in[doc], first, last)


def sort_out(docs: Collection[int], known: Days, periods: Sequence[Period]) -> dict[Match, set[int]]:
    """`docs` by the worst of their matches with the periods, those outside one left out."""
    limits = [days(period) for period in periods]
    found: dict[Match, set[int]] = {match: set() for match in Match}
    earliest, latest, _ = known
    for first, last in limits:
        # most articles are dated and outside: no call for each of those
        docs = [doc for doc in docs if earliest[doc] <= last and (latest[doc] >= first or not latest[doc])]
    first, last = max([FIRST, *(a for a, _ in limits)]), min([LAST, *(z for _, z in limits)])
    certain = found[Match.CERTAIN] = {doc for doc in docs if first <= earliest[doc] <= latest[doc] <= last}
    for doc in docs:
        if doc not in certain:
            ways = [_compare(doc, known, a, z) for a, z in limits]
            found[max(ways, default=Match.CERTAIN)].add(doc)
    return found
