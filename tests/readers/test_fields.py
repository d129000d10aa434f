import pytest

from kzuzcli.errors import MappingError
from kzuzcli.readers.fields import declared, facts, key, known, read_mapping, strings

KNOWN = [
    ("title", "title"),
    ("datePublished", "date"),
    ("date_publish", "date"),
    ("Publication Date", "date"),
    ("dc:creator", "author"),
    ("dc.title", "title"),
    ("site_name", "source"),
    ("lang", "language"),
    ("canonical_link", "url"),
    ("Заголовок", "title"),
    ("date_download", None),
    ("image", None),
]


@pytest.mark.parametrize(("field", "name"), KNOWN)
def test_a_field_goes_by_many_names(field: str, name: str | None) -> None:
    place = known(field)
    assert (place[0] if place else None) == name


STRINGS = [
    ("a", ["a"]),
    (7, ["7"]),
    (True, []),
    (None, []),
    ({"@type": "Person", "name": "A"}, ["A"]),
    ([{"name": "A"}, "B", ["C"], None], ["A", "B"]),
    ({"x": 1}, []),
]


@pytest.mark.parametrize(("content", "found"), STRINGS)
def test_strings_in_a_value(content: object, found: list[str]) -> None:
    assert list(strings(content)) == found


def test_the_more_telling_name_comes_first_whatever_the_order() -> None:
    found = facts({"created": "2020", "pubDate": "2019", "date": "2018"})
    assert [(fact.name, fact.value) for fact in found["date"]] == [
        ("date", "2018"),
        ("pubDate", "2019"),
        ("created", "2020"),
    ]


def test_a_source_that_is_an_address_is_the_url_where_there_is_none() -> None:
    assert key(facts({"source": "https://example.org/a"})) == "https://example.org/a"
    assert "url" not in facts({"source": "https://example.org"})
    assert facts({"source": "https://e.org/a", "url": "u"})["source"][0].value == "https://e.org/a"


def test_text_is_not_declared() -> None:
    assert set(declared(facts({"title": "T", "text": "X", "description": "L"}))) == {"title"}


def test_a_key_of_absurd_length_is_none() -> None:
    assert key(facts({"id": "x" * 5000})) is None


def test_a_mapping_is_read() -> None:
    assert read_mapping("title=headline, date = meta.published,") == {
        "title": "headline",
        "date": "meta.published",
    }


@pytest.mark.parametrize(
    ("text", "reason"), [("title", "syntax"), ("title=", "syntax"), ("titel=x", "unknown-name")]
)
def test_a_mapping_that_cannot_be_read(text: str, reason: str) -> None:
    with pytest.raises(MappingError) as refused:
        read_mapping(text)
    assert refused.value.reason == reason
