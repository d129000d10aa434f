"""Whether one article may be a translation of another, from numbers, names and cognates and their places."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

TOLERANCE = 64
"""How far, of 256, a feature may stand from its place in the other text before it stops counting."""

DAYS = 21
"""A translation comes out within so many days."""

CLAIMED = 0.038
FEWEST = 3
MARGIN = 1.2
"""What every claim needs: a score, some features in about the same place, a lead over the next best."""

_STRENGTH = 0.1
_EVIDENCE = 0.16

NOBODY = 0.01
"""The score taken for a next best where none is known; lower ones are not kept."""

_COGNATE = 0.49
_SPREAD = 0.35
_LONGEST = 3.0


@dataclass(frozen=True, slots=True)
class Profile:
    """An article as translations see it. `length` is in characters; days as in LinkArticle."""

    features: Mapping[int, int]
    length: int
    earliest: int | None = None
    latest: int | None = None


class Kept(NamedTuple):
    """What is kept of an older article; `weight` is the sum over its features when it came in."""

    id: str
    language: str
    features: bytes
    weight: float
    length: int
    earliest: int | None
    latest: int | None


def rarity(holding: int, articles: int) -> float:
    """How much it says that two articles share what `holding` of `articles` hold.

    Two hundred articles are assumed beside those there are, so that the first five can be told apart.
    """
    return math.log((articles + 200) / (holding + 2)) if holding < articles + 198 else 0.0


def squared(rare: float, cognate: bool) -> float:
    """The share of one feature in a score; a cognate is worth less than a number or a name."""
    return rare * rare * (_COGNATE if cognate else 1.0)


def likeness(new: Profile, weights: Mapping[int, float], other: Kept) -> tuple[float, int]:
    """How alike two articles are (0..1), and how many features stand in about the same place in both.

    `weights` are those of the new article's features.
    """
    total, agreeing = 0.0, 0
    for each, place in unpack(other.features):
        if each in weights:
            apart = abs(new.features[each] - place)
            if apart < TOLERANCE:
                total += weights[each] * (TOLERANCE - apart)
                agreeing += 1
    both = sum(weights.values()) * other.weight
    if not total or not both:
        return 0.0, 0
    return total / TOLERANCE * _of_lengths(new.length, other.length) / math.sqrt(both), agreeing


def _of_lengths(a: int, b: int) -> float:
    """1 for texts of one length, falling off on either side; measured pairs lie within 0.7 and 1.4."""
    return math.exp(-((math.log(a / b) / _SPREAD) ** 2) / 2)


def possible(a: Profile, b: Kept) -> bool:
    """Whether dates and lengths allow one article to be a translation of the other."""
    if not 1 / _LONGEST < a.length / b.length < _LONGEST:
        return False
    return not (_apart(a.latest, b.earliest) or _apart(b.latest, a.earliest))


def _apart(latest: int | None, earliest: int | None) -> bool:
    return latest is not None and earliest is not None and earliest - latest > DAYS


def claimed(score: float, agreeing: int, margin: float) -> bool:
    """Whether mutual bests are claimed to be translations of each other.

    Weak scores need a wide margin and more features: measured on twins among 4,000 unrelated articles.
    """
    if score < CLAIMED or agreeing < FEWEST or margin < MARGIN:
        return False
    return score * margin >= _STRENGTH and score * agreeing >= _EVIDENCE


def pack(features: Mapping[int, int]) -> bytes:
    """Features and their places as five bytes each."""
    return array("I", features.keys()).tobytes() + bytes(features.values())


def unpack(packed: bytes) -> Iterable[tuple[int, int]]:
    count = len(packed) // 5 * 4
    codes = array("I")
    codes.frombytes(packed[:count])
    return zip(codes, packed[count:], strict=True)
