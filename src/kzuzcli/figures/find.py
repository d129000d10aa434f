"""Figures in a text: read word by word, by small rules that rather miss one than invent one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kzuzcli.analysis import fold, forms, stem
from kzuzcli.article import Article
from kzuzcli.dating.words import is_year, is_years, month
from kzuzcli.figures.numerals import ALONE, AND_HALF, HALF, HUNDRED, NUMBER, SCALES, WORDS, value
from kzuzcli.figures.units import CODES, NAMED, SYMBOLS, Unit, scope_of, stem_of, units
from kzuzcli.figures.years import Year, year_of
from kzuzcli.paragraphs import paragraphs_of, sentences_of

_ITEM = re.compile(
    rf"(?P<number>{NUMBER.pattern})|(?P<word>[^\W\d_]+(?:['’ʻʼ‘`´][^\W\d_]+)*['’ʻʼ‘]?)|(?P<mark>\S)"
)
# 23, 7 billion: a fraction or the end of a list, nobody can tell
_SPACED = re.compile(r"\d, $")
_DIGIT = re.compile(r"\d")
_DASHES = "-–—‑"
# three regions' schools are three regions: үш аймақтың мектебі
_GENITIVE = re.compile(r"[ндт][ыі]ң$|ning$")
# words of many meanings: units only right behind their number
_NEAR = frozenset(("head", "places", "posts", "houses"))
_GAP = 3  # words that may stand between a number and what it counts: 60 new joint projects
_STOP = frozenset(
    """and or of in to by for at from with on the is are was were than as per a an if but that this which who will
    years year days day months month weeks hours minutes times time percent о об и или а но в во на с со по из к ко от до
    за для при о у не что как это лет года год дней дня день месяцев часов минут раз раза
    және мен пен бен бір үшін жыл жылы күн ай рет сағат минут
    да де та те ham жақ жақтан tomon tomondan side sides сторон стороны
    va bilan uchun yil yili yilda kun oy marta soat daqiqa ham bu""".split()
)
_NUMBER_SIGN = ("№", "#", "no", "nr")
_CENTURIES = (1500, 2100)
_BEFORE_YEAR = frozenset(
    "in since by until till of from during before after between early late mid year "
    "в с к до по на от за после конце начале".split()
)
_RANGE_WORDS = {"en": ("to", "and"), "ru": ("до",), "kk": (), "uz": ()}
_RANGE_BEGINS = {"en": ("between", "from"), "ru": ("от", "с")}
# 200-ден астам, 200 dan ortiq: more than
_ABLATIVES = frozenset("ден дан тен тан нен нан dan".split())
_MORE = frozenset("астам артық жуық аса ortiq ko'proq ziyod yaqin".split())
_KNOWN = frozenset("the these those both all its their эти этих обе оба все всех бұл осы bu shu".split())
_AGES = frozenset("жас жаст жастағы жасар yosh yoshdagi yoshli aged yillik жылдық летний летн".split())
# several billion is no billion
_SOME = frozenset(
    "several few many some hundred несколько многие сотен бірнеше бірнешеу necha qancha".split()
)
_COUNTERS = frozenset("ta".split())


class Item(NamedTuple):
    """A number, a word or a mark; `form` is the folded word."""

    kind: str
    text: str
    form: str
    start: int
    end: int


class Read(NamedTuple):
    """A value read from items: its bounds (equal unless it is a range) and the item behind it."""

    low: Decimal
    high: Decimal
    end: int
    worded: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount: `low` and `high` differ only for a range; offsets in characters of the article's text.

    `year` is the year that the sentence says it of, or None. `sentence` is (start, end).
    """

    low: Decimal
    high: Decimal
    unit: str
    kind: str
    year: int | None
    start: int
    end: int
    paragraph: int
    sentence: tuple[int, int]


