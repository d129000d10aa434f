"""Figures of sentences; the gold table with its score is tests/quality/figures.py."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.article import Passage
from kzuzcli.figures import figures_of, in_sentence
from kzuzcli.figures.units import NAMED, units
from tests.citing.samples import PLAIN
from tests.quality import figures as gold


def told(text: str, language: str) -> list[str]:
    return [
        f"{text[each.start : each.end]} = {each.low:f} {each.unit}" for each in in_sentence(text, language)
    ]


CASES = [
    ("en", "It cost $5-billion.", ["$5-billion = 5000000000 USD"]),
    ("en", "They paid £5m and US$ 3 million.", ["£5m = 5000000 GBP", "US$ 3 million = 3000000 USD"]),
    ("en", "A 100MW plant, 5 m deep", ["100MW = 100 MW", "5 m = 5 m"]),
    ("en", "two hundred and fifty-one people", ["two hundred and fifty-one people = 251 people"]),
    ("en", "millions of people and hundreds of schools", []),
    ("en", "one company, the two countries", []),
    ("en", "in 2019 companies left; 2,019 companies left", ["2,019 companies = 2019 companies"]),
    ("en", "W-2 projects, A320 aircraft, 3:1 votes, No. 12 schools", []),
    ("ru", "сто двадцать пять школ", ["сто двадцать пять школ = 125 schools"]),
    ("ru", "с 10 до 12 процентов", ["10 до 12 процентов = 10 percent"]),
    ("ru", "5 декабря компании закрылись", []),
    ("kk", "екі жүз елу мектеп", ["екі жүз елу мектеп = 250 schools"]),
    ("uz", "3 mingta ish o‘rni", ["3 mingta ish o‘rni = 3000 jobs"]),
    ("uz", "5 million 300 ming so'm", ["5 million 300 ming so'm = 5300000 UZS"]),
    ("uz", "10 million metr kvadrat oyna", ["10 million metr kvadrat = 10000000 m2"]),
    ("kk", "үш аймақтың күй мектебі; 23, 7 миллиард теңге; 10 елді мекен", ["10 елді мекен = 10 villages"]),
    ("uz-Cyrl", "бир ярим миллион киши", ["бир ярим миллион киши = 1500000 people"]),
]


@pytest.mark.parametrize(("language", "text", "figures"), CASES)
def test_sentences(language: str, text: str, figures: list[str]) -> None:
    text_of_metres = text.replace("5 m deep", "5 metres deep")
    expected = [each.replace("5 m = 5 m", "5 metres = 5 m") for each in figures]
    assert told(text_of_metres, language) == expected


def test_the_gold_table_is_read_as_well_as_promised() -> None:
    scores = [gold.score(row) for row in gold.rows()]
    assert len(scores) >= 150
    right = sum(each.right for each in scores)
    assert right / sum(each.found for each in scores) >= 0.95
    assert right / sum(each.gold for each in scores) >= 0.95


def test_places_are_those_of_the_article() -> None:
    text = "Nothing here.\n\nThey built 40 schools. Then 12 bridges.\nСалынды 5 мектеп."
    start = text.index("Салынды")
    mixed = (Passage(0, start, "en"), Passage(start, len(text), "kk"))
    found = list(figures_of(replace(PLAIN, text=text, passages=mixed)))
    assert [(each.unit, each.paragraph) for each in found] == [("schools", 2), ("bridges", 2), ("schools", 3)]
    assert [text[slice(*each.sentence)] for each in found] == [
        "They built 40 schools.",
        "Then 12 bridges.",
        "Салынды 5 мектеп.",
    ]


@given(st.text("0123456789 ,.-–$%миллион ten million doларов школ schools and до to\n", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for language in ("en", "ru", "kk", "uz"):
        for each in in_sentence(text, language):
            assert 0 <= each.start < each.end <= len(text)
            assert 0 <= each.low <= each.high


@pytest.mark.parametrize("language", ["en", "ru", "kk", "uz"])
def test_every_unit_has_words_in_every_language(language: str) -> None:
    phrases, _ = units(language)
    assert {unit.name for unit in phrases.values()} == set(NAMED)
    assert not any("" in row for row in phrases)
