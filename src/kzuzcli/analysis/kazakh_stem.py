"""Kazakh stems: case, possessive and plural endings taken off by harmony and assimilation."""

from __future__ import annotations

import re

from kzuzcli.analysis.suffixes import strip
from kzuzcli.analysis.wordlists import fallen, whole

_BACK, _FRONT = "аоұыяё", "әөүіеэ"
_VOWELS = "аәеёиоөұүыіэюя"
_SYLLABLE = re.compile("[аәеёиоөұүыіэюяу]")
_VOICELESS = "пфкқтсшщхцчбвгғд"  # б, в, г, д end loans and names and sound voiceless there: Тоқаевтың
_SONORANT = "рйлумнңзжию"  # и and у end in a glide
_CONSONANTS = _VOICELESS + _SONORANT
_TO_FRONT = str.maketrans("аығқ", "еігк")

# case endings in their back form -> the letters they may follow
_CASES = {
    "ның": _VOWELS + "мнң",
    "дың": "лрйузжию",
    "тың": _VOICELESS,
    "ны": _VOWELS,
    "ды": _SONORANT,
    "ты": _VOICELESS,
    "ға": _VOWELS + _SONORANT,
    "қа": _VOICELESS,
    "да": _VOWELS + _SONORANT,
    "та": _VOICELESS,
    "дан": _VOWELS + "лрйузжию",
    "тан": _VOICELESS,
    "нан": "мнң",
    # what stands somewhere
    "дағы": _VOWELS + _SONORANT,
    "тағы": _VOICELESS,
}
_ALIKE = {"мен": _VOWELS + "рйлумнңию", "бен": "зж", "пен": _VOICELESS}  # with: no harmony
_PLURALS = {"лар": _VOWELS + "рйую", "дар": "лмнңзж", "тар": _VOICELESS}
# possessives, after a consonant and after a vowel, with the cases as they follow them
_HIS = ("", "н", "на", "нда", "нан", "ның", "ндағы", "мен")
_OUR = ("", "дың", "ды", "ға", "да", "дан", "дағы", "бен")
_POSSESSIVES = {
    **{"ы" + case: _CONSONANTS for case in _HIS},
    **{"сы" + case: _VOWELS for case in _HIS},
    **{"ымыз" + case: _CONSONANTS for case in _OUR},
    **{"мыз" + case: _VOWELS for case in _OUR},
    **{"ыңыз" + case: _CONSONANTS for case in _OUR},
    **{"ңыз" + case: _VOWELS for case in _OUR},
    # my, your: only in the plural, where no noun in -ым or -ың can be meant
    **{plural + "ым": before for plural, before in _PLURALS.items()},
    **{plural + "ың": before for plural, before in _PLURALS.items()},
}


def _table() -> dict[str, tuple[str, str]]:
    """Ending -> (letters it may follow, vowels it does not harmonise with)."""
    back = {**_CASES, **_PLURALS, **_POSSESSIVES}
    return {
        **{ending: (before, _FRONT) for ending, before in back.items()},
        **{_front(ending): (before, _BACK) for ending, before in back.items()},
        **{ending: (before, "") for ending, before in _ALIKE.items()},
    }


def _front(ending: str) -> str:
    return ending.translate(_TO_FRONT)


_TABLE = _table()
_LONGEST = max(map(len, _TABLE))
_COUNTRY = re.compile(
    "(?:[қкзт]|ауған|түрікмен|моңғол|татар|араб|болгар|дағы|пәкі|үнді|түркі|күрді|гүржі)стан$"
)


def _fits(rest: str, ending: str) -> bool:
    entry = _TABLE.get(ending)
    if entry is None or rest[-1] not in entry[0] or not _SYLLABLE.search(rest):
        return False
    if ending == "тан" and _COUNTRY.search(rest + ending):
        return False
    if entry[1] and _last_vowel(rest) in entry[1]:
        return False
    return (
        rest in whole("kk") or not ending.startswith(("ны", "ні", "сы", "сі")) or _ends_in_vowel(rest, ending)
    )


def _last_vowel(rest: str) -> str:
    """The vowel that decides harmony; и, у and ю leave it to the one before, loans decide nothing."""
    if rest.endswith(("ев", "ов", "ь")):
        return "?"
    return next((letter for letter in reversed(rest) if letter in _BACK or letter in _FRONT), "?")


def _ends_in_vowel(rest: str, ending: str) -> bool:
    """Whether н or с after the last vowel is the ending's (қаланы, қаласы), not the stem's (күні, басы)."""
    if len(ending) > 2 and ending[0] == "н":
        return True
    if len(_SYLLABLE.findall(rest)) < 2 or rest[-1] in "оөұүә":
        return False
    if ending[0] == "н":
        return not rest.endswith(("ға", "ге", "қа", "ке", "ста"))
    return rest[-1] not in "ыі" or rest[-2] in "шдқ"


_HARD = str.maketrans("бғг", "пқк")


def stem(form: str) -> str:
    """The stem of a folded (Cyrillic) Kazakh form."""
    rest = strip(form, _LONGEST, _fits, whole("kk"))
    rest = rest[:-1] + rest[-1:].translate(_HARD)
    return fallen("kk").get(rest, rest)
