"""Codes and features of texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.analysis import forms, spelled
from kzuzcli.linking.meanings import meaning
from kzuzcli.linking.words import code, codes, feature, features, marks


def read(text: str, language: str) -> dict[int, int]:
    return features(text, spelled(text, language), language)


@given(st.text(alphabet="abАБ’'-–  \n\u00a0.,1"), st.sampled_from(["en", "uz", "ru"]))
def test_one_code_a_word_in_order(text: str, language: str) -> None:
    assert codes(spelled(text, language), language) == [code(form) for form in forms(text, language)]


def test_codes_are_the_same_on_every_machine() -> None:
    assert (code("khiva"), feature("hiva"), feature("hiva_")) == (0xEF9AD770, 0x1A21C101, 0x59FE50A0)


@pytest.mark.parametrize(
    "a, b",
    [
        (("Tokayev", "en"), ("Токаева", "ru")),
        (("Uzbekistan", "en"), ("Ўзбекистонда", "uz-Cyrl")),
        (("3,000", "en"), ("3000", "ru")),
        (("2.8", "en"), ("2,8", "ru")),
        (("demarcation", "en"), ("демаркации", "ru")),
    ],
)
def test_what_survives_translation(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert set(marks(*a)) & set(marks(*b))


def test_a_number_with_spaces_is_one() -> None:
    assert feature("#12500") in read("всего 12 500 тонн", "ru")


@pytest.mark.parametrize("word, language", [("соглашения", "ru"), ("келісімді", "kk"), ("kelishuvga", "uz")])
def test_what_a_word_means_survives_too(word: str, language: str) -> None:
    assert feature("=agreement_") in read(word, language)
    assert feature("=agreement_") in read("Agreements", "en")
    assert meaning("сапожник", "ru") == meaning("agreement", "tg") == ""


def test_places_go_from_beginning_to_end() -> None:
    places = read("Khiva " + "x " * 98 + "Nukus", "en")
    assert (places[feature("nukus")], min(places.values())) == (int(99 * 256 / 100), 0)


def test_a_feature_stands_where_it_first_does() -> None:
    assert read("Khiva Nukus Khiva 17 nukus 17", "en")[feature("nukus_")] == 256 // 6
    assert read("Khiva Nukus Khiva 17 nukus 17", "en")[feature("#17")] == 18 * 256 // 29


@given(st.text())
def test_places_are_bytes(text: str) -> None:
    assert all(0 <= place <= 255 for place in read(text, "ru").values())
