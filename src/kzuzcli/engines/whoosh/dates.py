"""Date filters over the columns `earliest` and `latest` of one segment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from enum import IntEnum

from kzuzcli.engines.whoosh.layout import UNKNOWN_DAY
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


def compare(earliest: int, latest: int, first: int, last: int) -> Match:
    """How the interval of an article, closed unless a side is UNKNOWN_DAY, stands to the days first to last.

    An article bounded on one side only matches, possibly, when all the days its bound leaves lie inside
    the filter; where only some of them do, it is counted as bounded (the rule of period.overlap).
    """
    if earliest == UNKNOWN_DAY or latest == UNKNOWN_DAY:
        return _compare_open(earliest, latest, first, last)
    if earliest > last or latest < first:
        return Match.OUTSIDE
    return Match.CERTAIN if first <= earliest and latest <= last else Match.POSSIBLE


def _compare_open(earliest: int, latest: int, first: int, last: int) -> Match:
    if earliest == latest:
        return Match.UNDATED
    start, end = earliest or FIRST, latest or LAST
    if start > last or end < first:
        return Match.OUTSIDE
    return Match.POSSIBLE if first <= start and end <= last else Match.BOUNDED


def days(period: Period) -> tuple[int, int]:
    """First and last day of a filter, an open side as far as days go."""
    earliest, latest = period.earliest, period.latest
    return (earliest.toordinal() if earliest else FIRST), (latest.toordinal() if latest else LAST)


def undated(docs: Iterable[int], earliest: Sequence[int], latest: Sequence[int]) -> set[int]:
    return {doc for doc in docs if earliest[doc] == UNKNOWN_DAY == latest[doc]}


def overlapping(
    docs: Iterable[int], earliest: Sequence[int], latest: Sequence[int], period: Period | None
) -> set[int]:
    """Those of `docs` that match the filter, certainly or possibly; period None asks for the undated."""
    if period is None:
        return undated(docs, earliest, latest)
    first, last = days(period)
    return {doc for doc in docs if compare(earliest[doc], latest[doc], first, last) <= Match.POSSIBLE}


def sort_out(
    docs: Collection[int], earliest: Sequence[int], latest: Sequence[int], periods: Sequence[Period]
) -> dict[Match, set[int]]:
    """`docs` by the worst of their matches with the periods, those outside one left out."""
    limits = [days(period) for period in periods]
    found: dict[Match, set[int]] = {match: set() for match in Match}
    for first, last in limits:
        # most articles are dated and outside: no call for each of those
        docs = [doc for doc in docs if earliest[doc] <= last and (latest[doc] >= first or not latest[doc])]
    first, last = max([FIRST, *(a for a, _ in limits)]), min([LAST, *(z for _, z in limits)])
    certain = found[Match.CERTAIN] = {doc for doc in docs if first <= earliest[doc] <= latest[doc] <= last}
    for doc in docs:
        if doc not in certain:
            ways = [compare(earliest[doc], latest[doc], a, z) for a, z in limits]
            found[max(ways, default=Match.CERTAIN)].add(doc)
    return found
