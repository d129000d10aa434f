"""Which paragraphs of two texts say the same, by their lengths and the numbers and names in them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

MOVES = {(1, 1): 0.0, (1, 2): 2.5, (2, 1): 2.5, (0, 1): 3.5, (1, 0): 3.5}
"""Paragraphs of the first and of the second text taken together, and what that costs beforehand."""

_BAND = 20
"""Paragraphs a pair may lie beside the diagonal, beyond the difference in number."""

# so many characters of equal length are assumed beside those there are: short texts say little of a ratio
_EVEN = 1000
_VARIANCE = 6.8
_WORST_LENGTH = 8.0
_UNLIKE = 4.0
_COGNATE = 0.5
_ALONE = 0.5


class Block(NamedTuple):
    """A paragraph as alignment sees it: its length in characters and the marks that survive translation."""

    length: int
    marks: frozenset[str]


Pair = tuple[range, range]
"""Ordinals of paragraphs of the first text and of those of the second that go with them; one may be empty."""


def align(a: Sequence[Block], b: Sequence[Block]) -> list[Pair]:
    """The cheapest way through both texts, in order: every paragraph stands in exactly one pair."""
    costs = _Costs(a, b)
    best: dict[tuple[int, int], float] = {(0, 0): 0.0}
    came: dict[tuple[int, int], tuple[int, int]] = {}
    for i, j in _places(len(a), len(b)):
        for move, prior in MOVES.items():
            before = best.get((i - move[0], j - move[1]))
            if before is None:
                continue
            cost = before + prior + costs.of(range(i - move[0], i), range(j - move[1], j))
            if cost < best.get((i, j), math.inf):
                best[i, j], came[i, j] = cost, move
    return _back(came, len(a), len(b))


def _places(a: int, b: int) -> Iterator[tuple[int, int]]:
    reach = _BAND + abs(a - b)
    for i in range(a + 1):
        middle = i * b // a if a else 0
        for j in range(max(0, middle - reach), min(b, middle + reach) + 1):
            yield i, j


def _back(came: dict[tuple[int, int], tuple[int, int]], i: int, j: int) -> list[Pair]:
    pairs: list[Pair] = []
    while (i, j) in came:
        one, other = came[i, j]
        pairs.append((range(i - one, i), range(j - other, j)))
        i, j = i - one, j - other
    return pairs[::-1]


class _Costs:
    """What it costs to take paragraphs for translations of each other."""

    def __init__(self, a: Sequence[Block], b: Sequence[Block]) -> None:
        self._a, self._b = a, b
        self._ratio = (_EVEN + sum(each.length for each in b)) / (_EVEN + sum(each.length for each in a))
        held_a = Counter(mark for each in a for mark in each.marks)
        held_b = Counter(mark for each in b for mark in each.marks)
        # what stands in every paragraph of both says hardly anything
        self._weights = {
            mark: (_COGNATE if mark.endswith("_") else 1.0) / math.sqrt(held_a[mark] * held_b[mark])
            for mark in held_a.keys() & held_b.keys()
        }
        # a number that only one text has stands in a paragraph the other may lack; words do not say so much
        for mark in held_a.keys() ^ held_b.keys():
            if mark.startswith("#"):
                self._weights[mark] = _ALONE / (held_a[mark] + held_b[mark])

    def of(self, a: range, b: range) -> float:
        if not a or not b:
            return 0.0
        one, other = [self._a[n] for n in a], [self._b[n] for n in b]
        return self._of_lengths(one, other) + self._of_marks(one, other)

    def _of_lengths(self, one: list[Block], other: list[Block]) -> float:
        """Gale and Church (1993), with their variance: how far the lengths are from what is expected."""
        expected = sum(each.length for each in one) * self._ratio
        found = sum(each.length for each in other)
        spread = math.sqrt(_VARIANCE * max(1.0, (expected + found) / 2))
        return min(_WORST_LENGTH, ((found - expected) / spread) ** 2 / 2)

    def _of_marks(self, one: list[Block], other: list[Block]) -> float:
        marks, others = (frozenset[str]().union(*(each.marks for each in side)) for side in (one, other))
        both = self._weight(marks) + self._weight(others)
        alike = 2 * self._weight(marks & others) / both if both else 0.5
        return _UNLIKE * (1.0 - alike)

    def _weight(self, marks: frozenset[str]) -> float:
        return sum(self._weights.get(mark, 0.0) for mark in marks)
