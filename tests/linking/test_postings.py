"""Postings find what a dict would, however the batches fell."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.linking.postings import LED, SCHEMA, Postings

MOST = 4

keys = st.sets(
    st.integers(0, 3) | st.integers(1 << 40, (1 << 40) + 3) | st.integers(0, (1 << 41) - 1), max_size=6
)


@given(st.lists(st.lists(keys, max_size=5), max_size=12), keys)
def test_found_is_what_was_added(batches: list[list[set[int]]], wanted: set[int]) -> None:
    db = sqlite3.connect(":memory:")
    db.executescript(SCHEMA)
    expected: dict[int, list[int]] = defaultdict(list)
    number = 0
    for batch in batches:
        entries = []
        for held in batch:
            number += 1
            for key in held:
                entries.append((key, number))
                expected[key].append(number)
        found = Postings(db).add_and_find(entries, wanted, MOST)
        shared = {key for key, _ in entries if key < LED and len(expected[key]) > 1}
        assert {key: sorted(numbers) for key, numbers in found.items()} == {
            key: expected[key]
            for key in wanted | shared
            if expected[key] and (key < LED or len(expected[key]) <= MOST)
        }
    db.close()


def test_segments_stay_few() -> None:
    db = sqlite3.connect(":memory:")
    db.executescript(SCHEMA)
    for number in range(200):
        Postings(db).add_and_find([(5, number)], (), MOST)
    assert db.execute("SELECT count(*) FROM postings").fetchone()[0] <= 8
    assert len(Postings(db).add_and_find((), {5}, MOST)[5]) == 200
    db.close()
