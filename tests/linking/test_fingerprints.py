"""Fingerprints betray every long common run, wherever it stands."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.linking.fingerprints import FLANK, GRAM, SURE, WINDOW, fingerprints, may_go_on

words = st.lists(st.integers(0, 1 << 32), max_size=60)


@given(words, words, words, words, st.lists(st.integers(0, 1 << 32), min_size=SURE, max_size=40))
def test_a_sure_run_is_seen(a: list[int], b: list[int], c: list[int], d: list[int], run: list[int]) -> None:
    one, other = fingerprints([*a, *run, *b]), fingerprints([*c, *run, *d])
    assert any(may_go_on(one[each][1], other[each][1]) for each in one.keys() & other.keys())


@given(words)
def test_few_and_in_place(codes: list[int]) -> None:
    found = fingerprints(codes)
    grams = len(codes) - GRAM + 1
    assert bool(found) == (grams > 0)
    assert all(0 <= place < grams for place, _ in found.values())
    assert len(found) <= max(1, grams)


def test_a_refrain_has_one_fingerprint() -> None:
    assert len(fingerprints([7] * 100)) == 1


def test_of_distinct_words_about_two_of_a_window_are_kept() -> None:
    assert (
        0.8
        < len(fingerprints(random.Random(1).sample(range(1 << 32), 10_000))) / (10_000 * 2 / (WINDOW + 1))
        < 1.2
    )


def test_they_are_the_same_in_every_run() -> None:
    gram = tuple(range(1, GRAM + 1))
    assert fingerprints(gram) == {(hash(gram) >> 20) & 0xFFFFFFFFFF: (0, 0)}


def test_flanks_are_of_the_words_before_and_behind() -> None:
    words = [0xF1, *range(100, 100 + FLANK - 1), 0, *range(200, 200 + GRAM + FLANK - 2), 0xF2]
    assert [flanks for place, flanks in fingerprints(words).values() if place == FLANK] == [0x12]


@pytest.mark.parametrize(
    "flanks, others, expected",
    [(0x12, 0x12, True), (0x12, 0x1F, True), (0x12, 0xF2, True), (0x12, 0x21, False)],
)
def test_a_run_goes_on_to_one_side_at_least(flanks: int, others: int, expected: bool) -> None:
    assert may_go_on(flanks, others) is expected
