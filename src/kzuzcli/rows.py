"""Words in a row, or near each other: which positions of a text take part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection


def standing(slots: int, distance: int | None, places: dict[int, int]) -> Collection[int]:
    """The positions that really take part: `places` maps a position to the slots (bits) it can fill.

    `distance` None: all slots in a row, in order. Else in any order, at most so many other words among them.
    """
    if slots == 1:
        return places
    if distance is None:
        return _in_a_row(slots, places)
    return _near(slots, distance, sorted(places.items()))


def _in_a_row(slots: int, places: dict[int, int]) -> set[int]:
    found: set[int] = set()
    for first, filled in places.items():
        if filled & 1 and all(places.get(first + slot, 0) >> slot & 1 for slot in range(1, slots)):
            found.update(range(first, first + slots))
    return found


def _near(slots: int, distance: int, places: list[tuple[int, int]]) -> set[int]:
    """Positions in some window where every slot has a word of its own.

    In such a window any word may take the place of the one that fills its slot, so all of them count.
    """
    found: set[int] = set()
    end = done = 0
    for start, (first, _) in enumerate(places):
        while end < len(places) and places[end][0] < first + slots + distance:
            end += 1
        if _can_fill(slots, [filled for _, filled in places[start:end]]):
            found.update(position for position, _ in places[max(start, done) : end])
            done = end
    return found


def _can_fill(slots: int, words: list[int]) -> bool:
    """Whether each slot can have a word of its own; `words` are the slots (bits) each word can fill."""
    each = [filled for filled, many in Counter(words).items() for _ in range(min(many, slots))]
    owners: dict[int, int] = {}
    return all(_give_word(slot, each, owners) for slot in range(slots))


def _give_word(slot: int, each: list[int], owners: dict[int, int]) -> bool:
    """Find `slot` a word, handing words on between slots where need be (a shortest augmenting path)."""
    words = {owner: word for word, owner in owners.items()}
    reached: dict[int, int] = {}
    waiting = [slot]
    for current in waiting:
        for word, filled in enumerate(each):
            if not filled >> current & 1 or word in reached:
                continue
            reached[word] = current
            if word in owners:
                waiting.append(owners[word])
                continue
            while True:
                owner = reached[word]
                owners[word] = owner
                if owner == slot:
                    return True
                word = words[owner]
    return False
