"""What may stand behind a filter's colon: a value read into its one spelling, or refused."""

from __future__ import annotations

import re
from collections.abc import Callable

from kzuzcli.errors import PeriodError
from kzuzcli.period import Period
from kzuzcli.query.fields import FIELDS

_RANGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*|\*")
_ID = re.compile(r"[0-9A-Fa-f]{1,64}")

_LANGUAGE_NAMES = {
    **dict.fromkeys(("english", "английский", "eng", "gb"), "en"),
    **dict.fromkeys(("russian", "русский", "rus"), "ru"),
    **dict.fromkeys(("kazakh", "қазақ", "қазақша", "казахский", "kaz", "kz", "qazaq"), "kk"),
    **dict.fromkeys(("uzbek", "узбекский", "ўзбек", "o'zbek", "uzb"), "uz"),
    **dict.fromkeys(("kyrgyz", "кыргызский", "kir", "kg"), "ky"),
    **dict.fromkeys(("tajik", "таджикский", "tgk", "tj"), "tg"),
    **dict.fromkeys(("ukrainian", "украинский", "ukr", "ua"), "uk"),
    **dict.fromkeys(("turkish", "турецкий", "tur"), "tr"),
}
"""What people write for a language tag; kz, kg, tj and ua are countries. Corrected, never accepted."""

# a date someone wrote, and the same date as the query language has it
_DATE_REPAIRS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})"), r"\3-\2-\1"),
    (re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})"), r"\1-\2-\3"),
    (re.compile(r"(\d{1,2})[./](\d{4})"), r"\2-\1"),
    (re.compile(r"(\d{4})[./-](\d{1,2})"), r"\1-\2"),
    (re.compile(r"(\d{4})(\d{2})(\d{2})"), r"\1-\2-\3"),
    (re.compile(r"([\d-]+?)\s*(?:\.{3,}|…|[–—:]|-(?=\d{4}))\s*(\d[\d-]*)"), r"\1..\2"),
    (re.compile(r">=?([\d-]+)"), r"\1.."),
    (re.compile(r"<=?([\d-]+)"), r"..\1"),
    (re.compile(r"(\d{4}-\d{2})-\d+"), r"\1"),
    (re.compile(r"(\d{4})-\d.*"), r"\1"),
    (re.compile(r"(\d{4}.*)\.\.(\d{4}.*)"), r"\2..\1"),
    (re.compile(r"(?i)undated|unknown|no|null"), "none"),
)
_SINGLE_DIGIT = re.compile(r"-(\d)(?!\d)")
_PERIOD_REASONS = {
    "reversed": "reversed-range",
    "impossible": "impossible-date",
    "out-of-range": "impossible-date",
}


class Refused(Exception):
    """A value that is none. `nearest` are values to try in its place, best first."""

    def __init__(self, reason: str, wanted: tuple[str, ...], nearest: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.reason, self.wanted, self.nearest = reason, wanted, nearest


def read_period(text: str) -> Period | None:
    """The days of a `date:` value; None for `none`. Raises Refused."""
    value = text.strip(",;")
    if value.lower() == "none":
        return None
    try:
        return _period(value)
    except PeriodError as error:
        reason = _PERIOD_REASONS.get(error.reason, "bad-value")
        wanted = ("2019", "2019-04", "2019-04-17", "2019-04..2019-06", "2022..", "none")
        raise Refused(reason, wanted, tuple(_date_repairs(value))) from error


def _period(text: str) -> Period:
    """A stretch with a slash, as EDTF has it, is the same as one with dots."""
    head, slash, tail = text.partition("/")
    if slash and not text.startswith("["):
        text = f"{head.strip('.')}..{tail.strip('.')}"
    return Period.from_query(text)


def _date_repairs(value: str) -> list[str]:
    repairs = [pattern.sub(put, value) for pattern, put in _DATE_REPAIRS if pattern.fullmatch(value)]
    return [_SINGLE_DIGIT.sub(r"-0\1", repair) for repair in repairs]


def read_value(name: str, text: str, *, quoted: bool = False) -> str:
    """The value of the filter `name` in its one spelling. Raises Refused."""
    return _READERS.get(name, _piece)(name, text, quoted)


def _language(name: str, text: str, quoted: bool) -> str:
    value = text.strip(",;").replace("_", "-")
    known = _LANGUAGE_NAMES.get(value.lower())
    if known or not _RANGE.fullmatch(value):
        parts = [part for part in re.split(r"[,;|/]+", value) if part]
        listed = (f"({' OR '.join(parts)})",) if len(parts) > 1 else ()
        raise Refused("bad-value", ("en", "ru", "kk", "uz", "uz-Cyrl"), ((known,) if known else ()) + listed)
    first, *rest = value.split("-")
    return "-".join([first.lower(), *(_SUBTAG_CASE.get(len(part), str.lower)(part) for part in rest)])


# RFC 5646, 2.1.1: regions in capitals, scripts with one capital, all else small
_SUBTAG_CASE: dict[int, Callable[[str], str]] = {2: str.upper, 4: str.title}


def _id(name: str, text: str, quoted: bool) -> str:
    if not _ID.fullmatch(text):
        raise Refused("bad-value", ("hexadecimal digits, as lists show them",))
    return text.lower()


def _choice(name: str, text: str, quoted: bool) -> str:
    from difflib import get_close_matches

    values = FIELDS[name].values
    value = text.strip(",;").lower()
    if value not in values:
        raise Refused("bad-value", values, tuple(get_close_matches(value, values, n=1)))
    return value


def _piece(name: str, text: str, quoted: bool) -> str:
    bare = text.strip("*")
    if not text or (bare != text and not quoted):
        raise Refused("bad-value" if bare else "bare-star", ("any piece of it, without a star",), (bare,))
    return text


_READERS: dict[str, Callable[[str, str, bool], str]] = {
    "lang": _language,
    "id": _id,
    "like": _id,
    "is": _choice,
}
