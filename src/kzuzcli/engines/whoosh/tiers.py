"""Which segments to merge: four of about the same size into one, so that each article is written anew only a
few times, and a small batch never pays for a large archive."""

from __future__ import annotations

from collections.abc import Sequence

from kzuzcli.engines.whoosh.manifest import SegmentFacts

GROUP = 4
SMALL = 4_000
"""A batch may merge this many documents (about a second's work), or four times its own."""

LARGEST = 500_000
"""Documents of a merged segment: far below Whoosh's limits of 2^32 for numbers and places."""

MOSTLY_DELETED = 0.5


def tier(facts: SegmentFacts) -> int:
    """Segments of one tier differ in size by less than the factor GROUP."""
    size, found = facts.count - len(facts.deleted), 0
    while size >= GROUP:
        size, found = size // GROUP, found + 1
    return found


def to_merge(facts: Sequence[SegmentFacts], batch: int) -> list[int]:
    """Places of the segments a batch of `batch` articles should merge next, in order; empty for none."""
    limit = min(LARGEST, max(SMALL, GROUP * batch))
    tiers: dict[int, list[int]] = {}
    for place, one in enumerate(facts):
        if one.ours:
            tiers.setdefault(tier(one), []).append(place)
            if one.count <= limit and len(one.deleted) > MOSTLY_DELETED * one.count:
                return [place]
    for _, places in sorted(tiers.items()):
        if len(places) >= GROUP and sum(facts[place].count for place in places) <= limit:
            return places
    return []
