"""Dates in running text, in the languages of the archive: where they stand and what they state.

The digits of a text are found first, and only the words around those that can belong to a date are
looked at. Each of these words becomes one letter (N a day, M a month, Y a year, J a word for year …);
the shapes of dates are patterns over these letters, the same for all languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kzuzcli.dating.words import MONTH_PREFIXES, is_year, is_years, month, weekday
from kzuzcli.errors import PeriodError
from kzuzcli.period import FIRST_YEAR, LAST_YEAR, Period


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: what it states, where it stands (start, end in characters), its words."""

    period: Period
    span: tuple[int, int]
    quote: str


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a window: its letter, the number or EDTF it means, its place."""

    tag: str
    value: int
    start: int
    end: int
    edtf: str = ""


def read(text: str, language: str | None = None, known: date | None = None) -> Iterator[Found]:
    """The dates that stand in `text`, in order, without overlaps.

    `language` (BCP 47) settles 03/04/2023, which is left out where it could be English. `known`, a day
    the text is of, gives days without a year (9 June) theirs when they are near it; without one
    they are partial (XXXX-06-09). A weekday that does not agree leaves the day uncertain (?).
    """
    day_first = language is not None and language.partition("-")[0] not in ("en", "und")
    found = (one for start, end in _windows(text) for one in _read(text, start, end, day_first))
    return _with_relative(text, found, known) if known else found


def _with_relative(text: str, found: Iterator[Found], known: date) -> Iterator[Found]:
    from kzuzcli.dating.relative import relative

    dates = [_near(one, known) for one in found]
    for edtf, (start, end) in relative(text, known):
        if all(end <= one.span[0] or one.span[1] <= start for one in dates):
            dates.append(Found(Period.parse(edtf), (start, end), text[start:end]))
    return iter(sorted(dates, key=lambda one: one.span))


# characters around a number that can belong to its date: a weekday, a range, a month, a year
_REACH = 44
_DIGITS = re.compile(r"\d+")
_PREFIXES = frozenset(MONTH_PREFIXES)
# what can stand between a day and its month: an ordinal ending, quotation marks, a dash, "of"
_NEXT_WORD = re.compile(r"(?:st\b|nd\b|rd\b|th\b)?[\s\-–—‑»”\",]{0,3}(?:of\s+)?([^\W\d_]{3})")
_AFTER_ORDINAL = re.compile(r"[-‑][^\W\d_]{1,5}\s+([^\W\d_]{3})")
_NUMERIC = re.compile(
    r"(?P<y>\d{4})(?P<s>[-./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"|(?P<one>\d{1,2})(?P<t>[-./])(?P<two>\d{1,2})(?P=t)(?P<year>\d{4}|\d\d)",
    re.ASCII,
)
_NO_NUMERIC_BEFORE = re.compile(r"[\w.,/:+-]")
_NO_NUMERIC_AFTER = re.compile(r"(?!T\d)\w|[-.,/:]\d|[-/%]")


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of the text around the numbers that can belong to a date, without overlaps."""
    low = high = -1
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        if not _can_be_date(text, start, end):
            continue
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
    for shape in (_NEXT_WORD, _AFTER_ORDINAL):
        follows = shape.match(text, end)
        if follows and follows[1].casefold() in _PREFIXES:
            return True
    before = text[max(0, start - 14) : start].split()
    if before and before[-1][:3].casefold() in _PREFIXES:
        return True
    return text[end : end + 1] in (".", "/", "-") and _NUMERIC.match(text, start) is not None


