"""Dates in running text, in the languages of the archive: where they stand and what they state.

The digits of a text are found first, and only the words around those that can belong to a date are
looked at. Each of these words becomes one letter (letters.py); the shapes of dates are patterns over
these letters, the same for all languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kzuzcli.dating.letters import FIGURES, Word, letters
from kzuzcli.dating.words import MONTH_PREFIXES, listed
from kzuzcli.errors import PeriodError
from kzuzcli.period import FIRST_YEAR, LAST_YEAR, Period


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: what it states, where it stands (start, end in characters), its words."""

    period: Period
    span: tuple[int, int]
    quote: str


def read(text: str, language: str | None = None, known: date | None = None) -> Iterator[Found]:
    """The dates that stand in `text`, in order, without overlaps.

    `language` (BCP 47) settles 03/04/2023, which is left out where it could be English. `known`, a day
    the text is of, gives days without a year (9 June) theirs when they are near it; without one
    they are partial (XXXX-06-09). A weekday that does not agree leaves the day uncertain (?).
    """
    order = _day_first(language)
    found = (one for start, end in _windows(text) for one in _read(text, start, end, order))
    return _with_relative(text, found, known) if known else found


def read_around(text: str, span: tuple[int, int], language: str | None = None) -> Iterator[Found]:
    """The dates that stand around the number at `span`, which is one of places."""
    return _read(text, span[0] - _BEFORE, span[1] + _AFTER, _day_first(language))


def _day_first(language: str | None) -> bool:
    return language is not None and language.partition("-")[0] not in ("en", "und")


def _with_relative(text: str, found: Iterator[Found], known: date) -> Iterator[Found]:
    from kzuzcli.dating.relative import relative

    dates = [_near(one, known) for one in found]
    for edtf, (start, end) in relative(text, known):
        if all(end <= one.span[0] or one.span[1] <= start for one in dates):
            dates.append(Found(Period.parse(edtf), (start, end), text[start:end]))
    return iter(sorted(dates, key=lambda one: one.span))


def places(text: str) -> Iterator[tuple[int, int]]:
    """Where the numbers stand that can belong to a date: years, and days beside a month; quickly."""
    for match in _DIGITS.finditer(text):
        if _can_be_date(text, *match.span()):
            yield match.span()


