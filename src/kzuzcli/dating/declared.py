"""Dates that a file states in a field of its own, in whatever form."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from kzuzcli.dating.expressions import read
from kzuzcli.dating.letters import full_year
from kzuzcli.errors import PeriodError
from kzuzcli.period import FIRST_YEAR, LAST_YEAR, Period

# the date of an ISO or near-ISO time stamp; what follows it is the time and its zone
_ISO = re.compile(
    r"(\d{4})([-/.]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?:(?:[T_ ]|, ?| at | - ).*|Z|[+-]\d\d:?\d\d)?",
    re.S,
)
_MONTH = re.compile(r"(\d{4})[-/.](\d\d)|(\d\d)[-/.](\d{4})")
_NUMERIC = re.compile(r"(\d\d?)([./-])(\d\d?)\2(\d{4}|(?<!-)\d\d)(?:[ ,T].*)?", re.S)
_LONGEST = 200
_EPOCH = re.compile(r"(\d{9,10}|\d{12,13})(?:\.\d+)?")


def read_declared(value: str, language: str | None = None) -> Period | None:
    """The period a declared date states, or None where it states none that can be told.

    The day is the one written there: a time zone is the publisher's and moves nothing. Seconds
    or milliseconds since 1970 are an instant without a place, so their day in UTC is approximate (~).
    Day and month that could be either way round are a set of both days.
    """
    text = value.strip()
    for reader in (_edtf, _iso, _epoch, _month, _numeric):
        try:
            if period := reader(text):
                return period
        except PeriodError:
            continue
    return _words(text[:_LONGEST], language)


def _edtf(text: str) -> Period | None:
    return Period.parse(text)


def _iso(text: str) -> Period | None:
    match = _ISO.fullmatch(text)
    if match is None or (not match[2] and not (len(match[3]) == len(match[4]) == 2)):
        return None
    return Period.parse(f"{match[1]}-{int(match[3]):02}-{int(match[4]):02}")


def _epoch(text: str) -> Period | None:
    match = _EPOCH.fullmatch(text)
    if match is None:
        return None
    seconds = int(match[1]) / (1000 if len(match[1]) > 10 else 1)
    return Period.parse(datetime.fromtimestamp(seconds, UTC).date().isoformat() + "~")


def _month(text: str) -> Period | None:
    match = _MONTH.fullmatch(text)
    return Period.parse(f"{match[1] or match[4]}-{match[2] or match[3]}") if match else None


def _numeric(text: str) -> Period | None:
    """21.12.2022, 12/21/2022; dots are always day first, slashes and hyphens only one way where one is."""
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return None
    one, two, year = int(match[1]), int(match[3]), full_year(match[4])
    orders = [(one, two)] if match[2] == "." else [(one, two), (two, one)]
    days = sorted({f"{year}-{month:02}-{day:02}" for day, month in orders if month <= 12})
    if not days:
        return None
    return Period.parse(days[0] if len(days) == 1 else f"[{','.join(days)}]")


def _words(text: str, language: str | None) -> Period | None:
    """17:36, 30 Qańtar 2026; Wed, 21 Dec 2022 10:00:00 +0500; what only a parser of time stamps reads."""
    found = [one.period for one in read(text, language)]
    days = [period for period in found if period.precision == "day"]
    return next(iter(days), None) or _stamp(text) or next(iter(found), None)


_YEAR_AND_NAME = re.compile(r"(?=.*(?<!\d)\d{4}(?!\d))(?=.*[A-Za-z]{3})", re.S)


def _stamp(text: str) -> Period | None:
    """A time stamp dateutil reads to the day, like Wed Dec 21 10:00:00 2022; what it fills in is not kept."""
    if not _YEAR_AND_NAME.match(text):
        return None
    from dateutil import parser

    try:
        days = {parser.parse(text, default=default, ignoretz=True).date() for default in _DEFAULTS}
    except (ValueError, OverflowError):
        return None
    day = days.pop()
    return Period.day(day) if not days and FIRST_YEAR <= day.year <= LAST_YEAR else None


# no part in common: what differs between two readings was not in the text
_DEFAULTS = (datetime(2001, 2, 3), datetime(2003, 5, 7))
