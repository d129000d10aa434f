"""A stretch of days with the precision it was stated in, read from and written as EDTF."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Literal

from kzuzcli.dataclass import dataclass
from kzuzcli.errors import PeriodError

Precision = Literal["day", "month", "year", "range", "bounds", "partial"]
Relation = Literal["certain", "possible", "bounded", "outside", "undated"]
FIRST_YEAR, LAST_YEAR = 1500, 2200

_DATE = re.compile(r"(\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[?~%]?", re.ASCII)
_OPEN = ("", "..")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days: `start` is its first day, `end` the day after its last.

    Either is None where that side is open (precision `bounds`), both where only part of a date
    is known (`partial`, like XXXX-06-09). `edtf` is the value in EDTF: level 1 and the sets of
    level 2. A set like [2018,2019] has the precision `range` and reaches from its first day to
    its last; `members` has its parts.
    """

    edtf: str
    start: date | None
    end: date | None
    precision: Precision

    @property
    def earliest(self) -> date | None:
        """The first day it can be, or None."""
        return self.start

    @property
    def latest(self) -> date | None:
        """The last day it can be (inclusive), or None."""
        return None if self.end is None else self.end - timedelta(days=1)

    @property
    def doubtful(self) -> bool:
        """Whether the source or the reading is qualified: uncertain (?), approximate (~) or both (%)."""
        return any(mark in self.edtf for mark in "?~%")

    @property
    def members(self) -> tuple[Period, ...]:
        """The periods it may be one of: those of a set, else itself alone."""
        if not self.edtf.startswith("["):
            return (self,)
        return tuple(_member(part, self.edtf) for part in self.edtf[1:-1].split(","))

    @classmethod
    def day(cls, day: date) -> Period:
        return cls(day.isoformat(), day, day + timedelta(days=1), "day")

    @classmethod
    def parse(cls, text: str) -> Period:
        """The period an EDTF expression states.

        Raises PeriodError: syntax, impossible (2019-13), out-of-range (outside 1500-2200), reversed, bc.
        """
        if text.startswith("["):
            return _set(text)
        head, slash, tail = text.partition("/")
        return _interval(head, tail, text, text) if slash else _date(text, text)

    @classmethod
    def from_query(cls, text: str) -> Period:
        """The period a query's `date:` value asks for: `2019`, `2019-04..2019-06`, `2022..`, `..2019-06-09`.

        Raises PeriodError like parse; `syntax` also for what has neither first nor last day.
        """
        head, dots, tail = text.partition("..")
        if not dots or "/" in text or text.startswith("["):
            period = cls.parse(text)
        else:
            period = _interval(head, tail, f"{head or '..'}/{tail or '..'}", text)
        if period.start is None and period.end is None:
            raise PeriodError("syntax", text)
        return period

    def __str__(self) -> str:
        return self.edtf


def overlap(
    earliest: int | None, latest: int | None, first: int | None, last: int | None, came_in: int | None = None
) -> Relation:
    """How an article's days stand to those asked for; all are inclusive ordinals (date.toordinal).

    `first`/`last` None: the question is open on that side. An article whose days are closed is
    `certain`ly inside, `possible` where it only overlaps, or `outside`. One known by a single bound
    is `possible` when all the days it leaves lie inside, else `bounded`; one with neither is
    `undated`. `came_in`, the day the article was taken in, closes what is open above, unless the
    article is said to be younger still.
    """
    if earliest is None and latest is None:
        return "undated"
    known = earliest is not None and latest is not None
    if latest is None and came_in is not None and earliest is not None and came_in >= earliest:
        latest = came_in
    if (last is not None and earliest is not None and earliest > last) or (
        first is not None and latest is not None and latest < first
    ):
        return "outside"
    inside = (first is None or (earliest is not None and earliest >= first)) and (
        last is None or (latest is not None and latest <= last)
    )
    if known:
        return "certain" if inside else "possible"
    return "possible" if inside else "bounded"


def relation(period: Period, wanted: Period, came_in: date | None = None) -> Relation:
    """`overlap` of two periods: how `period` stands to the days of `wanted`."""
    return overlap(
        _ordinal(period.earliest),
        _ordinal(period.latest),
        _ordinal(wanted.earliest),
        _ordinal(wanted.latest),
        _ordinal(came_in),
    )


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _interval(head: str, tail: str, edtf: str, text: str) -> Period:
    start = None if head in _OPEN else _bound(head, text).start
    end = None if tail in _OPEN else _bound(tail, text).end
    if start is None and end is None:
        raise PeriodError("syntax", text)
    if start is not None and end is not None and end <= start:
        raise PeriodError("reversed", text)
    return Period(edtf, start, end, "bounds" if start is None or end is None else "range")


def _bound(part: str, text: str) -> Period:
    period = _date(part, text)
    if period.precision == "partial":
        raise PeriodError("syntax", text)
    return period


def _set(text: str) -> Period:
    if not text.endswith("]"):
        raise PeriodError("syntax", text)
    parts = [part.strip() for part in text[1:-1].split(",")]
    members = [_member(part, text) for part in parts]
    starts = [member.start for member in members]
    ends = [member.end for member in members]
    start = None if None in starts else min(day for day in starts if day)
    end = None if None in ends else max(day for day in ends if day)
    precision: Precision = "bounds" if start is None or end is None else "range"
    return Period(f"[{','.join(parts)}]", start, end, precision)


def _member(part: str, text: str) -> Period:
    head, dots, tail = part.partition("..")
    return _interval(head, tail, f"{head or '..'}/{tail or '..'}", text) if dots else _bound(part, text)


def _date(part: str, text: str) -> Period:
    match = _DATE.fullmatch(part)
    if match is None:
        raise PeriodError("bc" if part.startswith("-") else "syntax", text)
    year, month, day = match.groups()
    if year == "XXXX":
        return _partial(part, month, day, text)
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if not FIRST_YEAR <= first <= last <= LAST_YEAR:
        raise PeriodError("out-of-range", text)
    start = _day(first, month, day, text, last=False)
    end = _day(last, month, day, text, last=True) + timedelta(days=1)
    return Period(part, start, end, _precision(year, month, day))


def _precision(year: str, month: str | None, day: str | None) -> Precision:
    """What is stated as a whole; a gap inside (201X, 2019-XX-09) leaves a range."""
    if "X" in year or (month == "XX" and day not in (None, "XX")):
        return "range"
    if month in (None, "XX"):
        return "year"
    return "month" if day in (None, "XX") else "day"


def _partial(part: str, month: str | None, day: str | None, text: str) -> Period:
    if month in (None, "XX") and day in (None, "XX"):
        raise PeriodError("syntax", text)
    _day(2000, month, day, text, last=False)
    return Period(part, None, None, "partial")


def _day(year: int, month: str | None, day: str | None, text: str, last: bool) -> date:
    """The first or last day it can be. Raises PeriodError impossible."""
    known = month not in (None, "XX")
    numeral = int(month or 0) if known else (12 if last else 1)
    if not 1 <= numeral <= 12:
        raise PeriodError("impossible", text)
    length = calendar.monthrange(year, numeral)[1]
    if day in (None, "XX"):
        return date(year, numeral, length if last else 1)
    if not 1 <= int(day or 0) <= length:
        raise PeriodError("impossible", text)
    return date(year, numeral, int(day or 0))
