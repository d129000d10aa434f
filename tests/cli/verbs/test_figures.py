"""kzuz figures."""

from __future__ import annotations

import json

import pytest
from rich.cells import cell_len

from tests.cli.verbs.conftest import Run


def test_a_figure_has_its_sentence(kzuz: Run) -> None:
    out = kzuz("figures", "lang:ru", "--unit", "USD").out.splitlines()
    assert out[0] == "  figures 1–1 in 1 article for lang:ru, newest first"
    assert out[1].split()[:4] == ["3.9", "billion", "USD", "2021"]
    assert "¶2  ru  2021-04-16" in out[1]
    assert "▌3,9 млрд долларов▐" in " ".join(" ".join(out[2:]).split())


@pytest.mark.parametrize("columns", ["60", "140"])
def test_lines_fit(kzuz: Run, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert max(map(cell_len, kzuz("figures").out.splitlines())) <= int(columns)


def test_json(kzuz: Run) -> None:
    rows = [json.loads(row) for row in kzuz("figures", "agreements", "--json").out.splitlines()]
    assert [(row["low"], row["unit"], row["kind"], row["year"]) for row in rows] == [
        (12, "agreements", "count", None),
        (2600000000, "USD", "money", None),
        (60, "factories", "count", 2025),
    ]
    assert rows[0]["sentence"] == "The two sides signed 12 agreements worth $2.6 billion."
    assert set(rows[0]) == set(
        "id title language date source paragraph start end low high unit kind year text sentence".split()
    )


def test_near_keeps_to_paragraphs_of_the_words(kzuz: Run) -> None:
    assert len(kzuz("figures", "agreements", "--near", "--plain").out.splitlines()) == 2


def test_limit_and_offset(kzuz: Run) -> None:
    whole = kzuz("figures", "--plain").out.splitlines()
    assert kzuz("figures", "--plain", "-n1", "--offset", "1").out.splitlines() == whole[1:2]


def test_nothing_found(kzuz: Run) -> None:
    assert kzuz("figures", "canal").code == 1
    assert kzuz("figures", "--unit", "parsecs").code == 2
