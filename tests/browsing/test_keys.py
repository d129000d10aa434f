"""The help line and the table of keys."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from kzuzcli.browsing.keys import HITS, KEYS, PAPER, QUERY, help_line


@pytest.mark.parametrize("pane", [QUERY, HITS, PAPER])
@pytest.mark.parametrize("cells", [0, 5, 20, 33, 60, 140])
def test_the_help_line_fits(pane: str, cells: int) -> None:
    assert cell_len(help_line(pane, cells)) <= cells


@pytest.mark.parametrize("pane", [QUERY, HITS, PAPER])
def test_every_pane_says_how_to_leave_and_to_get_help(pane: str) -> None:
    assert "leave" in help_line(pane, 140) and "keys" in help_line(pane, 140)


def test_no_key_does_two_things() -> None:
    keys = [key for each in KEYS for key in each.keys.split(",")]
    assert len(keys) == len(set(keys))
