import shlex

import pytest

from kzuzcli.query import FIELDS, parse
from kzuzcli.query.help import _EXAMPLES, _WORDS, COLUMNS, HELP


def test_it_fits_a_screen() -> None:
    lines = HELP.splitlines()
    assert len(lines) <= 60
    assert [line for line in lines if len(line) > COLUMNS or line != line.rstrip()] == []


@pytest.mark.parametrize("query", [left for left, _ in _WORDS])
def test_every_word_shown_can_be_read(query: str) -> None:
    parse(query)


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_is_shown_with_an_example_of_it(name: str) -> None:
    assert f"  {FIELDS[name].example}  " in HELP
    assert str(parse(FIELDS[name].example)).startswith(f"{name}:")


@pytest.mark.parametrize("command", _EXAMPLES)
def test_every_command_shown_can_be_read(command: str) -> None:
    program, verb, *arguments = shlex.split(command)
    assert (program, verb in ("search", "list")) == ("kzuz", True)
    parse(arguments)