_ORDINAL = (
    "st|nd|rd|th|s|го|е|ое|ой|й|ый|я|м|ом|ми|му|х|ых|інші|нші|ші|ыншы|ншы|шы|сыншы|сінші|inshi|nshi|shi|ynshy|nshy"
    "|shy|ынчы|инчи|унчу|үнчү|нчы|нчи|чи|чы|нчі|дың|дің|ның|нің|тың|тің|dyń|diń|nyń|niń|tyń|tiń"
)
_TOKEN = re.compile(
    rf"(?P<number>\d+)(?:(?:[-‑]|(?=[a-z]))(?P<ordinal>{_ORDINAL})(?![^\W_])"
    r"|['’‘ʻ](?P<case>[dt][ea](?:n|ki)?|[nyd]?[iıuü]n?|[ny]?[ae]|s)(?![^\W_]))?"
    r"|(?P<word>[^\W\d_]+(?:['’ʻʼ‘`´][^\W\d_]+)*)"
    r"|(?P<gap>\n[ \t]*\n\s*)|\s+|(?P<mark>.)",
    re.S,
)
_MARKS = dict.fromkeys("-–—‑−", "d") | {",": ",", "/": "s"} | dict.fromkeys('«»“”„"', "q")
_WORDS: dict[str, str] = {
    # what introduces a year in English; other languages say "year"
    **dict.fromkeys(["in", "by", "since", "during", "before", "after", "for", "than", "versus", "vs"], "P"),
    **dict.fromkeys(["from", "between", "с", "со", "від", "між"], "F"),
    **dict.fromkeys(["to", "through", "till", "until"], "T"),
    **dict.fromkeys(["по", "до"], "t"),
    **dict.fromkeys(["early", "late", "mid", "spring", "summer", "autumn", "winter"], "E"),
    # a year in Russian when an ordinal ending says so: в 2009-м
    **dict.fromkeys(["в", "к", "на", "от", "из", "за", "у", "з"], "p"),
    "and": "A",
    "of": "o",
    "the": "O",
    "соли": "G",
}


def _words(text: str, start: int, end: int) -> list[_Word]:
    """The words of a window as letters; white space is dropped, an empty line is a word of its own."""
    start = max(0, start)
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    words: list[_Word] = []
    while start < min(end, len(text)):
        word, start = _word(text, start)
        if word:
            words.append(word)
    return words


def _word(text: str, start: int) -> tuple[_Word | None, int]:
    """The word at `start`, if one is there, and where the next begins."""
    if text[start].isdigit() and (numeric := _numeric(text, start)):
        return numeric, numeric.end
    match = _TOKEN.match(text, start)
    if match is None:
        return None, start + 1
    end = match.end()
    if match["number"]:
        return _number(match), end
    if match["word"]:
        return _name(text, match["word"], start, end)
    if match["mark"]:
        return _Word(_MARKS.get(match["mark"], "*"), 0, start, end), end
    return (_Word("b", 0, start, end) if match["gap"] else None), end


def _number(match: re.Match[str]) -> _Word:
    digits, ordinal = match["number"], match["ordinal"]
    value, tag = int(digits[:9]), "0"
    if len(digits) == 4 and FIRST_YEAR <= value <= LAST_YEAR:
        tag = "Y"
        if ordinal:
            tag = "D" if value % 10 == 0 and ordinal in ("s", "х", "е") else "Z"
        elif match["case"]:
            tag = "V"
    elif len(digits) <= 2 and value <= 31:
        tag = "N" if value else "0"
    elif len(digits) == 2:
        tag = "2"
    return _Word(tag, value, *match.span())


_LONGEST_SHORT = 2  # г. гг. ж. й. р.: a longer word for year ends its sentence


def _name(text: str, name: str, start: int, end: int) -> tuple[_Word, int]:
    """A month, a weekday, a word for year or any other; the full stop of an abbreviation goes with it."""
    dotted = end + 1 if text[end : end + 1] == "." else end
    if found := month(name):
        capital = name[0].isupper()
        if found.short:
            # an abbreviation that can be another word needs a year beside it, but for Dec. 21
            tag = "a" if found.english and capital else "m"
            return _Word(tag, found.number, start, dotted), dotted
        # English months are capitalised: they march, you may; 5-may is Uzbek
        return _Word(("A" if capital else "l") if found.english else "M", found.number, start, end), end
    folded = name.casefold()
    if folded in _WORDS:
        return _Word({"A": "&"}.get(_WORDS[folded], _WORDS[folded]), 0, start, end), end
    dotted = dotted if len(folded) <= _LONGEST_SHORT else end
    if is_year(folded):
        return _Word("J", 0, start, dotted), dotted
    if is_years(folded):
        return _Word("K", 0, start, dotted), dotted
    day = weekday(name)
    if day is not None:
        return _Word("W", day, start, dotted), dotted
    return _Word("x", 0, start, end), end


