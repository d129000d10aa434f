"""kzuz show leaves out what is no part of the article, says so, and shows it when asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kzuzcli.archive import Archive
from kzuzcli.ingest import ingest
from tests.cli.conftest import Kzuz

TEXT = """A bridge for the valley

Share on Facebook

The second&nbsp;bridge opened on Sunday.

Photo: Anna Kim
Источник
"""
MESSAGE = """Subject: The map
From: anna@example.org

It is ready, and we shall bring it on Friday.

On Mon, 5 Feb 2024 at 10:12, Timur wrote:
> Where is the map?

--
Anna
"""


@pytest.fixture
def littered(tmp_path: Path) -> Path:
    """An archive of one article with residue."""
    return archive_of(tmp_path, "a.txt", TEXT)


def archive_of(tmp_path: Path, name: str, text: str) -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with Archive.open(tmp_path / "archive", write=True, create=True) as archive:
        ingest(archive, [tmp_path / name])
    return tmp_path / "archive"


def page(kzuz: Kzuz, archive: Path, *arguments: str) -> list[str]:
    """The text of the one article, as lines."""
    id = kzuz("list", "--ids", archive=archive).out.strip()
    return kzuz("show", id, *arguments, archive=archive).out.split("\n\n", 1)[1].rstrip().split("\n")


def test_residue_is_left_out_and_told(kzuz: Kzuz, littered: Path) -> None:
    assert page(kzuz, littered) == [
        "The second bridge opened on Sunday.",
        "",
        "left out: 1 share button, 1 credit, 1 source line (--whole shows the text as it",
        "is)",
    ]


def test_whole_shows_the_text_as_it_is(kzuz: Kzuz, littered: Path) -> None:
    assert page(kzuz, littered, "--whole") == TEXT.split("\n")[2:-1]
    coloured = page(kzuz, littered, "--whole", "--color", "always")
    assert "\x1b[2mShare on Facebook\x1b[0m" in coloured
    assert "The second\x1b[2m&nbsp;\x1b[0mbridge opened on Sunday." in coloured


def test_plain_is_the_stored_text(kzuz: Kzuz, littered: Path) -> None:
    assert page(kzuz, littered, "--plain") == TEXT.split("\n")[2:-1]


def test_a_word_asked_for_is_shown_even_in_residue(kzuz: Kzuz, littered: Path) -> None:
    shown = page(kzuz, littered, "Kim")
    assert "Photo: Anna ▌Kim▐" in shown
    assert "left out: 1 share button, 1 source line (--whole shows the text as it is)" in shown


def test_json_tells_where_residue_stands(kzuz: Kzuz, littered: Path) -> None:
    shown = json.loads(
        "\n".join(kzuz("show", "-", "--json", stdin=only(littered), archive=littered).out.splitlines())
    )
    told = [(shown["text"][start:end], kind) for start, end, kind in shown["residue"]]
    assert told == [
        ("Share on Facebook", "share"),
        ("&nbsp;", "entity"),
        ("Photo: Anna Kim", "credit"),
        ("Источник", "source"),
    ]


def only(path: Path) -> str:
    with Archive.open(path) as archive:
        return "".join(archive.store.ids())


def test_what_an_answer_quotes_and_its_signature(kzuz: Kzuz, tmp_path: Path) -> None:
    archive = archive_of(tmp_path, "m.eml", MESSAGE)
    assert page(kzuz, archive) == [
        "It is ready, and we shall bring it on Friday.",
        "",
        "left out: 1 quoted reply, 1 signature (--whole shows the text as it is)",
    ]


def test_snippets_are_not_cut_out_of_residue(kzuz: Kzuz, tmp_path: Path) -> None:
    text = "Title\n\nRead more: the bridge, the bridge, the bridge\n\nA bridge opened."
    archive = archive_of(tmp_path, "a.txt", text)
    found = json.loads(kzuz("search", "bridge", "--json", archive=archive).out)
    assert [each["text"] for each in found["snippets"]] == ["A bridge opened."]
    assert [each["paragraph"] for each in found["snippets"]] == [2]


def test_entities_are_read_and_searched_as_what_they_stand_for(tmp_path: Path, kzuz: Kzuz) -> None:
    text = "Oil &amp; gas&nbsp;prices\n\nOil&nbsp;rose &laquo;today&raquo; in O&#39;zbekiston.\n"
    archive = archive_of(tmp_path, "a.txt", text)
    out = kzuz("search", '"oil rose"', "Oʻzbekiston", archive=archive).out
    assert "Oil & gas prices" in out
    assert "\u258cOil\u2590 \u258crose\u2590 «today» in \u258cO'zbekiston\u2590." in out
    assert kzuz("search", "nbsp OR laquo OR 39", "--count", archive=archive).out == "0\n"
