"""Tags: the user's word over what files declare; kept whatever happens to index, file and text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli import labels
from kzuzcli.archive import Archive
from kzuzcli.errors import BadTag
from kzuzcli.ingest import ingest
from kzuzcli.query import parse
from kzuzcli.tagging import Said, Tag, effective

TEXTS = {
    "gas": "Gas came through the long pipe in the cold night and the town was warm again.",
    "water": "The water rose over the old bridge and nobody crossed it for a week or more.",
    "bread": "Bread was cheap that year and the bakers of the town were glad to sell it all.",
}
DECLARED = {"gas": ["Energy", "pipes, Gas"], "water": ["Вода"], "bread": []}


def write(folder: Path, **changed: str) -> None:
    for name, text in (TEXTS | changed).items():
        record = {"id": name, "title": name, "text": text, "tags": DECLARED[name]}
        (folder / f"{name}.json").write_text(json.dumps(record), encoding="utf-8")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    (tmp_path / "news").mkdir()
    write(tmp_path / "news")
    with Archive.open(tmp_path / "a", write=True, create=True) as archive:
        ingest(archive, [tmp_path / "news"])
        yield archive


def id_of(archive: Archive, title: str) -> str:
    return archive.search(parse(f"title:{title}")).found[0].article.id


def titles(archive: Archive, query: str) -> set[str]:
    return {found.article.title for found in archive.search(parse(query)).found}


def tags(archive: Archive, title: str) -> tuple[str, ...]:
    return archive.get(id_of(archive, title)).tags


def tag(archive: Archive, title: str, *words: str) -> int:
    give = [word[1:] for word in words if word[0] == "+"]
    return archive.tag([id_of(archive, title)], give, [word[1:] for word in words if word[0] == "-"])


GIVEN = [
    (("+border",), ("Energy", "pipes", "Gas", "border"), 1),
    (("+ENERGY",), ("Energy", "pipes", "Gas"), 0),
    (("-energy",), ("pipes", "Gas"), 1),
    (("-pipes", "+b", "+a"), ("Energy", "Gas", "a", "b"), 1),
    (("-nothing",), ("Energy", "pipes", "Gas"), 0),
    (("+#Граница",), ("Energy", "pipes", "Gas", "Граница"), 1),
]


@pytest.mark.parametrize(("words", "left", "changed"), GIVEN)
def test_tags_are_given_and_taken(
    archive: Archive, words: tuple[str, ...], left: tuple[str, ...], changed: int
) -> None:
    assert tag(archive, "gas", *words) == changed
    assert tags(archive, "gas") == left


def test_the_index_need_not_know(archive: Archive) -> None:
    before = archive.store.mark()
    tag(archive, "bread", "+food")
    assert titles(archive, "tag:food") == {"bread"}
    assert (archive.store.mark(), archive.behind()) == (before, 0)


def test_what_was_taken_may_be_given_again(archive: Archive) -> None:
    tag(archive, "gas", "-energy")
    assert titles(archive, "tag:energy") == set()
    tag(archive, "gas", "+energy")
    assert titles(archive, "tag:energy") == {"gas"}
    assert archive.details(id_of(archive, "gas")).said == ()


ASKED = [
    ("tag:ENERGY", {"gas"}),
    ("tag:вода", {"water"}),
    ("tag:ВОДА", {"water"}),
    ("tag:food", {"bread"}),
    ("tag:#food", {"bread"}),
    ("tag:none", {"water"}),
    ("-tag:none", {"gas", "bread"}),
    ("-tag:energy", {"water", "bread"}),
    ("tag:(food OR gas)", {"gas", "bread"}),
    ("town tag:food", {"bread"}),
    ("tag:en", set()),
]


@pytest.mark.parametrize(("query", "found"), [ASKED[0], *ASKED[2:]])
def test_queries(archive: Archive, query: str, found: set[str]) -> None:
    tag(archive, "bread", "+Food")
    tag(archive, "water", "-вода") if "none" in query or "-tag" in query else None
    assert titles(archive, query) == found


def test_a_bad_tag_changes_nothing(archive: Archive) -> None:
    with pytest.raises(BadTag):
        tag(archive, "gas", "+fine", "+a,b")
    assert tags(archive, "gas") == ("Energy", "pipes", "Gas")


def test_tags_outlive_index_file_and_text(archive: Archive, tmp_path: Path) -> None:
    tag(archive, "gas", "+border", "-pipes")
    kept = ("Energy", "Gas", "border")
    archive.reindex()
    assert tags(archive, "gas") == kept
    ingest(archive, [tmp_path / "news"])
    assert tags(archive, "gas") == kept
    write(tmp_path / "news", gas=TEXTS["gas"] + " It stayed so until spring.")
    assert ingest(archive, [tmp_path / "news"]).updated == 1
    assert tags(archive, "gas") == kept
    archive.correct(id_of(archive, "gas"), {"source": "Pipe News"})
    assert tags(archive, "gas") == kept
    (tmp_path / "news" / "gas.json").unlink()
    ingest(archive, [tmp_path / "news"])
    assert tags(archive, "gas") == kept
    assert titles(archive, "tag:pipes") == set()


def test_a_file_that_changes_its_tags_changes_those_it_declared(archive: Archive, tmp_path: Path) -> None:
    tag(archive, "water", "+river")
    record = {"id": "water", "title": "water", "text": TEXTS["water"] + " Then it fell.", "tags": ["Flood"]}
    (tmp_path / "news" / "water.json").write_text(json.dumps(record), encoding="utf-8")
    ingest(archive, [tmp_path / "news"])
    assert tags(archive, "water") == ("Flood", "river")
    assert (titles(archive, "tag:вода"), titles(archive, "tag:flood")) == (set(), {"water"})


def test_removal_takes_the_tags_along(archive: Archive) -> None:
    tag(archive, "gas", "+border", "-pipes")
    archive.remove(id_of(archive, "gas"))
    assert [one.name for one in archive.store.tags.counts()] == ["Вода"]
    assert archive.store.matching("tag", "border") == frozenset()


def test_counts(archive: Archive) -> None:
    tag(archive, "water", "+border", "+energy")
    tag(archive, "bread", "+Border", "+food")
    tag(archive, "gas", "-pipes")
    assert archive.store.tags.counts() == [
        Tag("border", 2, 2),
        Tag("energy", 2, 1),
        Tag("food", 1, 1),
        Tag("Gas", 1, 0),
        Tag("Вода", 1, 0),
    ]


NEAREST = [("enrgy", ("Energy",)), ("ener", ("Energy",)), ("energy", ()), ("none", ()), ("qqqqq", ())]


@pytest.mark.parametrize(("word", "nearest"), NEAREST)
def test_the_nearest_tag(archive: Archive, word: str, nearest: tuple[str, ...]) -> None:
    assert archive.store.tags.nearest(word) == nearest


def test_exports_and_lists_have_the_users_tags(archive: Archive) -> None:
    tag(archive, "gas", "+border", "-pipes")
    kept = ("Energy", "Gas", "border")
    id = id_of(archive, "gas")
    assert next(iter(archive.articles([id]))).tags == kept
    assert archive.search(parse("gas")).found[0].article.tags == kept


WORDS = st.lists(st.tuples(st.booleans(), st.sampled_from(["a", "B", "c", "Ё"])), max_size=12)


@given(st.lists(st.sampled_from(["a", "b", "e"]), unique=True), WORDS)
def test_the_last_word_counts(declared: list[str], words: list[tuple[bool, str]]) -> None:
    last = {labels.fold(name): given for given, name in words}
    said = [Said(tag, tag, given) for tag, given in last.items()]
    expected = {tag for tag in (*declared, *last) if last.get(tag, tag in declared)}
    assert {labels.fold(name) for name in effective(declared, said)} == expected
