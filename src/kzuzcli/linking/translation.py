"""Whether one article may be a translation of another, from numbers, names and cognates and their places."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass

TOLERANCE = 64
"""How far, of 256, a feature may stand from its place in the other text before it stops counting."""

DAYS = 21
"""A translation comes out within so many days."""

CLAIMED = 0.03
MARGIN = 1.2
FEWEST = 4
"""What makes a mutual best a claim: its score, the next best's, and how many features speak for it."""

_COGNATE = 0.7
_SPREAD = 0.5
_LONGEST = 3.0

Weight = Callable[[int], float]
"""A feature to how rare it is in the archive."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An article as translations see it. `length` is in characters; days as in LinkArticle."""

    features: Mapping[int, int]
    length: int
    earliest: int | None = None
    latest: int | None = None


def rarity(holding: int, articles: int) -> float:
    """How much it says that two articles share what `holding` of `articles` hold.

    Two hundred articles are assumed beside those there are, so that the first five can be told apart.
    """
    return math.log((articles + 200) / (holding + 2)) if holding < articles + 198 else 0.0


def squared(feature: int, rare: float) -> float:
    """The share of one feature in a score; a cognate is worth less than a number or a name."""
    weight = rare if feature & 1 else rare * _COGNATE
    return weight * weight


def weights(features: Mapping[int, int], weight: Weight) -> dict[int, float]:
    return {each: squared(each, weight(each)) for each in features}


def likeness(
    a: Profile, b: Profile, of_a: Mapping[int, float], of_b: Mapping[int, float]
) -> tuple[float, int]:
    """How alike two articles are (0..1), and how many features stand in about the same place in both."""
    if not a.features or not b.features:
        return 0.0, 0
    total, agreeing = 0.0, 0
    for each in a.features.keys() & b.features.keys():
        apart = abs(a.features[each] - b.features[each])
        if apart < TOLERANCE:
            total += of_a[each] * (1 - apart / TOLERANCE)
            agreeing += 1
    both = sum(of_a.values()) * sum(of_b.values())
    return (total * _of_lengths(a.length, b.length) / math.sqrt(both) if both else 0.0), agreeing


def _of_lengths(a: int, b: int) -> float:
    """1 for texts of one length, falling off on either side; measured pairs lie within 0.7 and 1.4."""
    return math.exp(-((math.log(a / b) / _SPREAD) ** 2) / 2)


def possible(a: Profile, b: Profile) -> bool:
    """Whether dates and lengths allow one article to be a translation of the other."""
    if not 1 / _LONGEST < a.length / b.length < _LONGEST:
        return False
    return not (_apart(a, b) or _apart(b, a))


def _apart(a: Profile, b: Profile) -> bool:
    return a.latest is not None and b.earliest is not None and b.earliest - a.latest > DAYS


def pack(features: Mapping[int, int]) -> bytes:
    """Features and their places as five bytes each."""
    return array("I", features.keys()).tobytes() + bytes(features.values())


def unpack(packed: bytes) -> dict[int, int]:
    count = len(packed) // 5
    codes = array("I")
    codes.frombytes(packed[: count * 4])
    return dict(zip(codes, packed[count * 4 :], strict=True))
