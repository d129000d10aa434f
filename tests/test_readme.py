"""The README's commands, run; its test command, well formed."""

import re
import sys

import pytest

from kzuzcli.cli.table import VERBS
from tests import readme


@pytest.mark.skipif(sys.platform == "win32", reason="the README's commands are for a POSIX shell")
def test_every_command_shows_what_the_readme_says() -> None:
    assert readme.differences() == ""


def test_every_verb_stands_in_the_readme() -> None:
    text = readme.README.read_text(encoding="utf-8")
    assert [verb for verb in VERBS if f"kzuz {verb}" not in text] == []


def test_two_commands_do_the_setting_up() -> None:
    text = readme.README.read_text(encoding="utf-8")
    commands = re.findall(r"^python3 -m venv .*$", text, re.MULTILINE)
    assert len(commands) == 2
    assert commands[1].endswith("pytest")
