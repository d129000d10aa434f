"""kzuz search QUERY…"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from kzuzcli.archive import Answer, Archive
from kzuzcli.cli import messages
from kzuzcli.cli.answers import catch_up, empty, lines_of, look, tell
from kzuzcli.cli.declare import option
from kzuzcli.cli.looks import looked, news, nothing_new
from kzuzcli.cli.options import IdsOption, JsonOption, OffsetOption, PlainOption
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
    SemanticOption,
    SinceOption,
    SortOption,
    SourceOption,
    TitleOption,
    UntilOption,
    command,
    wanted,
)
from kzuzcli.query import And, MatchAll, Query, Term
from kzuzcli.safe import safe_line

if TYPE_CHECKING:
    from rich.console import RenderableType

MOST_GATHERED = 2000
"""Hits whose stories --count --json counts: about a third of a millisecond each."""

EXAMPLES = (
    ("kzuz search demarcation", "the word in any of its forms"),
    ("kzuz search '\"state visit\"' lang:ru", "a phrase, in Russian articles"),
    ("kzuz search Tokayev -gas date:2019..2022", "a name in any spelling, without gas"),
    ("kzuz search @border --new", "what came in for a saved query since you last looked"),
    ("kzuz search border --ids | kzuz show -", "read all that is found"),
)


def run(
    out: Output,
    folder: Path,
    query: QueryArgument = None,
    limit: Annotated[
        int | None,
        option("-n", "--limit", metavar="N", told="At most this many; 0 for all [10; --new: all]."),
    ] = None,
    offset: OffsetOption = 0,
    sort: SortOption = "relevance",
    lang: LangOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    title: TitleOption = None,
    any_word: AnyOption = False,
    exact: ExactOption = False,
    across: AcrossOption = False,
    semantic: SemanticOption = False,
    possible: PossibleOption = False,
    certain: CertainOption = False,
    explain: Annotated[
        bool, option("--explain", told="Say how the query was read, and why hits are one story.")
    ] = False,
    new: Annotated[
        bool, option("--new", told="Of a saved query @NAME, what came in since you last looked.")
    ] = False,
    json: JsonOption = False,
    plain: PlainOption = False,
    ids: IdsOption = False,
    count: Annotated[bool, option("--count", told="Only how many.")] = False,
    flat: Annotated[bool, option("--flat", told="Translations and reprints as hits of their own.")] = False,
) -> int:
    """Find articles that hold every word, each in any of its forms, names in any spelling, best first."""
    asked, written = wanted(
        query or [], any_word=any_word, lang=lang, since=since, until=until, source=source, title=title
    )
    if isinstance(asked, MatchAll):
        raise messages.Usage("say what to search for", "kzuz list shows every article")
    wide = (0 if new else 10) if limit is None else limit
    human = not (json or plain or ids or count)
    with Archive.open(folder) as opened:
        catch_up(opened, out)
        if semantic:
            _check_meaning(opened.expanded(asked), sort, new)
        fresh = news(opened, asked, exact=exact, certain=certain) if new else None
        answer = opened.search(
            fresh.query if fresh else asked,
            limit=0 if count else wide or None,
            offset=offset,
            sort=SORTS[sort],
            exact=exact,
            possible=possible,
            certain=certain,
            snippets=0 if ids or count or plain else 2,
            stories=human and not flat and sort == "relevance",
            across=across,
            semantic=semantic,
        )
        tell(out, opened, answer)
        if answer.meaning and answer.meaning.waiting:
            waiting = f"{answer.meaning.waiting:,} of {opened.store.count():,} articles"
            out.say(f"  {waiting} not compared by meaning yet: kzuz reindex --semantic")
        if count:
            _count(opened, out, answer, json, across, semantic)
        elif json:
            _json(opened, out, answer, explain)
        elif ids or plain:
            lines_of(out, answer, ids)
        elif fresh and not answer.result.total:
            out.data(f"  {nothing_new(fresh)}")
        else:
            out.show(*_page(opened, answer, written, offset, explain, out))
        if fresh and not count:
            looked(out, opened, fresh, answer)
    return messages.FINE if answer.result.total else messages.NOTHING


def _check_meaning(asked: Query, sort: str, new: bool) -> None:
    """Raises Usage where a search by meaning would be another question than the one asked."""
    from kzuzcli.semantic import wording

    if sort != "relevance":
        raise messages.Usage(f"--semantic ranks by meaning, --sort {sort} by day", "leave one of them out")
    if new:
        raise messages.Usage("--new lists what a query finds by its words", "leave --semantic out")
    if not wording(asked):
        raise messages.Usage("--semantic needs words to compare with", "kzuz list takes filters alone")


def _count(archive: Archive, out: Output, answer: Answer, json: bool, across: bool, semantic: bool) -> None:
    if json:
        from kzuzcli import contract

        out.json(contract.count(answer, _stories(archive, answer, across, semantic)))
    else:
        out.data(str(answer.result.total))


def _stories(archive: Archive, answer: Answer, across: bool, semantic: bool) -> int | None:
    """How many stories all hits tell; None where there are too many to gather them."""
    if answer.result.total > MOST_GATHERED:
        return None
    every = archive.search(answer.query, limit=None, snippets=0, across=across, semantic=semantic)
    return len({found.story for found in every.found})


def _json(archive: Archive, out: Output, answer: Answer, explain: bool) -> None:
    from kzuzcli import contract

    reasons = None
    if explain:
        from kzuzcli.comparing import joined

        reasons = joined(archive, answer.found)
    for found in answer.found:
        told = {} if reasons is None else contract.joined(reasons[found.article.id])
        out.json(contract.hit(found) | told)


def _page(
    archive: Archive, answer: Answer, written: str, offset: int, explain: bool, out: Output
) -> Iterator[RenderableType]:
    from kzuzcli import render

    if explain:
        yield render.sentence(f"read as {safe_line(str(answer.query))}")
        yield from render.explanation(answer.read.readings)
    if not answer.result.total:
        yield from empty(archive, answer, written)
        return
    if phrase := _as_phrase(answer.query):
        told = f"all of these words, in any order; as a phrase: {command('search', phrase)}"
        yield render.sentence(told, "dim")
    yield render.total_line(answer, written, offset, out.timed(answer.seconds))
    notes = [render.also_matched(reading) for reading in answer.read.readings]
    notes.append(render.across_languages(answer.read.readings))
    notes.append(render.left_out(answer.result.bounded, answer.result.undated))
    for told in filter(None, notes):
        yield render.sentence(told, "dim")
    if not explain:
        yield from render.hit_list(answer, look(out))
        return
    from kzuzcli.comparing import joined
    from kzuzcli.rendering.stories import explained

    yield from explained(answer.found, joined(archive, answer.found), look(out))


def _as_phrase(query: Query) -> str:
    """The phrase that two or more plain words may have been meant as, or nothing."""
    parts = query.parts if isinstance(query, And) else ()
    words = [part.text for part in parts if isinstance(part, Term) and part.field is None and not part.exact]
    return f'"{" ".join(words)}"' if 2 <= len(words) == len(parts) <= 5 else ""
