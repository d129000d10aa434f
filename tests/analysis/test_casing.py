"""Capitals where grammar does not ask for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.analysis import LANGUAGES, forms, word_case

CASES = [
    ("en", "The visit of Tokayev. May he said he may.", {"tokayev": (1, 1), "may": (1, 0), "the": None}),
    ("en", "PRESIDENT TOKAYEV ARRIVES\nHe met Tokayev.", {"tokayev": (1, 1), "arrives": None}),
    (
        "en",
        "President Arrives With a Large Party\nA large party.",
        {"large": (1, 0), "arrives": None},
    ),
    ("en", "He said: “Peace is near”. Then peace came.", {"peace": (1, 0)}),
    ("ru", "Вчера Токаев и ТОКАЕВ говорили о мире.", {"токаев": (2, 2), "мире": (1, 0), "вчера": None}),
    ("uz", "Kecha Oʻzbekiston va O‘zbekiston.", {"o'zbekiston": (2, 2)}),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_what_tells(language: str, text: str, expected: dict[str, tuple[int, int] | None]) -> None:
    counts = word_case(text, language)
    assert {form: counts.get(form) for form in expected} == expected


@given(st.text(st.sampled_from("Aa Бб.!?«“\"_'\n\u0301-")), st.sampled_from(LANGUAGES))
def test_counts_stay_within_the_text(text: str, language: str) -> None:
    words = forms(text, language)
    for form, (seen, capitals) in word_case(text, language).items():
        assert 0 <= capitals <= seen <= words.count(form)
