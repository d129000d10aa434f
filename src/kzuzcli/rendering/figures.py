"""Figures as a table: the amount, its year, the article and paragraph, and below it the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from kzuzcli.article import Article
from kzuzcli.figures import Figure
from kzuzcli.render import SHORT_ID, counted, date_cell, lit
from kzuzcli.rendering.cells import right_of
from kzuzcli.safe import safe_line

_SCALES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))
_AROUND = 260


def table(
    found: Sequence[tuple[Article, Figure]], articles: int, written: str, offset: int, coloured: bool
) -> Iterator[RenderableType]:
    asked = f" for {safe_line(written)}" if written else ""
    shown = f"figures {offset + 1:,}–{offset + len(found):,}" if found else "no figures"
    yield Text(f"  {shown} in {counted(articles, 'article')}{asked}, newest first")
    wide = max((cell_len(amount(figure)) for _, figure in found), default=0)
    for article, figure in found:
        yield Text.assemble(
            "  ",
            (right_of(amount(figure), wide), "bold"),
            f"  {figure.year or '':4}  ",
            (article.id[:SHORT_ID], "cyan"),
            f" ¶{figure.paragraph}  {article.language}  ",
            (date_cell(article.date), "green" if article.date else "dim"),
            no_wrap=True,
            overflow="ellipsis",
        )
        yield Padding(lit(*sentence(article.text, figure), coloured), (0, 0, 0, 5))


def amount(figure: Figure) -> str:
    """5 billion USD, 10–15 %, 1,301 posts."""
    unit = "%" if figure.unit == "percent" else figure.unit
    scale, word = next(((scale, word) for scale, word in _SCALES if figure.low >= scale), (Decimal(1), ""))
    low, high = _number(figure.low / scale), _number(figure.high / scale)
    value = low if figure.low == figure.high else f"{low}–{high}"
    return " ".join(part for part in (value, word, unit) if part)


def _number(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def sentence(text: str, figure: Figure) -> tuple[str, list[tuple[int, int]]]:
    """The sentence on one line, cut around the figure where it is long, and where the figure stands."""
    start, end = figure.sentence
    first = max(start, figure.start - _AROUND // 2)
    last = min(end, max(figure.end, first + _AROUND))
    before = ("…" if first > start else "") + _line(text[first : figure.start])
    told = _line(text[figure.start : figure.end])
    behind = _line(text[figure.end : last]) + ("…" if last < end else "")
    return before + told + behind, [(len(before), len(before) + len(told))]


def _line(text: str) -> str:
    return "".join(" " if letter.isspace() else letter for letter in text)
