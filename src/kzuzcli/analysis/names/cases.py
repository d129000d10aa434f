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
_KAZAKH_WHOLE = ("стан", "қарағанды", "түркімен", "уганда", "руанда")

# the long endings are nothing else; the short ones may be the end of a name
_UZBEK_LONG = re.compile(r"(?:ning|dagi|gacha)$")
_UZBEK = re.compile(r"(?:(?<=k)ka|(?<=q)qa|(?<!k)(?<!q)ga|ni|dan?)$")

_CONSONANT = "[бвгджзклмнпрстфхцчшщ]"
# vowel + й keeps its glide: Абай Абая, Мария Марии, Сергей Сергеем
_RUSSIAN = (
    (re.compile(r"ск(?:ого|ому|им|ом|ая|ой|ую|ие|их|ими|ое)$"), "ский"),
    (re.compile(r"(?<=и)(?:и|ю|ей)$"), "я"),
    (re.compile(r"(?<=[аоуеэ])(?:я|ю|ем|е|и|ей)$"), "й"),
    (re.compile(r"(?<=[ое]в)(?:ым|ых|ыми)$|(?<=ин)(?:ым|ых|ыми)$"), ""),
    # of short names only those in -а are told by their endings: Хива, Анна
    (re.compile(r"(?<=^..)(?:ы|ой)$|(?<=^...)(?:ы|ой)$"), "а"),
    (re.compile(rf"(?<=^{_CONSONANT}[аеиоуыэюя]{_CONSONANT})[ае]$"), "а"),
    # Ислом, Ильхом, Турдибой, Толстой, Гурумсарой, Баку and Гани are nominatives
    (re.compile(r"(?<!сл)(?<!лх)(?<!ьх)ом$|(?<!сар)(?<=[вгджзклмнпрсфхцчшщ])ой$"), ""),
    (re.compile(rf"(?<={_CONSONANT})(?:ем|[аеыя])$|(?<=...{_CONSONANT})[уюи]$"), ""),
)
_RUSSIAN_LAST = "аеийомуыхюя"
_POSSESSIVE = re.compile(r"'s?$")

_FEWEST = 3
_LONGEST_KAZAKH = 4


def _kazakh(form: str, fewest: int) -> str:
    if form.endswith(_KAZAKH_WHOLE):
        return form
    ending = _KAZAKH.search(form, max(0, len(form) - _LONGEST_KAZAKH))
    if not ending:
        return form
    base = form[: ending.start()]
    # Өскемен, Канада: an ending after a vowel needs a longer name before it
    after_vowel = base[-1:] in "аәоөұүыіеэуиюя"
    return base if len(base) >= (fewest + 2 if after_vowel else fewest) else form


def _uzbek(form: str, fewest: int) -> str:
    base, changed = _UZBEK_LONG.subn("", form)
    if changed:
        return base if len(base) >= fewest else form
    base = _UZBEK.sub("", form)
    return base if len(base) >= fewest + 2 else form


def _russian(form: str, fewest: int) -> str:
    if form[-1] not in _RUSSIAN_LAST:
        return form
    for ending, nominative in _RUSSIAN:
        base, changed = ending.subn(nominative, form)
        if changed:
            return base if len(base) >= fewest else form
    return form


_STRIPPERS: dict[str, Callable[[str, int], str]] = {
    "en": lambda form, _: _POSSESSIVE.sub("", form),
    "ru": _russian,
    "kk": _kazakh,
    "uz": _uzbek,
    # Turkish parts the endings of names from the name: Tokayev'in
    "tr": lambda form, _: form.partition("'")[0],
}


def without_case(form: str, language: str, fewest: int = _FEWEST) -> str:
    """The nominative of a folded name, as far as its letters tell; the form itself in other languages.

    `fewest` letters are left at least, two more before endings that often belong to the name.
    """
    strip = _STRIPPERS.get(language)
    return strip(form, fewest) if strip else form
