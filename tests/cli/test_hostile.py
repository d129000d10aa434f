"""Habit 20: what stands in articles, file names and arguments is shown, never obeyed; by every verb."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzuzcli.archive import Archive
from kzuzcli.cli import complete
from kzuzcli.ingest import ingest
from tests.cli.conftest import Kzuz, Ran, ids

# what no stream may carry: C0 but tab and line feed, DEL, C1, bidi controls, lone surrogates
OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
EVIL = (
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x1b]8;;http://evil\x1b\\link\x1b]8;;\x1b\\ \x9b31m \x90q \x85 \x7f"
    " \r overwritten \x08\x08 \u202egnp.exe\u2066 [bold]markup[/bold] [link=x]y[/] :smile: \\[x] \x00"
)


def hostile_news(folder: Path) -> None:
    folder.mkdir()
    evil = EVIL.replace("\0", "")  # which would make the file a binary one
    (folder / "plain.txt").write_text(
        f"Title {evil}\n\nBorder {evil} words.\n\nMore {evil}", encoding="utf-8"
    )
    rows = [
        {
            "id": f"r{EVIL}",
            "title": f"Second {EVIL}",
            "text": f"Border water {EVIL} again {EVIL}",
            "source": f"Wire {EVIL}",
            "author": f"A {EVIL}",
            "url": f"http://example.org/{EVIL}",
            "date": "2020-01-02",
            "tags": [f"tag {EVIL}"],
        },
        {"id": "broken", "title": EVIL},
    ]
    lines = [json.dumps(row) for row in rows]
    (folder / "rows.jsonl").write_text("\n".join([*lines, '{"broken ' + EVIL, ""]), encoding="utf-8")
    try:
        (folder / "name\x1b[31m\u202e\x9b[bold].txt").write_text("Named\n\nBorder post.", encoding="utf-8")
        (folder / "empty\x1b[31m.txt").write_text("", encoding="utf-8")
        if sys.platform == "linux":
            Path(os.fsdecode(os.fsencode(folder) + b"/bad\xff\x1b[1m.txt")).write_text(
                "Bad name", encoding="utf-8"
            )
    except (OSError, UnicodeError):
        pass


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("hostile")
    hostile_news(base / "news")
    with Archive.open(base / "archive", write=True, create=True) as archive:
        report = ingest(archive, [base / "news"])
    assert report.added == 4
    return base / "archive"


def harmless(ran: Ran) -> None:
    assert OBEYED.search(ran.out) is None, ascii(ran.out)
    assert OBEYED.search(ran.err) is None, ascii(ran.err)
    assert "Traceback" not in ran.err


LINES = [
    "list",
    "list --plain",
    "list --json",
    "list --color never",
    "search border",
    "search border --json",
    "search border --plain",
    "search border --explain",
    "search title:second",
    "stats",
    "stats --json",
    "check",
    "search border --count --json",
    "show - --json",
    "show -",
    "show - --plain",
    "show - border",
    "remove - --dry-run",
    "set - --dry-run --title x",
    "tag",
    "tag --json",
    "tag --plain",
    "tag -",
    "tag - --json",
    "tag - +x1 --dry-run",
    "export -f bibtex",
]


@pytest.mark.parametrize("line", LINES)
def test_no_verb_lets_an_article_speak_to_the_terminal(kzuz: Kzuz, hostile: Path, line: str) -> None:
    stdin = "\n".join(ids(hostile))
    ran = kzuz(*line.split(), archive=hostile, stdin=stdin)
    assert ran.code == 0
    harmless(ran)
    if "--json" in line:
        for row in ran.out.splitlines():
            json.loads(row)


def test_hostile_lists_tags_and_names(kzuz: Kzuz, hostile: Path, tmp_path: Path) -> None:
    evil = EVIL.replace("\0", "")
    (tmp_path / "list.txt").write_text(f'{evil}\tborder\n"{evil}\n@x{evil}\n{evil}', encoding="utf-8")
    for how in ("--json", "--plain", "--csv", "--color=never"):
        ran = kzuz("batch", str(tmp_path / "list.txt"), how, archive=hostile)
        harmless(Ran(ran.code, ran.out.replace("\r\n", "\n"), ran.err))
    for line in (["tag", "abcd", f"+{evil}"], ["saved", "add", evil, "x"], ["search", f"@x{evil}", "--new"]):
        ran = kzuz(*line, archive=hostile)
        assert (ran.code, ran.out) == (2, "")
        harmless(ran)


@pytest.mark.parametrize("by", ["paragraphs", "words", "passages"])
def test_compared_articles_are_harmless(kzuz: Kzuz, hostile: Path, by: str) -> None:
    for form in ("--json", "--plain", "--color=never"):
        harmless(kzuz("compare", *ids(hostile)[:2], "--by", by, form, archive=hostile))


def test_markup_is_text(kzuz: Kzuz, hostile: Path) -> None:
    ran = kzuz("search", "border", "-n0", archive=hostile)
    assert "[bold]markup[/bold]" in " ".join(ran.out.split())
    assert ":smile:" in ran.out


def test_json_gives_the_text_back_as_it_is(kzuz: Kzuz, hostile: Path) -> None:
    titles = [json.loads(line)["title"] for line in kzuz("list", "--json", archive=hostile).out.splitlines()]
    assert any("\x1b[31mred" in title for title in titles)


def test_coloured_output_holds_no_sequence_but_ours(kzuz: Kzuz, hostile: Path) -> None:
    ran = kzuz("search", "border", "--color", "always", archive=hostile)
    ours = re.compile(r"\x1b\[[\d;]*m")
    assert OBEYED.search(ours.sub("", ran.out)) is None
    assert "\x1b]" not in ran.out


def test_ingest_names_hostile_files_harmlessly(kzuz: Kzuz, tmp_path: Path) -> None:
    hostile_news(tmp_path / "news")
    ran = kzuz("ingest", str(tmp_path / "news"), "-v", archive=tmp_path / "archive")
    assert ran.code == 4
    assert "not taken in" in ran.err
    harmless(ran)
    told = kzuz("ingest", str(tmp_path / "news"), "--json", archive=tmp_path / "archive")
    harmless(told)
    assert json.loads(told.out)["skipped"]


def test_an_ambiguous_prefix_lists_hostile_titles_harmlessly(kzuz: Kzuz, tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a", write=True, create=True) as archive:
        (tmp_path / "n.txt").write_text("Title \x1b[31m\x9b\u202e [bold]\n\nWords.", encoding="utf-8")
        ingest(archive, [tmp_path / "n.txt"])
        row = archive.store.get(next(iter(archive.store.ids())))
        assert row is not None
        from dataclasses import replace

        with archive.store.batch():
            twin = replace(row.article, id=row.article.id[:5] + "0000000")
            archive.store.add(replace(row, article=twin))
    ran = kzuz("show", row.article.id[:4], archive=tmp_path / "a")
    assert (ran.code, "several ids" in ran.err, "Title" in ran.err) == (2, True, True)
    harmless(ran)


anything = st.text(st.characters(codec="utf-8"), max_size=30) | st.sampled_from([EVIL, *EVIL.split()])
verbs = st.sampled_from(["search", "list", "show", "set", "remove", "help", "backup", "restore", "frob", ""])
options = st.sampled_from(
    ["--json", "--explain", "--plain", "--color", "--sort", "--limit", "--title", "-n3", "-q"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(verbs, st.lists(anything | options, min_size=1, max_size=4))
def test_no_argument_speaks_to_the_terminal(kzuz: Kzuz, tmp_path: Path, verb: str, rest: list[str]) -> None:
    """Whatever is typed: an exit code of ours, no traceback, nothing obeyed."""
    rest = [each.replace("\0", "") for each in rest]
    if verb in ("backup", "restore", "set", "remove"):
        rest = [*rest, "--archive", str(tmp_path / "none")]
    ran = kzuz(*([verb] if verb else []), *rest)
    harmless(ran)
    assert ran.code in (0, 1, 2, 3)


@settings(max_examples=200, deadline=None)
@given(anything)
def test_a_title_offered_to_a_shell_is_only_words(title: str) -> None:
    shown = complete.shown(title)
    assert re.search(r"""["'`$\\;&|<>(){}\[\]*~#:\n\x00-\x1f\x7f-\x9f]""", shown) is None
