"""kzuz timeline [QUERY…]"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from kzuzcli.archive import Archive
from kzuzcli.cli import messages
from kzuzcli.cli.answers import catch_up
from kzuzcli.cli.declare import option
from kzuzcli.cli.options import JsonOption
from kzuzcli.cli.output import Output, width
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
from kzuzcli.cli.writing import write_out
from kzuzcli.query import Query
from kzuzcli.timeline import UNITS, Timeline, Unit, svg, timeline

GROUPS = ("language", "source")
_UNITS: dict[str, Unit] = {unit: unit for unit in UNITS}

EXAMPLES = (
    ("kzuz timeline", "all articles, by the unit that suits"),
    ("kzuz timeline Tokayev --by language", "languages side by side"),
    ("kzuz timeline demarcation --per month --svg demarcation.svg", "a picture for a report"),
)


def run(
    out: Output,
    folder: Path,
    query: QueryArgument = None,
    per: Annotated[
        str | None,
        option("--per", metavar="UNIT", told="year, month or day; else what suits.", choices=UNITS),
    ] = None,
    by: Annotated[
        str | None, option("--by", metavar="WHAT", told="Apart by language or source.", choices=GROUPS)
    ] = None,
    picture: Annotated[str | None, option("--svg", metavar="FILE", told="As a picture; - is stdout.")] = None,
    raster: Annotated[
        Path | None, option("--png", metavar="FILE", told="As a PNG picture; needs kzuz[pictures].")
    ] = None,
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
) -> int:
    """Articles per year, month or day; a date known less precisely is spread over its span, drawn lighter."""
    asked, written = wanted(
        query or [], any_word=any_word, lang=lang, since=since, until=until, source=source, title=title
    )
    with Archive.open(folder) as opened:
        catch_up(opened, out)
        found = _counted(opened, asked, _UNITS.get(per or ""), by, exact, possible, across)
    if json:
        from kzuzcli import contract

        out.json(contract.timeline(found))
    elif picture is None and raster is None:
        from kzuzcli.rendering.timeline import bars

        out.show(*bars(found, written, by, width()))
    if picture is not None or raster is not None:
        _draw(out, found, written, picture, raster)
    return messages.FINE if found.groups or found.undated or found.bounded else messages.NOTHING


def _draw(out: Output, found: Timeline, written: str, vector: str | None, raster: Path | None) -> None:
    from kzuzcli.rendering.timeline import summary

    drawn = svg(found, written or "All articles", summary(found))
    if vector is not None:
        write_out(out, [drawn], vector)
    if raster is not None:
        try:
            import resvg_py
        except ImportError:
            told = ("--png needs a library that is not here", "try: pip install 'kzuz[pictures]'")
            raise messages.Usage(*told) from None
        raster.write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=drawn, zoom=2)))
        out.say(f"  {raster} written")


def _counted(
    archive: Archive,
    query: Query,
    unit: Unit | None,
    by: str | None,
    exact: bool,
    possible: bool,
    across: bool,
) -> Timeline:
    """The timeline, with what a date filter left out because its date is open or unknown."""
    from dataclasses import replace

    picked = archive.select(query, exact=exact, possible=possible, across=across)
    rows = archive.store.dates(picked.ids)
    group = {"language": 1, "source": 2}.get(by or "")
    found = timeline(((row[0], (row[group] or "") if group else "") for row in rows), unit)
    return replace(
        found, bounded=found.bounded + picked.result.bounded, undated=found.undated + picked.result.undated
    )
