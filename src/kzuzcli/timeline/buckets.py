"""Articles counted per year, month or day.

An article whose date lies within one bucket counts there as certain. One known less precisely is spread
over its days: each bucket gets the share of them that lie in it, as uncertain. So the shares of an article
always sum to one. What is open on a side is counted apart, as is what bears no date.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple, get_args

from kzuzcli.period import Period

Unit = Literal["year", "month", "day"]
UNITS: tuple[Unit, ...] = get_args(Unit)

WIDEST = 1000
"""A date that may lie in more buckets than this says too little to be drawn; it counts as bounded."""

_LENGTHS = {"year": 4, "month": 7, "day": 10}
_DAYS, _MONTHS = 62, 1100  # up to so many days from first to last are shown by day, by month


class Count(NamedTuple):
    """Articles that lie in a bucket, and the sum of the shares of those that may."""

    certain: int = 0
    uncertain: float = 0.0

    @property
    def total(self) -> float:
        return self.certain + self.uncertain


@dataclass(frozen=True, slots=True)
class Bucket:
    """A year, month or day (`name` in ISO) and its count for each group that has one."""

    name: str
    counts: Mapping[str, Count]

    @property
    def count(self) -> Count:
        found = self.counts.values()
        return Count(sum(each.certain for each in found), sum(each.uncertain for each in found))


@dataclass(frozen=True, slots=True)
class Timeline:
    """Buckets from the first to the last without a gap; groups, the largest first.

    `certain` articles lie in one bucket, `uncertain` ones are spread, `bounded` have an open side (or
    span too much), `undated` have no date.
    """

    unit: Unit
    buckets: tuple[Bucket, ...]
    groups: tuple[str, ...]
    certain: int = 0
    uncertain: int = 0
    bounded: int = 0
    undated: int = 0


def timeline(rows: Iterable[tuple[str | None, str]], unit: Unit | None = None) -> Timeline:
    """The timeline of articles given as (EDTF or None, group); the unit that suits them without one."""
    many = Counter(rows)
    closed = {
        edtf: period for edtf in {edtf for edtf, _ in many if edtf} if (period := Period.parse(edtf)).start
    }
    closed = {edtf: period for edtf, period in closed.items() if period.end}
    unit = unit or _suiting(many, closed)
    counts: dict[str, dict[str, Count]] = defaultdict(lambda: defaultdict(Count))
    sums: Counter[str] = Counter()
    for (edtf, group), number in many.items():
        shares = _spread(closed[edtf], unit) if edtf in closed and edtf else {}
        kind = _kind(edtf, closed, shares)
        sums[kind] += number
        for name, share in shares.items():
            certain, uncertain = counts[name][group]
            if kind == "certain":
                counts[name][group] = Count(certain + number, uncertain)
            else:
                counts[name][group] = Count(certain, uncertain + share * number)
    groups = Counter(group for _, group in many.elements())
    return Timeline(
        unit,
        tuple(Bucket(name, dict(counts.get(name, {}))) for name in _names(counts, unit)),
        tuple(sorted(groups, key=lambda group: (-groups[group], group))),
        **{kind: sums[kind] for kind in ("certain", "uncertain", "bounded", "undated")},
    )


def _kind(edtf: str | None, closed: Mapping[str, Period], shares: Mapping[str, float]) -> str:
    if edtf is None or Period.parse(edtf).precision == "partial":
        return "undated"
    if not shares:
        return "bounded"
    return "certain" if len(shares) == 1 and not closed[edtf].doubtful else "uncertain"


def _suiting(many: Mapping[tuple[str | None, str], int], closed: Mapping[str, Period]) -> Unit:
    """By the stretch of time, but so coarse that at least half of the articles lie in one bucket."""
    if not closed:
        return "year"
    first = min(period.start for period in closed.values() if period.start)
    last = max(period.end for period in closed.values() if period.end)
    days = (last - first).days
    units = UNITS[::-1] if days <= _DAYS else UNITS[1::-1] if days <= _MONTHS else UNITS[:1]
    total = sum(number for (edtf, _), number in many.items() if edtf in closed)
    for unit in units:
        inside = sum(
            number
            for (edtf, _), number in many.items()
            if edtf in closed and edtf and len(_spread(closed[edtf], unit)) == 1
        )
        if inside * 2 >= total:
            return unit
    return "year"


def _spread(period: Period, unit: Unit) -> dict[str, float]:
    """Bucket -> the share of the period's days that lie in it; nothing where it spans too much."""
    shares: dict[str, float] = {}
    members = period.members
    for member in members:
        if member.start is None or member.end is None:
            return {}
        days = (member.end - member.start).days
        for name, start, end in _buckets(member.start, member.end, unit):
            inside = (min(end, member.end) - max(start, member.start)).days
            shares[name] = shares.get(name, 0.0) + inside / days / len(members)
            if len(shares) > WIDEST:
                return {}
    return shares


def _buckets(start: date, end: date, unit: Unit) -> Iterator[tuple[str, date, date]]:
    """Name, first day and day after the last of every bucket between two days."""
    first = _begin(start, unit)
    while first < end:
        following = _next(first, unit)
        yield first.isoformat()[: _LENGTHS[unit]], first, following
        first = following


def _begin(day: date, unit: Unit) -> date:
    return day.replace(day=1, month=1) if unit == "year" else day.replace(day=1) if unit == "month" else day


def _next(day: date, unit: Unit) -> date:
    return _begin(day + timedelta(days={"year": 366, "month": 31, "day": 1}[unit]), unit)


def _names(counts: Iterable[str], unit: Unit) -> list[str]:
    """Every bucket from the first to the last."""
    known = sorted(counts)
    if not known:
        return []
    first, last = (date.fromisoformat((name + "-01-01")[:10]) for name in (known[0], known[-1]))
    return [name for name, _, _ in _buckets(first, last + timedelta(days=1), unit)]
