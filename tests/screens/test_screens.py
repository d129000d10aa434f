"""What a person sees on a terminal: as it is stored, and what holds whatever the articles are."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from tests.screens import screens
from tests.screens.odd import TITLES, odd_archive
from tests.screens.terminal import Seen, seen

NARROW = 60
# what may stand in the bytes besides letters: line ends, and colours
_COLOUR = re.compile(r"\x1b\[[\d;]*m")
_CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")


@pytest.mark.parametrize("name", screens.COMMANDS)
def test_screens_are_as_they_are_stored(name: str) -> None:
    shown = screens.screens(name, screens.samples())
    for (columns, coloured), screen in shown.items():
        lawful(screen, columns, coloured)
    assert screens.differences(name, screens.page(name, shown)) == ""


def lawful(screen: Seen, columns: int, coloured: bool) -> None:
    """No line is wider than the terminal; nothing but colour is in the bytes, and none with NO_COLOR."""
    assert screen.code == 0
    assert max(screen.widths) <= columns
    raw = _COLOUR.sub("", screen.raw) if coloured else screen.raw
    assert not _CONTROL.search(raw)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return odd_archive(tmp_path_factory.mktemp("odd") / "news")


ODD = ["list", "kwic border -n 0", "kwic border -n 0 --sort left", "names border", "timeline --by source"]


@pytest.mark.parametrize("command", ODD)
@pytest.mark.parametrize("coloured", [False, True])
def test_lines_fit_whatever_their_letters(odd: Path, command: str, coloured: bool) -> None:
    lawful(seen(*command.split(), archive=odd, columns=NARROW, coloured=coloured), NARROW, coloured)


@pytest.mark.parametrize("coloured", [False, True])
def test_the_columns_of_a_list_are_aligned(odd: Path, coloured: bool) -> None:
    screen = seen("list", archive=odd, columns=80, coloured=coloured)
    rows = screen.rows[1 : len(TITLES) + 1]
    assert len(rows) == len(TITLES)
    for row in rows:
        assert "".join(cell.text for cell in row[21:31]).startswith("2021-0")
        assert [cell.text for cell in row[31:33]] == [" ", " "] and row[33].text.strip()


@pytest.mark.parametrize("columns", [60, 140])
def test_the_word_of_a_concordance_stands_in_one_column(odd: Path, columns: int) -> None:
    screen = seen("kwic", "border", "-n0", archive=odd, columns=columns, coloured=False)
    lines = [row for row, line in enumerate(screen.lines) if "▌" in line]
    assert len(lines) == 3 * len(TITLES)
    assert len({screen.column(row, "▌") for row in lines}) == 1


@pytest.mark.parametrize("verb", ["search", "figures"])
def test_wrapped_text_fits_but_for_made_up_emoji(odd: Path, verb: str) -> None:
    screen = seen(verb, "border", "-gas", "-n0", archive=odd, columns=NARROW, coloured=False)
    for line, width in zip(screen.lines, screen.widths, strict=True):
        assert width <= NARROW or "\u200d" in line or "\ufe0f" in line or "\U0001f1f0" in line


def test_what_runs_from_right_to_left_keeps_its_letters_in_order(odd: Path) -> None:
    lines = "\n".join(seen("list", archive=odd, columns=140, coloured=False).lines)
    assert TITLES["hebrew"] in lines and TITLES["arabic"] in lines
