"""Uzbek stems: case, possessive and plural endings taken off the folded Latin form."""

from __future__ import annotations

import re

from kzuzcli.analysis.suffixes import strip

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
    "lar": _ANY,
    # my, your: only in the plural, where no noun in -im or -ing can be meant
    "larim": _ANY,
    "laring": _ANY,
    # is; more
    "dir": _ANY,
    "roq": _ANY,
}
_LONGEST = max(map(len, _ENDINGS))

# the last vowel is fallen in the stem: o'g'li, shahri
_FALLEN = {
    "o'g'l": "o'g'il", "og'z": "og'iz", "shahr": "shahar", "singl": "singil", "burn": "burun", "o'rn": "o'rin",
    "ko'ngl": "ko'ngil", "bo'yn": "bo'yin", "qorn": "qorin", "qo'yn": "qo'yin", "bag'r": "bag'ir",
}  # fmt: skip
_WHOLE = frozenset(
    (
        # …n: not the accusative of a vowel
        "tuman vatan badan chaman xirman plan roman ekran organ orden okean zamin kelin o'yin yaqin qiyin oltin qalin "
        "keyin benzin magazin vitamin "
        # …s: not the possessive of a vowel
        "rais majlis mutaxassis tashxis ofis muxlis biznes nafas polis maktabdos reys jins "
        # …o, …u that are vowels of the stem
        "dunyo savdo bino daryo bobo kino radio video foto xudo da'vo fatvo ijro muammo imlo hayo sahro g'avg'o ma'no "
        "a'lo a'zo sado shifo nido sano duo obro' baho mavzu orzu uyqu tuyg'u ko'zgu qayg'u "
        # that look inflected
        "foyda qoida aqida parda tanga sirga birga dollar sodir nodir qodir bahodir dengiz chingiz "
        "taroq yaproq chiroq tuproq yiroq so'roq o'roq iroq firoq teri qari oldi"
    ).split()
) | frozenset(_FALLEN.values())


def _fits(rest: str, ending: str) -> bool:
    before = _ENDINGS.get(ending)
    if before is None or rest[-1] not in before or not _SYLLABLE.search(rest):
        return False
    if ending == "roq" and len(rest) < 3:
        return False
    return rest in _WHOLE or not (ending == "ni" or ending.startswith("si")) or _ends_in_vowel(rest, ending)


def _ends_in_vowel(rest: str, ending: str) -> bool:
    """Whether n or s after the last vowel of `rest` is the ending's (bolani, bolasi), not the stem's (kuni, asosi)."""
    if rest[-1] not in _VOWELS or rest.endswith("'"):
        return True
    return (
        len(_SYLLABLE.findall(rest)) > 1 and rest[-1] not in "ou" and not rest.endswith(("ga", "qa", "sto"))
    )


def stem(form: str) -> str:
    """The stem of a folded (Latin) Uzbek form."""
    rest = strip(form, _LONGEST, _fits, _WHOLE)
    if len(_SYLLABLE.findall(rest)) > 1:
        if rest.endswith("g'"):
            rest = rest[:-2] + "q"
        elif rest.endswith("g") and not rest.endswith("ng"):
            rest = rest[:-1] + "k"
    return _FALLEN.get(rest, rest)
