"""The words of a stretch of text as letters, one each, by the part they can have in a date.

N a day, Y a year (Z with an ordinal ending, V with a case, D as a decade), 2 another number of two digits,
0 any other; M a month (A as English writes it, l that in lower case, a and m abbreviations in English
and elsewhere); W a weekday; J a word for year, K for years, G one that stands before it, H for day;
X U S a whole date in figures; P F T t p & o O E words that join or introduce; d , s q marks;
b an empty line or the end of a short one; x any other word, * any other mark.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kzuzcli.dating.words import is_year, is_years, month, weekday
from kzuzcli.period import FIRST_YEAR, LAST_YEAR


class Word(NamedTuple):
    """A word of a window: its letter, the number or EDTF it means, its place."""

    tag: str
    value: int
    start: int
    end: int
    edtf: str = ""


FIGURES = re.compile(
    r"(?P<y>\d{4})(?P<s>[-./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"|(?P<one>\d{1,2})(?P<t>[-./])(?P<two>\d{1,2})(?P=t)(?P<year>\d{4}|\d\d)",
    re.ASCII,
)
_NO_NUMERIC_BEFORE = re.compile(r"[\w.,/:+-]")
_NO_NUMERIC_AFTER = re.compile(r"(?!T\d)\w|[-.,/:]\d|[-/%]")


_ORDINAL = (
    "st|nd|rd|th|s|го|е|ое|ой|й|ый|я|м|ом|ми|му|х|ых|інші|нші|ші|ыншы|ншы|шы|сыншы|сінші|inshi|nshi|shi|ynshy|nshy"
    "|shy|ынчы|инчи|унчу|үнчү|нчы|нчи|чи|чы|нчі|дың|дің|ның|нің|тың|тің|dyń|diń|nyń|niń|tyń|tiń"
)
_TOKEN = re.compile(
    rf"(?P<number>\d+)(?:(?:[-‑]|(?=[a-z]))(?P<ordinal>{_ORDINAL})(?![^\W_])"
    r"|['’‘ʻ](?P<case>[dt][ea](?:n|ki)?|[nyd]?[iıuü]n?|[ny]?[ae]|s)(?![^\W_]))?"
    r"|(?P<word>[^\W\d_]+(?:['’ʻʼ‘`´][^\W\d_]+)*)"
    r"|(?P<gap>[^\S\n]*\n\s*)|(?P<mark>\S)",
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
    "and": "&",
    "of": "o",
    "the": "O",
    "соли": "G",
    **dict.fromkeys(["kuni", "kunlari", "kunidan"], "H"),
}


_LONGEST_WORD = 40  # that a stretch is widened by, so that it cuts no word


def letters(text: str, start: int, end: int) -> list[Word]:
    """The words of a window as letters; white space is dropped, an empty line is a word of its own."""
    start, end = max(0, start), min(end, len(text))
    first, last = max(0, start - _LONGEST_WORD), min(len(text), end + _LONGEST_WORD)
    while start > first and text[start - 1].isalnum():
        start -= 1
    while end < last and text[end].isalnum():
        end += 1
    words: list[Word] = []
    done = start
    for match in _TOKEN.finditer(text, start, end):
        # what a date in figures or an abbreviation has taken with it is not read again
        if match.start() >= done and (word := _word(text, match)):
            words.append(word)
            done = word.end
    return words


def _word(text: str, match: re.Match[str]) -> Word | None:
    start, end = match.span()
    kind = match.lastgroup
    if kind == "word":
        tag, value, short = _name(match[0])
        return Word(tag, value, start, end + 1 if short and text[end : end + 1] == "." else end)
    if kind is None:
        return None
    if kind == "mark":
        return Word(_MARKS.get(match[0], "*"), 0, start, end)
    if kind == "gap":
        return Word("b", 0, start, end) if _breaks(text, match) else None
    return _numeric(text, start) or _number(match)


_HARD_WRAP = 40  # a line shorter than this was ended on purpose: its last word does not go on in the next


def _breaks(text: str, gap: re.Match[str]) -> bool:
    above = gap.start() - text.rfind("\n", 0, gap.start())
    return above < _HARD_WRAP or gap[0].count("\n") > 1


def _number(match: re.Match[str]) -> Word:
    digits, ordinal = match["number"], match["ordinal"]
    value, tag = int(digits[:9]), "0"
    if len(digits) == 4 and FIRST_YEAR <= value <= LAST_YEAR:
        tag = "Y"
        if ordinal:
            tag = "D" if value % 10 == 0 and ordinal in ("s", "х", "е") else "Z"
        elif match["case"]:
            tag = "V"
    elif len(digits) <= 2 and value <= 31:
        # part of a word or of a table's column (MAR8) is no day
        glued = match.start() > 0 and match.string[match.start() - 1].isalpha()
        tag = "N" if value and not glued else "0"
    elif len(digits) == 2:
        tag = "2"
    return Word(tag, value, *match.span())


_LONGEST_SHORT = 2  # г. гг. ж. й. р.: after a longer word for year the full stop ends the sentence


@lru_cache(maxsize=1 << 14)
def _name(name: str) -> tuple[str, int, bool]:
    """The letter and number of a word; whether a full stop after it is its own."""
    capital = name[0].isupper()
    if found := month(name):
        if found.short:
            # an abbreviation that can be another word needs a year beside it, but for Dec. 21
            return "a" if found.english and capital else "m", found.number, True
        # English months are capitalised: they march, you may; 5-may is Uzbek
        return ("A" if capital else "l") if found.english else "M", found.number, False
    folded = name.casefold()
    short = len(folded) <= _LONGEST_SHORT
    if folded in _WORDS:
        return _WORDS[folded], 0, False
    if is_year(folded):
        return "J", 0, short
    if is_years(folded):
        return "K", 0, short
    day = weekday(name)
    return ("x", 0, False) if day is None else ("W", day, len(name) <= 4)


def _numeric(text: str, start: int) -> Word | None:
    """A date in figures that stands by itself; with a year of two digits only the word for year proves it."""
    match = FIGURES.match(text, start)
    if match is None or (start and _NO_NUMERIC_BEFORE.match(text, start - 1)):
        return None
    if _NO_NUMERIC_AFTER.match(text, match.end()):
        return None
    if match["y"]:
        return Word("X", 0, *match.span(), f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}")
    tag = {(".", 2): "U", ("/", 2): "S", ("-", 2): "x", (".", 4): "X"}.get(
        (match["t"], len(match["year"])), "S"
    )
    year = full_year(match["year"])
    day_first = f"{year}-{int(match['two']):02}-{int(match['one']):02}"
    month_first = f"{year}-{int(match['one']):02}-{int(match['two']):02}"
    return Word(tag, 0, *match.span(), f"{day_first} {month_first}" if tag == "S" else day_first)


def full_year(digits: str) -> int:
    """The year four digits state, or the one two stand for: 70 to 99 are of the last century."""
    return int(digits) + (0 if len(digits) == 4 else 1900 if int(digits) > 69 else 2000)
