"""What a tag is, and what two tags have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli import labels
from kzuzcli.errors import BadTag

SAME = [
    ("Border", "border"),
    ("ВОДА", "вода"),
    ("отчёт", "отчет"),
    ("#gas", "gas"),
    ("foreign  policy", "Foreign Policy"),
    ("Oʻzbekiston", "o'zbekiston"),
    ("Қазақстан", "қазақстан"),
    ("и\u0306", "й"),
    ("so\u00adft", "soft"),
]
APART = [("border", "borders"), ("вода", "voda"), ("a-b", "a b"), ("gas", "gaz")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_tag(one: str, other: str) -> None:
    assert labels.fold(one) == labels.fold(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_tags_that_differ(one: str, other: str) -> None:
    assert labels.fold(one) != labels.fold(other)


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert labels.fold(labels.fold(text)) == labels.fold(text)


GOOD = [
    ("border", "border"),
    (" foreign   policy ", "foreign policy"),
    ("#Вода", "Вода"),
    ("O‘zbekiston", "O‘zbekiston"),
    ("2024", "2024"),
    ("r&d", "r&d"),
    ("gas/pipes", "gas/pipes"),
    ("w-2", "w-2"),
    ("50%", "50%"),
]


@pytest.mark.parametrize(("text", "tag"), GOOD)
def test_a_tag_is_read(text: str, tag: str) -> None:
    assert labels.read(text) == tag


BAD = [
    ("", "empty"),
    ("#", "empty"),
    ("  ", "empty"),
    ("none", "none"),
    ("NONE", "none"),
    ("x" * 61, "too-long"),
    ("a,b", "signs"),
    ("a:b", "signs"),
    ('say "a"', "signs"),
    ("(a)", "signs"),
    ("a*", "signs"),
    ("+a", "signs"),
    ("-a", "signs"),
    ("@a", "signs"),
    ("a\x1b[31m", "signs"),
    ("a\u202eb", "signs"),
    ("…", "signs"),
]


@pytest.mark.parametrize(("text", "reason"), BAD)
def test_a_bad_tag_is_refused(text: str, reason: str) -> None:
    with pytest.raises(BadTag) as told:
        labels.read(text)
    assert told.value.reason == reason


def test_pages_list_several_tags_in_one_value() -> None:
    assert list(labels.declared(["gas, water; Border ", "", "pipes"])) == ["gas", "water", "Border", "pipes"]
