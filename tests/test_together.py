"""same:( ): one paragraph by itself is all that is asked for, against an oracle that looks at each alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.analysis import tokenize
from kzuzcli.archive import Archive
from kzuzcli.article import Passage
from kzuzcli.engines.base import Entry, Request
from kzuzcli.highlight import spans
from kzuzcli.ingest import ingest
from kzuzcli.query import And, Any, Form, MatchAll, Not, Or, Query, Same, Sequence, parse
from kzuzcli.together import loosened, needed, together
from tests.engines import oracle

A, B, C = (Any((Form("en", form),), None, form) for form in "abc")
RUSSIAN = Any((Form("ru", "б"),), None, "б")

words = st.sampled_from([A, B, C, Any((Form("en", "a"), Form("en", "c")))])
rows = st.builds(
    Sequence, st.lists(words, min_size=1, max_size=3).map(tuple), st.sampled_from([None, 0, 1, 3])
)
asked = st.recursive(
    words | rows,
    lambda parts: (
        st.lists(parts, min_size=1, max_size=3)
        .map(tuple)
        .flatmap(lambda some: st.sampled_from([And(some), Or(some), Or(some, True)]))
    ),
    max_leaves=5,
)
without = st.builds(lambda part, word: And((part, Not(word))), asked, words)
texts = st.lists(st.sampled_from(["a", "b", "c", "x", "\n", "\n\n"]), max_size=24).map(" ".join)


def holds(part: Query, text: str) -> bool:
    """Whether a text matches, by the engines' oracle."""
    entry = Entry("0", "", text, "en")
    return oracle.score([entry], entry, part, Request(part)) is not None


@given(asked | without, texts)
def test_each_paragraph_stands_for_itself(part: Query, text: str) -> None:
    found = [text[start:end] for start, end in together(part)(text, "en", ())]
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    assert found == [line for line in lines if holds(part, line)]


@given(asked, texts)
def test_one_paragraph_is_a_part_of_the_article(part: Query, text: str) -> None:
    found = list(together(part)(text, "en", ()))
    assert not found or holds(part, text)
    if "\n" not in text:
        assert bool(found) == holds(part, text)


@given(asked | without, texts)
def test_the_engine_is_asked_for_no_fewer(part: Query, text: str) -> None:
    if any(together(part)(text, "en", ())):
        assert holds(needed(part), text)


def test_words_are_of_the_passage_they_stand_in() -> None:
    text = "a б\nа b б"
    passages = (Passage(0, 2, "en"), Passage(2, len(text), "ru"))
    assert list(together(And((A, RUSSIAN)))(text, "en", passages)) == [(0, 3)]
    assert list(together(And((B, RUSSIAN)))(text, "en", passages)) == []


@pytest.mark.parametrize(
    "query, loose",
    [
        (Same(And((A, Not(B)))), A),
        (And((Same(And((A, B))), C)), And((And((A, B)), C))),
        (Not(Same(A)), MatchAll()),
        (Not(A), Not(A)),
        (Or((Same(Or((A, B), True)), C)), Or((Or((A, B), True), C))),
    ],
)
def test_loosened(query: Query, loose: Query) -> None:
    assert loosened(query) == loose


LIT = [
    (Same(And((A, B))), "a\na b\nb", "-++-"),
    (Same(And((A, Not(B)))), "a b\na a", "--++"),
    (And((A, Same(And((A, B))))), "a\na b\nb", "+++-"),
    (Same(Sequence((A, B))), "b a\na b", "--++"),
    (Not(Same(A)), "a", "-"),
]


@pytest.mark.parametrize("query, text, marks", LIT)
def test_only_the_paragraphs_that_answer_are_lit(query: Query, text: str, marks: str) -> None:
    lit = {start for start, _ in spans(query, text, "en")}
    assert "".join("-+"[word.start() in lit] for word in re.finditer(r"[abc]", text)) == marks


NEWS = {
    "both": "River deal\n\nThe ministers agreed on water and gas.\n\nRoads come next, said Tokayev.",
    "apart": "Two deals\n\nThe ministers spoke of water.\n\nGas prices were left out, Tokayev said.",
    "title": "Water\n\nGas is cheaper this year, the ministry wrote in a long report.",
    "phrase": "Talks\n\nPrice of gas: up. Water costs: down.\n\nWater only, here in the last line.",
    "russian": "Вода\n\nТокаев заявил, что воды и газа хватит.\n\nМинистры согласились с ним вполне.",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("same")
    news = folder / "news"
    news.mkdir()
    for name, text in NEWS.items():
        (news / f"{name}.txt").write_text(text, encoding="utf-8")
    with Archive.open(folder / "archive", write=True, create=True) as opened:
        ingest(opened, [news])
        yield opened


def found(archive: Archive, query: str) -> list[str]:
    answer = archive.search(parse(query), limit=None)
    assert answer.result.total == len(answer.found) == archive.count(parse(query)).total
    return sorted(Path(each.article.origin.path).stem for each in answer.found)


ASKED = [
    ("same:(water gas)", ["both", "phrase"]),
    ("same:(water -gas)", ["apart", "phrase"]),
    ("same:(waters GAS)", ["both", "phrase"]),
    ('same:("water and gas")', ["both"]),
    ('same:("gas water"~1)', ["both", "phrase"]),
    ("same:(wat* (gas OR spoke))", ["apart", "both", "phrase"]),
    ("same:(Tokayev воды)", ["russian"]),
    ("same:(=Tokayev said)", ["apart", "both"]),
    ("water gas -same:(water gas)", ["apart", "title"]),
    ("same:(water gas) OR title:water", ["both", "phrase", "title"]),
    ("same:(water gas) lang:ru", []),
    ("same:(water gas) same:(roads next)", ["both"]),
    ("same:(water gas) Tokayev", ["both"]),
    ("same:(water nowhere)", []),
]


@pytest.mark.parametrize("query, expected", ASKED)
def test_found_in_an_archive(archive: Archive, query: str, expected: list[str]) -> None:
    assert found(archive, query) == expected


def test_snippets_show_the_paragraph_that_answers(archive: Archive) -> None:
    answer = archive.search(parse("same:(water gas) path:phrase"))
    (hit,) = answer.found
    assert [(each.paragraph, len(each.highlights)) for each in hit.snippets] == [(1, 2)]


def test_hits_score_what_their_words_do(archive: Archive) -> None:
    plain = {each.article.id: each.hit.score for each in archive.search(parse("water gas")).found}
    for each in archive.search(parse("same:(water gas)")).found:
        assert each.hit.score == pytest.approx(plain[each.article.id])


def test_tokens_of_a_paragraph_are_those_of_the_text() -> None:
    text = "Bog‘ va\ntog‘ o‘rmon"
    whole = [token.term for token in tokenize(text, "uz")]
    assert whole == [token.term for line in text.split("\n") for token in tokenize(line, "uz")]
