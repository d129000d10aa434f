from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.dating.expressions import read

FULL = [
    ("en", "It closed on May 5, 2021.", "May 5, 2021", "2021-05-05"),
    ("en", "It closed on 5 may 2021.", "5 may 2021", "2021-05-05"),
    ("en", "The 2nd of June 2020 was dry.", "The 2nd of June 2020", "2020-06-02"),
    ("en", "Seen Thu 3 Feb 2022 there.", "Thu 3 Feb 2022", "2022-02-03"),
    ("ru", "Дождь шёл 3 февраля 2022 года.", "3 февраля 2022 года", "2022-02-03"),
    ("ru", "в четверг, 3 февраля 2022 г., шёл дождь", "четверг, 3 февраля 2022 г.", "2022-02-03"),
    ("kk", "Ол 2022 жылғы 3 ақпанда келді.", "2022 жылғы 3 ақпанда", "2022-02-03"),
    ("kk", "2022 ж. 3 ақпан", "2022 ж. 3 ақпан", "2022-02-03"),
    ("kk-Latn", "Ol 2022 jylǵy 3 aqpanda keldi.", "2022 jylǵy 3 aqpanda", "2022-02-03"),
    ("uz", "U 2022-yil 3-fevralda keldi.", "2022-yil 3-fevralda", "2022-02-03"),
    ("uz", "2022 yil 1 may kuni", "2022 yil 1 may", "2022-05-01"),
    ("uz-Cyrl", "У 2022 йил 3 февралда келди.", "2022 йил 3 февралда", "2022-02-03"),
    ("ky", "2022-жылдын 3-февралында", "2022-жылдын 3-февралында", "2022-02-03"),
    ("tg", "3 феврали соли 2022", "3 феврали соли 2022", "2022-02-03"),
    ("tt", "2022 елның 3 февралендә", "2022 елның 3 февралендә", "2022-02-03"),
    ("tr", "3 Şubat 2022 Perşembe", "3 Şubat 2022 Perşembe", "2022-02-03"),
    ("uk", "3 лютого 2022 року", "3 лютого 2022 року", "2022-02-03"),
    ("be", "3 лютага 2022 г.", "3 лютага 2022 г.", "2022-02-03"),
]


@pytest.mark.parametrize(("language", "text", "quote", "edtf"), FULL)
def test_full_dates_are_read_in_every_language(language: str, text: str, quote: str, edtf: str) -> None:
    (found,) = read(text, language)
    assert (found.quote, found.period.edtf) == (quote, edtf)


LESS = [
    ("In February 2022 it rained.", "February 2022", "2022-02"),
    ("В феврале 2022 года шёл дождь.", "феврале 2022 года", "2022-02"),
    ("Since 2022 it has rained.", "2022", "2022"),
    ("С 2022 года идёт дождь.", "2022 года", "2022"),
    ("В 2009-м шёл дождь.", "2009-м", "2009"),
    ("They called 2022 the year of rain.", "2022", "2022"),
    ("2000-yillarda yomg‘ir yog‘di.", "2000-yillarda", "200X"),
    ("In the 1980s it rained.", "1980s", "198X"),
    ("It rained 2019–2021.", "2019–2021", "2019/2021"),
    ("Дождь шёл с 2019 по 2021 год.", "2019 по 2021 год", "2019/2021"),
    ("From 30 April 2021 to 2 May 2021 it rained.", "30 April 2021 to 2 May 2021", "2021-04-30/2021-05-02"),
    ("It rained on 9 June.", "9 June", "XXXX-06-09"),
    ("Дождь пойдёт 9 июня.", "9 июня", "XXXX-06-09"),
    ("Monday, 3 February 2022", "Monday, 3 February 2022", "2022-02-03?"),
]


@pytest.mark.parametrize(("text", "quote", "edtf"), LESS)
def test_what_is_stated_keeps_its_precision(text: str, quote: str, edtf: str) -> None:
    (found,) = read(text)
    assert (found.quote, found.period.edtf) == (quote, edtf)


