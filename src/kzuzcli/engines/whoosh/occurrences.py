"""Where every word of many documents stands in one field, gathered with one look-up a word."""

from __future__ import annotations

import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kzuzcli.analysis.folding import fold_word
from kzuzcli.engines.whoosh.layout import length_byte, scoped

SHIFT = 32
MASK = (1 << SHIFT) - 1
"""A place is document << SHIFT | ordinal of the word in the field; arrays of them (type Q) ascend."""

Part = tuple[str, list[str], int]
"""A stretch of a field: the language that scopes its words ("" for none), the words as written, the ordinal
of the first."""

BYTES_A_WORD = 9
BYTES_A_SPELLING = 300
"""What a word more and a spelling not met before are reckoned to take in memory. Dictionary and array take
125 a spelling (tracemalloc, 6,000 articles); the word itself and what gathering takes come on top."""

_IS_LITTLE = sys.byteorder == "little"


def documents(places: array[int]) -> array[int]:
    """The document of each place."""
    return array("I", places.tobytes())[_IS_LITTLE::2]


def ordinals(places: array[int]) -> array[int]:
    """The ordinal of each place."""
    return array("I", places.tobytes())[not _IS_LITTLE :: 2]


class Gathered(NamedTuple):
    """A field by index term: where each stands, and how often with a capital."""

    places: Mapping[str, array[int]]
    capitals: Mapping[str, int]


class Occurrences:
    """Collects documents in the order of their numbers; `size` is about the memory they take, in bytes."""

    def __init__(self) -> None:
        self.lengths = bytearray()
        self.total = self.size = 0
        self._languages: dict[str, Spellings] = {}

    def add(self, doc: int, parts: Iterable[Part]) -> None:
        """A document's words, those of the field's parts in order."""
        start, length = doc << SHIFT, 0
        for language, words, place in parts:
            spellings = self._of(language)
            known = len(spellings)
            for at, places in enumerate(map(spellings.__getitem__, words), start + place):
                places.append(at)
            length += len(words)
            self.size += BYTES_A_SPELLING * (len(spellings) - known)
        self.lengths.append(length_byte(length))
        self.total += length
        self.size += BYTES_A_WORD * length

    def _of(self, language: str) -> Spellings:
        if language not in self._languages:
            self._languages[language] = Spellings()
        return self._languages[language]

    def gather(self) -> Gathered:
        """Everything added, spellings of the same form as one term. To be called once, at the end."""
        found: dict[str, array[int]] = {}
        capitals: dict[str, int] = defaultdict(int)
        mixed = set()
        for language, spellings in self._languages.items():
            for word, places in spellings.items():
                form = fold_word(word, language or "und")
                term = scoped(form, language) if language else form
                if word[0].isupper():
                    capitals[term] += len(places)
                if term in found:
                    mixed.add(term)
                    found[term] += places
                else:
                    found[term] = places
        for term in mixed:
            found[term] = array("Q", sorted(found[term]))
        return Gathered(found, capitals)


class Spellings(dict[str, "array[int]"]):
    """A word as written, to the places where it stands."""

    def __missing__(self, word: str) -> array[int]:
        places = self[word] = array("Q")
        return places
