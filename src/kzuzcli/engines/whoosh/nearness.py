"""Whether words stand near each other, from the places of each slot in one text."""

from __future__ import annotations

from collections.abc import Sequence


def near(slots: Sequence[Sequence[int]], distance: int) -> bool:
    """Whether every slot has a place of its own in a window with at most `distance` other words in it."""
    width = len(slots) + distance
    holders: dict[int, list[int]] = {}
    for slot, places in enumerate(slots):
        for place in places:
            holders.setdefault(place, []).append(slot)
    ordered = sorted(holders)
    end = 0
    for begin, start in enumerate(ordered):
        while end < len(ordered) and ordered[end] < start + width:
            end += 1
        if end - begin >= len(slots) and _each_has_one([holders[p] for p in ordered[begin:end]], len(slots)):
            return True
    return False


def _each_has_one(places: list[list[int]], count: int) -> bool:
    """Whether `count` slots can be given one place each; `places` lists the slots each place serves."""
    served: dict[int, int] = {}  # slot -> place

    def serve(place: int, tried: set[int]) -> bool:
        for slot in places[place]:
            if slot in tried:
                continue
            tried.add(slot)
            if slot not in served or serve(served[slot], tried):
                served[slot] = place
                return True
        return False

    for place in range(len(places)):
        serve(place, set())
        if len(served) == count:
            return True
    return False
