"""Uzbek stems: case, possessive and plural endings taken off the folded Latin form."""

from __future__ import annotations

import re

from kzuzcli.analysis.suffixes import strip
from kzuzcli.analysis.wordlists import fallen, whole

_SYLLABLE = re.compile("[aeiou]")
_VOWELS = "aeiou'"
_CONSONANTS = "bcdfghjklmnpqrstvxyz'"
_ANY = _VOWELS + _CONSONANTS

# ending -> the letters it may follow
_CASES = {
    "ning": _ANY, "ni": _ANY, "ga": _ANY, "ka": "k", "qa": "q", "da": _ANY, "dan": _ANY, "dagi": _ANY,
    "gacha": _ANY, "kacha": "k", "qacha": "q", "niki": _ANY,
}  # fmt: skip
_AFTER_POSSESSIVE = ("", *(case for case in _CASES if case[0] not in "kq"))
_ENDINGS = {
    **_CASES,
    **{"i" + case: _CONSONANTS for case in _AFTER_POSSESSIVE},
    **{"si" + case: _VOWELS for case in _AFTER_POSSESSIVE},
    **{"imiz" + case: _CONSONANTS for case in _AFTER_POSSESSIVE},
    **{"miz" + case: _VOWELS for case in _AFTER_POSSESSIVE},
    **{"ingiz" + case: _CONSONANTS for case in _AFTER_POSSESSIVE},
    **{"ngiz" + case: _VOWELS for case in _AFTER_POSSESSIVE},
    # my, your: a bare -ing is an imperative or a loan (miting) more often
    **{"im" + case: _CONSONANTS for case in _AFTER_POSSESSIVE},
    **{"ing" + case: _CONSONANTS for case in _AFTER_POSSESSIVE if case},
    "lar": _ANY,
    "laring": _ANY,
    # is; more
    "dir": _ANY,
    "roq": _ANY,
}
_LONGEST = max(map(len, _ENDINGS))


def _fits(rest: str, ending: str) -> bool:
    before = _ENDINGS.get(ending)
    if before is None or rest[-1] not in before or not _SYLLABLE.search(rest):
        return False
    if ending == "roq" and len(rest) < 3:
        return False
    return (
        rest in whole("uz") or not (ending == "ni" or ending.startswith("si")) or _ends_in_vowel(rest, ending)
    )


def _ends_in_vowel(rest: str, ending: str) -> bool:
    """Whether n or s after the last vowel is the ending's (bolani, bolasi), not the stem's (kuni, asosi)."""
    if rest[-1] not in _VOWELS or rest.endswith("'"):
        return True
    if len(_SYLLABLE.findall(rest)) < 2 or rest[-1] in "ou":
        return False
    return ending[0] == "s" or not rest.endswith(("ga", "qa"))


def stem(form: str) -> str:
    """The stem of a folded (Latin) Uzbek form."""
    rest = strip(form, _LONGEST, _fits, whole("uz"))
    if len(_SYLLABLE.findall(rest)) > 1:
        if rest.endswith("g'"):
            rest = rest[:-2] + "q"
        elif rest.endswith("g") and not rest.endswith("ng"):
            rest = rest[:-1] + "k"
    return fallen("uz").get(rest, rest)
