"""The glossary: what a word is called in other languages."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kzuzcli.analysis.glossary import TABLE, Glossary, meanings
from kzuzcli.errors import AliasFileError

LANGUAGES = {"en", "ru", "kk", "uz"}
GLOSSARY = Glossary.load()

CASES = [
    ("agreement", "ru", "соглашение"),
    ("agreements", "kk", "келісім"),
    ("соглашением", "uz", "kelishuv"),
    ("Шекарада", "en", "border"),
    ("чегараси", "en", "border"),
    ("bitimlar", "ru", "договор"),
    ("trade turnover", "ru", "товарооборот"),
    ("товарооборота", "en", "trade turnover"),
    ("Министра иностранных дел", "en", "foreign minister"),
    ("тауар айналымы", "uz", "tovar ayirboshlash"),
    ("тариф", "en", "tariff"),
    ("pipeline", "kk", "құбыр"),
    ("drought", "uz", "qurg'oqchilik"),
    ("qurg‘oqchilikdan", "ru", "засуха"),
    ("демаркации", "en", "demarcation"),
    ("signed", "kk", "қол қойды"),
]


@pytest.mark.parametrize(("words", "language", "expected"), CASES)
def test_a_word_in_any_form_has_its_others(words: str, language: str, expected: str) -> None:
    assert expected in {one.text for one in GLOSSARY.lookup(words.split()) if one.language == language}


def test_the_language_asked_in_is_left_out() -> None:
    assert {one.language for one in GLOSSARY.lookup(["agreement"])} == LANGUAGES - {"en"}


@pytest.mark.parametrize("words", ["qwertz", "", "trade qwertz", "-"])
def test_unknown_words_have_none(words: str) -> None:
    assert GLOSSARY.lookup(words.split()) == ()


def test_every_meaning_has_all_four_languages_and_a_spelling_once() -> None:
    rows = meanings(TABLE)
    assert len(rows) >= 1200
    for row in rows:
        assert {one.language for one in row} == LANGUAGES
        assert len(set(row)) == len(row), row


def test_no_meaning_stands_there_twice() -> None:
    assert [row for row, many in Counter(meanings(TABLE)).items() if many > 1] == []


def test_letters_are_those_of_the_language() -> None:
    for one in (one for row in meanings(TABLE) for one in row):
        latin = one.language in ("en", "uz")
        letters = [letter for letter in one.text if letter.isalpha()]
        assert letters, one
        assert all((letter < "\u0250") == latin for letter in letters), one


def test_a_file_of_the_user_adds_to_it(tmp_path: Path) -> None:
    own = tmp_path / "glossary.txt"
    own.write_text("# mine\nen: qwertz, border; ru: кверц; uz-Cyrl: кверс\n", encoding="utf-8")
    glossary = Glossary.load(own)
    assert {one.text for one in glossary.lookup(["qwertz"])} == {"кверц", "кверс"}
    assert {"кверц", "граница"} <= {one.text for one in glossary.lookup(["border"])}
    assert "qwertz" in {one.text for one in glossary.lookup(["кверсни"])}


def test_a_line_of_no_format_is_told(tmp_path: Path) -> None:
    own = tmp_path / "glossary.txt"
    own.write_text("en: a; ru: б\nborder = граница\n", encoding="utf-8")
    with pytest.raises(AliasFileError) as caught:
        Glossary.load(own)
    assert caught.value.line == 2
