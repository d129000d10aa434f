"""Which of a sentence's years a figure is said of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_BORDER = re.compile(r"[,;:(]|\b(?:and|but|while|а|но|и|то|ал|va)\b")
_BORDER_COST = 40
_FARTHEST = 90


class Year(NamedTuple):
    """A year in a text; `led` by a word that says it is one (in 2019)."""

    year: int
    start: int
    end: int
    led: bool


def year_of(text: str, span: tuple[int, int], years: Sequence[Year], scope: str) -> int | None:
    """The year nearest to a figure; what parts clauses between them counts as a long way, and too long a way is none."""
    if not years:
        return None
    nearest = min(years, key=lambda year: _distance(text, span, year, scope))
    return nearest.year if _distance(text, span, nearest, scope)[0] <= _FARTHEST else None


def _distance(text: str, span: tuple[int, int], year: Year, scope: str) -> tuple[int, bool]:
    """How far apart they stand; of two equally near the one behind is meant in English."""
    behind = year.start >= span[1]
    between = text[span[1] : year.start] if behind else text[year.end : span[0]]
    return len(between) + _BORDER_COST * len(_BORDER.findall(between)), behind != (scope == "en")
