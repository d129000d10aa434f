"""Kazakh: one Cyrillic spelling for the Cyrillic script and both Latin alphabets."""

from __future__ import annotations

import re

_FOREIGN = re.compile("[wx]|c(?!h)")
_ACUTE = re.compile("[áǵńóúý]")
_UMLAUT = re.compile("[äğñöüūş]")
# the alphabet of 2021 in the letters of 2018: dotted and dotless i change places, u is у
_AS_ACUTE = str.maketrans(
    {"ä": "á", "ğ": "ǵ", "ñ": "ń", "ö": "ó", "ü": "ú", "u": "ý", "ū": "u", "ş": "sh", "i": "ı", "ı": "i"}
)

_VOWEL = "aáeioóuúyıý"
# letters that need more than themselves to be read, in the order they apply; ı is и or й, ý is у
_NEIGHBOURS = (
    (re.compile("sh"), "ш"),
    (re.compile("ch"), "ч"),
    (re.compile("ts(?=ı|e[nprsd])"), "ц"),  # delegatsııa, protsent; not jatsa
    (re.compile("ıý"), "ю"),
    (re.compile(f"(?:^|(?<=[{_VOWEL}ю]))ıa"), "я"),
    (re.compile("(?<!ı)ıa"), "ия"),
    (re.compile("ıı"), "ий"),
    (re.compile(f"(?<=[{_VOWEL}])ı"), "й"),
    (re.compile("^ı(?=[aáeoóuú])"), "й"),
)
_LETTERS = str.maketrans("aábvgǵdejzıikqlmnńoóprstýuúfhy", "аәбвгғдежзиікқлмнңоөпрстуұүфхы")
_YO = str.maketrans("ё", "е")


def cyrillic(word: str) -> str:
    """A lower-case word of any of the three alphabets in the Cyrillic one.

    A Latin word with letters neither Latin alphabet has (w, x, a lone c), or of both, is foreign and stays.
    """
    if not _LATIN.search(word) or _FOREIGN.search(word) or (_ACUTE.search(word) and _UMLAUT.search(word)):
        return word.translate(_YO)
    if _is_umlaut(word):
        word = word.translate(_AS_ACUTE)
    for pattern, letters in _NEIGHBOURS:
        word = pattern.sub(letters, word)
    return word.translate(_LETTERS)


_LATIN = re.compile("[a-zà-ʯ]")
_BACK = re.compile("[aoyu]")
_U_IS_W = re.compile(f"u(?=[{_VOWEL}])|(?<=[{_VOWEL}])u|u$")
_FINAL_DOTLESS = re.compile("[^aeioyu]ı$")


def _is_umlaut(word: str) -> bool:
    """Whether a word is in the alphabet of 2021; told by its own letters: a word reads the same alone.

    Without a letter only one alphabet has: i is a front vowel in 2018, u is never beside a vowel.
    """
    if _ACUTE.search(word):
        return False
    if _UMLAUT.search(word) or _U_IS_W.search(word):
        return True
    if "i" in word and "ı" not in word:
        return "e" not in word and _BACK.search(word) is not None
    return "ı" in word and "e" in word and _FINAL_DOTLESS.search(word) is not None
