"""Empty answers that say why, queries nobody should ask, ids from a pipe, prefixes, corrections."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kzuzcli.archive import Archive
from kzuzcli.ingest import ingest
from tests.cli.conftest import Kzuz, ids, process

EMPTY = [
    ("demarkation", ["demarkation occurs nowhere; nearest: demarcation (3 articles)"]),
    (
        "demarkation date:2019",
        ["nearest: demarcation", "not considered by date:2019 (--possible, date:none)"],
    ),
    ("demarcation lang:ru", ["in other languages: 3 English"]),
    ("demarcation saiga", ["with any of the words (--any)"]),
    ('"visit state"', ["with these words apart from each other"]),
    ("demarcation date:1999", ["3 articles without date:1999"]),
    ("demarcation source:nobody", ["without source:nobody"]),
    ("demarcation -border", ["3 articles without -border"]),
    ("lang:fr", ["in other languages: 15 English"]),
]


@pytest.mark.parametrize(("query", "told"), EMPTY)
@pytest.mark.parametrize("verb", ["search", "list"])
def test_an_empty_answer_says_why(kzuz: Kzuz, verb: str, query: str, told: list[str]) -> None:
    ran = kzuz(verb, *([query] if query.startswith('"') else query.split()))
    out = " ".join(ran.out.split())
    assert ran.code == 1
    assert out.startswith(f"nothing found for {query}")
    assert [each for each in told if each not in out] == []


def test_the_suggestions_of_an_empty_answer_hold(kzuz: Kzuz) -> None:
    assert kzuz("search", "demarcation", "saiga", "--any").code == 0
    assert kzuz("search", "demarcation", "lang:en", "--count").out == "3\n"


def test_a_word_that_only_a_filter_hides_is_not_called_unknown(kzuz: Kzuz) -> None:
    assert "occurs nowhere" not in kzuz("search", "border", "lang:fr").out


def test_an_empty_archive_says_how_to_begin(kzuz: Kzuz, tmp_path: Path) -> None:
    Archive.open(tmp_path / "a", write=True, create=True).close()
    for line in ("list", "search border"):
        ran = kzuz(*line.split(), archive=tmp_path / "a")
        assert (ran.code, "kzuz ingest FOLDER" in ran.out) == (1, True)
    assert kzuz("stats", archive=tmp_path / "a").code == 0
    assert kzuz("check", archive=tmp_path / "a").code == 0


def test_machines_are_told_nothing_but_the_code(kzuz: Kzuz) -> None:
    for form in ("--json", "--plain", "--ids"):
        ran = kzuz("search", "xyzzyx", form)
        assert (ran.code, ran.out, ran.err) == (1, "", "")


# -- queries that must end: with an answer or a clear error

WORDS = [f"word{number}" for number in range(2000)]
PATHOLOGIC: list[tuple[list[str], tuple[int, ...]]] = [
    (["*"], (2,)),
    (["title:*"], (2,)),
    (["a*"], (0,)),
    (["е*", "с*", "a*", "--any"], (0,)),
    (["a*", "b*", "c*", "d*", "e*", "f*"], (0, 1)),
    (WORDS, (1, 2)),
    ([" ".join(WORDS)], (1, 2)),
    ([*WORDS, "--any"], (1, 2)),
    ([" OR ".join(WORDS)], (1, 2)),
    ([f"{word}~2" for word in WORDS[:200]], (0, 1, 2)),
    (['"' + " ".join(WORDS) + '"'], (1, 2)),
    (['"' + " ".join(["the"] * 500) + '"'], (1, 2)),
    (['"' + " ".join(["the", "of", "and"] * 20) + '"~1000'], (0, 1, 2)),
    (["(" * 5000 + "border" + ")" * 5000], (2,)),
    (["(" * 100_000], (2,)),
    (["-(" * 500 + "border" + ")" * 500], (0, 1, 2)),
    (["date:1500..2200"], (0,)),
    (["date:0001..9999"], (2,)),
    (["-" * 10_000], (0, 1, 2)),
    (["a" * 100_000], (1, 2)),
    (["~" * 1000], (0, 1, 2)),
    (["id:" + "f" * 10_000], (1, 2)),
    (["path:" + "%" * 10_000], (1, 2)),
    (["и" * 30 + "*"], (1,)),
]


@pytest.mark.parametrize(("words", "codes"), PATHOLOGIC, ids=lambda value: str(value)[:30])
def test_no_query_hangs_or_breaks(kzuz: Kzuz, words: list[str], codes: tuple[int, ...]) -> None:
    ran = kzuz("search", *words)
    assert ran.code in codes
    assert "Traceback" not in ran.err
    assert max(map(len, [*ran.err.splitlines(), ""])) < 500
    if ran.code == 2:
        assert ran.err.startswith("kzuz: ")


# -- ids: from a pipe, by their beginning


def test_ids_from_a_pipe(kzuz: Kzuz) -> None:
    found = kzuz("search", "demarcation", "--ids").out
    shown = kzuz("show", "-", "--json", stdin=found).out.splitlines()
    assert [json.loads(row)["id"] for row in shown] == found.split()
    listed = kzuz("list", "-n3", "--plain").out
    assert kzuz("show", "-", "--plain", stdin=listed).code == 0
    assert kzuz("show", "-", stdin="").code == 2


def test_several_articles_are_shown_one_after_the_other(kzuz: Kzuz) -> None:
    found = kzuz("search", "demarcation", "--ids").out
    out = kzuz("show", "-", "demarcation", stdin=found).out
    assert out.count("\nid       ") == 3
    assert "▌demarcation▐" in out


def test_remove_and_set_take_ids_from_a_pipe(kzuz: Kzuz, small: Path) -> None:
    all_ids = ids(small)
    ran = kzuz("set", "-", "--source", "Village Post", stdin="\n".join(all_ids), archive=small)
    assert (ran.code, ran.out.count("Village Post")) == (0, 3)
    ran = kzuz("remove", "-", "--yes", stdin="\n".join(all_ids[:2] * 2), archive=small)
    assert (ran.code, ids(small), ran.err.splitlines()[-1]) == (0, all_ids[2:], "  2 removed")


def test_a_wrong_id_among_several_changes_nothing(kzuz: Kzuz, small: Path) -> None:
    first = ids(small)[0]
    assert kzuz("remove", first, "ffffffff", "--yes", archive=small).code == 1
    assert kzuz("set", first, "ffffffff", "--title", "x", archive=small).code == 1
    assert len(ids(small)) == 3
    assert "x" not in kzuz("list", "--plain", archive=small).out.split("\t")


def test_a_unique_beginning_is_enough(kzuz: Kzuz, corpus_archive: Path) -> None:
    whole = ids(corpus_archive)[0]
    for given in (whole, whole[:8], whole[:5].upper()):
        ran = kzuz("show", given, "--json")
        assert json.loads(ran.out)["id"] == whole


def test_an_ambiguous_beginning_lists_its_candidates(kzuz: Kzuz, tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    rows = [{"id": n, "title": f"Story {n}", "text": f"Words of story {n}."} for n in range(700)]
    news.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with Archive.open(tmp_path / "a", write=True, create=True) as archive:
        ingest(archive, [news])
        known = sorted(archive.store.ids())
    four = [id[:4] for id in known]
    twice = next((each for each in four if four.count(each) > 1), None)
    if twice is None:
        pytest.skip("no two ids begin alike")
    ran = kzuz("show", twice, archive=tmp_path / "a")
    assert (ran.code, ran.out) == (2, "")
    for id in (id for id in known if id.startswith(twice)):
        assert f"  {id}  Story" in ran.err


# -- the user's word


def test_corrections_survive_ingest_and_can_be_taken_back(kzuz: Kzuz, small: Path, tmp_path: Path) -> None:
    first = ids(small)[0]
    ran = kzuz("set", first, "--date", "2022-12-21", "--language", "uz-Cyrl", archive=small)
    assert (ran.code, "set by you" in ran.out) == (0, True)
    assert kzuz("ingest", str(tmp_path / "news"), archive=small).code == 0
    assert kzuz("search", "lang:uz-Cyrl", "date:2022-12-21", "--ids", archive=small).out == f"{first}\n"
    assert "set by you" in kzuz("show", first, archive=small).out
    assert kzuz("set", first, "--reset", "date", "--reset", "language", archive=small).code == 0
    assert "set by you" not in kzuz("show", first, archive=small).out


def test_dry_runs_change_nothing(kzuz: Kzuz, small: Path, tmp_path: Path) -> None:
    before = kzuz("list", "--json", "-n0", archive=small).out
    first = ids(small)[0]
    (tmp_path / "more.txt").write_text("More\n\nAnother story about water.", encoding="utf-8")
    assert "would come in" in kzuz("ingest", str(tmp_path / "more.txt"), "--dry-run", archive=small).out
    assert "would be removed" in kzuz("remove", first, "--dry-run", archive=small).err
    assert "would become" in kzuz("set", first, "--title", "x", "--dry-run", archive=small).err
    assert kzuz("list", "--json", "-n0", archive=small).out == before
    assert kzuz("ingest", str(tmp_path / "more.txt"), "--dry-run", archive=tmp_path / "none").code == 0
    assert not (tmp_path / "none").exists()


def test_removed_articles_stay_out_until_asked_for_again(kzuz: Kzuz, small: Path, tmp_path: Path) -> None:
    assert kzuz("remove", ids(small)[0], "-y", archive=small).code == 0
    assert "left out (--again brings them back)" in kzuz("ingest", str(tmp_path / "news"), archive=small).out
    assert len(ids(small)) == 2
    assert kzuz("ingest", str(tmp_path / "news"), "--again", archive=small).code == 0
    assert len(ids(small)) == 3


def test_backup_and_restore(kzuz: Kzuz, small: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup.db"
    assert "3 articles in" in kzuz("backup", str(file), archive=small).err
    assert kzuz("backup", str(file), archive=small).code == 2
    ran = kzuz("restore", str(file), archive=tmp_path / "new")
    assert (ran.code, "3 articles in" in ran.err) == (0, True)
    assert kzuz("search", "border", "--count", archive=tmp_path / "new").out == "3\n"
    assert kzuz("restore", str(tmp_path / "no.db"), archive=tmp_path / "newer").code == 2
    assert not (tmp_path / "newer").exists()


def test_reindex_says_what_it_did(kzuz: Kzuz, small: Path) -> None:
    assert "3 articles indexed again" in kzuz("reindex", archive=small).err
    assert kzuz("reindex", "--words", archive=small).code == 0
    assert kzuz("search", "border", "--count", archive=small).out == "3\n"


# -- words and options in any order, and what outranks what

ORDERS = [
    "search demarcation -n 1 --ids",
    "search -n 1 demarcation --ids",
    "search --ids -n1 demarcation",
    "-n 1 search demarcation --ids",
    "--ids --limit 1 search demarcation",
    "--color never -n1 search --ids demarcation",
    "search demarcation --limit=1 --ids",
]


@pytest.mark.parametrize("line", ORDERS)
def test_options_stand_anywhere(kzuz: Kzuz, line: str) -> None:
    assert kzuz(*line.split()).out == kzuz("search", "demarcation", "-n", "1", "--ids").out != ""


def test_a_verb_is_a_word_behind_the_verb(kzuz: Kzuz) -> None:
    assert kzuz("search", "list", "set", "--any", "--count").code in (0, 1)
    assert kzuz("--archive", "list", "search", "border").code == 3
    assert kzuz("sea", "border").code == 2


def test_archive_flag_over_environment_over_platform(
    kzuz: Kzuz, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kzuzcli.cli.options import archive_path

    assert kzuz("list", "--ids", "--archive", str(small), archive=tmp_path / "none").out.split() == sorted(
        ids(small), key=kzuz("list", "--ids", archive=small).out.split().index
    )
    monkeypatch.setenv("KZUZ_ARCHIVE", "/told")
    assert archive_path(Path("/given")) == Path("/given")
    assert archive_path(None) == Path("/told")
    monkeypatch.delenv("KZUZ_ARCHIVE")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert archive_path(None).name == "kzuz"


def test_quiet_and_verbose(kzuz: Kzuz, small: Path) -> None:
    assert kzuz("reindex", "-q", archive=small).err == ""
    assert "read as" in kzuz("search", "border", "-v", archive=small).err


def test_a_state_visit_is_told_how_to_be_a_phrase(kzuz: Kzuz) -> None:
    first = kzuz("search", "state", "visit").out.splitlines()[0]
    assert "as a phrase: kzuz search '\"state visit\"'" in " ".join(
        kzuz("search", "state", "visit").out.split()
    )
    assert first.startswith("  all of these words")


def test_minus_words_need_no_quotes(kzuz: Kzuz) -> None:
    words = ["-house", "-news", "-quota", "-visit", "-demarcation"]
    ran = kzuz("search", "border", *words, "--count")
    spelled = kzuz("search", "border " + " ".join(words), "--count")
    assert ran.out == spelled.out
    assert int(ran.out) < int(kzuz("search", "border", "--count").out)


def test_nothing_calls_the_network(kzuz: Kzuz, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was called")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for line in ("search border", "list", "stats", "check", "reindex", "ingest", f"show {ids(small)[0]}"):
        assert kzuz(*line.split(), archive=small).code == 0, line


def test_ingest_takes_articles_from_a_pipe(small: Path) -> None:
    """Each text through a pipe is an article of its own: another one later replaces nothing."""
    for story in ("First\n\nA story about apples.", "Second\n\nA story about horses and their riders."):
        ran = process("ingest", "-", archive=small, stdin=story)
        assert (ran.returncode, "1 new article" in ran.stdout) == (0, True), ran.stderr
    again = process("ingest", "-", archive=small, stdin="First\n\nA story about apples.")
    assert "0 new articles" in again.stdout
    rows = "\n".join(json.dumps({"id": n, "title": f"T{n}", "text": f"Story {n} of rows."}) for n in range(3))
    assert "3 new articles" in process("ingest", "-", archive=small, stdin=rows).stdout
    assert len(ids(small)) == 8
