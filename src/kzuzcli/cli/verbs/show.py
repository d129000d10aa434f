"""kzuz show ID [QUERY]"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from kzuzcli.archive import Archive, Details
from kzuzcli.cli import messages
from kzuzcli.cli.answers import ids_of, look
from kzuzcli.cli.declare import argument, option
from kzuzcli.cli.options import JsonOption, PlainOption
from kzuzcli.cli.output import Output
from kzuzcli.cli.queries import ExactOption, wanted
from kzuzcli.query import Query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from kzuzcli.residue import Residue

Lit = tuple[Details, list[tuple[int, int]] | None]
"""An article and where the query's words stand in it; None without a query."""

EXAMPLES = (
    ("kzuz show 1d14", "four digits of an id are enough where they are its own"),
    ("kzuz show 1d14 demarcation", "with the word lit in all its forms"),
    ("kzuz show 1d14 --json", "everything known of it, for another program"),
    ("kzuz search border --ids | kzuz show - border", "one after the other"),
)


def run(
    out: Output,
    folder: Path,
    id: Annotated[
        str, argument("ID", told="An article's id or its beginning; - reads ids from stdin.", complete="id")
    ],
    query: Annotated[list[str] | None, argument("QUERY", told="Words to light up.", complete="query")] = None,
    exact: ExactOption = False,
    json: JsonOption = False,
    plain: PlainOption = False,
    whole: Annotated[
        bool, option("--whole", told="Also what is no part of the article (share buttons, credits), dim.")
    ] = False,
    original: Annotated[
        bool, option("--original", told="The bytes of its file, where ingest --keep-originals kept them.")
    ] = False,
) -> int:
    """Read one article, with everything known of it and how it is known."""
    if original:
        return _original(folder, ids_of([id]))
    asked = wanted(query)[0] if query else None
    with Archive.open(folder) as opened:
        found = [_lit(opened, each, asked, exact) for each in ids_of([id])]
    if json:
        from kzuzcli import contract

        for details, spans in found:
            out.json(contract.show(details, spans, _residue(details)))
    elif plain:
        out.write("\n".join(_plain(details) for details, _ in found))
    else:
        out.show(*_pages(out, found, whole))
    if asked is not None and not any(spans for _, spans in found):
        out.say(f"  no word of {' '.join(query or [])} stands here")
    return messages.FINE


def _original(folder: Path, ids: list[str]) -> int:
    """Write the bytes a file had when it was taken in, as they were: they are not for a terminal."""
    with Archive.open(folder) as opened:
        for id in ids:
            path = opened.get(id).origin.path
            data = opened.store.original(path)
            if data is None:
                raise messages.Usage(
                    f"the bytes of {path} were not kept", "try: kzuz ingest --keep-originals --again"
                )
            sys.stdout.buffer.write(data)
    return messages.FINE


def _lit(archive: Archive, id: str, asked: Query | None, exact: bool) -> Lit:
    details = archive.details(id)
    return details, None if asked is None else archive.lit(details.article, asked, exact=exact)


def _plain(details: Details) -> str:
    from kzuzcli.safe import safe, safe_line

    return f"{safe_line(details.article.title)}\n\n{safe(details.article.text)}\n"


def _residue(details: Details) -> list[Residue]:
    from kzuzcli.residue import find

    return find(details.article.text, details.article.title, details.reader)


def _pages(out: Output, found: list[Lit], whole: bool) -> Iterator[RenderableType]:
    from kzuzcli.render import article_page

    for number, (details, spans) in enumerate(found):
        if number:
            yield ""
        yield from article_page(details, spans or [], look(out), _residue(details), whole)
