"""kzuz browse, as far as it comes without a terminal."""

from __future__ import annotations

import sys

import pytest

from kzuzcli.cli.verbs import browse
from tests.cli.conftest import Kzuz


def test_a_terminal_is_needed(kzuz: Kzuz) -> None:
    ran = kzuz("browse", "border")
    assert ran.code == 2
    assert ran.err == "kzuz: browse needs a terminal\n  kzuz search and kzuz show write to files and pipes\n"


def test_a_query_that_cannot_be_read_is_told_first(kzuz: Kzuz) -> None:
    assert "never closed" in kzuz("browse", '"state visit').err


def test_a_missing_library_is_a_sentence(kzuz: Kzuz, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browse, "is_terminal", lambda stream: True)
    for name in [each for each in sys.modules if each.startswith(("textual", "kzuzcli.browsing.app"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "textual", None)
    monkeypatch.delitem(sys.modules, "kzuzcli.browsing.paper", raising=False)
    ran = kzuz("browse")
    assert ran.code == 2
    assert ran.err == "kzuz: browse needs a library that is not here\n  try: pip install 'kzuz[browse]'\n"


LINES = [
    ((), ""),
    (("border treaty",), "border treaty"),
    (("a OR b", "c"), "(a OR b) c"),
    (("-gas", "water"), "-gas water"),
]


@pytest.mark.parametrize(("arguments", "line"), LINES)
def test_arguments_become_one_line(arguments: tuple[str, ...], line: str) -> None:
    assert browse._line(list(arguments)) == line
