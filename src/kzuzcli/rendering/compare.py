"""Two compared articles as rich renderables. Returns, never prints; every text goes through safe.py."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from kzuzcli.article import Article
from kzuzcli.comparing import Compared
from kzuzcli.linking.difference import Piece
from kzuzcli.render import SHORT_ID, Hanging, Look, counted, date_words, lit, sentence, title
from kzuzcli.rendering.cells import right_of
from kzuzcli.safe import safe, safe_line

Span = tuple[int, int]

SIDE_BY_SIDE = 76
"""Columns from which two texts stand beside each other; on narrower terminals one stands under the other."""

WIDEST_SIDE = 66

RELATION = {
    "same": "the same text",
    "reprint": "one is a reprint of the other",
    "translation": "translations of each other",
    "quotes": "the first quotes the second",
    "quoted-by": "the second quotes the first",
    "shared": "both hold the same passages",
}

CUT, ADDED = "red strike", "bold green"
PLAIN_CUT, PLAIN_ADDED = ("[-", "-]"), ("{+", "+}")
_NOTHING_BESIDE = "—"


def comparison(compared: Compared, look: Look) -> Iterator[RenderableType]:
    """Both articles in a line, how they are related, what is alike and what is not, then the texts."""
    both = compared.a, compared.b
    language = max(cell_len(article.language) for article in both)
    date = max(cell_len(date_words(article.date)) for article in both)
    for article in both:
        lead = Text.assemble(
            "  ",
            (article.id[:SHORT_ID], "cyan"),
            f"  {right_of(safe_line(article.language), language)}  ",
            (right_of(date_words(article.date), date) + "  ", "green" if article.date else "dim"),
        )
        yield Hanging(lead, title(article, (), look))
    yield sentence(_relation(compared))
    yield sentence(_summary(compared), "dim")
    yield Text("")
    yield from {"paragraphs": _rows, "words": _words, "passages": _passages}[compared.shown.how](
        compared, look
    )


def _relation(compared: Compared) -> str:
    link = compared.link
    if link is None:
        return "no relation between them is known"
    told = RELATION[link.kind]
    if link.evidence.get("by") == "user":
        return f"{told}, as you say"
    return told if link.certain else f"probably {told}"


def _summary(compared: Compared) -> str:
    shown = compared.shown
    if shown.how == "paragraphs":
        differ = sum(len(row.only_a) + len(row.only_b) for row in shown.rows)
        alone = sum(not (row.a and row.b) for row in shown.rows)
        told = f"{sum(len(row.a) for row in shown.rows):,} and {counted(sum(len(row.b) for row in shown.rows), 'paragraph')}"
        told += f" · {counted(alone, 'paragraph')} without a counterpart" if alone else ""
        return told + (
            f" · {counted(differ, 'number or name', 'numbers and names')} on one side only" if differ else ""
        )
    if shown.how == "words":
        words = {
            where: sum(p.words for p in shown.pieces if p.where == where) for where in ("both", "a", "b")
        }
        return f"{counted(words['both'], 'word')} alike · {words['a']:,} only in the first · {words['b']:,} only in the second"
    return (
        f"{counted(len(shown.passages), 'passage')}, {counted(sum(p.words for p in shown.passages), 'word')}"
    )


# -- paragraphs side by side


def _rows(compared: Compared, look: Look) -> Iterator[RenderableType]:
    texts = compared.a.text, compared.b.text
    cells = [
        (_cell(texts[0], row.a, row.only_a, look), _cell(texts[1], row.b, row.only_b, look))
        for row in compared.shown.rows
    ]
    yield from _beside(cells, look)


def _cell(text: str, paragraphs: Sequence[Span], marked: Sequence[Span], look: Look) -> Text:
    lines = [
        lit(
            text[start:end],
            [(x - start, y - start) for x, y in marked if start <= x and y <= end],
            look.coloured,
        )
        for start, end in paragraphs
    ]
    return Text("\n").join(lines) if lines else Text(_NOTHING_BESIDE, "dim")


def _beside(cells: Sequence[tuple[Text, Text]], look: Look) -> Iterator[RenderableType]:
    """Two texts in columns, or where the terminal is narrow one under the other."""
    if look.columns < SIDE_BY_SIDE:
        leads = [Text(f"{name} ", "dim") for name in ("1", "2")]
        for pair in cells:
            for lead, cell in zip(leads, pair, strict=True):
                yield Hanging(lead, cell)
            yield Text("")
        return
    side = min(WIDEST_SIDE, (look.columns - 3) // 2)
    for pair in cells:
        table = Table.grid(padding=(0, 3))
        table.add_column(width=side, overflow="fold")
        table.add_column(width=side, overflow="fold")
        table.add_row(*pair)
        yield table
        yield Text("")


# -- words


def _words(compared: Compared, look: Look) -> Iterator[RenderableType]:
    """One text with what was cut from the first and added in the second; paragraphs alike are only counted."""
    alike = 0
    for line, changed in _lines(compared, look):
        if not changed:
            alike += bool(line.plain.strip())
            continue
        yield from _alike(alike)
        yield Hanging(Text(""), line)
        alike = 0
    yield from _alike(alike)


def _alike(paragraphs: int) -> Iterator[RenderableType]:
    if paragraphs:
        yield sentence(f"= {counted(paragraphs, 'paragraph')} alike", "dim", indent=0)


def _lines(compared: Compared, look: Look) -> Iterator[tuple[Text, bool]]:
    """Paragraphs, and whether anything in them differs."""
    line, changed = Text(), False
    for piece in compared.shown.pieces:
        for number, part in enumerate(safe(_text(piece, compared)).split("\n")):
            if number:
                yield line, changed
                line, changed = Text(), False
            if part.strip():
                line.append_text(_part(part, piece.where, look.coloured))
                changed = changed or piece.where != "both"
    yield line, changed


def _text(piece: Piece, compared: Compared) -> str:
    """The text of a piece; what both have as the first has it, ending in a line break where either does."""
    a, b = (
        text[slice(*(span or (0, 0)))]
        for text, span in ((compared.a.text, piece.a), (compared.b.text, piece.b))
    )
    return a + "\n" if a and "\n" in b[len(b.rstrip()) :] and "\n" not in a[len(a.rstrip()) :] else a or b


def _part(text: str, where: str, coloured: bool) -> Text:
    if where == "both":
        return Text(text)
    if coloured:
        return Text(text, CUT if where == "a" else ADDED)
    left, right = PLAIN_CUT if where == "a" else PLAIN_ADDED
    words = text.rstrip()
    return Text(left + words + right + text[len(words) :])


# -- passages


def _passages(compared: Compared, look: Look) -> Iterator[RenderableType]:
    a, b = compared.a, compared.b
    for passage in compared.shown.passages:
        yield sentence(counted(passage.words, "word"), "dim", indent=0)
        around = _around(a, passage.around_a, passage.a, look), _around(b, passage.around_b, passage.b, look)
        yield from _beside([around], look)


def _around(article: Article, around: Span, passage: Span, look: Look) -> Text:
    start, end = around
    text = article.text[start:end].replace("\n", " ").replace("\r", " ")
    shown = lit(text, [(passage[0] - start, passage[1] - start)], look.coloured)
    before, behind = "… " if start else "", " …" if end < len(article.text.rstrip()) else ""
    return Text.assemble(before, shown, behind)
