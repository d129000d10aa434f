"""Winnowing: few fingerprints of a text that still betray every run of words it shares with another.

Schleimer, Wilkerson, Aiken: Winnowing (SIGMOD 2003). Of every WINDOW neighbouring runs of GRAM words the
one with the smallest hash is kept, so a common run of GRAM + WINDOW - 1 words shares at least one.
"""

from __future__ import annotations

from collections.abc import Sequence

GRAM = 6
WINDOW = 11
SURE = GRAM + WINDOW - 1
"""A common run of this many words (16) is always seen."""

_BITS = 40


def fingerprints(codes: Sequence[int]) -> dict[int, int]:
    """Fingerprint (40 bits) -> ordinal of the word it first starts at; empty below GRAM words.

    Hashes of tuples of ints do not change between runs; `hashing()` tells of a Python that differs.
    """
    hashes = list(map(hash, zip(*(codes[at:] for at in range(GRAM)), strict=False)))
    chosen: dict[int, int] = {}
    for place in reversed(_smallest(hashes)):
        chosen[(hashes[place] >> 20) & ((1 << _BITS) - 1)] = place
    return chosen


def _smallest(hashes: list[int]) -> list[int]:
    """The places that are the smallest of any window, in order."""
    if not hashes:
        return []
    best = min(range(min(WINDOW, len(hashes))), key=hashes.__getitem__)
    places = [best]
    smallest = hashes[best]
    for place in range(WINDOW, len(hashes)):
        value = hashes[place]
        if value <= smallest:
            best, smallest = place, value
            places.append(best)
        elif best <= place - WINDOW:
            best = min(range(place - WINDOW + 1, place + 1), key=hashes.__getitem__)
            smallest = hashes[best]
            places.append(best)
    return places


def hashing() -> int:
    """A number that differs where hashes of words would."""
    return hash(tuple(range(GRAM))) & 0x7FFFFFFF
