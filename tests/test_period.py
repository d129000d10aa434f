from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.errors import PeriodError
from kzuzcli.period import Period, Relation, overlap, relation

READ = [
    ("2019-04-17", date(2019, 4, 17), date(2019, 4, 17), "day"),
    ("2019-04", date(2019, 4, 1), date(2019, 4, 30), "month"),
    ("2019", date(2019, 1, 1), date(2019, 12, 31), "year"),
    ("2019?", date(2019, 1, 1), date(2019, 12, 31), "year"),
    ("2019-04~", date(2019, 4, 1), date(2019, 4, 30), "month"),
    ("2019-04-17%", date(2019, 4, 17), date(2019, 4, 17), "day"),
    ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "month"),
    ("1500", date(1500, 1, 1), date(1500, 12, 31), "year"),
    ("2200", date(2200, 1, 1), date(2200, 12, 31), "year"),
    ("201X", date(2010, 1, 1), date(2019, 12, 31), "range"),
    ("19XX", date(1900, 1, 1), date(1999, 12, 31), "range"),
    ("2019-XX", date(2019, 1, 1), date(2019, 12, 31), "year"),
    ("2019-02-XX", date(2019, 2, 1), date(2019, 2, 28), "month"),
    ("2019-XX-09", date(2019, 1, 9), date(2019, 12, 9), "range"),
    ("XXXX-06-09", None, None, "partial"),
    ("XXXX-02-29", None, None, "partial"),
    ("XXXX-06", None, None, "partial"),
    ("2019-04-16/2019-04-23", date(2019, 4, 16), date(2019, 4, 23), "range"),
    ("2019-04/2019-06", date(2019, 4, 1), date(2019, 6, 30), "range"),
    ("2019?/2020~", date(2019, 1, 1), date(2020, 12, 31), "range"),
    ("../2019-06-09", None, date(2019, 6, 9), "bounds"),
    ("/2019-06-09", None, date(2019, 6, 9), "bounds"),
    ("2023/..", date(2023, 1, 1), None, "bounds"),
    ("[2018,2019]", date(2018, 1, 1), date(2019, 12, 31), "range"),
    ("[2018,2020-05..2020-06]", date(2018, 1, 1), date(2020, 6, 30), "range"),
    ("[..2018]", None, date(2018, 12, 31), "bounds"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), READ)
def test_edtf_is_read(text: str, earliest: date, latest: date, precision: str) -> None:
    period = Period.parse(text)
    assert (period.earliest, period.latest, period.precision) == (earliest, latest, precision)
    assert str(period) == text


REFUSED = [
    ("2019-13", "impossible"),
    ("2019-00", "impossible"),
    ("2019-02-30", "impossible"),
    ("2019-02-29", "impossible"),
    ("XXXX-02-30", "impossible"),
    ("XXXX-13", "impossible"),
    ("1499", "out-of-range"),
    ("2201-01-01", "out-of-range"),
    ("149X", "out-of-range"),
    ("0000", "out-of-range"),
    ("2020/2019", "reversed"),
    ("2019-04-17/2019-04-16", "reversed"),
    ("../..", "syntax"),
    ("/", "syntax"),
    ("XXXX", "syntax"),
    ("XXXX-XX-XX", "syntax"),
    ("XXXX-06-09/2019", "syntax"),
    ("[]", "syntax"),
    ("[2018", "syntax"),
    ("[2018,[2019]]", "syntax"),
    ("April", "syntax"),
    ("2019-4", "syntax"),
    ("2019-04-17T10:00:00Z", "syntax"),
    ("2019-04-17\n", "syntax"),
    ("２０１９", "syntax"),
    ("-0044", "bc"),
    ("", "syntax"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_is_no_date_is_refused(text: str, reason: str) -> None:
    with pytest.raises(PeriodError) as refused:
        Period.parse(text)
    assert refused.value.reason == reason
    assert refused.value.text == text


ASKED = [
    ("2019", "2019"),
    ("2019-04", "2019-04"),
    ("2019-04-17", "2019-04-17"),
    ("2019-04..2019-06", "2019-04/2019-06"),
    ("2022..", "2022/.."),
    ("..2019-06-09", "../2019-06-09"),
    ("2019-04/2019-06", "2019-04/2019-06"),
    ("../2019", "../2019"),
    ("[2018,2019]", "[2018,2019]"),
    ("[2018..2019]", "[2018..2019]"),
]


@pytest.mark.parametrize(("text", "edtf"), ASKED)
def test_a_querys_dates_are_read(text: str, edtf: str) -> None:
    assert Period.from_query(text) == Period.parse(edtf)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("..", "syntax"),
        ("", "syntax"),
        ("none", "syntax"),
        ("XXXX-06-09", "syntax"),
        ("2019...2020", "syntax"),
        ("2019..2020..2021", "syntax"),
        ("2020..2019", "reversed"),
        ("2019-13..", "impossible"),
        ("1200..1300", "out-of-range"),
        ("-0044..2019", "bc"),
    ],
)
def test_a_query_without_days_is_refused(text: str, reason: str) -> None:
    with pytest.raises(PeriodError) as refused:
        Period.from_query(text)
    assert (refused.value.reason, refused.value.text) == (reason, text)


def test_a_set_has_members() -> None:
    assert [str(member) for member in Period.parse("[2018, 2020-05..2020-06]").members] == [
        "2018",
        "2020-05/2020-06",
    ]
    assert Period.parse("2019").members == (Period.parse("2019"),)


