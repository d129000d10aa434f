from __future__ import annotations

import pytest

from kzuzcli.dating.lines import in_lines

BODY = "The bridge was opened by the minister before a small crowd.\nIt is long."

STATED = [
    ("21 December 2022", "2022-12-21"),
    ("17:36, 30 Qańtar 2026", "2026-01-30"),
    ("Toshkent, 21-dekabr, 2022", "2022-12-21"),
    ("Астана, 21 желтоқсан 2022, сағат 14:05", "2022-12-21"),
    ("By Aida Serik | April 13, 2001 | Page 2", "2001-04-13"),
    ("Posted on 21 December 2022 by the desk in Almaty", "2022-12-21"),
    ("Опубликовано: 21.12.2022 14:05", "2022-12-21"),
    ("E‘lon qilingan: 2022-yil 21-dekabr", "2022-12-21"),
    ("TASHKENT, December 21, 2022 (Agency) - A bridge was opened.", "2022-12-21"),
    ("ТАШКЕНТ, 21 декабря. /Агентство/ Открыт мост.", "XXXX-12-21"),
    ("TOShKENT, 21-dekabr. /Agentlik/ Ko‘prik ochildi.", "XXXX-12-21"),
    ("Updated: 21 December 2022", "../2022-12-21"),
    ("Обновлено 21 декабря 2022 года", "../2022-12-21"),
    ("2019 year main news", "2019"),
    ("2022 год", "2022"),
    ("2021 jyl", "2021"),
    ("Navoiy, 21-dekabr 2022-yil. Ko‘prik ochildi.", "2022-12-21"),
    ("ASTANA, 12 December 2023. The bridge is open.", "2023-12-12"),
]


@pytest.mark.parametrize(("line", "edtf"), STATED)
def test_a_first_line_states_the_date(line: str, edtf: str) -> None:
    text = f"{line}\n{BODY}"
    (evidence,) = in_lines("A bridge", text, None)
    assert (evidence.period.edtf, evidence.basis) == (edtf, "byline")
    assert evidence.span is not None
    assert text[slice(*evidence.span)] == evidence.quote


def test_a_last_line_states_the_date() -> None:
    text = f"{BODY}\n\n21 декабря 2022 года"
    (evidence,) = in_lines("Мост", text, "ru")
    assert evidence.period.edtf == "2022-12-21"
    assert evidence.span == (len(text) - 20, len(text))


def test_a_title_states_the_date_without_a_span() -> None:
    (evidence,) = in_lines("2019 year main Top News", BODY, "en")
    assert (evidence.period.edtf, evidence.quote, evidence.span) == ("2019", "2019 year", None)


@pytest.mark.parametrize(
    "line",
    [
        "On October 4, 2016, the delegation took part in a meeting.",
        "21 декабря 2022 года президент открыл мост.",
        "The war of 1812",
        "2019 year of the pig",
        "Парламент — 5 мая 2020 года — принял закон.",
        "2019",
        "In Almaty, 21 December 2022. was a day like others",
        "Results for January 2019",
        "shareholders of record at the close of business in the city of Almaty on\nApril 9, 1987",
        "4 August 1962: Marta is born",
    ],
)
def test_a_line_about_an_event_states_nothing(line: str) -> None:
    assert list(in_lines("A title", f"{line}\n{BODY}", None)) == []


def test_lines_in_the_middle_state_nothing() -> None:
    assert list(in_lines("A title", f"{BODY}\n" * 4 + "21 December 2022\n" + f"{BODY}\n" * 4, None)) == []
