"""A text as numbers: a code for every word, features for what survives translation.

Everything is kept per piece between two spaces, as written, because the same pieces come back in every
article: after the first few thousand articles almost nothing is folded or keyed anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import chain

from kzuzcli.analysis import fold, primary
from kzuzcli.analysis.folding import plain_apostrophes
from kzuzcli.analysis.names import name_key
from kzuzcli.analysis.tokens import WORDS

NAME_LETTERS = 6
COGNATE_LETTERS = 5
"""How much of a key counts: endings differ between languages, beginnings much less."""

_KEPT = 1 << 17
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NOT_DIGITS = re.compile(r"\D+")
# 3 000 is 3,000 elsewhere; split at spaces it would be lost
_SPACED = re.compile(r"(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)")


class _Codes(dict[str, tuple[int, ...]]):
    """A piece of text as written -> the codes of its folded words; forgets everything when full."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __missing__(self, piece: str) -> tuple[int, ...]:
        if len(self) >= _KEPT:
            self.clear()
        words = WORDS[self.language].findall(plain_apostrophes(piece))
        codes = self[piece] = tuple(code(fold(word, self.language)) for word in words)
        return codes


class _Features(dict[str, tuple[int, ...]]):
    """A piece of text as written -> its features; forgets everything when full."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __missing__(self, piece: str) -> tuple[int, ...]:
        if len(self) >= _KEPT:
            self.clear()
        found = self[piece] = tuple(feature(text) for text in marks(piece, self.language))
        return found


def code(word: str) -> int:
    """The 32-bit code of a folded word, the same in every run and on every machine."""
    # not crc32: it is linear, and codes are combined with others by xor
    return int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=4).digest(), "big")


def feature(mark: str) -> int:
    """The 32-bit code of a mark; odd for numbers and names, which are looked up, even for cognates."""
    return code(mark) & ~1 | (mark[-1] != "_")


def marks(piece: str, language: str) -> Iterator[str]:
    """What of a piece of text would stand in its translation too, as text.

    `#` and digits for a number of two and more digits, the name key of a word with a capital, and for any
    longer word the beginning of its key with `_` behind it.
    """
    scope = primary(language)
    for number in _NUMBER.findall(piece):
        digits = _NOT_DIGITS.sub("", number)
        if len(digits) > 1 and digits.strip("0"):
            yield f"#{digits}"
    for word in WORDS[scope].findall(plain_apostrophes(piece)):
        if len(word) < 3 or word[0].isdigit():
            continue
        key = name_key(fold(word, scope), scope).replace("z", "s")
        if len(key) > 2 and word[0].isupper():
            yield key[:NAME_LETTERS]
        if len(key) >= COGNATE_LETTERS - 1:
            yield f"{key[:COGNATE_LETTERS]}_"


@lru_cache(maxsize=16)
def _codes(language: str) -> _Codes:
    return _Codes(language)


@lru_cache(maxsize=16)
def _features(language: str) -> _Features:
    return _Features(language)


def codes(text: str, language: str) -> list[int]:
    """One code a word of the text, in order: equal where folded forms are equal, in either script.

    Words and their order are those of `analysis.tokenize`.
    """
    return list(chain.from_iterable(map(_codes(primary(language)).__getitem__, text.split())))


def features(text: str, language: str) -> dict[int, int]:
    """Features of a text -> where each stands first, 0 (beginning) to 255 (end)."""
    pieces = text.split()
    scale = 256 / len(pieces) if pieces else 0.0
    first: dict[int, int] = {}
    for place, found in enumerate(map(_features(primary(language)).__getitem__, pieces)):
        for each in found:
            if each not in first:
                first[each] = int(place * scale)
    if primary(language) != "en":
        for match in _SPACED.finditer(text):
            first.setdefault(feature("#" + _NOT_DIGITS.sub("", match[0])), match.start() * 256 // len(text))
    return first
