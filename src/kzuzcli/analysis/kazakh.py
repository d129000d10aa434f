"""Kazakh: one Cyrillic spelling for the Cyrillic script and both Latin alphabets."""

from __future__ import annotations

import re
from functools import cache

_FOREIGN = re.compile("[wx]|c(?!h)")
_ACUTE = re.compile("[áǵńóúý]")
_UMLAUT = re.compile("[äğñöüūş]")
# the letters of 2021 in those of 2018; dotted and dotless i change places too, and u is у
_AS_ACUTE = str.maketrans({"ä": "á", "ğ": "ǵ", "ñ": "ń", "ö": "ó", "ü": "ú", "ū": "u", "ş": "sh"})
_SWAPPED = str.maketrans("iıu", "ıiý")

_VOWEL = "aáeioóuúyıý"
# letters that need their neighbours to be read, in the order they apply; ı is и or й, ý is у
_NEIGHBOURS = (
    ("^e(?=ko[nl]|k[rsvzp]|kıp|lek|nerg|ntý|fı|ff|mb|ms|pıd|po[hs]|sto|t[an]|vol|vak)", "э"),
    ("^i(?=[^eáóúi]*[ao])", "и"),  # a capital I is that of either letter: Iran, Italııa
    ("(?:(?<=^ja)|(?<=^qa)|(?<=sha))h(?=a)", "һ"),
    ("sh", "ш"),
    ("ch", "ч"),
    ("ts(?=[ıý]|e[nprsd])", "ц"),  # delegatsııa, protsent; not jatsa
    ("ıý", "ю"),
    (f"(?:^|(?<=[{_VOWEL}ю]))ıa", "я"),
    ("(?<!ı)ıa(?=l|rd|nt|gr|gn)", "иа"),  # mıllıard, materıal
    ("(?<!ı)ıa", "ия"),
    ("ıı", "ий"),
    (f"(?<=[{_VOWEL}])ı", "й"),
    ("^ı(?=[oóuú])", "й"),
)
_LETTERS = str.maketrans("aábvgǵdejzıikqlmnńoóprstýuúfhy", "аәбвгғдежзиікқлмнңоөпрстуұүфхы")
_YO = str.maketrans("ё", "е")


@cache
def _neighbours() -> list[tuple[re.Pattern[str], str]]:
    """The table made ready; it takes a millisecond or two that most runs need not spend."""
    return [(re.compile(pattern), letters) for pattern, letters in _NEIGHBOURS]


def cyrillic(word: str) -> str:
    """A lower-case word of any of the three alphabets in the Cyrillic one.

    A Latin word with letters neither Latin alphabet has (w, x, a lone c), or of both, is foreign and stays.
    """
    if not _LATIN.search(word) or _FOREIGN.search(word) or (_ACUTE.search(word) and _UMLAUT.search(word)):
        return word.translate(_YO)
    if _is_umlaut(word):
        word = word.translate(_SWAPPED)
    word = word.translate(_AS_ACUTE)
    for pattern, letters in _neighbours():
        word = pattern.sub(letters, word)
    return word.translate(_LETTERS)


_LATIN = re.compile("[a-zà-ʯ]")
_DOTS = re.compile("[iı]")
# і in a word of back vowels: қазір, бірақ, кітап
_MIXED = re.compile("^(?:qaz(?=.r)|b(?=.r(?:a[qz]|qat|sh))|k(?=.tap))([iı])")
_ONLY_ACUTE = re.compile("[aeouy]ı")  # ı is й
_ONLY_UMLAUT = re.compile(
    "[aeouy]i|i[aeouy]|i[^aeiouyı]+[aou]"  # i is й or и
    "|u[aeoy]|[aeioyı]u|u$|^turaly$"  # u is у, not ұ,
    "|^(?!qu)[^aoy]*(?:e[^aoy]*u|u[^aoy]*e)[^aoy]*$"  # which is a back vowel
)
# endings and beginnings in which і stands and и does not
_NATIVE = re.compile(
    "(?:[tdl]ık|ıp|ız|ıs|ır|ın|ım|ıs[it]|ınde|ınen|ıl?gen|etın|[^aeioyuıs]ı)$|^bı(?:r|z(?!n)|l(?!e))|^ı[slr]"
)
_FOREIGN_FRONT = re.compile("[fv]|^(?:prezid|minist|biznes|kredit)")


def _is_umlaut(word: str) -> bool:
    """Whether a word is in the alphabet of 2021, told by its own letters: a word reads the same alone.

    ı and i change places between the alphabets and u is ұ or у, so harmony and neighbours decide
    where no letter is of one alphabet only.
    """
    if _ACUTE.search(word) or word in ("resmı", "dinı"):
        return False
    if _UMLAUT.search(word):
        return True
    mixed = _MIXED.search(word)
    if mixed:
        return mixed[1] == "ı"
    if _ONLY_ACUTE.search(word):
        return False
    if _ONLY_UMLAUT.search(word):
        return True
    return _is_front_umlaut(word)


def _is_front_umlaut(word: str) -> bool:
    """The same for words in which only i or ı can tell: і is in native endings, и in loans."""
    dots: list[str] = _DOTS.findall(word)
    if len(set(dots)) == 2:
        return dots[-1] == "ı"
    if dots and dots[0] == "i":
        return _FOREIGN_FRONT.search(word) is not None
    return bool(dots) and not re.search("[aouy]", word) and _NATIVE.search(word) is not None
