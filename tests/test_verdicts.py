"""The user's yes or no to a link: kept, outranking what was found, taken back; filters by links."""

from __future__ import annotations

import pytest

from kzuzcli.archive import Archive
from kzuzcli.article import Link, LinkKind
from kzuzcli.errors import NoSuchArticle
from kzuzcli.ingest import ingest
from kzuzcli.query import parse
from kzuzcli.verdicts import judged, verdict
from tests.conftest import Write
from tests.test_stories import TREATY

JUDGED: list[tuple[list[tuple[LinkKind, str]], list[tuple[str, str, LinkKind, bool]], list[tuple[LinkKind, str, bool]]]] = [
    ([("translation", "b")], [], [("translation", "b", False)]),
    ([("translation", "b")], [("a", "b", "translation", True)], [("translation", "b", True)]),
    ([("translation", "b")], [("b", "a", "translation", False)], []),
    ([("translation", "b")], [("a", "c", "translation", False)], [("translation", "b", False)]),
    ([("translation", "b")], [("a", "b", "reprint", False)], [("translation", "b", False)]),
    ([], [("b", "a", "reprint", True)], [("reprint", "b", True)]),
    ([], [("b", "a", "quotes", True)], [("quoted-by", "b", True)]),
    ([], [("a", "b", "quotes", True)], [("quotes", "b", True)]),
    ([("quotes", "b")], [("b", "a", "quoted-by", False)], []),
    ([("quotes", "b")], [("a", "b", "quoted-by", False)], [("quotes", "b", False)]),
    ([("shared", "b"), ("shared", "c")], [("a", "b", "quotes", True)], [("quotes", "b", True), ("shared", "c", False)]),
]  # fmt: skip


@pytest.mark.parametrize(("found", "said", "expected"), JUDGED)
def test_the_users_word_outranks_what_was_found(
    found: list[tuple[LinkKind, str]],
    said: list[tuple[str, str, LinkKind, bool]],
    expected: list[tuple[LinkKind, str, bool]],
) -> None:
    links = judged(
        "a", [Link(kind, "a", b, False, 0.5) for kind, b in found], [verdict(*each) for each in said]
    )
    assert [(link.kind, link.b, link.certain) for link in links] == expected
    assert all(link.a == "a" for link in links)


@pytest.fixture
def linked(archive: Archive, write: Write) -> Archive:
    folder = write("a.txt", f"Treaty signed\n\n{TREATY}").parent
    write("b.txt", f"The wire reports\n\n{TREATY}\n\nThe wire of the oasis reported so.")
    write("c.txt", "Rail fares\n\nTickets between the two capitals cost less from autumn on.")
    ingest(archive, [folder])
    archive.link()
    return archive


def named(archive: Archive) -> dict[str, str]:
    return {archive.get(id).title.split()[0]: id for id in archive.store.ids()}


def kinds(archive: Archive, id: str) -> list[tuple[str, str]]:
    return [(link.kind, archive.get(link.b).title.split()[0]) for link in archive.links_of(id)]


def found(archive: Archive, query: str) -> list[str]:
    return [each.article.title.split()[0] for each in archive.search(parse(query), limit=None).found]


def test_a_denied_link_is_neither_shown_nor_a_story(linked: Archive) -> None:
    ids = named(linked)
    assert [link.kind for link in linked.judge(ids["Treaty"], ids["The"], False)] == ["reprint"]
    assert kinds(linked, ids["Treaty"]) == kinds(linked, ids["The"]) == []
    assert linked.details(ids["The"]).links == ()
    stories = {each.story for each in linked.search(parse("surveyors"), stories=True).found}
    assert len(stories) == 2
    assert found(linked, "is:reprint") == []


def test_a_word_on_a_link_survives_linking_anew_and_is_taken_back(linked: Archive) -> None:
    ids = named(linked)
    linked.judge(ids["Treaty"], ids["The"], False)
    linked.link(anew=True)
    linked.reindex()
    assert kinds(linked, ids["Treaty"]) == []
    assert linked.forget_verdicts(ids["The"], ids["Treaty"]) == 1
    assert kinds(linked, ids["Treaty"]) == [("reprint", "The")]


def test_a_confirmed_link_needs_not_be_found(linked: Archive) -> None:
    ids = named(linked)
    assert linked.judge(ids["Rail"], ids["The"], True) == ()
    linked.judge(ids["Rail"], ids["The"], True, "quotes")
    assert kinds(linked, ids["Rail"]) == [("quotes", "The")]
    assert kinds(linked, ids["The"]) == [("reprint", "Treaty"), ("quoted-by", "Rail")]
    assert found(linked, "is:quoted") == ["The"]
    assert linked.links_of(ids["Rail"])[0].certain


def test_a_no_after_a_yes_counts(linked: Archive) -> None:
    ids = named(linked)
    linked.judge(ids["Rail"], ids["The"], True, "translation")
    linked.judge(ids["The"], ids["Rail"], False)
    assert kinds(linked, ids["Rail"]) == []


def test_a_removed_article_takes_what_was_said_of_it_along(linked: Archive) -> None:
    ids = named(linked)
    linked.judge(ids["Rail"], ids["The"], True, "shared")
    linked.remove(ids["Rail"])
    assert kinds(linked, ids["The"]) == [("reprint", "Treaty")]


def test_without_links_the_users_word_stands_alone(archive: Archive, write: Write) -> None:
    folder = write("a.txt", "Alpha one\n\nFirst text.").parent
    write("b.txt", "Beta two\n\nSecond text.")
    ingest(archive, [folder])
    ids = named(archive)
    archive.judge(ids["Alpha"], ids["Beta"], True, "translation")
    assert found(archive, "is:translation") == found(archive, "is:related")
    assert sorted(found(archive, "is:related")) == ["Alpha", "Beta"]


def test_filters_by_links(linked: Archive) -> None:
    ids = named(linked)
    assert sorted(found(linked, "is:reprint")) == sorted(found(linked, "is:related")) == ["The", "Treaty"]
    assert found(linked, "is:translation") == found(linked, "is:quoted") == []
    assert found(linked, "-is:related") == ["Rail"]
    assert found(linked, "is:related oasis") == ["The"]
    assert found(linked, f"like:{ids['The'][:8]}") == ["Treaty"]
    with pytest.raises(NoSuchArticle):
        linked.search(parse("like:ffffffff"))


def test_like_gives_the_nearest_kind_first(linked: Archive) -> None:
    ids = named(linked)
    linked.judge(ids["The"], ids["Rail"], True, "shared")
    query = f"like:{ids['The']}"
    assert found(linked, query) == found(linked, f"{query} lang:en") == ["Treaty", "Rail"]
    first = linked.search(parse(query), limit=1)
    second = linked.search(parse(query), limit=1, offset=1)
    assert [each.found[0].article.id for each in (first, second)] == [ids["Treaty"], ids["Rail"]]
    assert [each.found[0].rank for each in (first, second)] == [1, 2]
    assert (first.result.total, second.result.total) == (2, 2)
