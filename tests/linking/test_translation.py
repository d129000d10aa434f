"""Scores of translations: dates, lengths, paragraphs."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.linking.translation import (
    Kept,
    claimed,
    codes_of,
    likeness,
    of_numbers,
    of_paragraphs,
    pack,
    paragraphs,
    unpack,
)


def kept(features: dict[int, int], length: int = 100) -> Kept:
    return Kept("1", "ru", features, float(len(features)), length, b"")


def alike(features: Iterable[int]) -> dict[int, float]:
    return dict.fromkeys(features, 1.0)


@given(st.dictionaries(st.integers(0, (1 << 32) - 1), st.integers(0, 255)))
def test_features_come_back_as_they_were_packed(features: dict[int, int]) -> None:
    assert unpack(pack(features)) == features
    assert list(codes_of(pack(features))) == list(features)


@pytest.mark.parametrize(
    "shift, length, expected",
    [(0, 100, 1.0), (32, 100, 0.5), (64, 100, 0.0), (0, 142, 0.61)],
)
def test_likeness_falls_with_distance_and_length(shift: int, length: int, expected: float) -> None:
    new, other = kept(dict.fromkeys(range(10), 0)), kept(dict.fromkeys(range(10), shift), length)
    score, _ = likeness(new, other, alike)
    assert score == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(
    "a, b, least, most",
    [
        ("aaaa\nbb\nc\nddddd", "AAAAA\nBBB\nC\nDDDDDD", 1.4, 1.5),
        ("aaaa\nbb\nc\nddddd", "a\nbbbb\nccccc\nd", 1.0, 1.0),
        ("aaaa\nbb\nc", "aaaa\nbb\nc", 1.0, 1.0),
        ("a\nb\nc\nd", "a\nb\nc\nd", 1.0, 1.0),
        ("", "", 1.0, 1.0),
    ],
)
def test_paragraphs_that_go_together_count(a: str, b: str, least: float, most: float) -> None:
    assert least <= of_paragraphs(paragraphs(a), paragraphs(b)) <= most


@pytest.mark.parametrize(
    "score, agreeing, margin, expected",
    [(0.2, 10, 3.0, True), (0.2, 10, 1.1, False), (0.2, 2, 9.0, False), (0.08, 30, 9.0, False), (0.1, 5, 1.5, False)],
)  # fmt: skip
def test_weak_scores_need_more(score: float, agreeing: int, margin: float, expected: bool) -> None:
    assert claimed(score, agreeing, margin) is expected


@pytest.mark.parametrize(
    "here, there, agreeing, expected",
    [
        ([], [], 5, 1.0),
        ([3, 7], [3, 7, 11], 5, 1.0),
        ([3, 7], [3, 11], 5, 2 / 3),
        ([3, 7], [11, 15], 5, 1 / 3),
        ([3, 7], [3, 11], 32, 5 / 6),
        ([1, 2, 4], [3, 7, 9], 5, 1.0),
    ],
)
def test_numbers_that_differ(here: list[int], there: list[int], agreeing: int, expected: float) -> None:
    assert of_numbers(here, there, agreeing) == of_numbers(there, here, agreeing) == pytest.approx(expected)
