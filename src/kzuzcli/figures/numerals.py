"""Numbers in words and digits: what separators mean in which language, scales, halves."""

from __future__ import annotations

import re
from decimal import Decimal

BLANK = " \u00a0\u202f\u2009"
NUMBER = re.compile(
    rf"\d{{1,3}}(?:[{BLANK}]\d{{3}}(?!\d))+(?:[.,]\d+)?|\d{{1,3}}(?:,\d{{3}}(?!\d))+(?:\.\d+)?"
    r"|\d{1,3}(?:\.\d{3}(?!\d)){2,}(?:,\d+)?|\d+(?:[.,]\d+)?"
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")
_ONE_GROUP = re.compile(r"(\d{1,3})[.,](\d{3})")


def value(digits: str, scope: str, *, counted: bool = False) -> Decimal:
    """The value of a number in digits.

    One group of three behind a separator is ambiguous: 1,234 is thousands in English and a fraction
    elsewhere, 1.234 the other way round, but what is `counted` (people, schools) has no fractions.
    """
    plain = re.sub(rf"[{BLANK}]", "", digits)
    if _GROUPED.fullmatch(plain):
        last = max(plain.rfind(","), plain.rfind("."))
        comma = plain.count(",") > 1 or (plain.count(".") == 1 and plain[last] == ".")
        return Decimal(plain.replace(",", "") if comma else plain.replace(".", "").replace(",", "."))
    if (one := _ONE_GROUP.fullmatch(plain)) and not re.search(rf"[{BLANK}]", digits):
        thousands = ("," in plain and scope == "en") or (counted and not one[1].startswith("0"))
        return Decimal(one[1] + one[2]) if thousands else Decimal(f"{one[1]}.{one[2]}")
    if scope == "en" and plain.count(",") == 1 and "." in plain:
        plain = plain.replace(",", "")
    return Decimal(plain.replace(",", "."))


def _words(*rows: str) -> dict[str, Decimal]:
    """Rows of `value word|word …`."""
    found = {}
    for row in rows:
        number, *words = row.replace("|", " ").split()
        found.update(dict.fromkeys(words, Decimal(number)))
    return found


def _listed(first: int, step: int, text: str) -> dict[str, Decimal]:
    return {
        word: Decimal(first + step * place)
        for place, words in enumerate(text.split())
        for word in words.split("|")
    }


_UZ_ONES = "bir ikki uch to'rt besh olti yetti sakkiz to'qqiz"
WORDS: dict[str, dict[str, Decimal]] = {
    "en": _listed(1, 1, "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
                  "sixteen seventeen eighteen nineteen")
    | _listed(20, 10, "twenty thirty forty fifty sixty seventy eighty ninety")
    | _words("100 hundred"),
    "ru": _listed(1, 1, "один|одна|одно|одного|одной|одну|одним два|две|двух|двум|двумя три|трех|трем|тремя "
                  "четыре|четырех|четырем|четырьмя пять|пяти|пятью шесть|шести|шестью семь|семи|семью "
                  "восемь|восьми|восемью девять|девяти|девятью десять|десяти|десятью "
                  "одиннадцать|одиннадцати двенадцать|двенадцати тринадцать|тринадцати "
                  "четырнадцать|четырнадцати пятнадцать|пятнадцати шестнадцать|шестнадцати "
                  "семнадцать|семнадцати восемнадцать|восемнадцати девятнадцать|девятнадцати")
    | _listed(20, 10, "двадцать|двадцати тридцать|тридцати сорок|сорока пятьдесят|пятидесяти "
              "шестьдесят|шестидесяти семьдесят|семидесяти восемьдесят|восьмидесяти девяносто|девяноста")
    | _listed(100, 100, "сто|ста двести|двухсот триста|трехсот четыреста|четырехсот пятьсот|пятисот "
              "шестьсот|шестисот семьсот|семисот восемьсот|восьмисот девятьсот|девятисот")
    | _words("1.5 полтора полторы полутора"),
    "kk": _listed(1, 1, "бір екі үш төрт бес алты жеті сегіз тоғыз он")
    | _listed(20, 10, "жиырма отыз қырық елу алпыс жетпіс сексен тоқсан жүз"),
    "uz": _listed(1, 1, _UZ_ONES + " o'n")
    | _listed(1, 1, " ".join(f"{word}ta" for word in [*_UZ_ONES.split(), "o'n"]))
    | _listed(20, 10, "yigirma o'ttiz qirq ellik oltmish yetmish sakson to'qson yuz"),
}  # fmt: skip
WORDS["uz"] |= {"bitta": Decimal(1), "yigirmata": Decimal(20), "yuzta": Decimal(100)}
HALF = {
    "en": ("half",),
    "ru": (),
    "kk": ("жарты",),
    "uz": ("yarim",),
}
"""Words that are one half before a scale: half a million, yarim million."""
AND_HALF = {"kk": ("жарым",), "uz": ("yarim",)}
"""Words that add one half behind a number: бір жарым, bir yarim."""

SCALES: dict[str, dict[str, Decimal]] = {
    "en": _words("1e3 thousand k", "1e6 million mln mn m", "1e9 billion bln bn b milliard",
                 "1e12 trillion trln tn"),
    "ru": _words("1e3 тысяча тысячи тысяч тысячу тысячам тысячами тысячей тыс",
                 "1e6 миллион миллиона миллионов миллионам миллионами миллионе млн",
                 "5e5 полмиллиона", "5e8 полмиллиарда",
                 "1e9 миллиард миллиарда миллиардов миллиардам миллиардами миллиарде млрд",
                 "1e12 триллион триллиона триллионов триллионам трлн"),
    "kk": _words("1e3 мың", "1e6 миллион млн", "1e9 миллиард млрд", "1e12 триллион трлн"),
    "uz": _words("1e3 ming", "1e6 million mln", "1e9 milliard mlrd", "1e12 trillion trln"),
}  # fmt: skip
HUNDRED = Decimal(100)
ALONE = {
    "en": frozenset("million billion trillion thousand".split()),
    "ru": frozenset("миллион миллиард триллион тысяча тысячу полмиллиона полмиллиарда".split()),
    "kk": frozenset("миллион миллиард триллион мың".split()),
    "uz": frozenset("million milliard trillion ming".split()),
}
"""Scales that are a number by themselves: миллиард долларов is one, but миллиарды are not."""
