"""The name key: one spelling for a name in either script, any common romanisation and any case."""

from __future__ import annotations

import re
from functools import lru_cache

from kzuzcli.analysis.names.cases import without_case
from kzuzcli.analysis.names.sounds import plain_latin, sounds

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?")
# Хивинский, Zelensky; a family name in -овский stays one
_ADJECTIVE = re.compile(
    r"(?<=....)(?:ин|in)?(?<![оеoe][вv])(?:ск(?:ий|ая|ое|ой)|sk(?:[yi]{1,2}|a[yi]a|oe|oye))$"
    r"|(?<=[оеoe][вv][сs][кk])(?:ий|ая|ое|ой|[yi]{1,2}|a[yi]a|oe|oye)$"
)

# listed letter by letter: half the time of a backreference; ee is what eye is, Алексеев Alekseyev
_DOUBLED = re.compile("|".join(f"{letter}{letter}+" for letter in "abcdfghijklmnoprstuvxyz"))
_HISS = re.compile("ts(?!k)")
# Әнуар Anvar, Уәлиханов Valikhanov, Ауэзов Awezov, Қуандық Kuvandyk; but Куеш is Kuyesh
_V_BEFORE_VOWEL = re.compile(r"(?<=[^aeiou])uv(?=[ao])|u(?=[ao])|(?<=[aeo])u(?=e)")
_RUN = re.compile(r"[aeiouy]{2,}|y")
_RUN_CLASSES = {"ii": "i", "uu": "u", "ie": "ia", "io": "ia"}
# Жансая, Korea: in Russian their cases are those of Абай
_GLIDE_END = re.compile("(?<=[aeo])a$")
_LAND = re.compile("ist[ao]n$")
# not in short names: Хива, Rosa
_FINAL_VOWEL = re.compile("(?<=...[^aeiou])[aeiou]$")

_VOWEL = re.compile("[aeiouy]")
_VOWELS = re.compile("[aeiou]+")
# consonants that one name shows in two spellings: Ibragim Ibrohim, Yusuf Yusup, Chimkent Shymkent
_BLOCKS = str.maketrans("ghcbfdzx", "kksppts" + "s")
_SILENT = re.compile("h$|(?<=n)g(?=.)")


def name_key(form: str, language: str) -> str:
    """The key that spellings and case forms of one name share; '' for what has none (digits, one letter).

    `form` is folded, `language` one of LANGUAGES. A final vowel does not count in a longer name (Астана,
    Астаны), nor so the feminine ending of a family name.
    """
    if not _WORD.fullmatch(form):
        return ""
    base = plain_latin(without_case(form, language))
    if not base:
        return ""
    if "ск" in base or "sk" in base:
        base = _ADJECTIVE.sub("", base)
    key = sounds(base, language)
    if _VOWEL.search(key):
        key = _reduced(_DOUBLED.sub(_single, key.replace("dj", "j")))
    return key if len(key) > 1 else ""


def _reduced(key: str) -> str:
    """Sounds with glides, vowel runs and endings brought to one class."""
    key = _HISS.sub("s", key).replace("lya", "la").replace("lyu", "lu")
    key = _V_BEFORE_VOWEL.sub("v", key)
    key = _RUN.sub(_run, key)
    return _FINAL_VOWEL.sub("", _GLIDE_END.sub("i", _LAND.sub("stan", key)))


def _single(match: re.Match[str]) -> str:
    return match[0][0]


def _run(match: re.Match[str]) -> str:
    return _vowels(match[0])


@lru_cache(maxsize=1 << 12)
def _vowels(run: str) -> str:
    """A run of vowels and glides as its first vowel and its last: Токаев, Tokayev, Tokaiev share ae.

    After i what follows is one class, ё being folded to е: Ниязов, Ниёзов, Niyozov.
    """
    vowels = run.rstrip("y").replace("y", "") + ("i" if run.endswith("y") else "")
    if run.startswith("y") and vowels[0] != "e":
        vowels = "i" + vowels
    if len(vowels) < 2:
        return vowels
    ends = vowels[0] + ("u" if "u" in vowels[1:] else vowels[-1])
    return _RUN_CLASSES.get(ends, ends)


def skeleton(key: str) -> str:
    """The consonants of a key in broad classes, the block in which `same_name` is worth asking.

    '' where fewer than two are left: such short names are joined by their keys alone.
    """
    bones = _DOUBLED.sub(_single, _SILENT.sub("", _VOWELS.sub("", key)).translate(_BLOCKS))
    return bones if len(bones) > 1 else ""
