"""Fingerprints betray every long common run, wherever it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.linking.fingerprints import GRAM, SURE, WINDOW, fingerprints

words = st.lists(st.integers(0, 1 << 32), max_size=60)


@given(words, words, words, words, st.lists(st.integers(0, 1 << 32), min_size=SURE, max_size=40))
def test_a_sure_run_is_seen(a: list[int], b: list[int], c: list[int], d: list[int], run: list[int]) -> None:
    assert fingerprints([*a, *run, *b]).keys() & fingerprints([*c, *run, *d]).keys()


@given(words)
def test_few_and_in_place(codes: list[int]) -> None:
    found = fingerprints(codes)
    grams = len(codes) - GRAM + 1
    assert bool(found) == (grams > 0)
    assert all(0 <= place < grams for place in found.values())
    assert len(found) <= max(1, grams)


def test_a_refrain_has_one_fingerprint() -> None:
    assert len(fingerprints([7] * 100)) == 1


def test_of_distinct_words_about_two_of_a_window_are_kept() -> None:
    assert 0.8 < len(fingerprints(list(range(10_000)))) / (10_000 * 2 / (WINDOW + 1)) < 1.2


def test_they_are_the_same_in_every_run() -> None:
    assert fingerprints([1, 2, 3, 4, 5, 6]) == {(hash((1, 2, 3, 4, 5, 6)) >> 20) & 0xFFFFFFFFFF: 0}
