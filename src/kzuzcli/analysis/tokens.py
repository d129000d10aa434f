"""Words of a text with their offsets, folded per language."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from kzuzcli.analysis.folding import INVISIBLE, fold_word, plain
from kzuzcli.dataclass import dataclass

LANGUAGES = ("en", "ru", "kk", "uz", "ky", "tg", "tt", "tr", "uk", "und")
"""Primary language subtags that words are scoped by; any other language is scoped as `und`."""

MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957"
    "\u0962\u0963\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u3099\u309a\ufe20-\ufe2f"
)
"""Nonspacing and spacing marks of the scripts news is written in, as the inside of a character class; Python's
\\w has none of them."""

_LETTERS = r"[^\W_]+"
_PLAIN = rf"{_LETTERS}(?:[{MARKS}{INVISIBLE}']+{_LETTERS})*[{MARKS}]*"
_WORD = re.compile(_PLAIN)
# bog', to': the sign is half of the letter and may end an Uzbek word
_UZBEK_WORD = re.compile(rf"{_PLAIN}(?:(?<=[oOgG])')?")
WORDS: dict[str, re.Pattern[str]] = {
    language: _UZBEK_WORD if language == "uz" else _WORD for language in LANGUAGES
}

_KEPT = 1 << 16


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its folded form, its character offsets in the original text, its ordinal."""

    term: str
    start: int
    end: int
    position: int


class _Folded(dict[str, str]):
    """Words of one language as written -> folded; forgets everything when full."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __missing__(self, word: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
        form = self[word] = sys.intern(fold_word(word, self.language))
        return form


FOLDED: dict[str, dict[str, str]] = {language: _Folded(language) for language in LANGUAGES}
"""Folded form by word as `spelled` gives it, for each of LANGUAGES; made when it is asked for."""


def primary(tag: str) -> str:
    """The language that scopes words of a passage tagged `tag`: uz-Cyrl -> uz, an unknown one -> und."""
    subtag = tag.partition("-")[0].lower()
    return subtag if subtag in LANGUAGES else "und"


def tokenize(text: str, language: str = "und", start: int = 0, position: int = 0) -> Iterator[Token]:
    """The words of `text`, in order; `start` and `position` are added to offsets and ordinals.

    `language` is a tag or one of LANGUAGES. Offsets point into `text` as given, in whatever normal
    form: `fold(plain(text)[token.start : token.end], language) == token.term`.
    """
    scope = primary(language)
    folded = FOLDED[scope]
    for place, match in enumerate(WORDS[scope].finditer(plain(text)), position):
        yield Token(folded[match[0]], start + match.start(), start + match.end(), place)


def forms(text: str, language: str = "und") -> list[str]:
    """The terms of `tokenize(text, language)` and nothing else, several times faster."""
    scope = primary(language)
    return list(map(FOLDED[scope].__getitem__, WORDS[scope].findall(plain(text))))


def spelled(text: str, language: str = "und") -> list[str]:
    """The words of `text` in order, as written but for apostrophes and entities; `fold` of each is its term."""
    return WORDS[primary(language)].findall(plain(text))


def fold(word: str, language: str = "und") -> str:
    """The folded form of one word: NFC, lower case, ё as е, one apostrophe, one script a language.

    Uzbek is folded to Latin, Kazakh to Cyrillic. Empty only for an empty word.
    """
    return FOLDED[primary(language)][word]
