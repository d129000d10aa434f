"""kzuz kwic."""

from __future__ import annotations

import json
import re

import pytest
from rich.cells import cell_len

from tests.cli.verbs.conftest import Run


@pytest.mark.parametrize("columns", ["60", "80", "140"])
def test_words_stand_below_each_other(kzuz: Run, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    ran = kzuz("kwic", "Tokayev")
    rows = [row for row in ran.out.splitlines() if "▌" in row]
    assert len(rows) == 6
    assert len({cell_len(row.partition("▌")[0]) for row in rows}) == 1
    assert max(map(cell_len, ran.out.splitlines())) <= int(columns)


def test_spellings_are_counted_as_one(kzuz: Run) -> None:
    out = kzuz("kwic", "Tokayev").out
    assert "6 lines in 4 articles for Tokayev" in out
    assert "Tokayev 3 · Токаев 1 · Токаева 1 · Тоқаев 1" in out


def test_each_line_says_language_and_date(kzuz: Run) -> None:
    rows = [row.split()[1:3] for row in kzuz("kwic", "Tokayev").out.splitlines() if "▌" in row]
    assert rows[0] == ["ru", "2021-04-16"]
    assert rows[-1] == ["en", "undated"]


def test_json_lines(kzuz: Run) -> None:
    rows = [json.loads(row) for row in kzuz("kwic", "Tokayev", "--json", "--width", "10").out.splitlines()]
    assert len(rows) == 6
    assert rows[-1]["left"] == "hkent, and"[-9:] + " "
    assert rows[-1]["date"] is None
    assert set(rows[0]) == set("id title language date source paragraph start end left word right".split())


def test_nothing_found(kzuz: Run) -> None:
    ran = kzuz("kwic", "nowhereatall")
    assert (ran.code, ran.out) == (1, "  0 lines in 0 articles for nowhereatall\n")


def test_an_unknown_order_is_refused(kzuz: Run) -> None:
    ran = kzuz("kwic", "Tokayev", "--sort", "size")
    assert ran.code == 2
    assert "left, right or date" in ran.err


def test_words_stand_below_each_other_in_colour(kzuz: Run) -> None:
    rows = kzuz("kwic", "Tokayev", "--color", "always").out.splitlines()
    lit = [row.partition("\x1b[1;30;43m") for row in rows]
    before = {cell_len(re.sub(r"\x1b\[[\d;]*m", "", head)) for head, mark, _ in lit if mark}
    assert len(before) == 1
