"""kzuz compare: side by side, word by word, passages; wide and narrow; for programs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kzuzcli.archive import Archive
from tests.cli.conftest import Kzuz
from tests.cli.test_json import ARTICLE, faults

TITLES = {
    "en": "Mountains that belong to three countries",
    "ru": "Горы, которые принадлежат трём странам",
    "quoting": "Whose pump is it? A spring after the border treaty",
}
SPAN = [int]
LINK = {"kind": str, "id": str, "certain": bool, "score": float, "evidence": {str: object}}
COMPARED = {
    "a": ARTICLE | {"text": str},
    "b": ARTICLE | {"text": str},
    "link": (LINK, None),
    "by": ("paragraphs", "words", "passages"),
    "rows": [{"a": [SPAN], "b": [SPAN], "only_a": [SPAN], "only_b": [SPAN]}],
    "pieces": [{"where": ("both", "a", "b"), "a": (SPAN, None), "b": (SPAN, None), "words": int}],
    "passages": [{"words": int, "a": SPAN, "b": SPAN, "around_a": SPAN, "around_b": SPAN}],
}


@pytest.fixture(scope="module")
def linked(corpus_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample articles with their relations."""
    folder = tmp_path_factory.mktemp("linked") / "archive"
    shutil.copytree(corpus_archive, folder)
    with Archive.open(folder, write=True) as archive:
        archive.link()
    return folder


@pytest.fixture
def kzuz(kzuz: Kzuz, linked: Path) -> Kzuz:
    return lambda *arguments, stdin="", archive=linked: kzuz(*arguments, stdin=stdin, archive=archive)


@pytest.fixture(scope="module")
def pairs(linked: Path) -> dict[str, tuple[str, str]]:
    """Ids of two related articles, by kind of relation."""
    found: dict[str, tuple[str, str]] = {}
    with Archive.open(linked) as archive:
        named = {archive.get(id).title: id for id in archive.store.ids()}
        found["translation"] = named[TITLES["en"]], named[TITLES["ru"]]
        for id in sorted(archive.store.ids()):
            for link in archive.links_of(id):
                if (link.kind, archive.get(id).language) in (("reprint", "en"), ("quotes", "en")):
                    found[link.kind] = link.a, link.b
    return found


WAYS = [("translation", "paragraphs"), ("reprint", "words"), ("quotes", "passages")]


@pytest.mark.parametrize(("kind", "by"), WAYS)
def test_related_articles_are_compared_as_they_are_related(
    kzuz: Kzuz, pairs: dict[str, tuple[str, str]], kind: str, by: str
) -> None:
    ran = kzuz("compare", *pairs[kind], "--json")
    shown = json.loads(ran.out)
    assert (ran.code, shown["by"], shown["link"]["kind"]) == (0, by, kind)
    assert faults(shown, COMPARED) == []


@pytest.mark.parametrize("by", ["paragraphs", "words", "passages"])
def test_any_way_may_be_asked_for(kzuz: Kzuz, pairs: dict[str, tuple[str, str]], by: str) -> None:
    shown = json.loads(kzuz("compare", *pairs["reprint"], "--by", by, "--json").out)
    assert shown["by"] == by
    assert kzuz("compare", *pairs["reprint"], "--by", by).out


def test_paragraphs_stand_side_by_side(
    kzuz: Kzuz, pairs: dict[str, tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    out = kzuz("compare", *pairs["translation"]).out
    assert any("East of Tashkent" in line and "Ташкента" in line for line in out.split("\n"))


def test_on_a_narrow_terminal_one_stands_under_the_other(
    kzuz: Kzuz, pairs: dict[str, tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = kzuz("compare", *pairs["translation"]).out.split("\n")
    assert max(map(len, lines)) <= 60
    assert any(line.startswith("1 East of Tashkent") for line in lines)
    assert any(line.startswith("2 К востоку") for line in lines)


def test_a_reprint_shows_what_was_cut_and_added(kzuz: Kzuz, pairs: dict[str, tuple[str, str]]) -> None:
    out = " ".join(kzuz("compare", *pairs["reprint"]).out.split())
    assert "one is a reprint of the other" in out
    assert "[-two decades-] {+twenty years+}" in out or "[-twenty years-] {+two decades+}" in out
    assert "paragraphs alike" in out


def test_lines_for_programs(kzuz: Kzuz, pairs: dict[str, tuple[str, str]]) -> None:
    rows = [line.split("\t") for line in kzuz("compare", *pairs["translation"], "--plain").out.splitlines()]
    assert {len(row) for row in rows} == {2}
    rows = [line.split("\t") for line in kzuz("compare", *pairs["reprint"], "--plain").out.splitlines()]
    assert {row[0] for row in rows} == {"=", "-", "+"}
    rows = [line.split("\t") for line in kzuz("compare", *pairs["quotes"], "--plain").out.splitlines()]
    assert all(row[0].isdigit() for row in rows)


def test_unrelated_articles_have_nothing_in_common(kzuz: Kzuz, pairs: dict[str, tuple[str, str]]) -> None:
    a, b = pairs["translation"][0], pairs["reprint"][0]
    ran = kzuz("compare", a, b)
    assert ran.code == 1
    assert "no relation between them is known" in ran.out


def test_one_article_twice_is_no_question(kzuz: Kzuz, pairs: dict[str, tuple[str, str]]) -> None:
    id = pairs["quotes"][0]
    assert kzuz("compare", id, id[:8]).code == 2
    assert kzuz("compare", id, "ffffffff").code == 1
