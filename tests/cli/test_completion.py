"""Completion for bash, zsh and fish, asked as each of them asks."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kzuzcli.archive import Archive
from kzuzcli.cli.complete import rejoined
from kzuzcli.cli.table import VERBS
from kzuzcli.ingest import ingest
from kzuzcli.query import parse
from tests.cli.conftest import environment_for, ids, process


def bash(archive: Path, *words: str) -> list[str]:
    """What bash is offered; the last word is the one being typed."""
    told = {
        "_KZUZ_COMPLETE": "complete_bash",
        "COMP_WORDS": "\n".join(["kzuz", *words]),
        "COMP_CWORD": str(len(words)),
    }
    ran = process(archive=archive, told=told)
    assert ran.stderr == ""
    return ran.stdout.split("\n")[:-1] if ran.stdout.endswith("\n") else ran.stdout.split("\n")


def other(shell: str, archive: Path, line: str) -> str:
    told = {
        "_KZUZ_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    ran = process(archive=archive, told=told)
    assert ran.stderr == ""
    return ran.stdout


def test_verbs(corpus_archive: Path) -> None:
    assert bash(corpus_archive, "") == list(VERBS)
    assert bash(corpus_archive, "re") == ["remove", "reindex", "restore"]


def test_options(corpus_archive: Path) -> None:
    assert bash(corpus_archive, "search", "--so") == ["--sort", "--source"]
    assert set(bash(corpus_archive, "stats", "--")) >= {"--archive", "--json", "--color", "--help"}
    assert bash(corpus_archive, "search", "--sort", "o") == ["oldest"]
    assert bash(corpus_archive, "list", "--color", "a") == ["auto", "always"]


def test_fields_and_their_values(corpus_archive: Path) -> None:
    assert bash(corpus_archive, "search", "la") == ["lang:"]
    assert bash(corpus_archive, "search", "is:u") == ["is:undated"]
    assert set(bash(corpus_archive, "list", "lang:k")) == {"lang:kk", "lang:kk-Latn"}
    assert bash(corpus_archive, "search", "date:202") == [f"date:{year}" for year in range(2020, 2026)]


def test_bash_breaks_words_at_colons(corpus_archive: Path) -> None:
    """lang:k comes as three words, and what is offered takes the place of the last of them alone."""
    assert set(bash(corpus_archive, "list", "lang", ":", "k")) == {"kk", "kk-Latn"}


def test_languages(corpus_archive: Path) -> None:
    assert set(bash(corpus_archive, "search", "--lang", "uz")) == {"uz", "uz-Cyrl"}


def test_ids_with_titles(corpus_archive: Path) -> None:
    id = ids(corpus_archive)[0]
    assert bash(corpus_archive, "show", id[:6]) == [id[:8]]
    with Archive.open(corpus_archive) as archive:
        title = archive.get(id).title
    word = next(word for word in title.split() if word.isalpha())
    for shell in ("zsh", "fish"):
        offered = other(shell, corpus_archive, f"kzuz show {id[:6]}")
        assert id[:8] in offered
        assert word in offered


def test_pages_of_help(corpus_archive: Path) -> None:
    assert bash(corpus_archive, "help", "q") == ["query"]


def test_another_archive(corpus_archive: Path, tmp_path: Path) -> None:
    id = ids(corpus_archive)[0]
    assert bash(tmp_path / "none", "show", id[:6]) == [""]
    assert bash(tmp_path / "none", "show", "--archive", str(corpus_archive), id[:6]) == [id[:8]]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell(corpus_archive: Path, shell: str) -> None:
    ran = process(
        "--show-completion",
        shell,
        archive=corpus_archive,
        told={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"},
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert f"complete_{shell}" in ran.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not here")
def test_a_real_bash(corpus_archive: Path, tmp_path: Path) -> None:
    script = process(
        "--show-completion",
        "bash",
        archive=corpus_archive,
        told={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"},
    ).stdout
    (tmp_path / "kzuz").write_text(f'#!/bin/sh\nexec {sys.executable} -m kzuzcli "$@"\n', encoding="utf-8")
    (tmp_path / "kzuz").chmod(0o755)
    asked = f"{script}\nCOMP_WORDS=(kzuz sea); COMP_CWORD=1; _kzuz_completion {tmp_path}/kzuz; echo ${{COMPREPLY[@]}}"
    ran = subprocess.run(
        ["bash", "-c", asked], env=environment_for(corpus_archive), capture_output=True, text=True, check=True
    )
    assert ran.stdout == "search\n"


def test_a_title_cannot_break_out_of_the_completion(tmp_path: Path) -> None:
    """zsh evaluates what it is given."""
    title = "Quote \" ' back\\slash $(touch x) `id` ;rm (a) [b] {c} | & > < :x \\"
    (tmp_path / "n.jsonl").write_text(
        json.dumps({"id": "1", "title": title, "text": "Words of it."}), encoding="utf-8"
    )
    with Archive.open(tmp_path / "a", write=True, create=True) as archive:
        ingest(archive, [tmp_path / "n.jsonl"])
    id = ids(tmp_path / "a")[0]
    offered = other("zsh", tmp_path / "a", f"kzuz show {id[:6]}")
    assert "Quote back slash touch x id rm a b c x" in offered
    meaning = offered.split(f'"{id[:8]}":"', 1)[1].split('"', 1)[0]
    assert not set(meaning) & set("\"'\\$`;|&<>(){}")


def test_no_offer_is_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "articles.db").write_bytes(b"no database" * 500)
    for words in (
        ["show", "ab"],
        ["search", "lang:"],
        ["search", "--source", "x"],
        ["search", '"open'],
        ["frob", ""],
    ):
        bash(tmp_path, *words)


REJOINED = [
    (["kzuz", "list", "lang", ":"], ["kzuz", "list", "lang:"], "lang:"),
    (["kzuz", "list", "lang", ":", "k"], ["kzuz", "list", "lang:k"], "lang:"),
    (["kzuz", "list", "(lang", ":", "k"], ["kzuz", "list", "(lang:k"], "(lang:"),
    (["kzuz", "list", "lang", ":", "ru", "x"], ["kzuz", "list", "lang:ru", "x"], ""),
    (["kzuz", "list", "lang", ":", ""], ["kzuz", "list", "lang:", ""], ""),
    (["kzuz", "list", "word", ":", "k"], ["kzuz", "list", "word", ":", "k"], ""),
    (["kzuz", "search", "@", "bo"], ["kzuz", "search", "@bo"], ""),
    (["kzuz", "search", "@"], ["kzuz", "search", "@"], ""),
    (["kzuz", "search", "@", ""], ["kzuz", "search", "@", ""], ""),
    ([":"], [":"], ""),
    ([], [], ""),
]


@pytest.mark.parametrize(("words", "joined", "left_out"), REJOINED)
def test_the_words_of_a_bash_are_put_together_again(
    words: list[str], joined: list[str], left_out: str
) -> None:
    assert rejoined(words) == (joined, left_out)


def test_all_values_are_offered_behind_the_colon_alone(corpus_archive: Path) -> None:
    assert {"en", "ru", "kk"} <= set(bash(corpus_archive, "list", "lang", ":"))
    assert "undated" in bash(corpus_archive, "list", "is", ":")


@pytest.fixture
def tagged(small: Path) -> Path:
    with Archive.open(small, write=True) as archive:
        archive.tag(archive.store.ids(), ["border", "Вода", "two words"], [])
        archive.store.saved.add("border", parse("demarcation"))
        archive.store.saved.add("gas-2024", parse("gas date:2024"))
    return small


TAGGED = [
    (("search", "tag:b"), ["tag:border"]),
    (("search", "tag", ":"), ["border", "Вода"]),
    (("search", "tag", ":", "b"), ["border"]),
    (("tag", "+"), ["+border", "+Вода"]),
    (("tag", "abcd", "+b"), ["+border"]),
    (("search", "@"), ["@border", "@gas-2024"]),
    (("search", "water", "@g"), ["@gas-2024"]),
    (("search", "@", "bo"), ["@border"]),
    (("saved", ""), ["add", "list", "remove", "seen"]),
    (("saved", "remove", "g"), ["gas-2024"]),
    (("saved", "remove", "@", "g"), ["@gas-2024"]),
    (("saved", "add", "x", "lan"), ["lang:"]),
]


@pytest.mark.parametrize(("words", "offered"), TAGGED)
def test_tags_and_saved_queries(tagged: Path, words: tuple[str, ...], offered: list[str]) -> None:
    assert bash(tagged, *words) == offered


def test_zsh_is_told_what_a_saved_query_asks(tagged: Path) -> None:
    assert '"@gas-2024":"gas date 2024"' in other("zsh", tagged, "kzuz search @g")


@pytest.mark.skipif(shutil.which("bash") is None or sys.platform == "win32", reason="no bash on a terminal")
@pytest.mark.parametrize(("typed", "shown"), [("list lang:e", "lang:en "), ("search @bo", "@border ")])
def test_a_bash_that_someone_types_into(tagged: Path, tmp_path: Path, typed: str, shown: str) -> None:
    script = process(
        "--show-completion",
        "bash",
        archive=tagged,
        told={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"},
    ).stdout
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "kzuz").write_text(
        f'#!/bin/sh\nexec {sys.executable} -m kzuzcli "$@"\n', encoding="utf-8"
    )
    (tmp_path / "bin" / "kzuz").chmod(0o755)
    (tmp_path / "rc").write_text(f"PATH={tmp_path / 'bin'}:$PATH\nPS1='ready> '\n{script}", encoding="utf-8")
    assert shown in typing(tmp_path / "rc", f"kzuz {typed}\t", environment_for(tagged), shown)


def typing(rc: Path, keys: str, environment: dict[str, str], until: str) -> str:
    """What a bash on a terminal of its own shows, up to `until` or for ten seconds."""
    import os
    import pty
    import select
    import time

    child, terminal = pty.fork()
    if child == 0:
        os.execvpe("bash", ["bash", "--rcfile", str(rc), "-i"], environment | {"TERM": "dumb"})
    seen, end = "", time.monotonic() + 10
    try:
        while until not in seen and time.monotonic() < end:
            if select.select([terminal], [], [], 0.1)[0]:
                seen += os.read(terminal, 4096).decode("utf-8", "replace")
            if keys and "ready> " in seen:
                os.write(terminal, keys.encode())
                keys = ""
    finally:
        os.close(terminal)
        os.waitpid(child, 0)
    return seen
