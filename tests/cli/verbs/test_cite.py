"""kzuz cite and kzuz export."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tests.cli.verbs.conftest import Run


def ids(kzuz: Run, *query: str) -> list[str]:
    return kzuz("list", "--ids", *query).out.split()


def test_a_citation_names_what_was_read(kzuz: Run) -> None:
    (id,) = ids(kzuz, "lang:ru")
    ran = kzuz("cite", id[:6])
    assert ran.code == 0
    assert ran.out.startswith("“Визит в Ташкент”. Степные письма. 2021-04-16. kzuz ")
    assert id in ran.out


def test_a_paragraph_is_quoted_with_its_checksum(kzuz: Run) -> None:
    (id,) = ids(kzuz, "lang:ru")
    found = json.loads(kzuz("cite", id, "--paragraph", "2", "--json").out)
    assert found["passage"]["paragraph"] == 2
    assert found["passage"]["text"].startswith("Переговоры Токаева")
    assert len(found["passage"]["sha256"]) == len(found["sha256"]) == 64


def test_a_paragraph_that_is_not_there_is_said(kzuz: Run) -> None:
    (id,) = ids(kzuz, "lang:ru")
    ran = kzuz("cite", id, "--paragraph", "9")
    assert (ran.code, ran.out) == (2, "")
    assert "no paragraph 9" in ran.err


def test_ids_come_on_stdin(kzuz: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = ids(kzuz, "Tokayev")
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join([*wanted, "", wanted[0] + "  a title"])))
    ran = kzuz("export", "-", "--format", "csl-json")
    assert [item["id"] for item in json.loads(ran.out)] == [f"kzuz-{id}" for id in wanted]


def test_an_unknown_id_writes_nothing(kzuz: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    known = ids(kzuz, "Tokayev")[0]
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{known}\nffffffffffff\n"))
    target = tmp_path / "out.ris"
    ran = kzuz("export", "-", "-o", str(target))
    assert ran.code == 1
    assert "ffffffffffff" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_export_takes_its_format_from_the_file(kzuz: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.bib"
    ran = kzuz("export", "Tashkent", "-o", str(target))
    assert (ran.code, ran.out) == (0, "")
    assert target.read_text(encoding="utf-8").count("@") == 4
    assert list(tmp_path.iterdir()) == [target]


def test_export_of_a_query_is_newest_first(kzuz: Run) -> None:
    rows = [json.loads(line) for line in kzuz("export", "Tokayev").out.splitlines()]
    assert [(row["date"] or {}).get("edtf") for row in rows] == ["2021-04-16", "2021-04-15", "2019", None]
    assert all(row["text"] for row in rows)
    assert len(kzuz("export", "Tokayev", "-n1").out.splitlines()) == 1


def test_nothing_found_is_an_empty_file_and_exit_1(kzuz: Run) -> None:
    ran = kzuz("export", "nowhereatall", "--format", "csl-json")
    assert (ran.code, json.loads(ran.out)) == (1, [])


@pytest.mark.parametrize("verb", ["cite", "export"])
def test_an_unknown_format_names_the_known(kzuz: Run, verb: str) -> None:
    ran = kzuz(verb, "abcd", "--format", "word")
    assert ran.code == 2
    assert "bibtex" in ran.err
