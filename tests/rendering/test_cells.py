"""Text cut by cells, not by characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kzuzcli.rendering.cells import alike, filled, first_cells, last_cells, left_of, right_of

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


MADE_UP = [
    ("\U0001f469\u200d\U0001f469\u200d\U0001f467 talks", "\U0001f469 talks"),
    ("\u2764\ufe0f", "\u2764"),
    ("\U0001f44d\U0001f3fd", "\U0001f44d"),
    ("\U0001f1f0\U0001f1ff", "KZ"),
    ("می\u200cخواهم क्\u200dष", "می\u200cخواهم क्\u200dष"),
    ("plain", "plain"),
]


@pytest.mark.parametrize(("text", "shown"), MADE_UP)
def test_made_up_emoji_are_drawn_alike_everywhere(text: str, shown: str) -> None:
    assert alike(text) == shown


def test_items_stay_whole() -> None:
    assert list(filled(["Токаев 9", "Токаева 6", "北京 3"], 20)) == ["Токаев 9 ·", "Токаева 6 · 北京 3"]
    assert list(filled([], 20)) == []


@given(st.lists(st.text("aй北", min_size=1, max_size=6), max_size=12), st.integers(16, 60))
def test_filled_lines_fit(items: list[str], cells: int) -> None:
    lines = list(filled(items, cells))
    assert all(cell_len(line) <= cells for line in lines)
    assert [item for line in lines for item in line.removesuffix(" ·").split(" · ")] == items
