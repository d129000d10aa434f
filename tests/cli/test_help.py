"""Help: everywhere, examples first, current, inside the columns; the man page."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from rich.cells import cell_len

from kzuzcli.cli import pages
from kzuzcli.cli.table import VERBS, Verb
from kzuzcli.query import FIELDS
from tests.cli.conftest import Kzuz


def test_alone_it_shows_three_examples(kzuz: Kzuz) -> None:
    ran = kzuz()
    assert (ran.code, ran.err) == (0, "")
    assert len(re.findall("^  kzuz ", ran.out, re.MULTILINE)) == 3


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_examples_first(kzuz: Kzuz, verb: str, flag: str) -> None:
    ran = kzuz(verb, flag)
    assert (ran.code, ran.err) == (0, "")
    usage, _, example, *_ = ran.out.split("\n")
    assert usage.startswith(f"kzuz {verb}")
    assert example.startswith("  kzuz ")
    for parameter in VERBS[verb].parameters():
        for name in getattr(parameter.declared, "names", (parameter.declared.metavar,)):
            assert name in ran.out


def test_help_is_help_wherever_it_is_asked_for(kzuz: Kzuz) -> None:
    page = kzuz("search", "--help").out
    for line in ("search border -h", "-h search", "search --bogus --help", "help search", "search -news -h"):
        assert kzuz(*line.split()).out == page, line
    assert kzuz("-h").out == kzuz("--help").out == kzuz("help").out


def test_help_behind_two_dashes_is_a_word(kzuz: Kzuz) -> None:
    ran = kzuz("search", "--", "--help")
    assert (ran.code, ran.out) == (2, "")


def test_every_verb_and_exit_code_stands_in_the_main_help(kzuz: Kzuz) -> None:
    out = kzuz("--help").out
    assert [verb for verb in VERBS if f"\n  {verb} " not in out] == []
    assert [code for code in ("0", "1", "2", "3", "4", "130") if f"\n  {code:<3}  " not in out] == []


@pytest.mark.parametrize("columns", [40, 60, 80, 140])
@pytest.mark.parametrize("name", ["start", "top", *VERBS])
def test_no_page_is_wider_than_the_terminal(name: str, columns: int) -> None:
    lines = pages.page(name, columns).split("\n")
    # a command to be typed is never broken
    assert [line for line in lines if cell_len(line) > columns and not line.startswith("  kzuz")] == []


EXAMPLES = [(command, verb) for verb in VERBS.values() for command, _ in verb.module().EXAMPLES]


@pytest.mark.parametrize(("command", "verb"), EXAMPLES)
def test_examples_are_of_their_verb(command: str, verb: Verb) -> None:
    """Each is a command line that can be read, of the verb whose help it stands in."""
    from kzuzcli.cli.arguments import protect, read, takes_value

    for part in re.split(r" [|>] ", command):
        words = shlex.split(part)
        if words[0] != "kzuz":
            continue
        found = VERBS[words[1]]
        parameters = found.parameters()
        rest = protect(words[2:], takes_value(parameters)) if found.query else words[2:]
        assert read(rest, parameters) is not None, part
    assert verb.name in shlex.split(command)


def test_the_query_language_is_explained_offline(kzuz: Kzuz) -> None:
    out = kzuz("help", "query").out
    assert [name for name in FIELDS if f"{name}:" not in out] == []
    assert max(cell_len(line) for line in out.split("\n")) <= 80


def test_the_man_page_names_everything(kzuz: Kzuz) -> None:
    out = kzuz("help", "man").out
    assert out.startswith('.TH KZUZ 1 "" "kzuz ')
    for verb in VERBS.values():
        assert f".SS kzuz {verb.name}" in out
        for parameter in verb.parameters():
            for name in getattr(parameter.declared, "names", ()):
                assert name.replace("-", r"\-") in out
    # every line that begins with a dot is a request we meant
    requests = {line.split()[0] for line in out.split("\n") if line.startswith((".", "'"))}
    assert requests <= {".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".I", ".nf", ".fi"}


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not here")
def test_groff_reads_the_man_page_without_complaint(kzuz: Kzuz, tmp_path: Path) -> None:
    page = tmp_path / "kzuz.1"
    page.write_text(kzuz("help", "man").out, encoding="utf-8")
    ran = subprocess.run(
        ["groff", "-man", "-Tutf8", "-Kutf8", "-ww", str(page)], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "demarcation" in ran.stdout


def test_version_names_program_schema_whoosh_and_python(kzuz: Kzuz) -> None:
    ran = kzuz("--version")
    assert re.fullmatch(
        r"kzuz \d+\.\d+\S* \(schema \d+, Whoosh \d+\.\d+\.\d+\S*, Python 3\.\d+\.\S+\)\n", ran.out
    )
