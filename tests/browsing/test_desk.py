"""What a reader asks of an archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kzuzcli.archive import Archive
from kzuzcli.browsing import desk as desks
from kzuzcli.browsing.desk import Desk
from kzuzcli.errors import QueryError
from kzuzcli.ingest import ingest
from kzuzcli.query import parse


@pytest.fixture
def desk(corpus_archive: Path) -> Iterator[Desk]:
    desk = Desk(corpus_archive)
    yield desk
    desk.close()


ASKED = [
    ("demarcation", "demarcation"),
    ("demarcatio", "demarcatio*"),
    ("border demarcatio", "border demarcatio*"),
    ("=demarcatio", "=demarcatio"),
    ("zzzzzz", "zzzzzz"),
    ("de", "de"),
]


@pytest.mark.parametrize(("line", "asked"), ASKED)
def test_a_word_that_is_being_typed_is_a_beginning(desk: Desk, line: str, asked: str) -> None:
    assert desk.ask(line).asked == asked


def test_nothing_typed_is_everything_newest_first(desk: Desk) -> None:
    newest = desk.archive.search(parse(""), limit=None, sort="date", snippets=0)
    assert [each.article.id for each in desk.ask("").answer.found] == [
        each.article.id for each in newest.found
    ]


def test_what_cannot_be_read_is_an_error(desk: Desk) -> None:
    with pytest.raises(QueryError):
        desk.ask('"state visit')


def test_the_rest_is_brought_when_it_is_asked_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    every = [each.article.id for each in desk.ask("border").answer.found]
    monkeypatch.setattr(desks, "SHELF", 2)
    first = desk.ask("border")
    second = desk.ask("border", offset=2)
    assert first.rest and [each.article.id for each in first.answer.found] == every[:2]
    assert [each.article.id for each in second.answer.found] == every[2:4]


def test_a_page_is_lit(desk: Desk) -> None:
    listing = desk.ask("Tokayev lang:ru")
    page = desk.read(listing.answer.found[0].article.id, listing.answer.query)
    text = page.details.article.text
    assert {text[start:end] for start, end in page.spans} == {"Токаев", "Токаева"}


def test_what_came_in_meanwhile_is_found(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "one.txt").write_text("One\n\nThe river is low.", encoding="utf-8")
    with Archive.open(tmp_path / "a", write=True, create=True) as archive:
        ingest(archive, [news])
    desk = Desk(tmp_path / "a")
    assert desk.ask("river").total == 1
    (news / "two.txt").write_text("Two\n\nThe river is high.", encoding="utf-8")
    with Archive.open(tmp_path / "a", write=True) as archive:
        ingest(archive, [news])
    assert desk.ask("river").total == 2
    desk.close()
