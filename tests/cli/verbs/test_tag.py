"""kzuz tag, and tags wherever articles are asked for or handed on."""

from __future__ import annotations

import io
import json
import sys

import pytest

from kzuzcli.cli.arguments import protect
from tests.cli.verbs.conftest import Run


def id_of(mine: Run, query: str) -> str:
    return mine("list", query, "--ids").out.split()[0]


def ids(mine: Run, query: str) -> set[str]:
    return set(mine("list", query, "--ids").out.split())


def tags(mine: Run, id: str) -> list[str]:
    found: list[str] = json.loads(mine("show", id, "--json").out)["tags"]
    return found


def test_tags_are_given_shown_found_and_taken(mine: Run) -> None:
    id = id_of(mine, "lang:ru")
    ran = mine("tag", id[:6], "+Border", "+вода")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"  {id[:8]}  Визит в Ташкент\n            Border, вода\n  changed\n"
    assert "tags     yours: Border, вода" in mine("show", id).out
    assert ids(mine, "tag:BORDER") == ids(mine, "tag:вода") == {id}
    assert len(ids(mine, "tag:none")) == 3
    assert ids(mine, "-tag:none") == {id}
    assert mine("tag", id, "-border").code == 0
    assert tags(mine, id) == ["вода"]


def test_what_is_so_already_is_no_change(mine: Run) -> None:
    id = id_of(mine, "lang:ru")
    mine("tag", id, "+a1")
    assert mine("tag", id, "+A1").err.endswith("  it was so already\n")


def test_all_that_a_search_finds(mine: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    found = mine("search", "Tokayev", "--ids").out
    monkeypatch.setattr(sys, "stdin", io.StringIO(found))
    ran = mine("tag", "-", "+president", "-nobody")
    assert (ran.code, ran.err.splitlines()[-1]) == (0, "  4 of 4 articles changed")
    assert ids(mine, "tag:president") == set(found.split())


def test_a_dry_run_changes_nothing(mine: Run) -> None:
    id = id_of(mine, "lang:ru")
    ran = mine("tag", id, "+a b", "--dry-run")
    assert (ran.code, ran.err.splitlines()[-1]) == (0, "  1 would be tagged +a b")
    assert tags(mine, id) == []


def test_tags_alone_are_listed_with_counts(mine: Run) -> None:
    assert mine("tag").out == "  no article has a tag yet; kzuz tag ID +word gives one\n"
    assert mine("tag").code == 1
    one, other = sorted(ids(mine, "Tokayev"))[:2]
    mine("tag", one, "+border", "+foreign policy")
    mine("tag", other, "+border")
    assert mine("tag").out == "  2 tags, 2 of them yours\n  yours\n  2  border\n  1  foreign policy\n"
    assert mine("tag", "--plain").out == "border\t2\t2\nforeign policy\t1\t1\n"
    assert [json.loads(row) for row in mine("tag", "--json", "-n1").out.splitlines()] == [
        {"tag": "border", "articles": 2, "yours": 2}
    ]
    assert mine("tag", one, "--plain").out == f"{one}\tborder\tforeign policy\n"
    assert mine("tag", other).out.endswith("\n            border\n")


REFUSED = [
    (("+border",), "say which articles"),
    (("{id}", "border"), "'border' is neither an id nor a tag"),
    (("{id}", "+a,b"), "'a,b' is no tag"),
    (("{id}", "+none"), "'none' is no tag"),
    (("{id}", "+"), "'' is no tag: it holds nothing"),
    (("{id}", "+" + "x" * 61), "longer than 60 characters"),
    (("{id}", "+a1", "-A1"), "a1 is to be given and taken off at once"),
]


@pytest.mark.parametrize(("words", "told"), REFUSED)
def test_what_cannot_be_is_refused(mine: Run, words: tuple[str, ...], told: str) -> None:
    id = id_of(mine, "lang:ru")
    ran = mine("tag", *(word.format(id=id) for word in words))
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert tags(mine, id) == []


def test_an_unknown_article_changes_none(mine: Run) -> None:
    id = id_of(mine, "lang:ru")
    assert mine("tag", id, "00000000", "+a1").code == 1
    assert tags(mine, id) == []


def test_an_unknown_tag_is_told_with_the_nearest(mine: Run) -> None:
    id = id_of(mine, "lang:ru")
    mine("tag", id, "+border")
    ran = mine("list", "tag:bordr")
    assert (ran.code, "no article has the tag bordr; nearest: border" in ran.out) == (1, True)
    ran = mine("search", "Tokayev", "-tag:bordr")
    assert (ran.code, ran.err) == (0, "  no article has the tag bordr; nearest: border\n")
    assert "nearest: border" in mine("tag", id, "-bordr").err


def test_exports_hand_tags_on(mine: Run) -> None:
    id = id_of(mine, "lang:ru")
    mine("tag", id, "+border", "+вода & газ")
    found = {form: mine("export", "tag:border", "-f", form).out for form in FORMS}
    assert [form for form, told in FORMS.items() if told not in found[form]] == []
    assert json.loads(found["jsonl"])["tags"] == ["border", "вода & газ"]


FORMS = {
    "bibtex": r"keywords = {border, вода \& газ}",
    "ris": "KW  - border\r\nKW  - вода & газ\r\n",
    "csl-json": '"keyword": "border, вода & газ"',
    "csv": ",border; вода & газ,",
    "markdown": r"- tags: border, вода \& газ",
    "html": "border, вода &amp; газ<br>",
    "jsonl": "border",
}


def test_tags_are_no_options() -> None:
    words = protect(["1d14", "-news", "-quota", "+house", "-n5"], {"-n": True, "-q": False})
    assert words == ["-n5", "--", "1d14", "-news", "-quota", "+house"]
