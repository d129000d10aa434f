"""Control characters are shown; what is lit stays lit; JSON stays JSON; addresses stay inside a sequence."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.safe import safe, safe_json, safe_line, safe_spans, safe_url

OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
texts = st.text(
    st.characters(min_codepoint=0, max_codepoint=0x24FF) | st.sampled_from("\x1b\x9b\r\n\u202e\ud800")
)

SHOWN = [
    ("plain Қазақ текст", "plain Қазақ текст"),
    ("a\x1b[31mb", "a␛[31mb"),
    ("a\x9b31m", "a<U+009B>31m"),
    ("a\x7f", "a␡"),
    ("a\r\nb", "a\nb"),
    ("a\rb", "a␍b"),
    ("a\tb\nc", "a\tb\nc"),
    ("a\u202eb", "a<U+202E>b"),
    ("a\u2028b", "a<U+2028>b"),
    ("\ud800", "<U+D800>"),
]


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_shown_not_obeyed(text: str, shown: str) -> None:
    assert safe(text) == shown


@given(texts)
def test_nothing_unsafe_is_left(text: str) -> None:
    assert OBEYED.search(safe(text)) is None
    assert re.search(r"[\t\n]", safe_line(text)) is None
    assert OBEYED.search(safe_line(text)) is None


@given(texts)
def test_safe_text_is_left_alone(text: str) -> None:
    assert safe(safe(text)) == safe(text)


@given(texts, st.data())
def test_spans_move_with_their_text(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    spans = [(cuts[0], cuts[1]), (cuts[2], cuts[3])]
    shown, moved = safe_spans(text, spans)
    assert [shown[a:b] for a, b in moved] == [
        safe(text[a:b]) if OBEYED.search(text) else text[a:b] for a, b in spans
    ]
    assert OBEYED.search(shown) is None


@given(
    st.recursive(texts, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3))
)
def test_json_reads_back_the_same(value: object) -> None:
    written = safe_json(json.dumps(value, ensure_ascii=False))
    assert OBEYED.search(written) is None
    assert "\n" not in written
    assert json.loads(written) == value


URLS = [
    ("https://gov.kz/a?b=c#d", "https://gov.kz/a?b=c#d"),
    ("HTTP://gov.kz", "HTTP://gov.kz"),
    ("https://қаз.kz/жаңа", "https://%D2%9B%D0%B0%D0%B7.kz/%D0%B6%D0%B0%D2%A3%D0%B0"),
    ("javascript:alert(1)", ""),
    ("file:///etc/passwd", ""),
    ("https://a b", ""),
    ("https://a\x1b\\x", ""),
    ("https://a\x07", ""),
    ("https://a\u202e", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), URLS)
def test_addresses(text: str, expected: str) -> None:
    assert safe_url(text) == expected


@given(texts)
def test_an_address_is_printable_ascii_or_nothing(text: str) -> None:
    assert re.fullmatch("[!-~]*", safe_url("https://" + text))
