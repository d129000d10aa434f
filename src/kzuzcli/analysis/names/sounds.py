"""Letters of every script here to the sounds that keys are written in.

j is ж and дж, x is ш, c is ч, h is х, y a glide; ө, ұ, ү and ў are u.
"""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC = dict(zip("абвгдежзийклмнопрстуфхчшыэ", "abvgdejziyklmnoprstufhcxie", strict=True))
_CYRILLIC |= dict(zip("әғқңөұүіһўҳҷӯӣҗє", "agknuuuihuhjuije", strict=True))
_CYRILLIC |= {"ц": "ts", "щ": "x", "ъ": "", "ь": "", "ю": "yu", "я": "ya", "ё": "yo", "ї": "yi", "ґ": "g"}
_LETTERS = str.maketrans(_CYRILLIC | {"ç": "c", "ü": "u", "q": "k", "w": "v", "'": ""})

# letters of the Latin alphabets with marks that NFD would lose: spelled as English spells them
_MARKED = str.maketrans(
    {"ş": "sh", "š": "sh", "ș": "sh", "ç": "ch", "č": "ch", "ž": "zh", "ğ": "gh", "ı": "i", "ö": "ü", "ü": "ü",
     "ŭ": "ü", "ə": "a", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "æ": "e"}
)  # fmt: skip

# two and more Latin letters for one sound, and letters that sound by their place; ç and ü are c and u for good
_DIGRAPHS = {
    "shch": "x", "tsch": "ç", "dsch": "j", "sch": "x", "sh": "x", "tch": "ç", "ch": "ç", "dzh": "j",
    "zh": "j", "kh": "h", "gh": "g", "ph": "f", "th": "t", "ck": "k", "tzh": "tj", "tz": "s", "o'": "ü",
    "g'": "g", "ce": "se", "ci": "si", "cy": "sy", "c": "k", "x": "ks",
}  # fmt: skip
_BY_LANGUAGE = {
    "uz": _DIGRAPHS | {"x": "h"},
    "tr": _DIGRAPHS | {"c": "j", "ce": "je", "ci": "ji", "cy": "jy", "ck": "jk"},
}
_DIGRAPH = re.compile("|".join(sorted(_DIGRAPHS, key=len, reverse=True)))
# Ajgul, Nikolaj: a glide; Najmiddin, Azerbaijan: дж
_GLIDE_J = re.compile(r"(?<=[aeiou])j(?=[bcdfgklnpqrstvz]|$)")
# Fyodorov: ё is folded to е
_YO = re.compile("(?<=[bcdfghjklmnpqrstvwz])yo")
# Abdullah, but Kazakh
_FINAL_AH = re.compile("(?<=[^ckgst])ah$")


def sounds(word: str, language: str) -> str:
    """A folded word in sounds; letters of scripts that are not read here stay."""
    return (_latin(word, language) if word[0] < "Ѐ" else word).translate(_LETTERS)


def plain_latin(word: str) -> str:
    """A Latin word without marks, but for ü; other words as they are."""
    if word.isascii() or word[0] >= "Ѐ":
        return word
    parts = unicodedata.normalize("NFD", word.translate(_MARKED).replace("ü", "\0"))
    return "".join(c for c in parts if unicodedata.category(c) not in ("Mn", "Lm")).replace("\0", "ü")


def _latin(word: str, language: str) -> str:
    """Spelled by the rules of `language`; Uzbek names in other languages keep only their first x."""
    if language != "uz":
        word = _FINAL_AH.sub("a", _YO.sub("e", _GLIDE_J.sub("y", word)))
        if word.startswith("x"):
            word = "h" + word[1:]
    digraphs = _BY_LANGUAGE.get(language, _DIGRAPHS)
    return _DIGRAPH.sub(lambda match: digraphs[match[0]], word)