NOTHING = [
    "",
    "Call 2022 times, or 1 800 555 2020.",
    "In 2000 houses the lights went out.",
    "It cost $2020 or €1999.",
    "Law No.2020 and article 5 of it",
    "They march 20 kilometres in May.",
    "On 31 June 2020 nothing can have happened.",
    "On February 30, 2021 neither.",
    "Он был там 2020 раз.",
    "Version 1.12.2020.3 is out, at 10.12.15 already.",
    "https://example.kz/2020/12/21/news",
    "Ratio 3/4/20 or 03/04/2020",
    "1499 and 2201",
    "２０２０ 年",
]


@pytest.mark.parametrize("text", NOTHING)
def test_numbers_that_are_no_dates_are_left_alone(text: str) -> None:
    assert list(read(text)) == []


def test_a_date_goes_on_in_the_next_line_only_where_the_line_is_full() -> None:
    assert [found.quote for found in read("Page 12\nMay 2")] == ["May 2"]
    wrapped = "The offer to the shareholders of the company ended on 12\nMay 2020"
    assert [found.quote for found in read(wrapped)] == ["12\nMay 2020"]


@pytest.mark.parametrize(
    ("text", "language", "edtf"),
    [
        ("03/04/2020", "en", None),
        ("03/04/2020", None, None),
        ("03/04/2020", "ru", "2020-04-03"),
        ("03/04/20", "uz", "2020-04-03"),
        ("13/04/20", "en", "2020-04-13"),
        ("04/13/20", "en", "2020-04-13"),
        ("04/04/2020", "en", "2020-04-04"),
        ("03.04.2020", "en", "2020-04-03"),
        ("03.13.2020", "ru", None),
        ("21.12.22 г.", "ru", "2022-12-21"),
        ("21.12.22", "ru", None),
        ("2020.04.03", "kk", "2020-04-03"),
    ],
)
def test_figures_are_read_where_they_mean_one_day(text: str, language: str | None, edtf: str | None) -> None:
    assert [found.period.edtf for found in read(f"от {text}", language)] == ([edtf] if edtf else [])


RELATIVE = [
    ("It rained yesterday.", "yesterday", "2020-02-29"),
    ("It rained last month.", "last month", "2020-02"),
    ("It will rain next year.", "next year", "2021"),
    ("Об этом говорили в мае прошлого года.", "мае прошлого года", "2019-05"),
    ("Былтыр жаңбыр жауды.", "Былтыр", "2019"),
    ("O‘tgan yilning may oyida yomg‘ir yog‘di.", "O‘tgan yilning may", "2019-05"),
    ("Ўтган йили ёмғир ёғди.", "Ўтган йили", "2019"),
    ("It rained on 27 February.", "27 February", "2020-02-27"),
    ("It rained on 27 September.", "27 September", "XXXX-09-27"),
]


@pytest.mark.parametrize(("text", "quote", "edtf"), RELATIVE)
def test_relative_expressions_need_a_known_day(text: str, quote: str, edtf: str) -> None:
    (found,) = read(text, known=date(2020, 3, 1))
    assert (found.quote, found.period.edtf) == (quote, edtf)
    assert all(found.period.precision == "partial" for found in read(text))


WORDS = (
    "5 21 31 2022 1987 87 May Dec. декабря қазан yil жылы -yil г. в in on , . - – / « » \n \n\n Monday 0 of"
)


@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=14), st.sampled_from(["en", "ru", None]))
def test_offsets_are_those_of_the_quote(words: list[str], language: str | None) -> None:
    text = " ".join(words)
    end = 0
    for found in read(text, language, date(2022, 5, 21)):
        assert text[slice(*found.span)] == found.quote
        assert found.span[0] >= end
        end = found.span[1]


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    assert all(text[slice(*found.span)] == found.quote for found in read(text, None, date(2022, 5, 21)))


@given(
    st.dates(date(1500, 1, 1), date(2200, 12, 31)),
    st.sampled_from(["{:%Y-%m-%d}", "{0.day}.{0.month}.{0.year}"]),
)
def test_a_day_in_figures_is_that_day(day: date, shape: str) -> None:
    assert [found.period.edtf for found in read(f"On {shape.format(day)} here.")] == [day.isoformat()]
