"""Text cut and padded by the cells it fills in a terminal: wide letters count two, combining marks none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.cells import cell_len

# emoji made of several characters fill two cells on some terminals and two for each part on others: a tone
# of skin, what is joined to the first, the sign that asks for a picture, and the letters of a flag
_EMOJI = "\u2190-\u2bff\U0001f300-\U0001faff"
_MADE_UP = re.compile(
    f"[\U0001f3fb-\U0001f3ff]|(?<=[{_EMOJI}\ufe0f\U0001f3fb-\U0001f3ff])\u200d[{_EMOJI}]|\ufe0f"
)
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
_FLAG_A = 0x1F1E6


def alike(text: str) -> str:
    """Text that every terminal draws in the same cells: made-up emoji as their first part, flags as letters."""
    if text.isascii():
        return text
    plain = _MADE_UP.sub("", text)
    return _FLAG.sub(lambda match: chr(ord(match[0]) - _FLAG_A + ord("A")), plain)


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


def filled(items: Iterable[str], cells: int, between: str = " · ") -> Iterator[str]:
    """Items on lines of so many cells, each whole on one line where it fits; what parts them ends a line."""
    line = ""
    for item in items:
        if line and cell_len(line + between + item) + len(between.rstrip()) > cells:
            yield line + between.rstrip()
            line = item
        else:
            line = f"{line}{between}{item}" if line else item
    if line:
        yield line
