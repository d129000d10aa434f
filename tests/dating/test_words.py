from __future__ import annotations

import pytest

from kzuzcli.dating.names import MONTHS, SHORT_MONTHS, WEEKDAYS
from kzuzcli.dating.words import is_year, is_years, month, weekday

FORMS = [
    ("December", 12),
    ("декабря", 12),
    ("Декабре", 12),
    ("мае", 5),
    ("қыркүйегінде", 9),
    ("қаңтардың", 1),
    ("shildesinde", 7),
    ("qańtaryna", 1),
    ("säuır", 4),
    ("sentyabr", 9),
    ("oktabrda", 10),
    ("iyunidan", 6),
    ("декабрида", 12),
    ("ноябрында", 11),
    ("декабрендә", 12),
    ("феврали", 2),
    ("Haziran'da", 6),
    ("Aralığında", 12),
    ("грудні", 12),
    ("sept", 9),
]


@pytest.mark.parametrize(("word", "number"), FORMS)
def test_months_are_known_in_any_form(word: str, number: int) -> None:
    found = month(word)
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize(
    "word", ["Martin", "Мартынов", "Майя", "Casablanca", "Казан", "майор", "julep", "Augustine", "marks", ""]
)
def test_names_that_begin_like_months_are_none(word: str) -> None:
    assert month(word) is None


@pytest.mark.parametrize("table", [MONTHS, SHORT_MONTHS, WEEKDAYS])
def test_the_tables_are_whole(table: dict[str, str]) -> None:
    lengths = {len(row.split()) for row in table.values()}
    assert lengths == ({7} if table is WEEKDAYS else {12})


@pytest.mark.parametrize("row", MONTHS.values())
def test_every_name_is_read_as_its_month(row: str) -> None:
    for number, forms in enumerate(row.split(), 1):
        for form in forms.split("|"):
            found = month(form)
            assert found is not None
            assert found.number == number


@pytest.mark.parametrize(
    "word", ["г", "года", "жылғы", "jylǵy", "yilning", "йилда", "елның", "yılında", "року"]
)
def test_words_for_year(word: str) -> None:
    assert is_year(word)
    assert not is_years(word)


@pytest.mark.parametrize("word", ["гг", "годах", "жылдары", "yillarda", "йилларда", "роках"])
def test_words_for_years(word: str) -> None:
    assert is_years(word)
    assert not is_year(word)


@pytest.mark.parametrize(
    ("word", "number"), [("Monday", 0), ("среду", 2), ("juma", 4), ("Душанбе", None), ("x", None)]
)
def test_weekdays(word: str, number: int | None) -> None:
    assert weekday(word) == number
