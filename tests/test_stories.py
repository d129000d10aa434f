"""Hits gathered into stories; relations kept current by ingest, corrections and removal."""

from __future__ import annotations

import pytest

from kzuzcli.archive import Archive
from kzuzcli.article import Link
from kzuzcli.ingest import ingest
from kzuzcli.query import parse
from kzuzcli.stories import gather
from tests.conftest import Write

LINKS = {
    "a": [("translation", "c"), ("quotes", "b")],
    "b": [("quoted-by", "a")],
    "c": [("translation", "a"), ("reprint", "d")],
    "d": [("reprint", "c")],
    "e": [],
}


def links_of(id: str) -> list[Link]:
    return [Link(kind, id, other, True, 1.0) for kind, other in LINKS[id]]  # type: ignore[arg-type]


STORIES = [
    ("ab", "ab"),
    ("ac", "aa"),
    ("abcde", "abaae"),
    ("ad", "ad"),  # c joins them, but is no hit
    ("dca", "ddd"),
    ("", ""),
]


@pytest.mark.parametrize(("hits", "stories"), STORIES)
def test_a_story_joins_hits(hits: str, stories: str) -> None:
    assert "".join(gather(list(hits), links_of)[hit] for hit in hits) == stories


TREATY = (
    "The two presidents signed the treaty on 22 December 2022 in Tashkent. It closes 2,351 kilometres of border.\n\n"
    "Surveyors set 1,600 posts between 2003 and 2021, and the last 46 kilometres were agreed in spring.\n\n"
    "The minister of Kazakhstan said the work cost 14 million tenge and took 18 years."
)


@pytest.fixture
def linked(archive: Archive, write: Write) -> Archive:
    folder = write("a.txt", f"Treaty signed\n\n{TREATY}").parent
    write("b.txt", f"Treaty signed, says the wire\n\n{TREATY}\n\nThe wire of the oasis reported so.")
    write("c.txt", "Rail fares\n\nTickets between the two capitals cost less from autumn on.")
    ingest(archive, [folder])
    archive.link()
    return archive


def titles(archive: Archive, query: str, **options: bool) -> list[tuple[str, bool]]:
    """Titles of hits, and whether each begins its story."""
    answer = archive.search(parse(query), **options)  # type: ignore[arg-type]
    return [(each.article.title, each.story == each.article.id) for each in answer.found]


def test_twins_that_match_stand_under_the_first(linked: Archive) -> None:
    found = titles(linked, "surveyors", stories=True)
    assert [first for _, first in found] == [True, False]


def test_a_twin_that_does_not_match_is_named(linked: Archive) -> None:
    found = linked.search(parse("oasis"), stories=True).found
    assert [other.title for _, other in found[0].elsewhere] == ["Treaty signed"]


def test_a_removed_twin_is_named_no_more(linked: Archive) -> None:
    twin = next(each.article for each in linked.search(parse("title:signed -oasis")).found)
    linked.remove(twin.id)
    found = linked.search(parse("oasis"), stories=True).found
    assert found[0].elsewhere == ()


def test_relations_are_shown_with_an_article(linked: Archive) -> None:
    article = linked.search(parse("oasis")).found[0].article
    details = linked.details(article.id)
    assert [link.kind for link in details.links] == ["reprint"]
    assert [details.related[link.b].title for link in details.links] == ["Treaty signed"]


def test_reindex_looks_for_relations_again(linked: Archive) -> None:
    linked.reindex()
    assert [first for _, first in titles(linked, "surveyors", stories=True)] == [True, False]


def test_without_links_every_hit_is_its_own_story(archive: Archive, write: Write) -> None:
    ingest(archive, [write("a.txt", f"Treaty signed\n\n{TREATY}")])
    assert titles(archive, "surveyors", stories=True) == [("Treaty signed", True)]