def figures_of(article: Article) -> Iterator[Figure]:
    """The figures of an article's text, in order."""
    for number, (start, end) in enumerate(paragraphs_of(article.text), 1):
        language = next(
            (each.language for each in article.passages if each.start <= start < each.end), article.language
        )
        for sentence in sentences_of(article.text, start, end):
            yield from in_sentence(article.text, language, *sentence, number)


def in_sentence(
    text: str, language: str, start: int = 0, end: int | None = None, paragraph: int = 1
) -> Iterator[Figure]:
    """The figures of one sentence of a text, in order."""
    end = len(text) if end is None else end
    scope = scope_of(language)
    if not _DIGIT.search(text, start, end) and _telling(scope).isdisjoint(forms(text[start:end], scope)):
        return
    items = [_item(match, scope) for match in _ITEM.finditer(text, start, end)]
    found = list(_Reader(text, items, scope).figures())
    if not found:
        return
    years = list(_years(items))
    taken = [(items[first].start, items[last - 1].end) for first, last, *_ in found]
    for (_, _, read, unit), (begin, stop) in zip(found, taken, strict=True):
        year = year_of(text, (begin, stop), [each for each in years if not _inside(each, taken)], scope)
        factor = unit.factor
        yield Figure(
            read.low * factor,
            read.high * factor,
            unit.name,
            unit.kind,
            year,
            begin,
            stop,
            paragraph,
            (start, end),
        )


@lru_cache(maxsize=8)
def _telling(scope: str) -> frozenset[str]:
    """The words one of which a figure without digits has."""
    return frozenset(WORDS[scope]) | ALONE[scope] | frozenset(HALF[scope])


def _inside(year: Year, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start <= year.start < end for start, end in taken)


def _item(match: re.Match[str], scope: str) -> Item:
    kind, text = str(match.lastgroup), match[0]
    return Item(kind, text, fold(text, scope) if kind == "word" else text, match.start(), match.end())


def _years(items: Sequence[Item]) -> Iterator[Year]:
    for at, item in enumerate(items):
        if item.kind == "number" and _may_be_year(item.text) and not _is_decade(items[at + 1 : at + 3]):
            before = items[at - 1].form if at else ""
            yield Year(int(item.text), item.start, item.end, before in _BEFORE_YEAR)


def _is_decade(behind: Sequence[Item]) -> bool:
    """2010-х годов, 1990s, 1990-жылдары: years, but none of them."""
    words = [item.form for item in behind]
    return words[:1] == ["s"] or words == ["-", "х"] or any(map(is_years, words))


def _may_be_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdecimal() and _CENTURIES[0] <= int(digits) <= _CENTURIES[1]


