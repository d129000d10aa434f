"""Winnowing: few fingerprints of a text that still betray every run of words it shares with another.

After Schleimer, Wilkerson, Aiken: Winnowing (SIGMOD 2003): of every WINDOW neighbouring words the one with
the smallest code is chosen, and the GRAM words from there on are hashed. A common run of
GRAM + WINDOW - 1 words has a window in common, and so a fingerprint.
"""

from __future__ import annotations

from collections.abc import Sequence

GRAM = 8
WINDOW = 9
SURE = GRAM + WINDOW - 1
"""A common run of this many words (16) is always seen. Of grams of 6 words four times as many fall together
by chance; grams of 11 are half as many again to keep."""

FLANK = (SURE - GRAM) // 2
"""A common run of SURE words goes on for so many words on at least one side of the fingerprint it holds."""

_MASK = (1 << 40) - 1
_NOTHING = (0,) * FLANK


Fingerprint = tuple[int, int]
"""Ordinal of the word it first starts at, and its flanks: four bits of the word FLANK before it in the high
half of a byte, of the word FLANK behind it in the low half."""


def fingerprints(codes: Sequence[int]) -> dict[int, Fingerprint]:
    """Fingerprints (40 bits) of a text; empty below GRAM words.

    Hashes of tuples of ints do not change between runs; `hashing()` tells of a Python that differs.
    """
    text = (*_NOTHING, *codes, *_NOTHING)
    places = _smallest(codes[: max(0, len(codes) - GRAM + 1)])[::-1]
    found = [hash(text[at : at + GRAM]) >> 20 & _MASK for at in [place + FLANK for place in places]]
    flanks = [(text[at] & 15) << 4 | text[at + SURE - 1] & 15 for at in places]
    return dict(zip(found, zip(places, flanks, strict=True), strict=True))


def may_go_on(flanks: int, others: int) -> bool:
    """Whether two texts that share a fingerprint with these flanks may share SURE words around it."""
    differ = flanks ^ others
    return not differ & 0xF0 or not differ & 0x0F


def _smallest(values: Sequence[int]) -> list[int]:
    """The places that are the smallest of any window, in order."""
    if not values:
        return []
    best = min(range(min(WINDOW, len(values))), key=values.__getitem__)
    places = [best]
    smallest = values[best]
    for place in range(WINDOW, len(values)):
        value = values[place]
        if value <= smallest:
            best, smallest = place, value
            places.append(best)
        elif best <= place - WINDOW:
            best = min(range(place - WINDOW + 1, place + 1), key=values.__getitem__)
            smallest = values[best]
            places.append(best)
    return places


def hashing() -> int:
    """A number that differs where hashes of words would."""
    return hash(tuple(range(GRAM))) & 0x7FFFFFFF