# characters around a number that can belong to its date: a weekday, a range, a month, a year
_REACH = 44
# the same around one number, without weekdays: "13 по 29 сентября", "-інші жылдың 28-інші қыркүйегінде"
_BEFORE, _AFTER = 18, 36
_DIGITS = re.compile("[0-9]+")  # a third faster than \d, which looks every letter up in Unicode
_PREFIXES = frozenset(MONTH_PREFIXES)
# what can stand between a day and its month: an ordinal ending, quotation marks, a dash, "of"
_NEXT_WORDS = re.compile(
    r"(?:(?:st|nd|rd|th)\b)?[\s\-–—‑»”\",]{0,3}(?:of\s+)?([^\W\d_]{3})(?:[^\W\d_]{0,2}\s+([^\W\d_]{3}))?"
)


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of the text around the numbers that can belong to a date, without overlaps."""
    low = high = -1
    for start, end in places(text):
        if start - _REACH > high:
            if high >= 0:
                yield low, high
            low = start - _REACH
        high = end + _REACH
    if high >= 0:
        yield low, high


def _can_be_date(text: str, start: int, end: int) -> bool:
    if end - start == 4:
        return FIRST_YEAR <= int(text[start:end]) <= LAST_YEAR
    if end - start > 2:
        return False
    follows = _NEXT_WORDS.match(text, end)
    if follows and (follows[1].casefold() in _PREFIXES or (follows[2] or "").casefold() in _PREFIXES):
        return True
    before = text[max(0, start - 14) : start].split()
    if before and before[-1][:3].casefold() in _PREFIXES:
        return True
    return text[end : end + 1] in (".", "/", "-") and FIGURES.match(text, start) is not None


_MONTH, _ENGLISH, _YEAR = "[MAlma]", "[Aa]", "[YZ]"
_TAIL = f",?{_YEAR}(?:d?J)?"
_NAMED_DAY = f"(?:qNq|ON|N)d?o?{_MONTH}"
# the first that fits at a place counts: ranges before days, days before months, months before years
_SHAPES = re.compile(
    "|".join(
        (
            # 1 сентября 2020 - 25 мая 2021, April 30 to May 2, 2021
            f"{_NAMED_DAY}(?:{_TAIL})?[dTt]{_NAMED_DAY}{_TAIL}",
            f"{_ENGLISH}N(?:,?Y)?[dT]{_ENGLISH}N,?Y",
            # 16-23 April 2019, с 13 по 29 января 2006 года, April 16-23, 2019
            f"N[dTt]Nd?{_MONTH}{_TAIL}",
            f"{_ENGLISH}N[dT&]N,?Y",
            # 2022-yil 19–23-yanvar, 2023 жылдың қаңтар-шілде
            f"{_YEAR}d?J,?NdNd?{_MONTH}",
            f"{_YEAR}d?J,?{_MONTH}d{_MONTH}",
            # January-July 2023, декабрь 2022 – январь 2023
            f"{_MONTH}(?:{_TAIL})?[dTt]{_MONTH}{_TAIL}",
            # Wednesday, 17 April 2019; «28» июля 2023 г.; 21-dekabr, 2022; 21 декабри соли 2022
            f"(?:W,?)?{_NAMED_DAY},?(?:G|d)?{_YEAR}(?:d?J)?(?:,?W)?",
            # Wednesday, April 17, 2019
            f"(?:W,?)?{_ENGLISH}N,?Y",
            # 2022-yil 21-dekabr, 2026 жылғы 5 маусымда
            f"{_YEAR}d?J,?Nd?{_MONTH}(?:,?W)?",
            # 2022-yil dekabr, 2019-дың желтоқсанында
            f"(?:{_YEAR}d?J|Z),?{_MONTH}",
            # August 2021, декабри соли 2022, Aralık 2022'de
            f"[MAa],?o?G?(?:V|{_YEAR})(?:d?J)?",
            # 2018-2022, 2021/2022, 2005 – 2018-інші жылдар, с 2018 по 2022 год
            f"{_YEAR}[ds]{_YEAR}(?:d?[JK])?",
            f"(?<=F){_YEAR}[Tt&]{_YEAR}(?:d?J)?",
            # 1937-38 годов, in 2023–24
            "Y[ds][N2]d?[JK]",
            "(?<=[PoFTpO])Yd[N2]",
            # 1990s, 1990-е годы, 1990-yillarda
            "DK?|YdK",
            # 2017 году, соли 2017, 2017'de, в 2009-м
            f"{_YEAR}d?J|G{_YEAR}|V|(?<=[pFt])Z",
            # in 2017, the end of 2024; they called 2018 the year of tourism
            "EY|(?<=[PoFT])Y|(?<=Y&)Y|Y(?=x?OJ)",
            # 9 июня, 9-iyun, 26 Feb; June 9
            "(?:W,?)?(?:qNq|ON|N)d?o?[MAa]|Ndl|Nl(?=H)",
            f"(?:W,?)?{_ENGLISH}N",
            "XJ?|UJ|S",
        )
    )
)
_VALUES = {"N": 0, "2": 2, "Y": 2, "Z": 2, "V": 2, "D": 2} | dict.fromkeys("MAlma", 1)


def _read(text: str, start: int, end: int, day_first: bool) -> Iterator[Found]:
    words = letters(text, start, end)
    for shape in _SHAPES.finditer("".join([word.tag for word in words])):
        used = words[shape.start() : shape.end()]
        if not _plausible(text, words, *shape.span()):
            continue
        if period := _period(_edtf(used, day_first)):
            first, last = used[0].start, used[-1].end
            yield Found(period, (first, last), text[first:last])


# a round number before a noun is a count (in 2000 homes); after a year one of these can stand
_AFTER_YEAR = frozenset(
    listed(
        """
        and or but when while as after before with for to from at by on in the a an it he she they we i
        is was are were had has would will that than of, which who whose there this these its his her
        their compared alone onwards onward
        """
    )
)


def _plausible(text: str, words: list[Word], start: int, end: int) -> bool:
    tags = "".join(word.tag for word in words[start:end])
    before = words[start - 1] if start else None
    after = words[end] if end < len(words) else None
    if tags == "Y" and words[start].value % 10 == 0 and after and after.tag == "x":
        return text[after.start : after.end] in _AFTER_YEAR
    if tags in ("Aa", "AN", "aN") and before and before.tag == "P":
        return False
    # $2022, 2,019 or a part of a longer number
    return not (tags[0] in "NYZ" and before is not None and _glued(text, before, words[start]))


def _glued(text: str, before: Word, first: Word) -> bool:
    mark = text[before.start : before.end]
    return before.end == first.start and (mark in "$€£№#.," or before.tag == "0")


def _edtf(words: list[Word], day_first: bool) -> str | None:
    if words[0].edtf:
        return _figures(words[0], day_first)
    days, months, years = ([w.value for w in words if _VALUES.get(w.tag) == kind] for kind in range(3))
    decade = any(w.tag == "D" for w in words) or [w.tag for w in words] == ["Y", "d", "K"]
    if decade and len(years) == 1:
        return f"{years[0] // 10}X" if years[0] % 10 == 0 else None
    if years and years[-1] < 100:
        years[-1] += years[0] // 100 * 100
        if not 0 < years[-1] - years[0] < 100:
            return None
    start = _date(years[:1], months[:1], days[:1])
    if max(len(days), len(months), len(years)) > 1:
        return f"{start}/{_date(years[-1:], months[-1:], days[-1:])}"
    named = [w.value for w in words if w.tag == "W"]
    return start if not named or not years or _agrees(start, named[0]) else f"{start}?"


def _date(years: list[int], months: list[int], days: list[int]) -> str:
    parts = [f"{years[0]}" if years else "XXXX", *(f"{part[0]:02}" for part in (months, days) if part)]
    return "-".join(parts)


def _figures(word: Word, day_first: bool) -> str | None:
    """The one day that figures can mean; where both orders can be, the language's if it has but one."""
    options = [option for option in dict.fromkeys(word.edtf.split()) if _period(option)]
    return options[0] if len(options) == 1 or (options and day_first) else None


def _agrees(edtf: str, named: int) -> bool:
    try:
        return date.fromisoformat(edtf).weekday() == named
    except ValueError:
        return False


@lru_cache(maxsize=1 << 12)  # the same years and days stand in article after article
def _period(edtf: str | None) -> Period | None:
    try:
        return Period.parse(edtf) if edtf else None
    except PeriodError:
        return None


# a quarter: further off, last year's and next year's day are both likely
_NEAR_DAYS = 92


def _near(found: Found, known: date) -> Found:
    """A day without a year gets that of the nearest such day, if it is near."""
    text = found.period.edtf
    if found.period.precision != "partial" or len(text) != len("XXXX-06-09"):
        return found
    days = (_period(f"{year}{text[4:]}") for year in (known.year - 1, known.year, known.year + 1))
    near = [day for day in days if day and day.start and abs((day.start - known).days) <= _NEAR_DAYS]
    return Found(near[0], found.span, found.quote) if near else found
