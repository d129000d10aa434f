"""kzuz saved, and @NAME wherever a query is taken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kzuzcli.archive import Archive
from kzuzcli.ingest import ingest
from tests.cli.verbs.conftest import Run


def test_a_query_is_kept_asked_and_dropped(mine: Run) -> None:
    ran = mine("saved", "add", "Visit", "Tokayev", "-water")
    assert (ran.code, ran.out, ran.err) == (0, "", "  @visit is Tokayev -water · 3 articles now\n")
    assert mine("saved").out == "  @visit  3 articles · never looked at\n      Tokayev -water\n"
    assert mine("saved", "list", "--plain").out == "visit\tTokayev -water\n"
    (row,) = [json.loads(row) for row in mine("saved", "--json").out.splitlines()]
    assert list(row) == ["name", "query", "made", "looked", "new"]
    assert (row["name"], row["looked"], row["new"]) == ("visit", None, 3)
    assert mine("search", "@visit", "--count").out == "3\n"
    assert mine("saved", "remove", "@visit").code == 0
    assert (mine("saved").code, mine("search", "@visit").code) == (1, 2)


VERBS = [
    "search @visit lang:ru",
    "list @visit lang:ru",
    "kwic @visit lang:ru",
    "timeline @visit lang:ru",
    "names @visit lang:ru",
    "figures @visit lang:ru",
    "export @visit lang:ru",
]


@pytest.mark.parametrize("line", VERBS)
def test_every_verb_knows_the_name(mine: Run, line: str) -> None:
    mine("saved", "add", "visit", "Tokayev OR Mirziyoyev")
    plain = mine(*line.replace("@visit", "(Tokayev OR Mirziyoyev)").split())
    ran = mine(*line.split())
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.replace("@visit", "(Tokayev OR Mirziyoyev)") == plain.out


def test_show_lights_up_what_the_name_asks(mine: Run) -> None:
    mine("saved", "add", "who", "Tokayev")
    id = mine("list", "lang:ru", "--ids").out.strip()
    assert json.loads(mine("show", id, "@who", "--json").out)["highlights"] != []


REFUSED = [
    ("search @visits", "no query is saved under the name @visits; did you mean @visit?"),
    ("saved add visit water", "@visit is saved already: Tokayev"),
    ("saved add", "say which name"),
    ("saved add x", "say what to keep"),
    ("saved add a:b water", "'a:b' is no name for a query"),
    ("saved add x @x", "@x would be a part of itself"),
    ("saved add x @nobody", "no query is saved under the name @nobody"),
    ("saved add x date:2019-13", "there is no such day as 2019-13"),
    ("saved remove nobody", "no query is saved under the name @nobody"),
    ("saved remove visit water", "takes a name alone"),
    ("saved frob", "kzuz saved cannot 'frob'"),
    ("saved list visit", "takes no name"),
    ("search Tokayev --new", "there is none in this"),
    ("search @visit @other --new", "this asks for several"),
]


@pytest.mark.parametrize(("line", "told"), REFUSED)
def test_what_cannot_be_is_refused(mine: Run, line: str, told: str) -> None:
    mine("saved", "add", "visit", "Tokayev")
    mine("saved", "add", "other", "water")
    ran = mine(*line.split())
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_what_another_is_made_of_stays(mine: Run) -> None:
    mine("saved", "add", "visit", "Tokayev")
    mine("saved", "add", "ru", "@visit lang:ru")
    assert mine("search", "@ru", "--count").out == "1\n"
    assert "@ru is made of @visit" in mine("saved", "remove", "visit").err
    assert mine("saved", "add", "visit", "Mirziyoyev", "--replace").code == 0
    assert mine("saved", "--plain").out == "ru\t@visit lang:ru\nvisit\tMirziyoyev\n"


def come_in(tmp_path: Path, **texts: str) -> None:
    (tmp_path / "more").mkdir(exist_ok=True)
    for name, text in texts.items():
        (tmp_path / "more" / f"{name}.txt").write_text(f"{name}\n\n{text}\n", encoding="utf-8")
    with Archive.open(tmp_path / "mine", write=True) as archive:
        ingest(archive, [tmp_path / "more"])


def new(mine: Run, *more: str) -> set[str]:
    return set(mine("search", "@visit", "--new", "--ids", *more).out.split())


def test_new_is_what_came_in_since_the_last_look(mine: Run, tmp_path: Path) -> None:
    mine("saved", "add", "visit", "Tokayev")
    first = new(mine)
    assert len(first) == 4
    ran = mine("search", "@visit", "--new")
    assert (ran.code, ran.out.startswith("  nothing new in @visit since 2")) == (1, True)
    come_in(tmp_path, fifth="Tokayev spoke again.", sixth="Rain fell.")
    assert "1 new" in mine("saved").out
    ran = mine("search", "@visit", "--new")
    assert (ran.code, ran.err) == (0, "")
    assert "1 article for @visit" in ran.out
    assert "fifth" in ran.out
    assert new(mine) == set()


KEPT_NEW = [
    ("search @visit --new --count", ""),
    ("search @visit --new -n 2 --flat", "not all was shown"),
    ("search @visit --new --offset 1", "not all was shown"),
    ("search @visit lang:ru --new", "not all of @visit was asked for"),
    ("search @visit --new --exact", "not all of @visit was asked for"),
    ("search @visit", ""),
    ("list @visit", ""),
]


@pytest.mark.parametrize(("line", "told"), KEPT_NEW)
def test_what_was_not_shown_stays_new(mine: Run, line: str, told: str) -> None:
    mine("saved", "add", "visit", "Tokayev")
    assert told in mine(*line.split()).err
    assert len(new(mine)) == 4


LOOKS = ["", "--json", "--plain", "-n 0", "--flat", "--sort date"]


@pytest.mark.parametrize("how", LOOKS)
def test_every_way_to_show_all_is_a_look(mine: Run, how: str) -> None:
    mine("saved", "add", "visit", "Tokayev")
    assert mine("search", "@visit", "--new", *how.split()).code == 0
    assert new(mine) == set()


def test_all_may_be_counted_as_seen(mine: Run) -> None:
    mine("saved", "add", "visit", "Tokayev")
    assert mine("saved", "seen", "visit").code == 0
    assert new(mine) == set()


def test_a_look_while_another_writes_is_shown_and_not_recorded(mine: Run, tmp_path: Path) -> None:
    mine("saved", "add", "visit", "Tokayev")
    with Archive.open(tmp_path / "mine", write=True):
        ran = mine("search", "@visit", "--new", "--ids")
        assert (ran.code, len(ran.out.split())) == (0, 4)
        assert "could not be recorded" in ran.err
    assert len(new(mine)) == 4


def test_a_broken_pipe_is_no_look(mine: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    mine("saved", "add", "visit", "Tokayev")

    def broken(*_: object) -> None:
        raise BrokenPipeError

    with monkeypatch.context() as patch:
        patch.setattr("kzuzcli.cli.output.Output.data", broken)
        with pytest.raises(BrokenPipeError):
            mine("search", "@visit", "--new", "--ids")
    assert len(new(mine)) == 4
