"""Runs of words two texts have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Run(NamedTuple):
    """`words` words that stand at word `a` of one text and at word `b` of the other."""

    a: int
    b: int
    words: int


def common_runs(a: Sequence[int], b: Sequence[int], shortest: int) -> list[Run]:
    """The maximal common runs of at least `shortest` words, in order of the second text, not overlapping in it.

    Where a run of the second text stands in the first more than once, the longest counts.
    """
    both = set(_grams(a, shortest)).intersection(_grams(b, shortest))
    if not both:
        return []
    places: dict[tuple[int, ...], list[int]] = {}
    for place, gram in enumerate(_grams(a, shortest)):
        if gram in both:
            places.setdefault(gram, []).append(place)
    found: list[Run] = []
    free = 0
    for place, gram in enumerate(_grams(b, shortest)):
        if place >= free and gram in both:
            run = max(
                (_widest(a, b, start, place, shortest) for start in places[gram][:_MOST]),
                key=lambda run: run.words,
            )
            found.append(run)
            free = run.b + run.words
    return found


# a run repeated more often than this in one text is a list or a refrain
_MOST = 50


def distinct(runs: Iterable[Run]) -> list[Run]:
    """The runs in order, without those that stand inside a longer one in either text: it is said there again."""
    kept: list[Run] = []
    for run in sorted(runs, key=lambda run: (-run.words, run)):
        if not any(
            _inside(run.a, other.a, run, other) or _inside(run.b, other.b, run, other) for other in kept
        ):
            kept.append(run)
    return sorted(kept)


def _inside(place: int, start: int, run: Run, other: Run) -> bool:
    return start <= place and place + run.words <= start + other.words


def _grams(codes: Sequence[int], words: int) -> zip[tuple[int, ...]]:
    return zip(*(codes[at:] for at in range(words)), strict=False)


def _widest(a: Sequence[int], b: Sequence[int], start: int, place: int, words: int) -> Run:
    most = min(len(a) - start, len(b) - place)
    while words < most and a[start + words] == b[place + words]:
        words += 1
    return Run(start, place, words)


def around(a: Sequence[int], b: Sequence[int], start: int, place: int) -> Run:
    """The longest common run through word `start` of one text and word `place` of the other."""
    before = 0
    while before < min(start, place) and a[start - before - 1] == b[place - before - 1]:
        before += 1
    return _widest(a, b, start - before, place - before, before)


def covered(runs: Sequence[Run]) -> tuple[int, int]:
    """How many words of the first and of the second text stand in the runs."""
    first = {place for run in runs for place in range(run.a, run.a + run.words)}
    return len(first), sum(run.words for run in runs)


def uncovered(runs: Sequence[Run], words: int, side: int) -> list[tuple[int, int]]:
    """The stretches (first word, word behind the last) of one text, of `words` words, that no run covers.

    `side` 0 is the first text, 1 the second.
    """
    gaps, end = [], 0
    for start, stop in sorted((run[side], run[side] + run.words) for run in runs):
        if start > end:
            gaps.append((end, start))
        end = max(end, stop)
    return [*gaps, (end, words)] if words > end else gaps
