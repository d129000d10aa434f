"""Words, their offsets and their folded forms, on friendly and on hostile text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kzuzcli.analysis import LANGUAGES, fold, forms, primary, tokenize
from kzuzcli.analysis.folding import plain

HOSTILE = st.text(
    st.one_of(
        st.sampled_from("abOoGgszIiİıßéеёЁйЙўқғҳңіһьъЦ'`’ʻʼ‘´_-.,!?«»\"\n \t0059$½ﬁﷺㅤ\u02d0"),
        st.sampled_from(
            "\u00ad\u200b\u200d\u200e\u202e\u2060\ufeff\u0301\u0306\u0308\u0483\u20e3\ufe0f\u0345"
        ),
        st.sampled_from("\ud800\udfff👍🏽🇰🇿عربيאבגक्ष漢字ǅǈŉⅣ①ＡＢ１ﾊﾟ\u1fbd\u03f4ᾳ"),
        st.characters(),
    )
)

FOLDED = [
    ("en", "W-2 $5 COVID-19", ["w", "2", "5", "covid", "19"]),
    ("en", "Kassym-Jomart G20 B2B snake_case", ["kassym", "jomart", "g20", "b2b", "snake", "case"]),
    ("en", "don’t O'Neill 'quoted' the students’", ["don't", "o'neill", "quoted", "the", "students"]),
    ("en", "café cafe\u0301 Erdoğan ﬁnance ＡＢＣ５", ["cafe", "cafe", "erdogan", "finance", "abc5"]),
    ("en", "3½ 5️⃣ 👍🏽 m²", ["3½", "5", "m2"]),
    ("ru", "Ёлка за́мок демар\u00adка\u200bция Kaзахстан", ["елка", "замок", "демаркация", "казахстан"]),
    ("uz", "Oʻzbekiston O‘zbekiston O`zbekiston Ўзбекистон Õzbekiston", ["o'zbekiston"] * 5),
    ("uz", "ma’lum maʼlum MA'LUM маълум", ["ma'lum"] * 4),
    ("uz", "bog‘ 'bogʻ' боғ kitob'", ["bog'", "bog'", "bog'", "kitob"]),
    ("uz", "Шавкат Мирзиёев Shavkat Mirziyoyev", ["shavkat", "mirziyoyev"] * 2),
    (
        "uz",
        "объект поезд милиция акция июль Исҳоқ",
        ["obyekt", "poyezd", "militsiya", "aksiya", "iyul", "is'hoq"],
    ),
    ("kk", "Тоқаев Toqaev Қазақстан Qazaqstan", ["тоқаев", "тоқаев", "қазақстан", "қазақстан"]),
    ("kk", "Қыркүйек Qyrkúıek Qyrküiek", ["қыркүйек"] * 3),
    (
        "kk",
        "бюджет bıýdjet туралы týraly шешім sheshim şeşım",
        ["бюджет", "бюджет", "туралы", "туралы"] + ["шешім"] * 3,
    ),
    ("kk", "Тәуелсiз windows facebook", ["тәуелсіз", "windows", "facebook"]),
    ("tr", "IMF İstanbul Işık", ["imf", "istanbul", "işik"]),
    ("und", "שלום عربي", ["שלום", "عربي"]),
    ("und", "…—!? \ud800 👍", []),
    ("en", "gas&nbsp;prices &laquo;rose&raquo; R&D", ["gas", "prices", "rose", "r", "d"]),
    ("en", "AT&amp;T &c; &amp;nbsp;up", ["at", "t", "c", "up"]),
    (
        "uz",
        "O&#39;zbekiston O&rsquo;zbekiston O&#x2bb;zbekiston bo&amp;lsquo;ldi",
        ["o'zbekiston"] * 3 + ["bo'ldi"],
    ),
    ("en", "caf&eacute; &Eacute;lys&eacute;e de&shy;marcation", ["cafe", "elysee", "demarcation"]),
    ("ru", "&#1058;&#1086;&#1082;&#1072;&#1077;&#1074;, &#x422;&#x430;", ["токаев", "та"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), FOLDED)
def test_text_becomes_folded_words(language: str, text: str, expected: list[str]) -> None:
    assert forms(text, language) == expected


def test_offsets_point_into_the_text_as_given() -> None:
    text = unicodedata.normalize("NFD", "Новый й, «де\u00adмаркация» O‘zbekiston bogʻ!")
    assert [text[t.start : t.end] for t in tokenize(text, "uz")] == [
        unicodedata.normalize("NFD", word)
        for word in ("Новый", "й", "де\u00adмаркация", "O‘zbekiston", "bogʻ")
    ]


def test_start_and_position_are_added() -> None:
    (first, second) = tokenize("one two", "en", start=100, position=7)
    assert (first.start, first.end, first.position) == (100, 103, 7)
    assert (second.start, second.end, second.position) == (104, 107, 8)


@pytest.mark.parametrize(("tag", "language"), [("uz-Cyrl", "uz"), ("KK", "kk"), ("de", "und"), ("", "und")])
def test_primary(tag: str, language: str) -> None:
    assert primary(tag) == language
    assert forms("Ўзбек", tag) == forms("Ўзбек", language)


@settings(max_examples=300, deadline=None)
@given(HOSTILE, st.sampled_from(LANGUAGES))
@example("'o'\u0301g'", "uz")
@example("ʼn ŉ", "en")
def test_laws_of_tokens(text: str, language: str) -> None:
    tokens = list(tokenize(text, language))
    assert forms(text, language) == [token.term for token in tokens]
    end = 0
    for place, token in enumerate(tokens):
        assert end <= token.start < token.end <= len(text)
        assert token.position == place
        assert fold(plain(text)[token.start : token.end], language) == token.term != ""
        end = token.end


@settings(max_examples=300, deadline=None)
@given(HOSTILE, st.sampled_from(LANGUAGES))
def test_folding_is_done_once(text: str, language: str) -> None:
    for form in forms(text, language):
        assert fold(form, language) == form


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("Новйё ўқғҳáéñöüşığО oʻ’'z-кÁÝ")), st.sampled_from(LANGUAGES))
def test_normal_forms_are_one(text: str, language: str) -> None:
    nfc, nfd = (forms(unicodedata.normalize(form, text), language) for form in ("NFC", "NFD"))
    assert nfc == nfd


ENTITIES = [
    ("caf&eacute; au lait", "caf&eacute;"),
    ("O&#39;zbekiston", "O&#39;zbekiston"),
    ("&laquo;Tokayev&raquo;", "Tokayev"),
    ("the &#1058;&#1086;", "&#1058;&#1086;"),
]


@pytest.mark.parametrize(("text", "word"), ENTITIES)
def test_a_word_reaches_to_the_end_of_its_entities(text: str, word: str) -> None:
    assert word in [text[token.start : token.end] for token in tokenize(text, "uz")]


@given(st.text(st.sampled_from("ab &;#39;nbsplaquorsé'x'\u00ad")))
def test_entities_change_no_length(text: str) -> None:
    assert len(plain(text)) == len(text)
