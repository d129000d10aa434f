"""A word to its folded form: one normal form, lower case, one script and one apostrophe a language."""

from __future__ import annotations

import re
import unicodedata

from kzuzcli.analysis import kazakh, uzbek

APOSTROPHE = "'"
APOSTROPHES = "`´ʹʻʼʽʾʿˈˊˋ‘’‛′＇｀ꞌ"
"""Signs that stand for one apostrophe inside words; each is one character, so offsets survive folding."""

INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
"""Characters nobody sees inside a word, written as the inside of a character class."""

_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_UNSEEN = "\u00ad"
_ENTITY = re.compile(r"&(?:amp;){0,3}(#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_REPEATED = re.compile("''+")
_COMBINING = re.compile("[\u0300-\u036f\u0483-\u0489]+")
_PLAIN = re.compile("[A-Za-z0-9]+|[Ѐ-ҁҊ-ӿ]+")
_LATIN = re.compile("[a-zà-ʯḀ-ỿ]")
_CYRILLIC = re.compile("[Ѐ-ԯ]")
_LOOKALIKES = ("aceijkopxyhmtb", "асеіјкорхуһмтв")
_TO_CYRILLIC = str.maketrans(*_LOOKALIKES)
_TO_LATIN = str.maketrans(*reversed(_LOOKALIKES))
_YO = str.maketrans("ёѐѝ", "ееи")
_STEPS = 4


def plain_apostrophes(text: str) -> str:
    """`text` with every apostrophe written as U+0027; the length stays."""
    if text.isascii() and "`" not in text:
        return text
    for sign in APOSTROPHES:
        # `in` is a memchr: eighteen of them cost less than one str.translate of the same text
        if sign in text:
            text = text.replace(sign, APOSTROPHE)
    return text


def plain(text: str) -> str:
    """`text` as words are looked for in it: one apostrophe, and entities as what they stand for.

    The length stays: an entity that is a letter, an apostrophe or nothing visible is filled up with
    characters a word may hold unseen, any other with blanks.
    """
    text = plain_apostrophes(text)
    return _ENTITY.sub(_filled, text) if "&" in text else text


def _filled(match: re.Match[str]) -> str:
    from html import unescape

    size, sign = len(match[0]), plain_apostrophes(unescape(f"&{match[1]};"))
    if len(sign) != 1:  # no entity at all, or one of several letters
        return match[0]
    if not (sign.isalpha() or sign == APOSTROPHE or _INVISIBLE.fullmatch(sign)):
        return sign.ljust(size)
    before = match.string[match.start() - 1 : match.start()]
    inside = before.isalnum() or before == ";"
    return sign.rjust(size, _UNSEEN) if inside else sign.ljust(size, _UNSEEN)


def fold_word(word: str, language: str) -> str:
    """The folded form of `word` in one of LANGUAGES; never empty unless `word` is.

    A form folds to itself: a word of mixed alphabets may take a second step to get there.
    """
    form = _folded(word, language)
    for _ in range(0 if form.isascii() else _STEPS):
        form, before = _folded(form, language), form
        if form == before:
            break
    return form


def _folded(word: str, language: str) -> str:
    if _PLAIN.fullmatch(word):  # most words need none of this: 5 times faster
        text = word.lower()
    else:
        text = _trimmed(_lower(word), language)
        if not text.isascii():
            text = _one_script(_COMBINING.sub("", text))
    return _trimmed(_SPELLING.get(language, _common)(text), language) or text or word


def _lower(word: str) -> str:
    if word.isascii():
        return plain_apostrophes(word.lower())
    text = _compatible(_INVISIBLE.sub("", word)).replace("İ", "i")
    return plain_apostrophes(_compatible(text.casefold()))


def _compatible(word: str) -> str:
    """NFKC, but only NFC where that would put spaces or signs into a word (½, ㎏/㎡)."""
    text = unicodedata.normalize("NFKC", plain_apostrophes(word))
    bare = _COMBINING.sub("", plain_apostrophes(text).replace(APOSTROPHE, ""))
    return text if bare.isalnum() else unicodedata.normalize("NFC", word)


def _trimmed(word: str, language: str) -> str:
    """Without quotes at the ends; an Uzbek o' or g' keeps the sign that is half of the letter."""
    if APOSTROPHE not in word:
        return word
    text = _REPEATED.sub(APOSTROPHE, word).lstrip(APOSTROPHE)
    bare = text.rstrip(APOSTROPHE)
    return text if language == "uz" and text != bare and bare.endswith(("o", "g")) else bare


def _one_script(word: str) -> str:
    """A word of two alphabets written in the one most of it is in, if the strangers only look alike."""
    latin, cyrillic = len(_LATIN.findall(word)), len(_CYRILLIC.findall(word))
    if not latin or not cyrillic:
        return word
    changed = word.translate(_TO_CYRILLIC if cyrillic >= latin else _TO_LATIN)
    stranger = _LATIN if cyrillic >= latin else _CYRILLIC
    return word if stranger.search(changed) else changed


def _common(word: str) -> str:
    return word.translate(_YO)


def written_as(letter: str) -> str:
    """The Latin and Cyrillic letters, and digits, that may stand for `letter` in a form where letters fold one
    by one (no accents; not between the scripts of Kazakh and Uzbek)."""
    found = letter
    for _ in range(2):  # ё as е, and that as its lookalike
        found += found.translate(_TO_LATIN) + found.translate(_TO_CYRILLIC)
        found += "".join(chr(one) for one, plain in _YO.items() if chr(plain) in found)
    return "".join(sorted(set(found + found.upper())))


def _english(word: str) -> str:
    """English writes Erdoğan and Erdogan, café and cafe."""
    if word.isascii():
        return word
    bare = _COMBINING.sub("", unicodedata.normalize("NFD", word))
    return _common(unicodedata.normalize("NFC", bare))


def _turkish(word: str) -> str:
    """Dotless and dotted i are one: capitals of foreign names (IMF) do not tell them apart."""
    return _common(word).replace("ı", "i")


_SPELLING = {"en": _english, "uz": uzbek.latin, "kk": kazakh.cyrillic, "tr": _turkish}
