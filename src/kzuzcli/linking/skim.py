"""What is kept of an article's wording: enough to tell what it shares with another without reading either."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence
from typing import NamedTuple

from kzuzcli.analysis import primary
from kzuzcli.analysis.folding import plain
from kzuzcli.analysis.tokens import WORDS
from kzuzcli.linking.fingerprints import GRAM
from kzuzcli.linking.quotation import quoted
from kzuzcli.linking.runs import Run, around

Span = tuple[int, int]

_LOWEST = 0 if sys.byteorder == "little" else 3


class Skim(NamedTuple):
    """A text with a byte for each word, the lowest of its code, and the stretches of words (first, behind the
    last) that stand in quotation marks; digest as in Trace, days as in LinkArticle."""

    id: str
    digest: int | None
    words: bytes
    quoted: Sequence[Span]
    earliest: int | None
    latest: int | None


def spelled_and_quoted(text: str, language: str) -> tuple[list[str], list[Span]]:
    """The words of a text as `analysis.spelled` gives them, and the stretches of them in quotation marks."""
    shown, pattern = plain(text), WORDS[primary(language)]
    words: list[str] = []
    stretches, at = [], 0
    for start, end in quoted(text):
        words += pattern.findall(shown, at, start)
        first = len(words)
        words += pattern.findall(shown, start, end)
        stretches.append((first, len(words)))
        at = end
    return words + pattern.findall(shown, at), stretches


def skimmed(codes: array[int]) -> bytes:
    """The lowest byte of each code."""
    return codes.tobytes()[_LOWEST :: codes.itemsize]


def packed(stretches: Sequence[Span]) -> bytes:
    return array("I", [place for stretch in stretches for place in stretch]).tobytes()


def unpacked(stretches: bytes) -> list[Span]:
    places = iter(memoryview(stretches).cast("I").tolist())
    return list(zip(places, places, strict=True))


def runs_through(a: bytes, b: bytes, places: Sequence[int]) -> list[Run]:
    """The longest common runs through grams of the first text (ordinals of their first words, ascending) that
    the second has too, each once.

    Words are told apart by a byte: of runs that end one in 256 is given a word too long, and eight words in a
    row are never taken for others.
    """
    runs: list[Run] = []
    end = 0
    for place in places:
        if place + GRAM <= end:
            continue
        other = b.find(a[place : place + GRAM])
        if other >= 0:
            run = around(a, b, place, other)
            end = run.a + run.words
            runs.append(run)
    return runs
