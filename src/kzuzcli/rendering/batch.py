"""A list of queries with how many articles answer each, as figures and bars."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from kzuzcli.querylist import Answered, Table
from kzuzcli.render import counted, sentence
from kzuzcli.rendering.cells import right_of
from kzuzcli.safe import safe_line

FULL = "▇"
_WIDEST_LABEL, _WIDEST_BAR = 40, 30


def summary(table: Table, name: str, columns: int) -> Iterator[RenderableType]:
    """The list as a whole, then a line a query in the order of the list."""
    answered = sum(1 for one in table.answered if one.result.total)
    told = f"{counted(len(table.answered), 'query', 'queries')} of {name} · {answered:,} find something"
    yield sentence(
        f"{told} · {counted(len(table.ids), 'article')} answer{'s' if len(table.ids) == 1 else ''} any"
    )
    if not table.answered:
        return
    labels = {one.line.number: safe_line(one.line.label) for one in table.answered}
    wide = min(_WIDEST_LABEL, columns // 2, max(map(cell_len, labels.values())))
    most = max(one.result.total for one in table.answered)
    notes = {one.line.number: _note(one) for one in table.answered}
    digits = len(f"{most:,}")
    for one in table.answered:
        label, note = right_of(labels[one.line.number], wide), notes[one.line.number]
        room = max(0, min(_WIDEST_BAR, columns - wide - digits - 6 - (cell_len(note) + 2 if note else 0)))
        bar = FULL * round(room * one.result.total / most) if most else ""
        bar = bar or ("▏" if one.result.total and room else "")
        line = Text.assemble(f"  {label}  {one.result.total:>{digits},}  ", (bar, "cyan"), no_wrap=True)
        line.append(f"{'  ' if bar else ''}{note}", "dim")
        line.rstrip()
        yield line


def _note(one: Answered) -> str:
    """What a date filter left out, as long as it is short."""
    rest = one.result.bounded + one.result.undated
    return f"{rest:,} undated" if rest else ""
