"""A text as numbers: a code for every word, features for what survives translation.

Everything is kept per word as written, because the same words come back in every article: after the first
few thousand articles almost nothing is folded or keyed anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

from kzuzcli.analysis import fold, primary, spelled
from kzuzcli.analysis.names import name_key
from kzuzcli.linking.meanings import meaning

NAME_LETTERS = 6
COGNATE_LETTERS = 5
"""How much of a key counts: endings differ between languages, beginnings much less."""

NUMBER = 3
"""The two lowest bits of a number's feature; of a name's the lowest is set, of others none."""

_KEPT = 1 << 17
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_NOT_DIGITS = re.compile(r"\D+")
# 3 000 is 3,000 elsewhere; split at spaces it would be lost
_SPACED = re.compile(r"(?<![0-9])[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?![0-9])")


class _Codes(dict[str, int]):
    """A word as written -> the code of its folded form; forgets everything when full."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __missing__(self, word: str) -> int:
        if len(self) >= _KEPT:
            self.clear()
        found = self[word] = code(fold(word, self.language))
        return found


class _Marked(dict[str, tuple[int, ...]]):
    """A word as written -> its features as a name, as a cognate and by what it means; forgets everything when
    full."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __missing__(self, word: str) -> tuple[int, ...]:
        if len(self) >= _KEPT:
            self.clear()
        marks = _name(word, self.language), _cognate(word, self.language), _meant(word, self.language)
        found = self[word] = tuple([feature(mark) for mark in marks if mark])
        return found


def code(word: str) -> int:
    """The 32-bit code of a folded word, the same in every run and on every machine."""
    # not crc32: it is linear, and codes are combined with others by xor
    return int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=4).digest(), "big")


def feature(mark: str) -> int:
    """The 32-bit code of a mark; odd for numbers and names, which are looked up, even for cognates."""
    kind = NUMBER if mark[0] == "#" else mark[-1] != "_"
    return code(mark) & ~NUMBER | kind


def marks(piece: str, language: str) -> Iterator[str]:
    """What of a piece of text would stand in its translation too, as text.

    `#` and digits for a number of two and more digits, the name key of a word with a capital, and for any
    longer word the beginning of its key with `_` behind it.
    """
    scope = primary(language)
    for number in _NUMBER.findall(piece):
        if mark := _number(number):
            yield mark
    for word in spelled(piece, scope):
        yield from filter(None, (_name(word, scope), _cognate(word, scope)))


def _number(written: str) -> str:
    digits = _NOT_DIGITS.sub("", written)
    return f"#{digits}" if len(digits) > 1 and digits.strip("0") else ""


def _name(word: str, scope: str) -> str:
    key = _key(fold(word, scope), scope) if len(word) > 2 and word[0].isupper() else ""
    return key[:NAME_LETTERS] if len(key) > 2 else ""


def _cognate(word: str, scope: str) -> str:
    key = _key(fold(word, scope), scope) if len(word) > 2 else ""
    return f"{key[:COGNATE_LETTERS]}_" if len(key) >= COGNATE_LETTERS - 1 else ""


def _meant(word: str, scope: str) -> str:
    mark = meaning(fold(word, scope), scope)
    return f"={mark}_" if mark else ""


@lru_cache(maxsize=_KEPT)
def _key(form: str, scope: str) -> str:
    return name_key(form, scope).replace("z", "s")


@lru_cache(maxsize=16)
def _codes(scope: str) -> _Codes:
    return _Codes(scope)


@lru_cache(maxsize=16)
def _marked(scope: str) -> _Marked:
    return _Marked(scope)


def codes(words: Sequence[str], language: str) -> list[int]:
    """One code a word, in order: equal where folded forms are equal, in either script.

    `words` are those of a text as `analysis.spelled` gives them.
    """
    return list(map(_codes(primary(language)).__getitem__, words))


def features(text: str, words: Sequence[str], language: str) -> dict[int, int]:
    """Features of a text -> where each stands first, 0 (beginning) to 255 (end), in no order."""
    scope, count = primary(language), len(words)
    # read backwards, the place a word is given last is its first; so with the features of words
    first = dict(zip(reversed(words), range(count - 1, -1, -1), strict=True))
    once = list(dict.fromkeys(words))
    once.reverse()
    found: dict[int, int] = {}
    for word, marks in zip(once, map(_marked(scope).__getitem__, once), strict=True):
        if marks:
            at = first[word] * 256 // count
            for each in marks:
                found[each] = at
    numbers = list(_NUMBER.finditer(text))
    for match in numbers:
        if each := _of_number(match[0]):
            found.setdefault(each, match.start() * 256 // len(text))
    if scope != "en" and any(b.start() == a.end() + 1 for a, b in pairwise(numbers)):
        for match in _SPACED.finditer(text):
            each = _of_number(_NOT_DIGITS.sub("", match[0]))
            found.setdefault(each, match.start() * 256 // len(text))
    return found


@lru_cache(maxsize=1 << 12)
def _of_number(written: str) -> int:
    mark = _number(written)
    return feature(mark) if mark else 0
