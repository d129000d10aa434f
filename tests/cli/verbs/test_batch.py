"""kzuz batch: a list of queries, an article by query table."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import process
from tests.cli.verbs.conftest import Run

LIST = """# people
Tokayev
Мирзиёев
factories\tfactories OR заводы

    # a comment may be indented
in 2021\tTokayev date:2021
nobody\txyzzyx
"""


@pytest.fixture
def names(tmp_path: Path) -> Path:
    (tmp_path / "names.txt").write_text(LIST, encoding="utf-8")
    return tmp_path / "names.txt"


def test_a_list_is_counted(kzuz: Run, names: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(names.parent)
    ran = kzuz("batch", "names.txt")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "  5 queries of names.txt · 4 find something · 4 articles answer any",
        f"  Tokayev    4  {'▇' * 30}",
        f"  Мирзиёев   2  {'▇' * 15}",
        f"  factories  1  {'▇' * 8}",
        f"  in 2021    2  {'▇' * 15}  1 undated",
        "  nobody     0",
    ]


def test_a_row_an_article_a_column_a_line(kzuz: Run, names: Path) -> None:
    ran = kzuz("batch", str(names), "--csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert list(rows[0])[:6] == ["id", "date", "language", "source", "title", "url"]
    assert list(rows[0])[6:] == ["Tokayev", "Мирзиёев", "factories", "in 2021", "nobody"]
    assert [row["date"] for row in rows] == ["2021-04-16", "2021-04-15", "2019", ""]
    assert [row["Tokayev"] for row in rows] == ["1"] * 4
    assert [row["in 2021"] for row in rows] == ["1", "1", "", ""]
    target = names.with_name("table.csv")
    assert kzuz("batch", str(names), "-o", str(target)).out == ""
    assert target.read_bytes().decode() == ran.out


def test_what_only_may_lie_in_that_time_says_so(kzuz: Run, names: Path) -> None:
    ran = kzuz("batch", str(names), "--csv", "--since", "2019-06", "--possible")
    cells = {row["title"]: row["Tokayev"] for row in csv.DictReader(io.StringIO(ran.out))}
    assert cells["Сапар туралы"] == cells["Water without a date"] == "possible"
    assert cells["Визит в Ташкент"] == "1"


def test_json_has_the_ids_of_each_line(kzuz: Run, names: Path) -> None:
    rows = [json.loads(row) for row in kzuz("batch", str(names), "--json").out.splitlines()]
    assert list(rows[0]) == (
        "line label query total certain possible bounded_not_shown undated_not_shown ids".split()
    )
    assert [(row["line"], row["label"], row["total"]) for row in rows[:3]] == [
        (2, "Tokayev", 4),
        (3, "Мирзиёев", 2),
        (4, "factories", 1),
    ]
    for row in rows:
        assert row["ids"] == kzuz("list", row["query"], "--ids").out.split()


def test_plain(kzuz: Run, names: Path) -> None:
    lines = kzuz("batch", str(names), "--plain").out.splitlines()
    assert lines[2:4] == ["factories\t1\tfactories OR заводы", "in 2021\t2\tTokayev date:2021"]


BAD = """Tokayev
"open
label\t(Tokayev
Tokayev
@nobody
date:2021-13
like:ffffffff
water
"""


def test_bad_lines_are_named_and_the_others_run(kzuz: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text(BAD, encoding="utf-8")
    ran = kzuz("batch", str(tmp_path / "bad.txt"), "--plain")
    assert (ran.code, ran.out) == (4, "Tokayev\t4\tTokayev\nwater\t1\twater\n")
    told = [line for line in ran.err.splitlines() if line.startswith("  line ")]
    assert told == [
        "  line 2: the quote opened here is never closed",
        "  line 3: the bracket opened here is never closed",
        "  line 4: 'Tokayev' is the label of line 1 already",
        "  line 5: no query is saved under the name @nobody",
        "  line 6: there is no such day as 2021-13",
        "  line 7: no article has the id ffffffff",
    ]


CODES = [("Tokayev", 0), ("xyzzyx", 1), ('"open', 2), ("# nothing", 2), ("", 2), ("xyzzyx\n(a", 4)]


@pytest.mark.parametrize(("text", "code"), CODES)
def test_exit_codes(kzuz: Run, tmp_path: Path, text: str, code: int) -> None:
    (tmp_path / "list.txt").write_text(text, encoding="utf-8")
    assert kzuz("batch", str(tmp_path / "list.txt")).code == code


def test_one_thing_goes_to_stdout(kzuz: Run, names: Path) -> None:
    ran = kzuz("batch", str(names), "--csv", "--json")
    assert (ran.code, ran.out) == (2, "")
    target = names.with_name("table.csv")
    assert kzuz("batch", str(names), "--plain", "-o", str(target)).out.startswith("Tokayev\t4")
    assert target.exists()


def test_a_list_that_is_not_there(kzuz: Run, tmp_path: Path) -> None:
    ran = kzuz("batch", str(tmp_path / "none.txt"))
    assert (ran.code, ran.out) == (2, "")
    assert "none.txt" in ran.err


def test_lines_may_be_names_not_queries(kzuz: Run, tmp_path: Path) -> None:
    (tmp_path / "l.txt").write_text(
        'Tokayev came\ncame Tokayev\nNur-Sultan (Astana\n"Tokayev"\n', encoding="utf-8"
    )
    ran = kzuz("batch", str(tmp_path / "l.txt"), "--phrase", "--plain")
    assert (ran.code, ran.err) == (0, "")
    assert [line.split("\t")[1] for line in ran.out.splitlines()] == ["1", "0", "0", "4"]


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "cp1251"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_list_in_any_encoding(kzuz: Run, tmp_path: Path, encoding: str) -> None:
    text = "Токаев\r\nПереговоры\tпереговоры о воде OR Мирзиёев\r\n"
    (tmp_path / "l.txt").write_bytes(text.encode(encoding))
    assert kzuz("batch", str(tmp_path / "l.txt"), "--plain").out.split("\n")[0] == "Токаев\t4\tТокаев"


def test_saved_queries_through_a_pipe(mine: Run, tmp_path: Path) -> None:
    mine("saved", "add", "visit", "Tokayev", "lang:ru")
    listed = mine("saved", "list", "--plain").out
    ran = process("batch", "-", "--plain", archive=tmp_path / "mine", stdin=listed)
    assert (ran.returncode, ran.stdout) == (0, "visit\t1\tTokayev lang:ru\n")


def test_a_label_that_a_spreadsheet_would_compute(kzuz: Run, tmp_path: Path) -> None:
    (tmp_path / "l.txt").write_text("=HYPERLINK(1)\tTokayev\n", encoding="utf-8")
    assert "'=HYPERLINK(1)" in kzuz("batch", str(tmp_path / "l.txt"), "--csv").out.split("\r\n")[0]