def _numeric(text: str, start: int) -> _Word | None:
    """A date in figures that stands by itself; with a year of two digits only the word for year proves it."""
    match = _NUMERIC.match(text, start)
    if match is None or (start and _NO_NUMERIC_BEFORE.match(text, start - 1)):
        return None
    if _NO_NUMERIC_AFTER.match(text, match.end()):
        return None
    if match["y"]:
        return _Word("X", 0, *match.span(), f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}")
    tag = {(".", 2): "U", ("/", 2): "S", ("-", 2): "x", (".", 4): "X"}.get(
        (match["t"], len(match["year"])), "S"
    )
    year = int(match["year"]) + (0 if len(match["year"]) == 4 else 1900 if match["year"] > "69" else 2000)
    day_first = f"{year}-{int(match['two']):02}-{int(match['one']):02}"
    month_first = f"{year}-{int(match['one']):02}-{int(match['two']):02}"
    return _Word(tag, 0, *match.span(), f"{day_first} {month_first}" if tag == "S" else day_first)


_MONTH, _SHORT, _ENGLISH, _YEAR = "[MAlma]", "[MAlma]", "[Aa]", "[YZ]"
_TAIL = f",?{_YEAR}(?:d?J)?"
_NAMED_DAY = f"(?:qNq|ON|N)d?o?{_MONTH}"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
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
        f"[MAlma],?o?G?(?:V|{_YEAR})(?:d?J)?",
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
        "(?:W,?)?(?:qNq|ON|N)d?o?[MAa]|Ndl",
        f"(?:W,?)?{_ENGLISH}N",
        "X(?:J)?|UJ|S",
    )
)
_VALUES = {"N": 0, "2": 2, "Y": 2, "Z": 2, "V": 2, "D": 2} | dict.fromkeys("MAlma", 1)


def _read(text: str, start: int, end: int, day_first: bool) -> Iterator[Found]:
    words = _words(text, start, end)
    tags = "".join(word.tag for word in words)
    place = 0
    while place < len(tags):
        shape = next((m for s in _SHAPES if (m := s.match(tags, place))), None)
        if shape is None:
            place += 1
            continue
        used = words[place : shape.end()]
        edtf = _edtf(used, day_first) if _plausible(text, words, place, shape.end()) else None
        period = _period(edtf)
        if period:
            first, last = used[0].start, used[-1].end
            yield Found(period, (first, last), text[first:last])
        place = shape.end()


# nouns need no list: a round number before one is a count (in 2000 homes), a year is followed by something else
_AFTER_YEAR = frozenset(
    "and or but when while as after before with for to from at by on in the a an it he she they we i is was are were had "
    "has would will that than of, which who whose there this these its his her their compared alone onwards onward".split()
)


def _plausible(text: str, words: list[_Word], start: int, end: int) -> bool:
    tags = "".join(word.tag for word in words[start:end])
    before = words[start - 1] if start else None
    after = words[end] if end < len(words) else None
    if tags == "Y" and words[start].value % 10 == 0 and after and after.tag == "x":
        return text[after.start : after.end] in _AFTER_YEAR
    if tags in ("Aa", "AN", "aN") and before and before.tag == "P":
        return False
    # $2022, 2,019 or a part of a longer number
    return not (tags[0] in "NYZ" and before is not None and _glued(text, before, words[start]))


def _glued(text: str, before: _Word, first: _Word) -> bool:
    mark = text[before.start : before.end]
    return before.end == first.start and (mark in "$€£№#.," or before.tag == "0")


def _edtf(words: list[_Word], day_first: bool) -> str | None:
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


def _figures(word: _Word, day_first: bool) -> str | None:
    """The one day that figures can mean; where both orders can be, the language's if it has but one."""
    options = [option for option in dict.fromkeys(word.edtf.split()) if _period(option)]
    return options[0] if len(options) == 1 or (options and day_first) else None


def _agrees(edtf: str, named: int) -> bool:
    try:
        return date.fromisoformat(edtf).weekday() == named
    except ValueError:
        return False


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
