"""Completion for bash, zsh and fish, asked as each of them asks."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kzuzcli.archive import Archive
from kzuzcli.cli.table import VERBS
from kzuzcli.ingest import ingest
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
    """lang:k comes as three words, and what is offered stands for the last of them alone."""
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
