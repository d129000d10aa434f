"""The verified second step: are two keys that differ spellings of one name?

A weighted edit distance over the sounds of two keys. What transliteration habits change is cheap (a/o,
e/i, o/u, х/к ...), what makes another name is dear; the first letter and vowel weigh more.
"""

from __future__ import annotations

from functools import lru_cache

_OTHER_SOUND = 1.2
# where a name begins it is recognised
_FIRST = 1.5


def _both_ways(costs: dict[str, float]) -> dict[str, float]:
    return costs | {pair[::-1]: cost for pair, cost in costs.items()}


_SWAPS = _both_ways(
    {
        "ao": 0.3, "ou": 0.35, "ei": 0.35, "iu": 0.5, "ae": 0.8, "eo": 0.8, "ai": 0.9, "au": 0.9, "eu": 0.9,
        "io": 0.9, "kh": 0.4, "gk": 0.5, "gh": 0.4, "cx": 0.4, "dt": 0.8, "sz": 0.8, "bp": 0.5, "fp": 0.4,
        "fv": 0.4,
    }
)  # fmt: skip
# the last consonant loses its voice: Murad Murat, Abdulaziz Abdulazis
_LAST_SWAPS = _SWAPS | _both_ways({"dt": 0.4, "sz": 0.4})
_DROPS = {"i": 0.4, "e": 0.5, "u": 0.5, "a": 0.6, "o": 0.6, "h": 0.4}
_BESIDE_VOWEL = 0.5
_NASAL = 0.3
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
    """What leaving out one letter costs: little beside another vowel or for the g of ng."""
    if place == 0:
        return _FIRST_DROPPED
    letter, before = key[place], key[place - 1]
    if before in "aeiou" and letter in "aeiou":
        return _BESIDE_VOWEL
    if before + letter == "ng":
        return _NASAL
    return _DROPS.get(letter, _OTHER_SOUND)


@lru_cache(maxsize=1 << 14)
def _weights(key: str) -> tuple[float, ...]:
    """`_FIRST` up to the first vowel, 1 after it."""
    first_vowel = next((i for i, letter in enumerate(key) if letter in "aeiou"), 0)
    return tuple(_FIRST if i <= first_vowel else 1.0 for i in range(len(key)))


def _distance(a: str, b: str, allowed: float) -> float:
    """The cheapest way from `a` to `b`; given up, with more than `allowed`, where no way is as cheap."""
    drops_b, weights = _drops(b), _weights(b)
    row = [0.0]
    for cost in drops_b:
        row.append(row[-1] + cost)
    last_a, last_b = len(a) - 1, len(b) - 1
    for i, (letter, drop_a, weight_a) in enumerate(zip(a, _drops(a), _weights(a), strict=True)):
        before, row = row, [row[0] + drop_a]
        for j, other in enumerate(b):
            swap = before[j]
            if letter != other:
                costs = _LAST_SWAPS if i == last_a and j == last_b else _SWAPS
                swap += costs.get(letter + other, _OTHER_SOUND) * max(weight_a, weights[j])
            row.append(min(swap, before[j + 1] + drop_a, row[j] + drops_b[j]))
        if min(row) > allowed:
            return allowed + 1
    return row[-1]
