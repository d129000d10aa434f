"""Measurements as tables of Markdown: medians with their least and greatest, ratios taken round by round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median


def spread(values: Sequence[float]) -> str:
    """The median, and from least to greatest where there are several."""
    if len(values) < 2:
        return number(values[0])
    return f"{number(median(values))} ({number(min(values))}–{number(max(values))})"


def ratios(values: Sequence[float], base: Sequence[float]) -> str:
    """`values` as times `base`: each round against the same round."""
    return spread([one / other for one, other in zip(values, base, strict=False)])


def number(value: float) -> str:
    """Three digits that matter."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
