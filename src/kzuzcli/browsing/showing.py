"""Hits as entries of a list, an article to be read, and the words around them."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from kzuzcli.archive import Details, Found
from kzuzcli.browsing.desk import Listing, Page
from kzuzcli.render import (
    READABLE,
    RELATED,
    Hanging,
    Look,
    also_matched,
    article_known,
    article_text,
    counted,
    date_words,
    dated,
    fitted,
    known_of_origin,
    language_name,
    left_out,
    title,
)
from kzuzcli.rendering.cells import alike, first_cells
from kzuzcli.safe import safe_line

TITLE_LINES = 2
FOLLOWED = 9
"""Links that a digit follows."""

ORDERS = {"relevance": "best first", "date": "newest first", "oldest": "oldest first"}


def entry(found: Found, cells: int) -> Text:
    """A hit in a list so many cells wide: language, date and source, and below them the title."""
    article = found.article
    possible = " · possibly" if found.hit.date_match == "possible" else ""
    source = f"  {alike(safe_line(article.source))}" if article.source else ""
    head = f"{safe_line(article.language)}  {date_words(article.date)}{possible}{source}"
    told = alike(safe_line(article.title)).strip() or "(no title)"
    return Text.assemble((_cut(head, cells), "dim"), "\n", _cut(told, TITLE_LINES * cells - 6))


def _cut(text: str, cells: int) -> str:
    return text if cell_len(text) <= cells else first_cells(text, cells - 1) + "…"


def said(listing: Listing, order: str) -> str:
    """How many there are, what they answer where that is not the line itself, and what was left out."""
    answer = listing.answer
    asked = f" for {safe_line(listing.asked)}" if listing.asked != listing.line else ""
    parts = [
        counted(listing.total, "article") + asked,
        ORDERS[order] if listing.total > 1 else "",
        *map(also_matched, answer.read.readings),
        left_out(answer.result.bounded, answer.result.undated),
    ]
    return " · ".join(filter(None, parts))


def reading_page(page: Page, look: Look, whole: bool) -> Iterator[RenderableType]:
    """An article to be read: what one must know first, its links with the digits that follow them, the text,
    and then the rest."""
    details, columns = page.details, min(look.columns, READABLE)
    yield Hanging(Text(""), title(details.article, (), look), most=READABLE)
    yield Hanging(Text(""), Text(_first(details), "dim"), most=READABLE)
    for number, told in enumerate(_links(details), 1):
        lead = f"[{number}] " if number <= FOLLOWED else "    "
        yield fitted(Text.assemble((lead, "bold"), alike(safe_line(told))), look._replace(columns=columns))
    yield Text("")
    yield from article_text(details.article, page.spans, look, page.residue, whole)
    yield Text("")
    words = ("words", f"{details.article.words:,}", "")
    yield from article_known([("id", details.article.id, ""), *known_of_origin(details), words], look)


def _first(details: Details) -> str:
    article = details.article
    parts = [language_name(article.language), dated(article.date), article.source or ""]
    return safe_line(" · ".join(filter(None, parts)))


def _links(details: Details) -> Iterator[str]:
    for link in details.links:
        twin = details.related[link.b]
        kind = f"{'' if link.certain else 'probably '}{RELATED[link.kind]}"
        yield f"{kind} in {twin.language}: {twin.title}"
