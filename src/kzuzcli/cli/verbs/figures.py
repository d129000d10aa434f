"""kzuz figures [QUERY…]"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated

from kzuzcli.archive import Archive, Selection
from kzuzcli.article import Article
from kzuzcli.cli import messages
from kzuzcli.cli.answers import catch_up
from kzuzcli.cli.declare import option
from kzuzcli.cli.options import JsonOption, LimitOption, OffsetOption, PlainOption
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
from kzuzcli.figures import Figure, figures_of
from kzuzcli.figures.units import NAMED

EXAMPLES = (
    ("kzuz figures trade --unit USD", "what trade is said to be worth"),
    ("kzuz figures reservoir --near lang:ru", "only beside the word itself"),
    ("kzuz figures date:2022 --json --limit 0", "every figure of a year, for another program"),
)


def run(
    out: Output,
    folder: Path,
    query: QueryArgument = None,
    unit: Annotated[
        str | None,
        option(
            "--unit", metavar="UNIT", told="Only this: USD, percent, km, projects …", choices=tuple(NAMED)
        ),
    ] = None,
    near: Annotated[
        bool, option("--near", told="Only from paragraphs where words of the query stand.")
    ] = False,
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
    """Amounts that articles name: value, unit, the year they are said of, and their sentence."""
    asked, written = wanted(
        query or [], any_word=any_word, lang=lang, since=since, until=until, source=source, title=title
    )
    with Archive.open(folder) as opened:
        catch_up(opened, out)
        picked = opened.select(asked, exact=exact, possible=possible, across=across)
        rows = (row for row in _rows(opened, picked, near) if unit in (None, row[1].unit))
        found = list(islice(rows, offset, offset + limit if limit else None))
    if json:
        from kzuzcli import contract

        for article, figure in found:
            out.json(contract.figure(article, figure))
    elif plain:
        for article, figure in found:
            text = article.text[slice(*figure.sentence)]
            out.plain(
                article.id, figure.paragraph, figure.low, figure.high, figure.unit, figure.year or "", text
            )
    else:
        from kzuzcli.rendering.figures import table

        out.show(*table(found, picked.result.total, written, offset, out.coloured()))
    return messages.FINE if found else messages.NOTHING


def _rows(archive: Archive, picked: Selection, near: bool) -> Iterator[tuple[Article, Figure]]:
    """Figures of the articles, newest first; only as many are read as are asked for."""
    from kzuzcli.highlight import spans
    from kzuzcli.paragraphs import paragraph_at, paragraphs_of

    for article in archive.articles(picked.ids):
        here: set[int] | None = None
        if near:
            blocks = paragraphs_of(article.text)
            places = spans(picked.read.query, article.text, article.language, article.passages)
            here = {paragraph_at(blocks, start) for start, _ in places}
        for figure in figures_of(article):
            if here is None or figure.paragraph in here:
                yield article, figure
