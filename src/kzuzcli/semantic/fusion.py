"""Two rankings made one."""

from __future__ import annotations

from collections.abc import Sequence

K = 60
"""Of reciprocal rank fusion: Cormack, Clarke and Büttcher, "Reciprocal rank fusion outperforms Condorcet and
individual rank learning methods", SIGIR 2009. Not tuned."""


def fused(*rankings: Sequence[str]) -> dict[str, float]:
    """Every id of the rankings with the sum of 1 / (60 + its rank, from 1) in each, greatest first.

    Equal sums: in the order of the first ranking, what only the others hold behind it.
    """
    sums: dict[str, float] = {}
    for ranking in rankings:
        for rank, id in enumerate(ranking, 1):
            sums[id] = sums.get(id, 0.0) + 1 / (K + rank)
    return dict(sorted(sums.items(), key=lambda pair: -pair[1]))
