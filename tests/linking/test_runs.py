"""Common runs of words: maximal, in order, and what they leave uncovered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.linking.runs import Run, common_runs, covered, distinct, uncovered

few_words = st.lists(st.integers(0, 3), max_size=40)


@pytest.mark.parametrize(
    "a, b, shortest, expected",
    [
        ("a b c d e", "x a b c y", 3, [Run(0, 1, 3)]),
        ("a b c d e", "a b c d e", 3, [Run(0, 0, 5)]),
        ("a b x c d", "c d y a b", 2, [Run(3, 0, 2), Run(0, 3, 2)]),
        ("a b q a b c", "a b c", 2, [Run(3, 0, 3)]),
        ("a b c", "a c b", 2, []),
        ("", "a b", 2, []),
        ("a", "a", 2, []),
    ],
)
def test_common_runs(a: str, b: str, shortest: int, expected: list[Run]) -> None:
    codes = {word: number for number, word in enumerate(sorted({*a.split(), *b.split()}))}
    found = common_runs([codes[w] for w in a.split()], [codes[w] for w in b.split()], shortest)
    assert found == expected


@given(few_words, few_words, st.integers(2, 5))
def test_runs_are_common_maximal_and_do_not_overlap(a: list[int], b: list[int], shortest: int) -> None:
    end = 0
    for run in common_runs(a, b, shortest):
        assert run.words >= shortest
        assert a[run.a : run.a + run.words] == b[run.b : run.b + run.words]
        behind = (run.a + run.words, run.b + run.words)
        assert behind[0] == len(a) or behind[1] == len(b) or a[behind[0]] != b[behind[1]]
        assert run.b >= end
        end = run.b + run.words


@pytest.mark.parametrize(
    "runs, expected",
    [
        ([Run(4, 0, 3), Run(3, 9, 6)], [Run(3, 9, 6)]),
        ([Run(0, 9, 3), Run(20, 8, 6)], [Run(20, 8, 6)]),
        ([Run(4, 0, 6), Run(3, 9, 6)], [Run(3, 9, 6), Run(4, 0, 6)]),
        ([Run(3, 3, 2), Run(3, 3, 2)], [Run(3, 3, 2)]),
        ([], []),
    ],
)
def test_a_run_inside_a_longer_one_is_no_other(runs: list[Run], expected: list[Run]) -> None:
    assert distinct(runs) == expected


@given(few_words, few_words)
def test_what_is_not_covered_is(a: list[int], b: list[int]) -> None:
    runs = common_runs(a, b, 2)
    for side, codes in enumerate((a, b)):
        free = {place for start, stop in uncovered(runs, len(codes), side) for place in range(start, stop)}
        assert len(free) + covered(runs)[side] == len(codes)
