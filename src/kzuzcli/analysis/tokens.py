"""Words of a text with their offsets, folded per language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

LANGUAGES = ("en", "ru", "kk", "uz", "ky", "tg", "tt", "tr", "uk", "und")
"""Primary language subtags that words are scoped by; any other language is scoped as `und`."""

_APOSTROPHES = str.maketrans(dict.fromkeys("ʻʼ‘’`´ʹ′ʽʾʿ＇", "'"))
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its folded form, its character offsets in the original text, its ordinal."""

    term: str
    start: int
    end: int
    position: int


def primary(tag: str) -> str:
    """The language that scopes words of a passage tagged `tag`: uz-Cyrl -> uz, an unknown one -> und."""
    subtag = tag.partition("-")[0].lower()
    return subtag if subtag in LANGUAGES else "und"


def tokenize(text: str, language: str = "und", start: int = 0, position: int = 0) -> Iterator[Token]:
    """The words of `text`; `start` and `position` are added to offsets and ordinals."""
    for place, match in enumerate(_WORD.finditer(text.translate(_APOSTROPHES)), position):
        yield Token(fold(match[0], language), start + match.start(), start + match.end(), place)


@lru_cache(maxsize=1 << 16)
def fold(word: str, language: str = "und") -> str:
    """The folded surface form of one word: NFC, lower case, ё as е, one apostrophe."""
    text = unicodedata.normalize("NFC", word).translate(_APOSTROPHES).casefold()
    return text.rstrip("'").replace("ё", "е")


def stem(form: str, language: str) -> str:
    """The stem of a folded form in one of LANGUAGES; the form itself where no stemmer is known."""
    return form
