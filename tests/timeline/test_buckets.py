"""Dates put into buckets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.timeline import UNITS, Unit, timeline


def bars(*dates: str | None, unit: Unit) -> dict[str, tuple[int, float]]:
    found = timeline([(each, "") for each in dates], unit)
    return {
        each.name: (each.count.certain, round(each.count.uncertain, 3))
        for each in found.buckets
        if each.counts
    }


CASES: list[tuple[str, Unit, dict[str, tuple[int, float]]]] = [
    ("2019-04-17", "year", {"2019": (1, 0)}),
    ("2019-04-17", "month", {"2019-04": (1, 0)}),
    ("2019-04-17", "day", {"2019-04-17": (1, 0)}),
    ("2019", "year", {"2019": (1, 0)}),
    ("2019?", "year", {"2019": (0, 1)}),
    ("2019-12/2020-01", "year", {"2019": (0, 0.5), "2020": (0, 0.5)}),
    ("2019-01-31/2019-02-03", "month", {"2019-01": (0, 0.25), "2019-02": (0, 0.75)}),
    ("[2018,2021]", "year", {"2018": (0, 0.5), "2021": (0, 0.5)}),
    ("2020-02", "day", {f"2020-02-{day:02}": (0, 0.034) for day in range(1, 30)}),
    ("2019/..", "year", {}),
    ("XXXX-06-09", "year", {}),
]


@pytest.mark.parametrize(("edtf", "unit", "expected"), CASES)
def test_where_a_date_lies(edtf: str, unit: Unit, expected: dict[str, tuple[int, float]]) -> None:
    assert bars(edtf, unit=unit) == expected


def test_what_is_not_drawn_is_counted() -> None:
    dates = ["2019", "2019/..", "../2020", None, None, "XXXX-06-09", "1600/2200"]
    found = timeline([(each, "") for each in dates], "day")
    assert (found.certain, found.uncertain, found.bounded, found.undated) == (0, 1, 3, 3)


def test_empty_years_stand_between() -> None:
    found = timeline([("2017", "a"), ("2020-05", "b"), ("2020", "b")])
    assert [bucket.name for bucket in found.buckets] == ["2017", "2018", "2019", "2020"]
    assert found.groups == ("b", "a")
    assert timeline([]).buckets == ()


UNIT = [
    (["2019-04-01", "2019-04-20"], "day"),
    (["2019-04-01", "2019-09-20"], "month"),
    (["2019-04-01", "2026-09-20"], "year"),
    (["2019-04-01", "2019-04", "2019-04"], "month"),
    (["2019", "2019", "2019-05-01"], "year"),
    ([None], "year"),
]


@pytest.mark.parametrize(("dates", "unit"), UNIT)
def test_the_unit_that_suits(dates: list[str | None], unit: str) -> None:
    assert timeline([(each, "") for each in dates]).unit == unit


DATES = st.sampled_from(
    ["2019", "2019-04", "2019-04-17", "2018/2020-02", "2019?", "[2018,2020-05]", "2019/..", None, "XXXX-01"]
)


@given(st.lists(st.tuples(DATES, st.sampled_from("abc"))), st.sampled_from(UNITS))
def test_every_article_counts_once(rows: list[tuple[str | None, str]], unit: Unit) -> None:
    found = timeline(rows, unit)
    assert found.certain + found.uncertain + found.bounded + found.undated == len(rows)
    drawn = sum(bucket.count.total for bucket in found.buckets)
    assert drawn == pytest.approx(found.certain + found.uncertain)
    assert sum(bucket.count.certain for bucket in found.buckets) == found.certain
