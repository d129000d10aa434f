from __future__ import annotations

from datetime import date

import pytest

from kzuzcli.dating.bounds import in_text

NOT_BEFORE = [
    ("en", "In 2023 exports doubled compared to 2022.", "2023/.."),
    ("en", "They declared 2018 as the year of tourism.", "2018/.."),
    ("en", "The mine was closed in March 2018, and by 2030 it will be a lake.", None),
    ("en", "The mine was closed in March 2018. By 2030 it will be a lake.", "2018-03/.."),
    ("en", "The mine was closed on 30 March 2018. It was old.", "2018-03-30/.."),
    ("ru", "В 2017 году построили школу.", "2017/.."),
    ("ru", "В 2030 году построят школу.", None),
    ("ru", "Программа до 2030 года принята.", None),
    ("kk", "Мектеп 2017 жылы салынды.", "2017/.."),
    ("kk", "Жоспар 2030 жылға дейін бекітілді.", None),
    ("kk-Latn", "Mektep 2017 jyly salyndy.", "2017/.."),
    ("uz", "Maktab 2017-yilda qurildi.", "2017/.."),
    ("uz", "Maktab 2030-yilgacha quriladi.", None),
    ("uz-Cyrl", "Мактаб 2017 йилда қурилди.", "2017/.."),
    ("en", "About 2000 people were there.", None),
]


@pytest.mark.parametrize(("language", "text", "edtf"), NOT_BEFORE)
def test_the_past_is_a_bound_from_below(language: str, text: str, edtf: str | None) -> None:
    found = [evidence for evidence in in_text(text, language) if evidence.period.end is None]
    assert [evidence.period.edtf for evidence in found] == ([edtf] if edtf else [])
    assert all(e.span and text[slice(*e.span)] == e.quote and e.basis == "text" for e in found)


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("en", "On June 9 the republic will vote.", "XXXX-06-09"),
        ("en", "The vote will be held on June 9, 2019 in all regions.", "../2019-06-09"),
        ("ru", "Выборы состоятся 9 июня 2019 года.", "../2019-06-09"),
        ("uz", "Saylov 9-iyun kuni o‘tadi.", "XXXX-06-09"),
    ],
)
def test_an_announced_day_is_a_bound_from_above(language: str, text: str, edtf: str) -> None:
    (evidence,) = in_text(text, language)
    assert evidence.period.edtf == edtf
    assert evidence.span is not None
    assert text[slice(*evidence.span)] == evidence.quote


def test_the_latest_year_told_as_past_is_the_bound() -> None:
    text = "It opened in 1998. It burned down in 2015. It was rebuilt in 2003."
    (evidence,) = in_text(text, "en")
    assert (evidence.period.edtf, evidence.quote) == ("2015/..", "burned down in 2015")


def test_nothing_later_than_its_coming_in_is_past() -> None:
    text = "In 2031 the sea returned, the novel said. The author was born in 1990."
    (evidence,) = in_text(text, "en", date(2026, 11, 22))
    assert evidence.period.edtf == "1990/.."


def test_no_text_gives_a_day() -> None:
    text = "On 30 March 2018 the mine was closed. On 4 May 2019 it will open."
    assert {e.period.precision for e in in_text(text, "en")} == {"bounds"}
