"""A stretch of days with the precision it was stated in, read from and written as EDTF."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kzuzcli.errors import PeriodError

Precision = Literal["day", "month", "year", "range", "bounds", "partial"]
FIRST_YEAR, LAST_YEAR = 1500, 2200

_SIMPLE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%])?")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days: `start` is its first day, `end` the day after its last.

    Either is None where that side is open (precision `bounds`), both where only part of a date
    is known (`partial`, like XXXX-06-09). `edtf` is the value in EDTF, level 1.
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

    @classmethod
    def day(cls, day: date) -> Period:
        return cls(day.isoformat(), day, day + timedelta(days=1), "day")

    @classmethod
    def parse(cls, text: str) -> Period:
        """The period an EDTF expression states.

        Raises PeriodError: syntax, impossible (2019-13), out-of-range (outside 1500-2200), reversed, bc.
        """
        head, slash, tail = text.partition("/")
        if not slash:
            return _simple(head, text)
        start = None if head in ("", "..") else _simple(head, text).start
        end = None if tail in ("", "..") else _simple(tail, text).end
        if start is None and end is None:
            raise PeriodError("syntax", text)
        if start is not None and end is not None and end <= start:
            raise PeriodError("reversed", text)
        precision: Precision = "bounds" if start is None or end is None else "range"
        return cls(text, start, end, precision)

    def __str__(self) -> str:
        return self.edtf


def _simple(part: str, whole: str) -> Period:
    match = _SIMPLE.fullmatch(part)
    if match is None:
        raise PeriodError("bc" if part.startswith("-") else "syntax", whole)
    year, month, day = int(match[1]), match[2], match[3]
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise PeriodError("out-of-range", whole)
    if month is None:
        return Period(part, date(year, 1, 1), date(year + 1, 1, 1), "year")
    if not 1 <= int(month) <= 12:
        raise PeriodError("impossible", whole)
    last = calendar.monthrange(year, int(month))[1]
    if day is None:
        start = date(year, int(month), 1)
        return Period(part, start, start.replace(day=last) + timedelta(days=1), "month")
    if not 1 <= int(day) <= last:
        raise PeriodError("impossible", whole)
    start = date(year, int(month), int(day))
    return Period(part, start, start + timedelta(days=1), "day")
