"""kzuz list [QUERY…]"""

from __future__ import annotations

from pathlib import Path

from kzuzcli.archive import Archive
from kzuzcli.cli import messages
from kzuzcli.cli.answers import catch_up, empty, lines_of, look, tell
from kzuzcli.cli.options import IdsOption, JsonOption, LimitOption, OffsetOption, PlainOption
from kzuzcli.cli.output import Output
from kzuzcli.cli.queries import (
    SORTS,
    AcrossOption,
    AnyOption,
    CertainOption,
    ExactOption,
    LangOption,
    PossibleOption,
    QueryArgument,
    SinceOption,
    SortOption,
    SourceOption,
    TitleOption,
    UntilOption,
    wanted,
)

EXAMPLES = (
    ("kzuz list", "the newest thirty"),
    ("kzuz list lang:kk date:2022 --sort oldest", "Kazakh articles of 2022, in order of time"),
    ("kzuz list is:undated --ids", "ids of what bears no date, for another command"),
)


def run(
    out: Output,
    folder: Path,
    query: QueryArgument = None,
    limit: LimitOption = 30,
    offset: OffsetOption = 0,
    sort: SortOption = "date",
    lang: LangOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    title: TitleOption = None,
    any_word: AnyOption = False,
    exact: ExactOption = False,
    across: AcrossOption = False,
    possible: PossibleOption = False,
    certain: CertainOption = False,
    json: JsonOption = False,
    plain: PlainOption = False,
    ids: IdsOption = False,
) -> int:
    """Articles a line each, newest first and undated ones last: all of them, or what a query finds."""
    asked, written = wanted(
        query or [], any_word=any_word, lang=lang, since=since, until=until, source=source, title=title
    )
    with Archive.open(folder) as opened:
        catch_up(opened, out)
        answer = opened.search(
            asked,
            limit=limit or None,
            offset=offset,
            sort=SORTS[sort],
            exact=exact,
            across=across,
            possible=possible,
            certain=certain,
            snippets=0,
        )
        tell(out, opened, answer)
        if json:
            from kzuzcli import contract

            for found in answer.found:
                out.json(contract.article(found.article))
        elif ids or plain:
            lines_of(out, answer, ids)
        elif not answer.result.total:
            out.show(*empty(opened, answer, written))
        else:
            from kzuzcli.render import across_languages, article_lines, sentence, total_line

            total = total_line(answer, written, offset, out.timed(answer.seconds))
            words = across_languages(answer.read.readings)
            notes = [sentence(words, "dim")] if words else []
            out.show(total, *notes, *article_lines(answer.found, look(out)))
    return messages.FINE if answer.result.total else messages.NOTHING
