"""What is found by its beginning is what reading every word would find."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzuzcli.analysis import LANGUAGES, fold, forms, tokenize
from kzuzcli.analysis.seeking import Standing, gaps, seek

WORDS = """
    said Said SAID said's 'said' o'said ''said saidst unsaid saіd sаid ѕaid s\u0301aid sa\u00adid said\u0301 &#115;aid &rsquo;said
    можно Можно МОЖНО можнo mожно немножно мо́жно ещё ёж Ѐе ее eе еe ёe COVID-19 5G 5г 2019жылы О'Нил
    o'zbekiston O‘zbekiston Oʻzbekiston ўзбекистон Ўзбекистон bog' bog'i bo''ri to' ъ объект сҳема
    қазақ Қазақ qazaq Qazaqstan Qazaqstán İstanbul Istanbul ıstanbul straße STRASSE élysée Elysée ﬁnance ½ x² _a_ a_b
""".split()  # fmt: skip
SIGNS = list(" \n.,-'’\"«»–—&;_\u00a0\u00ad\u0301\u200b")
TEXTS = st.lists(st.sampled_from(WORDS) | st.sampled_from(SIGNS) | st.text(max_size=2), max_size=14)
FORMS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30)


def every(wanted: set[str], text: str, language: str) -> list[Standing]:
    found = [token for token in tokenize(text, language) if token.term in wanted]
    return [Standing(token.term, token.start, token.end) for token in found]


@settings(max_examples=600, deadline=None)
@given(TEXTS, FORMS, st.sampled_from(LANGUAGES), st.sampled_from(["", " "]), st.booleans())
def test_the_words_wanted_are_found_where_they_stand(
    parts: list[str], words: list[str], language: str, between: str, whole: bool
) -> None:
    text = between.join(parts)
    wanted = {fold(word, language) for word in words} | set(forms(text, language) if whole else ())
    assert seek(wanted, text, language) == every(wanted, text, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_spelling_of_a_word_is_found_in_a_plain_text(language: str) -> None:
    text = " . ".join(word for word in WORDS if word.isascii() or language not in ("en", "uz"))
    for form in set(forms(text, language)):
        assert seek({form}, text, language) == every({form}, text, language)


def test_a_strange_letter_far_away_changes_nothing() -> None:
    text = "The oil. " * 200 + "élysée oil " + "oil\n" * 300
    assert seek({"oil", "elysee"}, text, "en") == every({"oil", "elysee"}, text, "en")


def test_many_forms_are_sought_by_their_beginnings() -> None:
    wanted = {f"{first}{second}or" for first in "abcdefghijklmnop" for second in "aeiou"}
    text = "baor Cior cior minor kuor bor baorist "
    assert seek(wanted, text, "en") == every(wanted, text, "en") != []


def test_no_form_is_found_nowhere() -> None:
    assert seek(set(), "oil", "en") == seek({"oil"}, "", "en") == []


@settings(max_examples=200, deadline=None)
@given(TEXTS, FORMS, st.sampled_from(LANGUAGES), st.integers(1, 5))
def test_gaps_are_the_words_between(parts: list[str], words: list[str], language: str, most: int) -> None:
    text = " ".join(parts)
    wanted = {fold(word, language) for word in words}
    ordinals = [-1, *(token.position for token in tokenize(text, language) if token.term in wanted)]
    ordinals.append(len(forms(text, language)))
    between = [min(most, after - before - 1) for before, after in pairwise(ordinals)]
    assert gaps(seek(wanted, text, language), text, language, most) == between
