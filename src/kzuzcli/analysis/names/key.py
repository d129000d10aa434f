"""The name key: one spelling for a name in either script, any romanisation and any case."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kzuzcli.analysis.names.cases import without_case

# Sounds, not letters: j is ж and дж, x is ш, c is ч, h is х, y a glide. One table for every Cyrillic language here.
_CYRILLIC = dict(zip("абвгдежзийклмнопрстуфхцчшыэ", "abvgdejziyklmnoprstufhscxie", strict=True))
_CYRILLIC |= dict(zip("әғқңөұүіһўҳҷҫӯӣҗє", "agknuuuihuhjsuije", strict=True))
_CYRILLIC |= {"щ": "x", "ъ": "", "ь": "", "ю": "yu", "я": "ya", "ё": "yo", "ї": "yi", "ґ": "g"}
_LATIN = {"ş": "x", "ç": "c", "ğ": "g", "ı": "i", "ö": "u", "ü": "u", "ñ": "n", "ň": "n", "ž": "j", "ä": "a"}
_LATIN |= {
    "ý": "y",
    "ə": "a",
    "š": "x",
    "č": "c",
    "q": "k",
    "w": "v",
    "ģ": "g",
    "ø": "o",
    "ß": "ss",
    "đ": "d",
}
_SOUNDS = str.maketrans(_CYRILLIC | _LATIN)
_SOUNDS_TURKISH = str.maketrans(_CYRILLIC | _LATIN | {"c": "j"})
# o is the back a of the other languages, Uzbek x is х
_SOUNDS_UZBEK = str.maketrans(_CYRILLIC | _LATIN | {"о": "a", "o": "a", "x": "h"})

_DIGRAPHS = {
    "shch": "x", "sch": "x", "sh": "x", "tch": "c", "ch": "c", "zh": "j", "dzh": "j", "dj": "j",
    "kh": "h", "gh": "g", "ph": "f", "th": "t", "ck": "k", "tz": "s", "o'": "u", "g'": "g",
}  # fmt: skip
_DIGRAPH = re.compile("|".join(sorted(_DIGRAPHS, key=len, reverse=True)))
_HISSED = re.compile("c(?=[eiy])")
_DOUBLED = re.compile(r"(.)\1+")
_RUN = re.compile(r"y|[aeiouy]{2,}")
_WORD = re.compile(r"[^\W\d_'][^\W\d_]*(?:'[^\W\d_]+)*'?")
_FAMILY = re.compile(r"av(?=a?$|ich$|na$)")
_LAND = re.compile(r"ist[ao]n$")
_CONSONANTS = re.compile("[aeiouy]+")
_BLOCKS = str.maketrans("gcbfdz", "kxppts")


@lru_cache(maxsize=1 << 12)
def _run(letters: str) -> str:
    """A run of vowels and glides as its first vowel and its last: Токаев, Tokayev, Tokaiev share ae."""
    vowels = letters.rstrip("y").replace("y", "") + ("i" if letters.endswith("y") else "")
    if letters.startswith("y") and vowels[:1] not in ("e", "i"):
        vowels = "i" + vowels
    if len(vowels) < 2:
        return vowels
    return vowels[0] + ("u" if "u" in vowels[1:] else vowels[-1])


def name_key(form: str, language: str) -> str:
    """The key two spellings of a name share; '' for what has none (digits, a single letter)."""
    if not _WORD.fullmatch(form):
        return ""
    base = without_case(form, language)
    if base[0] < "Ѐ":
        return _latin(base, language)
    return _key(base.translate(_SOUNDS_UZBEK if language in ("uz", "tg") else _SOUNDS), language)


def _latin(base: str, language: str) -> str:
    if language == "uz":
        base = base.replace("o'", "ü").replace("x", "kh")
    base = _DIGRAPH.sub(lambda m: "\0" + _DIGRAPHS[m[0]], base)
    if language != "tr" and "c" in base:
        base = re.sub("(?<!\0)c(?=[eiy])", "s", base)
        base = re.sub("(?<!\0)c", "k", base)
    if "x" in base:
        base = (
            re.sub("(?<!\0)x", "ks", base[1:]).join([base[0].replace("x", "h"), ""])
            if base[0] != "\0"
            else base
        )
    if language == "uz":
        base = base.replace("o", "a")
    base = base.replace("\0", "").replace("'", "")
    if not base.isascii():
        base = "".join(
            c for c in unicodedata.normalize("NFD", base.translate(_SOUNDS)) if not unicodedata.combining(c)
        )
    return _key(base.translate(_SOUNDS), language)


def _key(sounds: str, language: str) -> str:
    if language in ("uz", "tg"):
        sounds = _FAMILY.sub("ov", sounds)
    sounds = _DOUBLED.sub(
        r"\1", sounds.replace("dj", "j").replace("ts", "s").replace("ly", "l" if "lya" in sounds else "ly")
    )
    sounds = _RUN.sub(lambda m: _run(m[0]), sounds)
    sounds = _LAND.sub("stan", sounds)
    if (
        len(sounds) > 2
        and sounds[-1] in "aeiou"
        and sounds[-2] not in "aeiou"
        and len(_CONSONANTS.sub("", sounds)) > 1
    ):
        sounds = sounds[:-1]
    return sounds if len(sounds) > 1 else ""


def skeleton(key: str) -> str:
    """The consonants of a key in broad classes: the block in which `same_name` is worth asking; '' below two."""
    bones = _DOUBLED.sub(r"\1", _CONSONANTS.sub("", key).translate(_BLOCKS))
    return bones if len(bones) > 1 else ""
