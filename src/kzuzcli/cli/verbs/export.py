"""kzuz export [QUERY…]"""

from __future__ import annotations

from pathlib import Path

from kzuzcli.archive import Archive
from kzuzcli.citing import FORMATS, reference
from kzuzcli.cli import messages
from kzuzcli.cli.answers import catch_up, ids_of
from kzuzcli.cli.options import LimitOption
from kzuzcli.cli.output import Output
from kzuzcli.cli.queries import (
    AcrossOption,
    AnyOption,
    ExactOption,
    LangOption,
    PossibleOption,
    QueryArgument,
    SinceOption,
    SourceOption,
    TitleOption,
    UntilOption,
    wanted,
)
from kzuzcli.cli.writing import STDIN, FormatOption, TargetOption, chosen, write_out
from kzuzcli.query import Query

EXAMPLES = (
    ("kzuz export lang:kk date:2022 -o kazakh-2022.csv", "a sheet of what a query finds"),
    ("kzuz search Tokayev --ids | kzuz export - -f ris", "hits, for a library of references"),
    ("kzuz export -o everything.jsonl", "the whole archive, with its texts"),
)


def run(
    out: Output,
    folder: Path,
    query: QueryArgument = None,
    form: FormatOption = None,
    target: TargetOption = None,
    limit: LimitOption = 0,
    lang: LangOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    title: TitleOption = None,
    any_word: AnyOption = False,
    exact: ExactOption = False,
    across: AcrossOption = False,
    possible: PossibleOption = False,
) -> int:
    """Articles for other programs, newest first; jsonl (the default), markdown and html hold the texts."""
    writer = FORMATS[chosen(form, target, default="jsonl")]
    asked, _ = wanted(
        [] if query == [STDIN] else query or [],
        any_word=any_word,
        lang=lang,
        since=since,
        until=until,
        source=source,
        title=title,
    )
    with Archive.open(folder) as opened:
        catch_up(opened, out)
        ids = _ids(opened, query, asked, limit or None, exact, possible, across)
        found = (reference(article, body=writer.texts) for article in opened.articles(ids))
        write_out(out, writer.write(found), target)
    return messages.FINE if ids else messages.NOTHING


def _ids(
    archive: Archive,
    given: list[str] | None,
    asked: Query,
    limit: int | None,
    exact: bool,
    possible: bool,
    across: bool,
) -> list[str]:
    """Whole ids in order: those on stdin, or those of a query."""
    if given != [STDIN]:
        return archive.select(asked, limit=limit, exact=exact, possible=possible, across=across).ids
    return list(dict.fromkeys(archive.resolve(id) for id in ids_of(given)))[:limit]
