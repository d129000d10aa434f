"""Whether one article may be a translation of another, from numbers, names and cognates and their places."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from kzuzcli.dataclass import dataclass
from kzuzcli.linking.words import NUMBER

TOLERANCE = 64
"""How far, of 256, a feature may stand from its place in the other text before it stops counting."""

DAYS = 21
"""A translation comes out within so many days."""

LONGEST = 3.0
"""A translation is less than so many times as long as the other text."""

CLAIMED = 0.09
FEWEST = 3
MARGIN = 1.2
"""What every claim needs: a score, some features in about the same place, a lead over the next best.

Of 1,466 mutual bests that are twins none scored below 0.104, of 237 among articles without a twin none above
0.073. Chosen on one half of the documents (0.117, 0.073), judged on the other (0.104, 0.068)."""

_STRENGTH = 0.2

NOBODY = 0.01
"""The score taken for a next best where none is known; lower ones are not kept."""

_COGNATE = 0.49
_SPREAD = 0.35

_COMPARED = 64
_TELLING = 4
_FEW = 16
_SURE = 8


@dataclass(frozen=True, slots=True)
class Profile:
    """An article as translations see it. `features` are packed, `length` is in characters; `paragraphs` are
    the lengths of its first paragraphs, longest 255; days as in LinkArticle."""

    features: bytes
    length: int
    paragraphs: bytes = b""
    earliest: int | None = None
    latest: int | None = None


class Kept(NamedTuple):
    """What is kept of an article; `weight` is the sum over its features when it came in."""

    id: str
    language: str
    features: Mapping[int, int]
    weight: float
    length: int
    paragraphs: bytes


def rarity(holding: int, articles: int) -> float:
    """How much it says that two articles share what `holding` of `articles` hold.

    Two hundred articles are assumed beside those there are, so that the first five can be told apart.
    """
    return math.log((articles + 200) / (holding + 2)) if holding < articles + 198 else 0.0


def squared(rare: float, cognate: bool) -> float:
    """The share of one feature in a score; a cognate is worth less than a number or a name."""
    return rare * rare * (_COGNATE if cognate else 1.0)


def likeness(
    new: Kept, other: Kept, weights: Callable[[Iterable[int]], Mapping[int, float]]
) -> tuple[float, int]:
    """How alike two articles are (0..1), and how many features stand in about the same place in both.

    `weights` gives the shares of some features in a score.
    """
    here, there = new.features, other.features
    total, agreeing = 0.0, 0
    for each, weight in weights(here.keys() & there.keys()).items():
        apart = abs(here[each] - there[each])
        if apart < TOLERANCE:
            total += weight * (TOLERANCE - apart)
            agreeing += 1
    both = new.weight * other.weight
    if not total or not both:
        return 0.0, 0
    form = _of_lengths(new.length, other.length) * of_paragraphs(new.paragraphs, other.paragraphs)
    score = total / TOLERANCE * form / math.sqrt(both)
    return (score * of_numbers(here, there, agreeing) if score >= NOBODY else score), agreeing


def of_numbers(here: Iterable[int], there: Iterable[int], agreeing: int) -> float:
    """1 where all numbers of the text with fewer stand in the other too, the less, the fewer do: two reports
    of one event name the same places, but not the same figures. The more of other features agree, the less
    this counts."""
    ours, theirs = ({each for each in some if each & NUMBER == NUMBER} for some in (here, there))
    fewer = min(len(ours), len(theirs))
    # one more is counted in common: one of two says less than three of six
    missing = 1.0 - (len(ours & theirs) + 1) / (fewer + 1)
    return 1.0 - missing * min(1.0, _FEW / agreeing) if missing else 1.0


def _of_lengths(a: int, b: int) -> float:
    """1 for texts of one length, falling off on either side; measured pairs lie within 0.7 and 1.4."""
    return math.exp(-((math.log(a / b) / _SPREAD) ** 2) / 2)


def paragraphs(text: str) -> bytes:
    """The lengths of the first `_COMPARED` paragraphs of a text, as Profile has them."""
    lengths = [len(line) for line in text.split("\n") if line.strip()][:_COMPARED]
    most = max(lengths, default=1)
    return bytes(length * 255 // most for length in lengths)


def of_paragraphs(a: bytes, b: bytes) -> float:
    """1 to 2: more, the better the lengths of as many paragraphs go together, and the more there are."""
    if len(a) != len(b) or len(a) < _TELLING:
        return 1.0
    mean_a, mean_b = sum(a) / len(a), sum(b) / len(b)
    spread = math.sqrt(sum((x - mean_a) ** 2 for x in a) * sum((y - mean_b) ** 2 for y in b))
    if not spread:
        return 1.0
    together = sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b, strict=True)) / spread
    return 1.0 + max(0.0, together) * min(1.0, len(a) / _SURE)


def claimed(score: float, agreeing: int, margin: float) -> bool:
    """Whether mutual bests are claimed to be translations of each other.

    Weak scores need a wide margin.
    """
    return score >= CLAIMED and agreeing >= FEWEST and margin >= MARGIN and score * margin >= _STRENGTH


def pack(features: Mapping[int, int]) -> bytes:
    """Features and their places as five bytes each."""
    return array("I", features.keys()).tobytes() + bytes(features.values())


def codes_of(packed: bytes) -> array[int]:
    """The packed features without their places."""
    codes = array("I")
    codes.frombytes(memoryview(packed)[: len(packed) // 5 * 4])
    return codes


def unpack(packed: bytes) -> dict[int, int]:
    """Features and their places, as they were packed."""
    codes = codes_of(packed)
    return dict(zip(codes, packed[4 * len(codes) :], strict=True))
