"""Case endings of names, by language. Narrower than a stemmer: a name takes cases, not possessives.

A general stemmer reads Айдын as a possessive and Сұлтан as an ablative; here an ending counts only
where the consonant before it allows it (Kazakh) or enough of a name is left (Uzbek).
"""

from __future__ import annotations

import re
from collections.abc import Callable

# Kazakh: the first letter of an ending follows the last sound of the word, so endings are listed by that sound.
_KAZAKH = re.compile(
    r"(?<=[аәоөұүыіеэуиюяй])(?:ның|нің|ға|ге|ны|ні|да|де|дан|ден|мен|дағы|дегі|дың|дің|ды|ді)$"
    r"|(?<=[мнң])(?:ның|нің|ға|ге|ды|ді|да|де|нан|нен|мен|дағы|дегі)$"
    r"|(?<=[лр])(?:дың|дің|ға|ге|ды|ді|да|де|дан|ден|мен|дағы|дегі)$"
    r"|(?<=[зж])(?:дың|дің|ға|ге|ды|ді|да|де|дан|ден|бен|дағы|дегі)$"
    r"|(?<=[кқпстшфхцчщбвгғд])(?:тың|тің|қа|ке|ты|ті|та|те|тан|тен|пен|тағы|тегі)$"
)
_UZBEK = re.compile(r"(?:ning|dagi|gacha|cha|ga|ka|qa|ni|da|dan)$")
_RUSSIAN = re.compile(
    r"(?:(?<=[вн])(?:ым|ой|ою|ых|ыми)|(?<=[^аеиоуыэюяьй])(?:ой|ом|ем|а|у|е|ы|и|ю|я)|(?<=[^аеиоуыэюя])ь)$"
)
_POSSESSIVE = re.compile(r"'s?$")


def _kazakh(form: str) -> str:
    if form.endswith("стан"):
        return form
    base = _KAZAKH.sub("", form)
    return base if len(base) > 2 else form


def _uzbek(form: str) -> str:
    base = _UZBEK.sub("", form)
    return base if len(base) > 4 else form


def _russian(form: str) -> str:
    base = _RUSSIAN.sub("", form)
    return base if len(base) > 2 else form


def _english(form: str) -> str:
    return _POSSESSIVE.sub("", form)


_STRIPPERS: dict[str, Callable[[str], str]] = {
    "en": _english,
    "ru": _russian,
    "kk": _kazakh,
    "uz": _uzbek,
}


def without_case(form: str, language: str) -> str:
    """The nominative of a folded name, as far as its letters tell; the form itself in other languages."""
    strip = _STRIPPERS.get(language)
    return strip(form) if strip else form
