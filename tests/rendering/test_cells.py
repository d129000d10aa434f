"""Text cut by cells, not by characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kzuzcli.rendering.cells import first_cells, last_cells, left_of, right_of

CUTS = [
    ("abcdef", 3, "abc", "def"),
    ("北京市长", 3, "北", "长"),
    ("北京市长", 4, "北京", "市长"),
    ("e\u0301te\u0301", 2, "e\u0301t", "te\u0301"),
    ("й" * 4, 2, "йй", "йй"),
    ("ab", 5, "ab", "ab"),
    ("", 3, "", ""),
    ("abc", 0, "", ""),
]


@pytest.mark.parametrize(("text", "cells", "first", "last"), CUTS)
def test_cuts(text: str, cells: int, first: str, last: str) -> None:
    assert first_cells(text, cells) == first
    assert last_cells(text, cells) == last


@given(st.text("aй北\u0301 é", max_size=30), st.integers(0, 12))
def test_what_is_padded_fills_its_cells(text: str, cells: int) -> None:
    assert cell_len(left_of(text, cells)) == cell_len(right_of(text, cells)) == cells
    assert text.startswith(first_cells(text, cells))
    assert text.endswith(last_cells(text, cells))