@pytest.mark.parametrize(
    ("text", "doubtful"), [("2019?", True), ("2019-04~", True), ("2019", False), ("2018/2019?", True)]
)
def test_qualified_periods_are_doubtful(text: str, doubtful: bool) -> None:
    assert Period.parse(text).doubtful is doubtful


RELATIONS = [
    ("2019-04-17", "2019", "certain"),
    ("2019", "2019", "certain"),
    ("2019", "2019-04", "possible"),
    ("2019", "2018-06/2019-06", "possible"),
    ("2018", "2019", "outside"),
    ("2018-12-31", "2019", "outside"),
    ("2019-04-16/2019-04-23", "2019-04-23", "possible"),
    ("2019", "2018/..", "certain"),
    ("2019", "2019-06/..", "possible"),
    ("2017", "2018/..", "outside"),
    ("2019", "../2018", "outside"),
    ("2023/..", "2022/..", "possible"),
    ("2023/..", "2024/..", "bounded"),
    ("2023/..", "2026", "bounded"),
    ("2023/..", "2023", "bounded"),
    ("2023/..", "2022", "outside"),
    ("../2019-06-09", "../2019", "possible"),
    ("../2019-06-09", "2019", "bounded"),
    ("../2019-06-09", "2020", "outside"),
    ("XXXX-06-09", "2019", "undated"),
    ("XXXX-06-09", "2019/..", "undated"),
]


@pytest.mark.parametrize(("period", "wanted", "expected"), RELATIONS)
def test_relation_of_a_period_to_the_days_asked_for(period: str, wanted: str, expected: Relation) -> None:
    assert relation(Period.parse(period), Period.parse(wanted)) == expected


@pytest.mark.parametrize(
    ("period", "wanted", "expected"),
    [
        ("2023/..", "2022/2026", "possible"),
        ("2023/..", "2022/2025", "bounded"),
        ("2023/..", "2026", "bounded"),
        ("2023/..", "2027", "outside"),
        ("2023/..", "2022/..", "possible"),
        ("2027/..", "2027/2028", "bounded"),
        ("../2023", "2020/2026", "bounded"),
        ("2019", "2019", "certain"),
    ],
)
def test_the_day_it_came_in_closes_an_open_end(period: str, wanted: str, expected: Relation) -> None:
    assert relation(Period.parse(period), Period.parse(wanted), date(2026, 11, 22)) == expected


@given(*[st.none() | st.integers(0, 12)] * 4)
def test_overlap_agrees_with_counting_days(
    earliest: int | None, latest: int | None, first: int | None, last: int | None
) -> None:
    if earliest is not None and latest is not None and latest < earliest:
        earliest, latest = latest, earliest
    if first is not None and last is not None and last < first:
        first, last = last, first
    days = range(-20, 40)
    mine = {d for d in days if (earliest is None or d >= earliest) and (latest is None or d <= latest)}
    asked = {d for d in days if (first is None or d >= first) and (last is None or d <= last)}
    found = overlap(earliest, latest, first, last)
    if earliest is None and latest is None:
        assert found == "undated"
    elif not mine & asked:
        assert found == "outside"
    elif earliest is None or latest is None:
        assert found == ("possible" if mine <= asked else "bounded")
    else:
        assert found == ("certain" if mine <= asked else "possible")


DAYS = st.dates(date(1500, 1, 1), date(2200, 12, 31))
SIMPLE = st.builds(
    lambda day, length, mark: day.isoformat()[:length] + mark,
    DAYS,
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "", "?", "~", "%"]),
)


@given(SIMPLE, SIMPLE, st.sampled_from(["{0}", "{0}/..", "../{0}", "{0}/{1}", "[{0},{1}]", "[{0}..{1}]"]))
def test_reading_what_was_written_changes_nothing(one: str, two: str, shape: str) -> None:
    text = shape.format(*sorted((one, two)))
    try:
        period = Period.parse(text)
    except PeriodError as refused:
        assert refused.reason == "reversed"
        return
    assert str(period) == text
    assert Period.parse(str(period)) == period
    assert period.start is None or period.end is None or period.start < period.end


@given(DAYS)
def test_a_day_is_itself(day: date) -> None:
    period = Period.day(day)
    assert Period.parse(day.isoformat()) == period
    assert (period.earliest, period.latest, period.end) == (day, day, day + timedelta(days=1))


@given(st.text(alphabet="0129-X?~%./[], ", max_size=24))
def test_anything_else_is_a_period_error(text: str) -> None:
    for read in (Period.parse, Period.from_query):
        try:
            read(text)
        except PeriodError as refused:
            assert refused.reason in ("syntax", "impossible", "out-of-range", "reversed", "bc")


# where the edtf package counts unspecified parts and qualifiers otherwise, it has no strict bounds
@pytest.mark.parametrize("text", [row[0] for row in READ if "[" not in row[0] and row[3] != "partial"])
def test_bounds_agree_with_the_edtf_package(text: str) -> None:
    edtf = pytest.importorskip("edtf")
    period = Period.parse(text)
    other = edtf.parse_edtf(text)
    if period.earliest is not None:
        assert tuple(other.lower_strict())[:3] == period.earliest.timetuple()[:3]
    if period.latest is not None:
        assert tuple(other.upper_strict())[:3] == period.latest.timetuple()[:3]


@given(SIMPLE)
def test_any_date_agrees_with_the_edtf_package(text: str) -> None:
    edtf = pytest.importorskip("edtf")
    period, other = Period.parse(text), edtf.parse_edtf(text)
    assert period.earliest is not None and period.latest is not None
    assert tuple(other.lower_strict())[:3] == period.earliest.timetuple()[:3]
    assert tuple(other.upper_strict())[:3] == period.latest.timetuple()[:3]
