"""kzuz search QUERY…"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from kzuzcli.archive import Answer, Archive
from kzuzcli.cli import messages
from kzuzcli.cli.options import (
    ArchiveOption,
    ColorOption,
    DebugOption,
    JsonOption,
    LimitOption,
    OffsetOption,
    PagerOption,
    PlainOption,
    QuietOption,
    VerboseOption,
    archive_path,
    output,
)
from kzuzcli.cli.output import Output, width
from kzuzcli.cli.queries import (
    AnyOption,
    ExactOption,
    LangOption,
    PossibleOption,
    SinceOption,
    SourceOption,
    TitleOption,
    UntilOption,
    command,
    wanted,
)
from kzuzcli.engines.base import Sort
from kzuzcli.query import And, Query, Term

if TYPE_CHECKING:
    from rich.console import RenderableType

SORTS: dict[str, Sort] = {"relevance": "relevance", "date": "date", "oldest": "oldest"}


def run(
    query: Annotated[list[str] | None, typer.Argument(help="Words, fields, dates: kzuz help query.")] = None,
    limit: LimitOption = 10,
    offset: OffsetOption = 0,
    sort: Annotated[
        str, typer.Option("--sort", metavar="HOW", help="relevance, date or oldest.")
    ] = "relevance",
    lang: LangOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    title: TitleOption = None,
    any_word: AnyOption = False,
    exact: ExactOption = False,
    possible: PossibleOption = False,
    certain: Annotated[
        bool, typer.Option("--certain", help="Only articles whose date certainly lies in that time.")
    ] = False,
    explain: Annotated[bool, typer.Option("--explain", help="How the query was read.")] = False,
    json: JsonOption = False,
    plain: PlainOption = False,
    ids: Annotated[bool, typer.Option("--ids", help="Only ids, one a line.")] = False,
    count: Annotated[bool, typer.Option("--count", help="Only how many.")] = False,
    archive: ArchiveOption = None,
    color: ColorOption = None,
    no_pager: PagerOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    debug: DebugOption = False,
) -> int:
    """Find articles: every word in any of its forms, names in any spelling.

    Examples:

      kzuz search demarcation

      kzuz search '"state visit"' lang:ru date:2019..2022

      kzuz search Tokayev -gas --sort date
    """
    out = output(color, quiet, verbose, debug, no_pager)
    if sort not in SORTS:
        raise typer.BadParameter(f"{sort!r} is not {', '.join(SORTS)}", param_hint="--sort")
    asked, written = wanted(
        query or [],
        any_word=any_word,
        lang=lang,
        since=since,
        until=until,
        source=source,
        title=title,
    )
    with Archive.open(archive_path(archive)) as opened:
        catch_up(opened, out)
        answer = opened.search(
            asked,
            limit=0 if count else limit or None,
            offset=offset,
            sort=SORTS[sort],
            exact=exact,
            possible=possible,
            certain=certain,
            snippets=0 if ids or count or plain else 2,
        )
        if count:
            _count(out, answer, json)
        elif json:
            _json(out, answer)
        elif ids:
            for found in answer.found:
                out.data(found.article.id)
        elif plain:
            _plain(out, answer)
        else:
            out.show(*_page(opened, answer, written, offset, explain, out))
    return messages.FINE if answer.result.total else messages.NOTHING


def catch_up(archive: Archive, out: Output) -> None:
    """Finish what an interrupted ingest left, saying so."""
    if archive.store.mark() and archive.behind() > 0:
        out.say("  finishing an interrupted ingest …")
        archive.catch_up()


def _count(out: Output, answer: Answer, json: bool) -> None:
    if json:
        from kzuzcli import contract

        out.json(contract.count(answer))
    else:
        out.data(str(answer.result.total))


def _json(out: Output, answer: Answer) -> None:
    from kzuzcli import contract

    for found in answer.found:
        out.json(contract.hit(found))


def _plain(out: Output, answer: Answer) -> None:
    for found in answer.found:
        article = found.article
        date = article.date.period.edtf if article.date else ""
        out.plain(article.id, article.language, date, article.source or "", article.title)


def _page(
    archive: Archive,
    answer: Answer,
    written: str,
    offset: int,
    explain: bool,
    out: Output,
) -> Iterator[RenderableType]:
    from rich.text import Text

    from kzuzcli import render

    coloured = out.coloured(sys.stdout)
    if explain:
        yield Text(f"  read as {answer.query}")
        yield from render.explanation(answer.read.readings)
    if not answer.result.total:
        from kzuzcli.emptiness import explain as why

        yield from render.nothing_found(written, why(archive, answer))
        return
    if phrase := _as_phrase(answer.query):
        yield Text(f"  all of these words, in any order; as a phrase: {command('search', phrase)}", "dim")
    yield render.total_line(answer, written, len(answer.found), offset)
    for reading in answer.read.readings:
        if told := render.also_matched(reading):
            yield Text(told, "dim")
    if told := render.left_out(answer.result.bounded, answer.result.undated):
        yield Text(told, "dim")
    yield from render.hit_list(answer, coloured, width())


def _as_phrase(query: Query) -> str:
    """The phrase that two or more plain words may have been meant as, or nothing."""
    parts = query.parts if isinstance(query, And) else ()
    words = [part.text for part in parts if isinstance(part, Term) and part.field is None and not part.exact]
    return f'"{" ".join(words)}"' if 2 <= len(words) == len(parts) <= 5 else ""
