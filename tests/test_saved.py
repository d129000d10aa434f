"""Saved queries: what stands for a name, and what is new since a look."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kzuzcli.archive import Archive
from kzuzcli.errors import BadName, NoSuchSaved
from kzuzcli.ingest import ingest
from kzuzcli.query import Query, Term, all_of, parse
from kzuzcli.saved import expanded, names_in, read_name

NAMES = [("Border", "border"), ("@gas-2024", "gas-2024"), ("Граница", "граница"), ("a.b_c", "a.b_c")]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_name_is_read(text: str, name: str) -> None:
    assert read_name(text) == name


BAD = [
    ("", "syntax"),
    ("@", "syntax"),
    ("a b", "syntax"),
    ("-a", "syntax"),
    ("a:b", "syntax"),
    ("gas.", "syntax"),
    ("gas-", "syntax"),
    ("x" * 41, "too-long"),
]


@pytest.mark.parametrize(("text", "reason"), BAD)
def test_a_bad_name_is_refused(text: str, reason: str) -> None:
    with pytest.raises(BadName) as told:
        read_name(text)
    assert told.value.reason == reason


SAVED = {
    "gas": "gas OR pipe",
    "border": "border -fence",
    "both": "@gas @border",
    "loop": "x @pool",
    "pool": "@loop",
}
EXPANDED = [
    ("@gas", "gas OR pipe"),
    ("@border lang:ru", "border -fence lang:ru"),
    ("-@gas", "-(gas OR pipe)"),
    ("@gas OR water", "gas OR pipe OR water"),
    ("@both", "(gas OR pipe) border -fence"),
    ("water", "water"),
]


def saved(name: str) -> Query:
    return parse(SAVED[name])


@pytest.mark.parametrize(("query", "meant"), EXPANDED)
def test_what_is_saved_stands_in_its_place(query: str, meant: str) -> None:
    assert expanded(parse(query), saved) == parse(meant)
    assert names_in(expanded(parse(query), saved)) == []


def test_a_circle_is_told() -> None:
    with pytest.raises(BadName) as told:
        expanded(parse("@loop"), saved)
    assert told.value.reason == "circle"


def put(folder: Path, **texts: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.json").write_text(
            json.dumps({"id": name, "title": name, "text": text}), encoding="utf-8"
        )


@pytest.fixture
def news(tmp_path: Path) -> Path:
    put(
        tmp_path / "news",
        one="The gas came on time and the town was warm.",
        two="Water rose over the old bridge and nobody crossed it for a week.",
    )
    return tmp_path / "news"


@pytest.fixture
def archive(tmp_path: Path, news: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "a", write=True, create=True) as archive:
        ingest(archive, [news])
        archive.store.saved.add("gas", parse("gas OR pipe"))
        yield archive


def titles(archive: Archive, query: str) -> set[str]:
    return {found.article.title for found in archive.search(parse(query)).found}


def new(archive: Archive) -> set[str]:
    query = all_of([archive.expanded(parse("@gas")), Term("gas", "new")])
    return {found.article.title for found in archive.search(query).found}


def look(archive: Archive) -> None:
    archive.store.saved.look("gas", archive.engine.mark())


def test_every_way_to_ask(archive: Archive) -> None:
    id = archive.search(parse("@gas")).found[0].article.id
    assert titles(archive, "@GAS warm") == {"one"}
    assert archive.count(parse("@gas")).total == 1
    assert archive.select(parse("-@gas")).result.total == 1
    assert archive.lit(archive.get(id), parse("@gas")) != []


def test_an_unknown_name_is_told_with_the_nearest(archive: Archive) -> None:
    with pytest.raises(NoSuchSaved) as told:
        archive.search(parse("@gaz"))
    assert (told.value.name, told.value.nearest) == ("gaz", "gas")
    with pytest.raises(NoSuchSaved):
        archive.store.saved.add("other", parse("@nobody"))


def test_a_query_is_not_saved_inside_itself(archive: Archive) -> None:
    archive.store.saved.add("wide", parse("@gas OR oil"))
    with pytest.raises(BadName):
        archive.store.saved.add("gas", parse("@wide x"))
    assert archive.store.saved.users("gas") == ["wide"]


def test_all_is_new_before_the_first_look_and_nothing_after_it(archive: Archive) -> None:
    assert new(archive) == {"one"}
    look(archive)
    assert new(archive) == set()


def test_what_came_in_since(archive: Archive, news: Path) -> None:
    look(archive)
    put(news, three="More gas came.", four="Rain fell.")
    ingest(archive, [news])
    assert new(archive) == {"three"}
    look(archive)
    assert new(archive) == set()


def test_what_came_in_changed_since(archive: Archive, news: Path) -> None:
    look(archive)
    put(news, two="Water rose over the old bridge and nobody crossed it for a week. A gas pipe broke.")
    assert ingest(archive, [news]).updated == 1
    assert new(archive) == {"two"}


def test_a_correction_or_a_tag_or_a_file_that_went_is_no_news(archive: Archive, news: Path) -> None:
    look(archive)
    id = archive.search(parse("@gas")).found[0].article.id
    archive.correct(id, {"source": "Gas News"})
    archive.tag([id], ["seen"], [])
    (news / "one.json").unlink()
    ingest(archive, [news])
    archive.reindex()
    assert new(archive) == set()


def test_an_article_that_takes_the_number_of_a_removed_one_is_new(archive: Archive, news: Path) -> None:
    put(news, last="The last gas of the year.")
    ingest(archive, [news])
    look(archive)
    archive.remove(archive.search(parse("last")).found[0].article.id)
    put(news, another="Another pipe was laid.")
    ingest(archive, [news])
    assert new(archive) == {"another"}


def test_what_only_the_store_has_was_not_seen(archive: Archive, news: Path) -> None:
    """The index answers from its last commit; a look counts up to there."""
    mark = archive.engine.mark()
    put(news, three="More gas came.")
    ingest(archive, [news])
    archive.store.saved.look("gas", mark)
    assert "three" in new(archive)


def test_saving_again_forgets_the_look(archive: Archive) -> None:
    look(archive)
    archive.store.saved.add("gas", parse("gas"))
    assert new(archive) == {"one"}


def test_saved_queries_are_in_the_backup(archive: Archive, tmp_path: Path) -> None:
    from kzuzcli.archive import restore

    archive.tag([archive.search(parse("gas")).found[0].article.id], ["seen"], [])
    archive.backup(tmp_path / "b.db")
    restore(tmp_path / "b.db", tmp_path / "c")
    with Archive.open(tmp_path / "c") as copy:
        assert titles(copy, "@gas tag:seen") == {"one"}
