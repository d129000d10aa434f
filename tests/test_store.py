from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kzuzcli import schema
from kzuzcli.article import Article, DateEvidence, Origin, Passage
from kzuzcli.errors import ArchiveDamaged, ArchiveMissing, ArchiveOutdated
from kzuzcli.period import Period
from kzuzcli.store import FILE, KnownFile, Row, Store, fingerprint, now


def row(title: str = "Water", text: str = "The river rose.", path: str = "/a.txt", mark: int = 1) -> Row:
    content = fingerprint(title, None, text)
    won = DateEvidence(Period.day(date(2022, 12, 21)), "metadata", "2022-12-21")
    other = DateEvidence(Period.parse("2019"), "text", "2019", (3, 7))
    article = Article(
        id=content[:12],
        title=title,
        text=text,
        language="en",
        date=won,
        source="Steppe Wire",
        authors=("A. Writer",),
        url="https://example.org/1",
        origin=Origin(path),
        sha256="00" * 32,
        words=3,
        tags=("water",),
        passages=(Passage(0, 4, "en"), Passage(4, 15, "ru")),
        evidence=(won, other),
    )
    return Row(article, bytes.fromhex(content), "text", "utf-8", {"title": title}, now(), mark)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path, create=True)
    with store.batch():
        store.add(row())
        store.set_origin(Origin("/a.txt"), row().article.id, "00" * 32)
    yield store
    store.close()


def test_an_article_comes_back_as_it_went_in(store: Store) -> None:
    stored = store.get(row().article.id)
    assert stored is not None
    assert stored.article == row().article


def test_a_failed_batch_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.batch():
        store.add(row(title="Gas"))
        raise ZeroDivisionError
    assert store.count() == 1
    assert store.mark() == 1


def test_what_changed_since_a_mark(store: Store) -> None:
    with store.batch() as mark:
        store.add(row(title="Gas", mark=mark))
    assert [each.article.title for each in store.changed_since(1)] == ["Gas"]
    assert [each.article.title for each in store.changed_since(0)] == ["Water", "Gas"]


def test_ids_grow_until_they_are_free(store: Store) -> None:
    content = fingerprint("Water", None, "The river rose.")
    assert store.free_id(content) == content[:13]
    assert store.free_id("f" * 64) == "f" * 12


def test_a_removed_id_is_never_given_again(store: Store) -> None:
    id = row().article.id
    with store.batch() as mark:
        store.remove(id, b"sketch", mark)
    assert store.get(id) is None
    assert store.removed_since(1) == [id]
    content = fingerprint("Water", None, "The river rose.")
    assert store.free_id(content) == content[:13]
    stone = store.tombstone(content=bytes.fromhex(content))
    assert stone is not None
    assert stone.id == id


def test_revisions_keep_the_former_text(store: Store) -> None:
    former = row()
    with store.batch() as mark:
        store.revise(former, "2026-01-01T00:00:00+00:00", mark)
        store.replace(replace(former, article=replace(former.article, text="The river fell."), changed=mark))
    assert [each.text for each in store.revisions(former.article.id)] == ["The river rose."]
    stored = store.get(former.article.id)
    assert stored is not None
    assert stored.article.text == "The river fell."


FILTERS = [
    ("url", "EXAMPLE.org", True),
    ("url", "%", False),
    ("path", "a.txt", True),
    ("path", "b.txt", False),
    ("id", row().article.id[:5], True),
    ("id", "zz", False),
    ("tag", "Water", True),
    ("tag", "wat", False),
    ("is", "mixed", True),
    ("is", "undated", False),
    ("is", "missing", False),
]


@pytest.mark.parametrize(("field", "value", "found"), FILTERS)
def test_filters_of_the_store(store: Store, field: str, value: str, found: bool) -> None:
    assert bool(store.matching(field, value)) is found


def test_files_under_a_folder_only(store: Store) -> None:
    file = KnownFile(1, 2, 3, 1)
    for path in ("/news/a.txt", "/news/b/c.txt", "/newspaper/d.txt", "/news"):
        store.set_file(path, file)
    assert set(store.files_under("/news")) == {"/news/a.txt", "/news/b/c.txt", "/news"}


def test_a_changed_byte_is_noticed(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "copy" / FILE
    path.parent.mkdir()
    store.backup(path)
    path.write_bytes(path.read_bytes().replace(b"The river rose.", b"The river bose."))
    with closing(Store(path.parent)) as damaged:
        assert [id for id, _ in damaged.damaged_rows()] == [row().article.id]


def test_a_backup_is_one_file_with_everything(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy" / FILE
    target.parent.mkdir()
    store.backup(target)
    with closing(Store(target.parent)) as copy:
        assert copy.ids() == store.ids()


def test_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveMissing):
        Store(tmp_path)


def test_garbage_is_damage(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"garbage, nothing but garbage " * 200)
    with pytest.raises(ArchiveDamaged):
        Store(tmp_path)


def test_an_archive_of_a_later_program(tmp_path: Path) -> None:
    import sqlite3

    Store(tmp_path, create=True).close()
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(ArchiveOutdated) as told:
        Store(tmp_path)
    assert (told.value.found, told.value.known) == (99, schema.VERSION)


def test_a_folder_nobody_can_write_to_is_read(store: Store, tmp_path: Path) -> None:
    with closing(Store(tmp_path, read_only=True)) as reader:
        assert reader.count() == 1
