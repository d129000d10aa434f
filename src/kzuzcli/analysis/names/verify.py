"""The verified second step: are two keys that differ spellings of one name?

A weighted edit distance over the sounds of two keys. What transliteration habits change is cheap (a/o,
e/i, o/u, х/к ...), what makes another name is dear; the first letter and vowel weigh more.
"""

from __future__ import annotations

import re
from functools import lru_cache

_RUN = re.compile("[aeiou]{2,}")

_OTHER_SOUND = 1.2
# where a name begins it is recognised
_FIRST = 1.5


def _both_ways(costs: dict[str, float]) -> dict[str, float]:
    return costs | {pair[::-1]: cost for pair, cost in costs.items()}


_SWAPS = _both_ways(
    {
        "ao": 0.3, "ou": 0.35, "ei": 0.33, "iu": 0.5, "ae": 0.8, "eo": 0.8, "ai": 0.9, "au": 0.9, "eu": 0.9,
        "io": 0.9, "kh": 0.35, "gk": 0.5, "gh": 0.4, "cx": 0.33, "dt": 0.8, "sz": 0.8, "bp": 0.5, "fp": 0.4,
        "fv": 0.4, "sx": 0.5,
    }
)  # fmt: skip
# the last consonant loses its voice: Murod Murat, Abdulaziz Abdulazis
_LAST_SWAPS = _SWAPS | _both_ways({"dt": 0.2, "sz": 0.4})
_LAST_SWAPS_FROM = 5
# beside another vowel its colour hardly counts: Seifullin Saifullin, Тоқаев Toqoyev
_SWAP_BESIDE_VOWEL = 0.35
_COLOURS = (_SWAPS["ae"], _SWAPS["eo"])
_DROPS = {"i": 0.4, "e": 0.5, "u": 0.5, "a": 0.6, "o": 0.6, "h": 0.4}
_BESIDE_VOWEL = 0.9
_NASAL = 0.3
_DOUBLE = 0.2
# Абляз, Abliaz
_GLIDE = 0.6
_FIRST_DROPPED = 1.0


def same_name(key_a: str, key_b: str) -> bool:
    """Whether two keys are spellings of one name. Symmetric; equal keys are, '' is no name."""
    if key_a == key_b:
        return key_a != ""
    if not key_a or not key_b or abs(len(key_a) - len(key_b)) > 3:
        return False
    allowed = _allowed((len(key_a) + len(key_b)) / 2)
    return _distance(key_a, key_b, allowed) <= allowed or _one_habit(key_a, key_b, allowed)


def _allowed(length: float) -> float:
    """About a tenth of an edit a letter: less in short names, and hardly more in long ones."""
    return 0.12 * min(length, 7.0) - 0.1 + 0.03 * max(0.0, length - 7.0) + 1e-9


def _one_habit(key_a: str, key_b: str, allowed: float) -> bool:
    """Who writes one Uzbek o as a writes all of them so: Xonobod, Ханабад count one change."""
    if key_a.count("o") == key_b.count("o"):
        return False
    rest = allowed - _SWAPS["ao"]
    return _distance(key_a.replace("o", "a"), key_b.replace("o", "a"), rest) <= rest


@lru_cache(maxsize=1 << 14)
def _drops(key: str) -> tuple[float, ...]:
    return tuple(_drop(key, place) for place in range(len(key)))


def _drop(key: str, place: int) -> float:
    """What leaving out one letter costs: little for the second of two and for the g of ng."""
    if place == 0:
        return _FIRST_DROPPED
    letter = key[place]
    if _in_runs(key)[place]:
        pair = key[place : place + 2]
        return _DOUBLE if letter == key[place - 1] else _GLIDE if pair == "ia" else _BESIDE_VOWEL
    return _NASAL if key[place - 1 : place + 1] == "ng" else _DROPS.get(letter, _OTHER_SOUND)


@lru_cache(maxsize=1 << 14)
def _weights(key: str) -> tuple[float, ...]:
    """`_FIRST` up to the first vowel, 1 after it."""
    first_vowel = next((i for i, letter in enumerate(key) if letter in "aeiou"), 0)
    return tuple(_FIRST if i <= first_vowel else 1.0 for i in range(len(key)))


@lru_cache(maxsize=1 << 14)
def _in_runs(key: str) -> tuple[bool, ...]:
    """Which letters are vowels beside vowels."""
    runs = [False] * len(key)
    for match in _RUN.finditer(key):
        runs[match.start() : match.end()] = [True] * (match.end() - match.start())
    return tuple(runs)


def _swap(a: str, i: int, b: str, j: int) -> float:
    at_end = i == len(a) - 1 and j == len(b) - 1 and min(i, j) + 1 >= _LAST_SWAPS_FROM
    cost = (_LAST_SWAPS if at_end else _SWAPS).get(a[i] + b[j], _OTHER_SOUND)
    if cost in _COLOURS and _in_runs(a)[i] and _in_runs(b)[j]:
        cost = _SWAP_BESIDE_VOWEL
    return cost * max(_weights(a)[i], _weights(b)[j])


def _distance(a: str, b: str, allowed: float) -> float:
    """The cheapest way from `a` to `b`; given up, with more than `allowed`, where no way is as cheap."""
    drops_b = _drops(b)
    row = [0.0]
    for cost in drops_b:
        row.append(row[-1] + cost)
    for i, drop_a in enumerate(_drops(a)):
        before, row = row, [row[0] + drop_a]
        for j, other in enumerate(b):
            best = before[j]
            if a[i] != other:
                # a swap is looked up only where it can still lead anywhere
                best = best + _swap(a, i, b, j) if best <= allowed else best + _OTHER_SOUND
            row.append(min(best, before[j + 1] + drop_a, row[j] + drops_b[j]))
        if min(row) > allowed:
            return allowed + 1
    return row[-1]
