"""Concordance lines, aligned on the word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from kzuzcli.concordance import Concordance, Line
from kzuzcli.render import LIT, SHORT_ID, UNLIT_MARKS, counted, date_cell
from kzuzcli.rendering.cells import alike, left_of, right_of
from kzuzcli.safe import safe_line

_WORD_SHARE = 0.4


def kwic(
    found: Concordance, written: str, offset: int, columns: int, context: int | None, coloured: bool
) -> Iterator[RenderableType]:
    """A line on the whole, one on the spellings, then the lines; `context` is the most cells on a side."""
    lines = counted(found.total, "line")
    shown = f" · {offset + 1:,}–{offset + len(found.lines):,} shown" if len(found.lines) < found.total else ""
    yield Text(f"  {lines} in {counted(found.articles, 'article')} for {safe_line(written)}{shown}")
    if len(found.spellings) > 1:
        yield Text(_spellings(found.spellings, columns), "dim")
    yield from _aligned(found.lines, columns, context, coloured)


def _spellings(spellings: Mapping[str, int], columns: int) -> str:
    """As many as fit on a line, and how many more there are."""
    told, rest = "", len(spellings)
    for word, many in spellings.items():
        more = f"{told}{' · ' if told else '  '}{safe_line(word)} {many:,}"
        if cell_len(more) > columns - len(" · 1,000 more"):
            break
        told, rest = more, rest - 1
    return f"{told or ' '} · {rest:,} more" if rest else told


def _aligned(
    lines: Sequence[Line], columns: int, context: int | None, coloured: bool
) -> Iterator[RenderableType]:
    heads = [(line.id[:SHORT_ID], line.language, date_cell(line.date)) for line in lines]
    language = max((len(head[1]) for head in heads), default=0)
    date = min(max((cell_len(head[2]) for head in heads), default=0), 21)
    room = columns - (SHORT_ID + language + date + 6) - (0 if coloured else 2)
    word = min(max((cell_len(line.word) for line in lines), default=0), max(8, int(room * _WORD_SHARE)))
    left = min((room - word) // 2, context if context is not None else room)
    right = min(room - left, word + context if context is not None else room)
    for line, (id, tag, day) in zip(lines, heads, strict=True):
        yield _row(line, (id, f"{tag:{language}}", right_of(day, date)), left, right, coloured)


def _row(line: Line, head: tuple[str, str, str], left: int, right: int, coloured: bool) -> Text:
    id, tag, day = head
    before, behind = ("", "") if coloured else UNLIT_MARKS
    word = right_of(safe_line(line.word), right).rstrip()
    text = Text.assemble(
        (id, "cyan"),
        f" {tag} ",
        (day, "green" if line.date else "dim"),
        "  ",
        left_of(alike(safe_line(line.left)), left),
        (f"{before}{word}{behind}", LIT if coloured else ""),
        right_of(alike(safe_line(line.right)), right - cell_len(word)),
        no_wrap=True,
        overflow="ignore",
    )
    text.rstrip()
    return text
