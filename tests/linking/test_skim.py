"""A byte a word and what stands in quotation marks tell what two texts share."""

from __future__ import annotations

import random
from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.analysis import spelled
from kzuzcli.linking.fingerprints import fingerprints
from kzuzcli.linking.runs import Run, common_runs
from kzuzcli.linking.skim import packed, runs_through, skimmed, spelled_and_quoted, unpacked

words = st.lists(st.integers(0, 255).map(lambda number: number << 8), max_size=40)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Он сказал: «мы согласны» и ушёл, «да».", ["мы согласны", "да"]),
        ("“One two” three", ["One two"]),
        ("nothing quoted", []),
        ("“never closed", ["never closed"]),
        ("«» empty", [""]),
        ("", []),
    ],
)
def test_words_in_quotation_marks(text: str, expected: list[str]) -> None:
    found, stretches = spelled_and_quoted(text, "ru")
    assert [" ".join(found[first:stop]) for first, stop in stretches] == expected


@given(st.text(alphabet="абo' «»\"“”„\n&;39#"), st.sampled_from(["en", "uz", "ru"]))
def test_quotation_marks_change_no_words(text: str, language: str) -> None:
    text = text.replace("''", "")
    assert spelled_and_quoted(text, language)[0] == spelled(text, language)


@given(st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 1 << 20))))
def test_stretches_are_packed(stretches: list[tuple[int, int]]) -> None:
    assert unpacked(packed(stretches)) == stretches


def test_the_lowest_byte_is_kept() -> None:
    assert skimmed(array("I", [0x1234, 0xFF00, 7])) == bytes([0x34, 0, 7])


@given(words, words, words, words, st.lists(st.integers(1, 255), min_size=16, max_size=30, unique=True))
def test_a_common_run_is_found_from_its_fingerprints(
    a: list[int], b: list[int], c: list[int], d: list[int], run: list[int]
) -> None:
    one, other = [*a, *run, *b], [*c, *run, *d]
    both = fingerprints(one).keys() & fingerprints(other).keys()
    places = sorted(fingerprints(one)[each][0] for each in both)
    first, second = (skimmed(array("I", codes)) for codes in (one, other))
    found = runs_through(first, second, places)
    assert any(each.words >= len(run) for each in found)
    assert all(first[each.a : each.a + each.words] == second[each.b : each.b + each.words] for each in found)


def test_words_told_apart_by_a_byte_seldom_lengthen_a_run() -> None:
    chance = random.Random(3)
    texts = [[chance.randrange(1 << 32) for _ in range(60)] for _ in range(400)]
    for one, other in pairwise(texts):
        other[20:40] = one[20:40]
    right = 0
    for one, other in pairwise(texts):
        exact = [run for run in common_runs(one, other, 16) if run.a == 20]
        found = runs_through(skimmed(array("I", one)), skimmed(array("I", other)), [25])
        right += found == exact == [Run(20, 20, 20)]
    assert right >= 390
