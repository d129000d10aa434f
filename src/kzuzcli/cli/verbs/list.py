"""kzuz list [QUERY…]"""

from __future__ import annotations

from typing import Annotated

import typer

from kzuzcli.archive import Archive
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
from kzuzcli.cli.output import width
from kzuzcli.cli.queries import (
    AnyOption,
    ExactOption,
    LangOption,
    PossibleOption,
    SinceOption,
    SourceOption,
    TitleOption,
    UntilOption,
    wanted,
)
from kzuzcli.cli.verbs.search import _plain, catch_up


def run(
    query: Annotated[list[str] | None, typer.Argument(help="As in search; all articles without one.")] = None,
    limit: LimitOption = 30,
    offset: OffsetOption = 0,
    oldest: Annotated[bool, typer.Option("--oldest", help="Oldest first.")] = False,
    lang: LangOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    title: TitleOption = None,
    any_word: AnyOption = False,
    exact: ExactOption = False,
    possible: PossibleOption = False,
    json: JsonOption = False,
    plain: PlainOption = False,
    ids: Annotated[bool, typer.Option("--ids", help="Only ids, one a line.")] = False,
    archive: ArchiveOption = None,
    color: ColorOption = None,
    no_pager: PagerOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    debug: DebugOption = False,
) -> int:
    """Articles, newest first, undated last; a line each.

    Examples:

      kzuz list

      kzuz list lang:kk date:2022

      kzuz list is:undated --ids
    """
    out = output(color, quiet, verbose, debug, no_pager)
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
            limit=limit or None,
            offset=offset,
            sort="oldest" if oldest else "date",
            exact=exact,
            possible=possible,
            snippets=0,
        )
    if json:
        from kzuzcli import contract

        for found in answer.found:
            out.json(contract.article(found.article))
    elif ids:
        for found in answer.found:
            out.data(found.article.id)
    elif plain:
        _plain(out, answer)
    else:
        from kzuzcli.render import article_lines, total_line

        out.show(
            total_line(answer, written, len(answer.found), offset), *article_lines(answer.found, width())
        )
    return messages.FINE if answer.result.total else messages.NOTHING
