"""The name key: one spelling for a name in either script, any common romanisation and any case."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kzuzcli.analysis.names.cases import without_case

# Keys are written in sounds: j is ж and дж, x is ш, c is ч, h is х, y a glide; ө, ұ, ү and ў are u.
_CYRILLIC = dict(zip("абвгдежзийклмнопрстуфхчшыэ", "abvgdejziyklmnoprstufhcxie", strict=True))
_CYRILLIC |= dict(zip("әғқңөұүіһўҳҷӯӣҗє", "agknuuuihuhjuije", strict=True))
_CYRILLIC |= {"ц": "ts", "щ": "x", "ъ": "", "ь": "", "ю": "yu", "я": "ya", "ё": "yo", "ї": "yi", "ґ": "g"}
_LATIN = {"ş": "x", "š": "x", "ç": "c", "č": "c", "ğ": "g", "ı": "i", "ö": "u", "ü": "u", "ŭ": "u", "ñ": "n"}
_LATIN |= {"ň": "n", "ž": "j", "ä": "a", "ý": "y", "ə": "a", "q": "k", "w": "v", "ß": "s", "ł": "l", "'": ""}
_SOUNDS = str.maketrans(_CYRILLIC | _LATIN)

# two and more Latin letters for one sound, and letters that sound by their place
_DIGRAPHS = {
    "shch": "x", "tsch": "ç", "dsch": "j", "sch": "x", "sh": "x", "tch": "ç", "ch": "ç", "dzh": "j",
    "zh": "j", "kh": "h", "gh": "g", "ph": "f", "th": "t", "ck": "k", "tzh": "tj", "tz": "s", "o'": "ü",
    "g'": "g", "ce": "se", "ci": "si", "cy": "sy", "c": "k", "x": "ks",
}  # fmt: skip
_BY_LANGUAGE = {"uz": {"x": "h"}, "tr": {"c": "j", "ce": "je", "ci": "ji", "cy": "jy", "ck": "jk"}}
_DIGRAPH = re.compile("|".join(sorted(_DIGRAPHS, key=len, reverse=True)))
# Ajgul, Nikolaj: a glide; Najmiddin, Azerbaijan: дж
_GLIDE_J = re.compile(r"(?<=[aeiou])j(?=[bcdfgklnpqrstvz]|$)")

# Abdullah, but Kazakh
_FINAL_AH = re.compile("(?<=[^ckgst])ah$")

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?")
# listed letter by letter: half the time of a backreference
_DOUBLED = re.compile("|".join(f"{letter}{letter}+" for letter in "abcdefghijklmnoprstuvxyz"))
_RUN = re.compile(r"[aeiouy]{2,}|y")
_HISS = re.compile("ts(?!k)")
# Әнуар Anvar, Уәлиханов Valikhanov, Ауэзов Awezov; but Куеш is Kuyesh
_CLASSES = {"ii": "i", "uu": "u", "ie": "ia", "io": "ia"}
_V_BEFORE_VOWEL = re.compile(r"u(?=[ao])|(?<=[aeo])u(?=e)")
_LAND = re.compile(r"ist[ao]n$")
# Хивинский, Zelensky; a family name in -овский stays one
_ADJECTIVE = re.compile(
    r"(?<=....)(?:ин|in)?(?<![оеoe][вv])(?:ск(?:ий|ая|ое|ой)|sk(?:[yi]{1,2}|a[yi]a|oe|oye))$"
    r"|(?<=[оеoe][вv][сs][кk])(?:ий|ая|ое|ой|[yi]{1,2}|a[yi]a|oe|oye)$"
)
_VOWEL = re.compile("[aeiouy]")
_VOWELS = re.compile("[aeiou]+")
# not in short names: Хива, Rosa
_FINAL_VOWEL = re.compile("(?<=...[^aeiou])[aeiou]$")
# consonants that one name shows in two spellings: Ibragim Ibrohim, Yusuf Yusup, Chimkent Shymkent
_BLOCKS = str.maketrans("ghcbfdzx", "kksppts" + "s")
_SILENT = re.compile("h$|(?<=n)g(?=.)")


def name_key(form: str, language: str) -> str:
    """The key that spellings and case forms of one name share; '' for what has none (digits, one letter).

    `form` is folded, `language` one of LANGUAGES. A final vowel does not count (Астана, Астаны), nor
    does the feminine ending of a family name.
    """
    if not _WORD.fullmatch(form):
        return ""
    base = without_case(form, language)
    if "ск" in base or "sk" in base:
        base = _ADJECTIVE.sub("", base)
    if base[0] < "Ѐ":
        base = _broad_latin(base, language)
    sounds = base.translate(_SOUNDS)
    if not _VOWEL.search(sounds):
        return sounds if len(sounds) > 1 else ""
    return _reduced(_DOUBLED.sub(_single, sounds.replace("dj", "j")))


def _broad_latin(word: str, language: str) -> str:
    special = _BY_LANGUAGE.get(language, {})
    if language != "uz":
        word = _GLIDE_J.sub("y", word)
        if word.startswith("x"):
            word = "h" + word[1:]
        word = _FINAL_AH.sub("a", word)
    word = _DIGRAPH.sub(lambda m: special.get(m[0]) or _DIGRAPHS[m[0]], word)
    return word if word.isascii() else _without_marks(word)


def _without_marks(word: str) -> str:
    known = word.translate(_SOUNDS)
    if known.isascii():
        return known
    return "".join(c for c in unicodedata.normalize("NFD", known) if c.isascii())


def _reduced(sounds: str) -> str:
    """Sounds with glides, vowel runs and endings brought to one class."""
    sounds = _HISS.sub("s", sounds).replace("lya", "la").replace("lyu", "lu")
    sounds = _V_BEFORE_VOWEL.sub("v", sounds)
    sounds = _RUN.sub(_run, sounds)
    sounds = _LAND.sub("stan", sounds)
    sounds = _FINAL_VOWEL.sub("", sounds)
    return sounds if len(sounds) > 1 else ""


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
    return _CLASSES.get(ends, ends)


def skeleton(key: str) -> str:
    """The consonants of a key in broad classes, the block in which `same_name` is worth asking.

    '' where fewer than two are left: such short names are joined by their keys alone.
    """
    bones = _DOUBLED.sub(_single, _SILENT.sub("", _VOWELS.sub("", key)).translate(_BLOCKS))
    return bones if len(bones) > 1 else ""
