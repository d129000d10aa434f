"""Text cut and padded by the cells it fills in a terminal: wide letters count two, combining marks none."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len


def first_cells(text: str, cells: int) -> str:
    """As much of the beginning as fits; a letter keeps its marks."""
    return "".join(_fitting(_letters(text), cells))


def last_cells(text: str, cells: int) -> str:
    """As much of the end as fits; a letter keeps its marks."""
    # a letter fills two cells at most and has few marks: no need to look at all of a long text
    letters = list(_letters(text[-8 * cells - 8 :]))
    return "".join(reversed(list(_fitting(reversed(letters), cells))))


def left_of(text: str, cells: int) -> str:
    """The end of a text, moved right to fill the cells."""
    cut = last_cells(text, cells)
    return " " * (cells - cell_len(cut)) + cut


def right_of(text: str, cells: int) -> str:
    """The beginning of a text, filled up with blanks."""
    cut = first_cells(text, cells)
    return cut + " " * (cells - cell_len(cut))


def _letters(text: str) -> Iterator[str]:
    """Letters with the marks that stand on them."""
    at = 0
    for place, character in enumerate(text):
        if place > at and cell_len(character):
            yield text[at:place]
            at = place
    if text[at:]:
        yield text[at:]


def _fitting(letters: Iterator[str] | reversed[str], cells: int) -> Iterator[str]:
    for letter in letters:
        cells -= cell_len(letter)
        if cells < 0:
            return
        yield letter
