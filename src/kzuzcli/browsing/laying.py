"""An article set in lines of a width, and the places in them that are lit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.console import Console, Group, RenderableType
from rich.segment import Segment
from rich.style import Style

from kzuzcli.render import LIT

_LIT = Style.parse(LIT)
_CHOSEN = Style.parse("bold white on red")
# what lights a word where there is no colour
_LIT_PLAIN = Style(reverse=True)
_CHOSEN_PLAIN = Style(reverse=True, bold=True, underline=True)

Line = list[Segment]


class Laid(NamedTuple):
    """Lines of segments, and for each lit place the (line, segment) pairs it is made of."""

    lines: list[Line]
    matches: list[list[tuple[int, int]]]


def lay(parts: Iterable[RenderableType], columns: int) -> Laid:
    """Renderables as lines at most so many cells wide; a place that goes on in the next line is one place."""
    console = Console(
        width=columns,
        color_system="standard",
        force_terminal=True,
        markup=False,
        highlight=False,
        emoji=False,
    )
    options = console.options.update(width=columns, height=None)
    lines = [
        [segment for segment in line if not segment.control]
        for line in console.render_lines(Group(*parts), options, pad=False)
    ]
    return Laid(lines, list(_places(lines)))


def _places(lines: Sequence[Line]) -> Iterator[list[tuple[int, int]]]:
    place: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        for at, segment in enumerate(line):
            if _is_lit(segment):
                place.append((number, at))
            elif segment.text.strip() or at:
                if place:
                    yield place
                place = []
    if place:
        yield place


def _is_lit(segment: Segment) -> bool:
    return segment.style is not None and segment.style.bgcolor == _LIT.bgcolor


def drawn(laid: Laid, number: int, chosen: int | None, coloured: bool) -> Line:
    """A line as it is shown: the chosen place apart from the other lit ones."""
    among = set(laid.matches[chosen]) if chosen is not None else set()
    lit, special = (_LIT, _CHOSEN) if coloured else (_LIT_PLAIN, _CHOSEN_PLAIN)
    return [
        Segment(segment.text, special if (number, at) in among else lit) if _is_lit(segment) else segment
        for at, segment in enumerate(laid.lines[number])
    ]
