"""kzuz kwic WORD…"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from kzuzcli.archive import Archive
from kzuzcli.cli import messages
from kzuzcli.cli.answers import catch_up
from kzuzcli.cli.declare import argument, option
from kzuzcli.cli.options import JsonOption, LimitOption, OffsetOption, PlainOption
from kzuzcli.cli.output import Output, width
from kzuzcli.cli.queries import (
    AcrossOption,
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
from kzuzcli.concordance import REACH, SORTS, Concordance, concordance

MOST = 10_000
"""Articles that are looked at, the newest: what a reader can take in, in bounded time."""

EXAMPLES = (
    ("kzuz kwic demarcation", "every place of a word, newest first"),
    ("kzuz kwic Tokayev --sort right lang:ru", "sorted by what follows, Russian only"),
    ("kzuz kwic '\"state visit\"' --json", "a phrase, for another program"),
)


def run(
    out: Output,
    folder: Path,
    query: Annotated[
        list[str], argument("WORD", told="Words, phrases, filters: kzuz help query.", complete="query")
    ],
    sort: Annotated[
        str, option("--sort", metavar="HOW", told="left, right or date.", choices=tuple(SORTS))
    ] = "date",
    around: Annotated[
        int | None, option("--width", metavar="N", told="Characters on each side; else what fits.")
    ] = None,
    limit: LimitOption = 30,
    offset: OffsetOption = 0,
    lang: LangOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    title: TitleOption = None,
    any_word: AnyOption = False,
    exact: ExactOption = False,
    across: AcrossOption = False,
    possible: PossibleOption = False,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> int:
    """Every place of a word in its context, a line each, aligned: in all its forms and spellings."""
    asked, written = wanted(
        query, any_word=any_word, lang=lang, since=since, until=until, source=source, title=title
    )
    with Archive.open(folder) as opened:
        catch_up(opened, out)
        picked = opened.select(asked, limit=MOST, exact=exact, possible=possible, across=across)
        found = concordance(
            picked.read.query,
            opened.articles(picked.ids),
            sort=sort,
            limit=limit or None,
            offset=offset,
            reach=around or REACH,
        )
    if picked.result.total > MOST:
        out.say(f"  the newest {MOST:,} of {picked.result.total:,} articles")
    if json:
        from kzuzcli import contract

        for line in found.lines:
            out.json(contract.kwic_line(line))
    elif plain:
        _plain(out, found)
    else:
        from kzuzcli.rendering.kwic import kwic

        out.show(*kwic(found, written, offset, width(), around, out.coloured()))
    return messages.FINE if found.total else messages.NOTHING


def _plain(out: Output, found: Concordance) -> None:
    for line in found.lines:
        date = line.date.period if line.date else ""
        out.plain(line.id, line.language, date, line.left, line.word, line.right)