class _Reader:
    """Reads the items of one sentence."""

    def __init__(self, text: str, items: Sequence[Item], scope: str) -> None:
        self.text = text
        self.items = items
        self.scope = scope
        self.words = WORDS[scope]
        self.phrases, self.longest = units(scope)

    def figures(self) -> Iterator[tuple[int, int, Read, Unit]]:
        """(first item, item behind the last, value, unit) of every figure."""
        at = 0
        while at < len(self.items):
            found = self._figure(at)
            if found is None:
                at += 1
            else:
                yield found
                at = found[1]

    def _figure(self, at: int) -> tuple[int, int, Read, Unit] | None:
        unit, first = self._currency(at)
        read = self._range(first)
        if read is None:
            return None
        if unit is not None:
            return at, self._trailing(read.end, unit), read, unit
        if self._is_no_amount(at, read):
            return None
        found = self._unit(read)
        if found is None:
            return None
        unit, end = found
        if unit.kind == "count":
            read = self._counted(at, read)
            if read.low != read.low.to_integral() and read.low < 1000:
                return None
            if read.worded and (read.high <= 2 or self._is_known(at)):
                return None
        return at, end, read, unit

    # -- what stands before a number

    def _currency(self, at: int) -> tuple[Unit | None, int]:
        """A currency before its number, and where the number begins: $, US$, USD."""
        item = self.items[at]
        if item.text in SYMBOLS and item.text != "%":
            return NAMED[SYMBOLS[item.text]], at + 1
        if item.text in CODES:
            return NAMED[item.text], at + 1
        if item.text in ("US", "U") and at + 1 < len(self.items) and self.items[at + 1].text == "$":
            return NAMED["USD"], at + 2
        return None, at

    def _trailing(self, at: int, unit: Unit) -> int:
        """The item behind a currency that is said again behind the number: $5 млрд долларов."""
        found = self._phrase(at)
        return found[1] if found and found[0].name == unit.name else at

    # -- numbers

    def _range(self, at: int) -> Read | None:
        """A number, or two with a dash or a word between them; both have the scale of the second."""
        first, scaled = self._number(at)
        if first is None:
            return None
        dash = self._joins(at, first.end)
        if not dash:
            return first
        second, _ = self._number(dash)
        if second is None:
            return first
        low = first.low if scaled else first.low * self._scale_of(dash, second)
        if low >= second.high:
            return first
        return Read(low, second.high, second.end, first.worded)

    def _joins(self, at: int, end: int) -> int:
        """Where the second number of a range begins, or 0."""
        if end >= len(self.items):
            return 0
        item = self.items[end]
        before = self.items[at - 1].form if at else ""
        if item.text in _DASHES:
            return end + 1
        if item.form in _RANGE_WORDS.get(self.scope, ()):
            joined = item.form != "and" and item.form != "to"
            if joined or before in _RANGE_BEGINS.get(self.scope, ()) or item.form == "to":
                return end + 1
        return 0

    def _scale_of(self, at: int, read: Read) -> Decimal:
        """What the scale words of a number multiply it by."""
        scale = Decimal(1)
        for item in self.items[at : read.end]:
            scale *= SCALES[self.scope].get(item.form, Decimal(1)) if item.kind == "word" else Decimal(1)
        return scale

    def _number(self, at: int) -> tuple[Read | None, bool]:
        """A number with its scales (5 million 300 thousand), and whether it has any."""
        total, scaled, worded, end = Decimal(0), False, False, at
        limit: Decimal | None = None
        while True:
            part = self._plain(end) or self._bare_scale(end, first=not scaled)
            if part is None:
                break
            amount, after, in_words = part
            scale, behind = self._scale(after)
            if limit is not None and (scale >= limit or amount >= limit):
                break
            total += amount * scale
            end, worded = behind, worded or in_words
            scaled = scaled or scale > 1
            if scale == 1 or end >= len(self.items) or not self._goes_on(end):
                break
            limit = scale
        return (Read(total, total, end, worded), scaled) if end > at else (None, False)

    def _goes_on(self, at: int) -> bool:
        """Whether a smaller part may follow: a number with a scale or with nothing between."""
        return self.items[at].kind == "number" or self.items[at].form in self.words

    def _plain(self, at: int) -> tuple[Decimal, int, bool] | None:
        """A number without scales: digits, or words up to the hundreds."""
        if at >= len(self.items):
            return None
        item = self.items[at]
        if item.kind == "number":
            if self._is_glued(at):
                return None
            return value(item.text, self.scope), at + 1, False
        return self._in_words(at)

    def _in_words(self, at: int) -> tuple[Decimal, int, bool] | None:
        start, total = at, Decimal(0)
        if self.items[at].form in HALF[self.scope]:
            end = at + 2 if at + 1 < len(self.items) and self.items[at + 1].form in ("a", "an") else at + 1
            return (Decimal("0.5"), end, True) if self._scale(end)[0] > 1 else None
        if self.items[at].form == "a" and at + 1 < len(self.items) and self.items[at + 1].form == "hundred":
            return HUNDRED, at + 2, True
        while at < len(self.items) and (amount := self.words.get(self.items[at].form)) is not None:
            total = (
                max(total, Decimal(1)) * HUNDRED
                if amount == HUNDRED and self.scope != "ru"
                else total + amount
            )
            at += 1
            if self.scope == "en" and at + 1 < len(self.items) and self._links(at):
                at += 1
        if at == start:
            return None
        if at < len(self.items) and self.items[at].form in AND_HALF.get(self.scope, ()):
            return total + Decimal("0.5"), at + 1, True
        if [item.form for item in self.items[at : at + 3]] == ["and", "a", "half"]:
            return total + Decimal("0.5"), at + 3, True
        return total, at, True

    def _links(self, at: int) -> bool:
        """twenty-five, two hundred and fifty"""
        link, behind = self.items[at], self.items[at + 1].form in self.words
        hundred = self.items[at - 1].form == "hundred"
        return behind and (link.text == "-" or (link.form == "and" and hundred))

    def _bare_scale(self, at: int, *, first: bool) -> tuple[Decimal, int, bool] | None:
        """A scale that is a number by itself: a billion dollars, миллион тонн."""
        if not first or at >= len(self.items):
            return None
        begin = at + 1 if self.items[at].form in ("a", "an") else at
        if begin >= len(self.items) or self.items[begin].form not in ALONE[self.scope]:
            return None
        if begin == at and at and (self.items[at - 1].kind == "number" or self.items[at - 1].form in _SOME):
            return None
        return Decimal(1), begin, True

    def _scale(self, at: int) -> tuple[Decimal, int]:
        """The scale behind a number, and the item behind it: 2,6 млрд; $5-billion; 12,5 тыс."""
        if at >= len(self.items):
            return Decimal(1), at
        if self.items[at].text == "-" and at + 1 < len(self.items):
            scale = _scale_word(self.items[at + 1].form, self.scope)
            return (scale, at + 2) if scale > 1 and self.scope == "en" else (Decimal(1), at)
        scale = _scale_word(self.items[at].form, self.scope)
        if self.items[at].kind != "word" or scale == 1:
            return Decimal(1), at
        if self.items[at].form in ("m", "b", "k") and not self._is_money(at):
            return Decimal(1), at
        end = at + 1
        if end < len(self.items) and self.items[end].text == "." and len(self.items[at].form) < 5:
            follows = end + 1 < len(self.items)
            end = end + 1 if follows else end
        return scale, end

    def _is_money(self, at: int) -> bool:
        return at >= 2 and (self.items[at - 2].text in SYMBOLS or self.items[at - 2].text in CODES)

    def _is_glued(self, at: int) -> bool:
        """Whether digits are part of something else: A320, 10:30, 3:1, 12.03.2022, 5th."""
        item = self.items[at]
        before = self.text[item.start - 1 : item.start] if item.start else ""
        behind = self.text[item.end : item.end + 2]
        if before and (before.isalpha() or before in "/.,:_№#+"):
            return True
        if at and self.items[at - 1].form in _NUMBER_SIGN:
            return True
        if (
            self.scope != "en"
            and len(item.text) < 3
            and _SPACED.search(self.text, max(0, item.start - 8), item.start)
        ):
            return True
        if at > 1 and self.items[at - 1].text == "." and self.items[at - 2].form in _NUMBER_SIGN:
            return True
        if behind[:1] in (":", "/") or (behind[:1] in ".," and behind[1:].isdigit()):
            return True
        if before in _DASHES and at > 1 and self.items[at - 2].kind == "word" and before:
            # the hyphen of W-2; a dash between blanks is none
            return self.text[item.start - 2 : item.start - 1].isalpha()
        return behind[:1].isalpha() and not self._may_stick(at + 1)

    def _may_stick(self, at: int) -> bool:
        """Units and scales that stand right behind digits: 5bn, 100MW, 40ta."""
        item = self.items[at]
        return (
            item.form in _COUNTERS
            or _scale_word(item.form, self.scope) > 1
            or (len(item.form) < 4 and self._phrase(at) is not None)
        )

    # -- units

    def _is_no_amount(self, at: int, read: Read) -> bool:
        """Years, days of months, ordinals: numbers that count nothing."""
        item = self.items[at]
        behind = self.items[read.end] if read.end < len(self.items) else None
        if behind is None:
            return True
        if behind.kind == "word" and (is_year(behind.form) or is_years(behind.form) or month(behind.text)):
            # ел is a year in Tatar and a country in Kazakh
            return _may_be_year(item.text) or self._phrase(read.end) is None
        before = self.items[at - 1] if at else None
        day = item.kind == "number" and 1 <= read.low <= 31
        if day and before is not None and before.kind == "word" and month(before.text):
            return True
        if _may_be_year(item.text) and read.end == at + 1:
            if before is not None and before.form in _BEFORE_YEAR:
                return True
            return (
                self._phrase(read.end) is None and behind.form not in _COUNTERS and self._near_unit(read.end)
            )
        if behind.text in _DASHES and read.end + 1 < len(self.items):
            return not self._hyphened(read.end + 1)
        return False

    def _is_known(self, at: int) -> bool:
        """Whether the few were named before: the two countries, эти три города."""
        return at > 0 and self.items[at - 1].form in _KNOWN

    def _near_unit(self, at: int) -> bool:
        """Whether what a bare 4-digit number could count stands only behind other words."""
        return self.scope in ("en", "ru") or self.items[at].kind != "word"

    def _hyphened(self, at: int) -> bool:
        """What may stand behind a number and a hyphen: a unit, or an ablative before `more`."""
        item = self.items[at]
        if item.form in _ABLATIVES:
            return at + 1 < len(self.items) and self.items[at + 1].form in _MORE
        return self.scope == "en" and self._phrase(at) is not None

    def _unit(self, read: Read) -> tuple[Unit, int] | None:
        """The unit behind a number and the item behind it: at once, or for what is counted within a few words."""
        at = read.end
        if at < len(self.items) and self.items[at].text in _DASHES:
            at += 1
        if at < len(self.items) and self.items[at].text in SYMBOLS:
            return NAMED[SYMBOLS[self.items[at].text]], at + 1
        if at < len(self.items) and self.items[at].form in _COUNTERS:
            at += 1
        if found := self._phrase(at):
            return found
        for gap in range(_GAP):
            place = at + gap
            if place >= len(self.items) or self.items[place].kind != "word":
                return None
            if not self._may_stand_between(place):
                return None
            found = self._phrase(place + 1)
            if found:
                return found if found[0].kind == "count" and found[0].name not in _NEAR else None
        return None

    def _may_stand_between(self, at: int) -> bool:
        form = self.items[at].form
        return (
            form not in _STOP
            and not _GENITIVE.search(form)
            and stem_of(form, self.scope) not in _AGES
            and form not in self.words
            and _scale_word(form, self.scope) == 1
            and not is_year(form)
            and month(self.items[at].text) is None
        )

    def _phrase(self, at: int) -> tuple[Unit, int] | None:
        """The longest unit that stands at an item."""
        stems: list[str] = []
        best: tuple[Unit, int] | None = None
        for place in range(at, min(at + 2 * self.longest, len(self.items))):
            item = self.items[place]
            if item.kind != "word":
                if stems and (item.text == "-" or (item.text == "." and len(stems[-1]) < 4)):
                    continue
                break
            stems.append(stem_of(item.text, self.scope))
            if found := self.phrases.get(tuple(stems)):
                best = found, place + 1
        return best

    def _counted(self, at: int, read: Read) -> Read:
        """The value of what has no fractions: 12,500 nafar."""
        item = self.items[at]
        if item.kind != "number" or read.end != at + 1:
            return read
        amount = value(item.text, self.scope, counted=True)
        return read._replace(low=amount, high=amount)


@lru_cache(maxsize=1 << 12)
def _scale_word(form: str, scope: str) -> Decimal:
    """What a word multiplies by, in any of its case forms; 1 for other words and for plurals (millions)."""
    scales = SCALES[scope]
    if found := scales.get(form):
        return found
    if scope in ("kk", "uz") and len(form) > 3:
        # uch mingta, 5 миллионға
        return scales.get(form.removesuffix("ta")) or scales.get(stem(form, scope), Decimal(1))
    return Decimal(1)
