"""JSON made from values: dates never without their quote, unknown as null."""

from __future__ import annotations

import pytest

from kzuzcli import contract
from kzuzcli.article import DateEvidence, IngestReport, Skipped
from kzuzcli.period import Period

DATES = [
    ("2019", "2019-01-01", "2019-12-31", "year"),
    ("2019-04", "2019-04-01", "2019-04-30", "month"),
    ("2019-04-17", "2019-04-17", "2019-04-17", "day"),
    ("2018/2019", "2018-01-01", "2019-12-31", "range"),
    ("2023/..", "2023-01-01", None, "bounds"),
    ("../2023", None, "2023-12-31", "bounds"),
    ("XXXX-06-09", None, None, "partial"),
]


@pytest.mark.parametrize(("edtf", "earliest", "latest", "precision"), DATES)
def test_dates(edtf: str, earliest: str | None, latest: str | None, precision: str) -> None:
    assert contract.date(DateEvidence(Period.parse(edtf), "text", "as written")) == {
        "edtf": edtf,
        "earliest": earliest,
        "latest": latest,
        "precision": precision,
        "basis": "text",
        "quote": "as written",
    }


def test_undated_is_null() -> None:
    assert contract.date(None) is None


def test_what_was_skipped_says_why() -> None:
    report = IngestReport(skipped=[Skipped("a.txt", None, "empty")], warnings=[("unreachable", "/mnt/x")])
    found = contract.ingest(report)
    assert found["skipped"] == [{"path": "a.txt", "record": None, "error": "empty", "detail": ""}]
    assert found["warnings"] == [{"warning": "unreachable", "path": "/mnt/x"}]
