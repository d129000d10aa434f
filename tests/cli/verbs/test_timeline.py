"""kzuz timeline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.cli.verbs.conftest import Run


def test_bars_by_year(kzuz: Run) -> None:
    out = kzuz("timeline", "Tokayev", "--per", "year").out.splitlines()
    assert out[:2] == ["  3 of 4 articles drawn for Tokayev", "  3 dated to the year · 1 undated"]
    assert [row.split()[0] for row in out[2:]] == ["2019", "2020", "2021"]
    assert [row.count("▇") for row in out[2:]] == [25, 0, 50]


def test_a_year_is_spread_over_its_months(kzuz: Run) -> None:
    out = kzuz("timeline", "--per", "month").out.splitlines()
    told = " ".join(" ".join(out).split())
    assert "2 dated to the month · 1 less precisely, spread (░) over their span · 1 undated" in told
    assert "  2019-01  ░░ +0.1" in out
    assert [row.strip() for row in out if "⋮" in row] == ["⋮"]


@pytest.mark.parametrize("columns", ["60", "80", "140"])
@pytest.mark.parametrize("by", ["language", "source"])
def test_groups_stand_side_by_side(kzuz: Run, monkeypatch: pytest.MonkeyPatch, columns: str, by: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    rows = kzuz("timeline", "--by", by).out.splitlines()
    assert max(map(cell_len, rows)) <= int(columns)
    assert {"language": "en", "source": "Степные письма"}[by] in "\n".join(rows)


def test_json(kzuz: Run) -> None:
    found = json.loads(kzuz("timeline", "--json", "--by", "language", "--per", "year").out)
    assert set(found) == {"unit", "certain", "uncertain", "bounded", "undated", "groups", "buckets"}
    assert found["buckets"][-1] == {
        "period": "2021",
        "certain": 2,
        "uncertain": 0,
        "groups": {"en": {"certain": 1, "uncertain": 0}, "ru": {"certain": 1, "uncertain": 0}},
    }


def test_pictures(kzuz: Run, tmp_path: Path) -> None:
    ran = kzuz("timeline", "Tokayev", "--svg", str(tmp_path / "a.svg"))
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "a.svg").read_text(encoding="utf-8").startswith("<svg")
    assert kzuz("timeline", "--svg", "-").out.rstrip().endswith("</svg>")


def test_a_png(kzuz: Run, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py")
    assert kzuz("timeline", "--png", str(tmp_path / "a.png")).code == 0
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_nothing_found(kzuz: Run) -> None:
    assert kzuz("timeline", "nowhereatall").code == 1


@pytest.mark.parametrize("arguments", [("--per", "week"), ("--by", "author")])
def test_unknown_values_are_refused(kzuz: Run, arguments: tuple[str, str]) -> None:
    assert kzuz("timeline", *arguments).code == 2
