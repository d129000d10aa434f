"""Reciprocal rank fusion, against its formula."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.semantic import fused

CASES = [
    (("abc", ""), "abc"),
    (("", "abc"), "abc"),
    (("ab", "cd"), "acbd"),  # equal sums: the first ranking's before
    (("abc", "cab"), "acb"),
    (("ab", "cb"), "bac"),
    (("", ""), ""),
]


@pytest.mark.parametrize(("rankings", "order"), CASES)
def test_order(rankings: tuple[str, str], order: str) -> None:
    assert "".join(fused(*rankings)) == order


RANKING = st.lists(st.sampled_from("abcdefghij"), unique=True)


@given(RANKING, RANKING)
def test_the_formula(one: list[str], other: list[str]) -> None:
    found = fused(one, other)
    assert set(found) == {*one, *other}
    for id, score in found.items():
        ranks = [ranking.index(id) + 1 for ranking in (one, other) if id in ranking]
        assert score == pytest.approx(sum(1 / (60 + rank) for rank in ranks))
    assert list(found.values()) == sorted(found.values(), reverse=True)
