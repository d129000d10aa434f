"""Laws of the query language, over trees and over texts that nobody would write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.errors import QueryError
from kzuzcli.period import Period
from kzuzcli.query import (
    Fuzzy,
    Near,
    Not,
    Phrase,
    Prefix,
    Query,
    Range,
    Same,
    Saved,
    Term,
    all_of,
    any_of,
    parse,
)

LETTERS = st.text("abzнғўƏ", min_size=1, max_size=4)
NAMES = st.sampled_from([None, "title", "source", "author"])
WORDS = st.one_of(
    LETTERS,
    st.sampled_from(
        ["OR", "AND", "NOT", "$5", "50%", "W-2", "O‘z", "-a", "=b", "a~1", "title:x", "(a)", "10:30", "@a"]
    ),
)
ROWS = st.lists(LETTERS, min_size=2, max_size=4).map(tuple)
PERIODS = st.sampled_from(["2019", "2019-04", "2019-04-17", "2019/2020-05", "../2019", "2022/..", "2019?"])
LEAVES: st.SearchStrategy[Query] = st.one_of(
    st.builds(Term, WORDS, NAMES, st.booleans()),
    st.builds(Phrase, ROWS, NAMES, st.booleans()),
    st.builds(Near, ROWS, st.integers(0, 1000), NAMES, st.booleans()),
    st.builds(Prefix, LETTERS, NAMES),
    st.builds(Fuzzy, LETTERS, st.sampled_from([1, 2]), NAMES),
    st.builds(Term, st.sampled_from(["ru", "uz-Cyrl", "*"]), st.just("lang")),
    st.builds(Term, st.sampled_from(["a b", 'a"b', "a”b", "a(b", "-x", "=x", "x,", "OR"]), st.just("path")),
    st.builds(Saved, st.sampled_from(["border", "gas-2024", "граница.1"])),
    st.builds(Range, st.none() | PERIODS.map(Period.parse)),
)


def _several(parts: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    several = st.lists(parts, min_size=2, max_size=4)
    return several.map(all_of) | several.map(any_of)


def _grown(parts: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    return _several(parts) | parts.map(Not)


ANYWHERE = st.one_of(
    st.builds(Term, LETTERS, exact=st.booleans()),
    st.builds(Phrase, ROWS, exact=st.booleans()),
    st.builds(Near, ROWS, st.integers(0, 1000)),
    st.builds(Prefix, LETTERS),
)
ASKED = st.recursive(ANYWHERE, lambda parts: _several(parts), max_leaves=6)
"""What a paragraph may be asked for, without and with something that it is not to hold."""
PARAGRAPHS = st.one_of(
    ASKED, st.tuples(ASKED, ANYWHERE.map(Not)).map(all_of), st.tuples(ANYWHERE.map(Not), ASKED).map(all_of)
)
TREES = st.recursive(LEAVES | st.builds(Same, PARAGRAPHS), _grown, max_leaves=12)


@given(TREES)
def test_what_is_written_is_read_back(query: Query) -> None:
    assert parse(str(query)) == query


SIGNS = [
    *'"“”„«»()-=~*:;,.?…–/ ',
    "@",
    " OR ",
    " AND ",
    " NOT ",
    "title:",
    "lang:",
    "date:",
    "url:",
    "is:",
    "same:",
    "same:(",
    "foo:",
]
SCRAPS = st.sampled_from([*SIGNS, "a", "ru", "2019", "2019-13", "..", "word", "Қазақ", "O‘z", "~2", " "])
TEXTS = st.lists(SCRAPS, max_size=14).map("".join) | st.text(max_size=30)


@given(TEXTS)
def test_any_text_is_read_or_refused_with_a_place_and_a_way_out(text: str) -> None:
    try:
        query = parse(text)
    except QueryError as error:
        assert error.text == text
        assert 0 <= error.start < error.end <= len(text)
        if error.suggestion is not None:
            parse(error.suggestion)
    else:
        assert parse(str(query)) == query


@given(st.lists(TEXTS, max_size=4), st.booleans())
def test_any_arguments_are_read_or_refused(arguments: list[str], any_word: bool) -> None:
    try:
        query = parse(arguments, any_word=any_word)
    except QueryError as error:
        assert 0 <= error.start < error.end <= len(error.text)
        if error.suggestion is not None:
            parse(error.suggestion)
    else:
        assert parse(str(query)) == query


@pytest.mark.parametrize("opener", ["«", "„", "“", '"'])
def test_unbalanced_quotes_take_no_more_than_their_length(opener: str) -> None:
    with pytest.raises(QueryError):
        parse(f"{opener}a " * 10_000)
