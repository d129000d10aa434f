"""kzuz names."""

from __future__ import annotations

import json

import pytest
from rich.cells import cell_len

from tests.cli.verbs.conftest import Run


def test_names_by_articles(kzuz: Run) -> None:
    out = kzuz("names").out.splitlines()
    assert out[0].endswith("names in 4 articles")
    assert out[2].split()[:4] == ["4", "6", "person", "Tokayev"]
    assert any("Tashkent" in row for row in out[3:5])


def test_a_name_asked_for_comes_first_with_its_company(kzuz: Run) -> None:
    out = kzuz("names", "Tokayev").out.splitlines()
    assert out[0] == "  Tokayev  person"
    assert out[1] == "    6 mentions in 4 articles · first 2019, last 2021-04-16"
    assert "Токаева 1" in out[2]
    assert "other names in 4 articles for Tokayev" in "\n".join(out)


def test_json(kzuz: Run) -> None:
    rows = [json.loads(row) for row in kzuz("names", "Tokayev", "--json").out.splitlines()]
    assert [row["asked"] for row in rows] == [True] + [False] * (len(rows) - 1)
    assert rows[0]["spellings"] == {"Tokayev": 3, "Токаев": 1, "Токаева": 1, "Тоқаев": 1}
    assert set(rows[0]) == set("name kind asked articles mentions spellings languages first last".split())


@pytest.mark.parametrize("columns", ["60", "80", "140"])
@pytest.mark.parametrize("query", [(), ("Tokayev",)])
def test_lines_fit(kzuz: Run, monkeypatch: pytest.MonkeyPatch, columns: str, query: tuple[str]) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert max(map(cell_len, kzuz("names", *query).out.splitlines())) <= int(columns)


def test_limit_and_offset(kzuz: Run) -> None:
    whole = kzuz("names", "--plain").out.splitlines()
    assert kzuz("names", "--plain", "-n2", "--offset", "1").out.splitlines() == whole[1:3]


def test_nothing_found(kzuz: Run) -> None:
    assert kzuz("names", "nowhereatall").code == 1


def test_kinds(kzuz: Run) -> None:
    rows = [json.loads(row) for row in kzuz("names", "--json").out.splitlines()]
    kinds = {row["name"]: row["kind"] for row in rows}
    assert (kinds["Tokayev"], kinds["Tashkent"]) == ("person", "place")
    people = [json.loads(row)["name"] for row in kzuz("names", "--json", "--kind", "person").out.splitlines()]
    assert people == [name for name, kind in kinds.items() if kind == "person"]


def test_there_is_no_other_kind(kzuz: Run) -> None:
    assert kzuz("names", "--kind", "river").code == 2
