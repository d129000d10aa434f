"""Case endings of names, by language. Narrower than a stemmer: a name takes cases, not possessives.

A general stemmer reads Айдын as a possessive and Сұлтан as an ablative; here an ending counts only
where the sound before it allows it (Kazakh) or enough of a name is left (Uzbek).
"""

from __future__ import annotations

import re
from collections.abc import Callable

# Kazakh endings begin as the last sound of the word asks, so they are listed by that sound.
_KAZAKH = re.compile(
    r"(?<=[аәоөұүыіеэуиюяй])(?:н[ыі]ң|ғ[аы]|ге|н[ыі]|д[ае]н?|мен|дағы|дегі)$"
    r"|(?<=[ийу])(?:д[ыі]ң|д[ыі])$"
    r"|(?<=[мнң])(?:н[ыі]ң|ға|ге|д[ыі]|д[ае]|н[ае]н|мен|дағы|дегі)$"
    r"|(?<=[лр])(?:д[ыі]ң|ға|ге|д[ыі]|д[ае]н?|мен|дағы|дегі)$"
    r"|(?<=[зж])(?:д[ыі]ң|ға|ге|д[ыі]|д[ае]н?|бен|дағы|дегі)$"
    r"|(?<=[кқпстшфхцчщбвгғд])(?:т[ыі]ң|қа|ке|т[ыі]|т[ае]н?|пен|тағы|тегі)$"
)
# names that end as if they stood in a case
_KAZAKH_WHOLE = ("стан", "қарағанды", "түркімен")

_UZBEK = re.compile(r"(?:ning|dagi|gacha|[gkq]a|ni|dan?)$")

# vowel + й keeps its glide: Абай Абая, Мария Марии, Сергей Сергеем
_RUSSIAN = (
    (re.compile(r"ск(?:ого|ому|им|ом|ая|ой|ую|ие|их|ими|ое)$"), "ский"),
    (re.compile(r"(?<=и)(?:и|ю|ей)$"), "я"),
    (re.compile(r"(?<=[аоуеэ])(?:я|ю|ем|е)$"), "й"),
    (re.compile(r"(?<=[ое]в)(?:ым|ых|ыми)$|(?<=ин)(?:ым|ых|ыми)$"), ""),
    # Ислом, Ильхом, Турдибой, Толстой and Гурумсарой are nominatives
    (re.compile(r"(?<!сл)(?<!лх)(?<!ьх)ом$|(?<!сар)(?<=[вгджзклмнпрсфхцчшщ])ой$"), ""),
    # of short names only what ends in -а has these: Хива, Анна
    (re.compile(r"(?<=^.[аеиоуыэюя].)ы$|(?<=^.[аеиоуыэюя])ы$|(?<=^[аеиоуыэюя]..)ы$"), "а"),
    (re.compile(r"(?<=^[бвгджзклмнпрстфхцчшщ][аеиоуыэюя][бвгджзклмнпрстфхцчшщ])(?:а|е)$"), r"а"),
    (re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])(?:ем|[ауеыиюя])$"), ""),
)
_POSSESSIVE = re.compile(r"'s?$")

_FEWEST_LETTERS = 3
_FEWEST_UZBEK = 5


def _kazakh(form: str) -> str:
    if form.endswith(_KAZAKH_WHOLE):
        return form
    base = _KAZAKH.sub("", form)
    # Өскемен, Канада: an ending after a vowel needs a longer name before it
    enough = _FEWEST_UZBEK if base[-1:] in "аәоөұүыіеэуиюя" else _FEWEST_LETTERS
    return base if len(base) >= enough else form


def _uzbek(form: str) -> str:
    base = _UZBEK.sub("", form)
    return base if len(base) >= _FEWEST_UZBEK else form


def _russian(form: str) -> str:
    for ending, nominative in _RUSSIAN:
        base, changed = ending.subn(nominative, form)
        if changed:
            return base if len(base) >= _FEWEST_LETTERS else form
    return form


_STRIPPERS: dict[str, Callable[[str], str]] = {
    "en": lambda form: _POSSESSIVE.sub("", form),
    "ru": _russian,
    "kk": _kazakh,
    "uz": _uzbek,
    # Turkish parts the endings of names from the name: Tokayev'in
    "tr": lambda form: form.partition("'")[0],
}


def without_case(form: str, language: str) -> str:
    """The nominative of a folded name, as far as its letters tell; the form itself in other languages."""
    strip = _STRIPPERS.get(language)
    return strip(form) if strip else form
