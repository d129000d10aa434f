from datetime import date

import pytest

from kzuzcli.errors import PeriodError
from kzuzcli.period import Period

READ = [
    ("2019-04-17", date(2019, 4, 17), date(2019, 4, 17), "day"),
    ("2019-04", date(2019, 4, 1), date(2019, 4, 30), "month"),
    ("2019", date(2019, 1, 1), date(2019, 12, 31), "year"),
    ("2019?", date(2019, 1, 1), date(2019, 12, 31), "year"),
    ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "month"),
    ("2019-04-16/2019-04-23", date(2019, 4, 16), date(2019, 4, 23), "range"),
    ("../2019-06-09", None, date(2019, 6, 9), "bounds"),
    ("2023/..", date(2023, 1, 1), None, "bounds"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), READ)
def test_edtf_is_read(text: str, earliest: date, latest: date, precision: str) -> None:
    period = Period.parse(text)
    assert (period.earliest, period.latest, period.precision) == (earliest, latest, precision)
    assert str(period) == text


REFUSED = [
    ("2019-13", "impossible"),
    ("2019-02-30", "impossible"),
    ("1499", "out-of-range"),
    ("2201-01-01", "out-of-range"),
    ("2020/2019", "reversed"),
    ("../..", "syntax"),
    ("April", "syntax"),
    ("-0044", "bc"),
    ("", "syntax"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_is_no_date_is_refused(text: str, reason: str) -> None:
    with pytest.raises(PeriodError) as refused:
        Period.parse(text)
    assert refused.value.reason == reason
