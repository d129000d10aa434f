"""Why a query found nothing, and what to ask instead."""

from __future__ import annotations

from dataclasses import dataclass

from kzuzcli.archive import Answer, Archive
from kzuzcli.query import And, Not, Or, Phrase, Query, Range, Term, all_of
from kzuzcli.reading import suggest

FILTERS = ("lang", "url", "path", "id", "tag", "is", "source", "author", "title")


@dataclass(frozen=True, slots=True)
class Nowhere:
    """A word that stands in no article, and (form, articles) of the nearest words that do."""

    word: str
    nearest: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Emptiness:
    """`without` maps a filter as written to the articles found without it; `any_word` counts articles
    with at least one of the words (None where there is only one); `as_words` counts articles that hold
    the words of a phrase apart from each other; `bounded`/`undated` were left out by a date filter."""

    nowhere: tuple[Nowhere, ...]
    without: dict[str, int]
    any_word: int | None
    as_words: int | None
    bounded: int
    undated: int


def explain(archive: Archive, answer: Answer) -> Emptiness:
    """Reasons for an answer without hits."""
    parts = answer.query.parts if isinstance(answer.query, And) else (answer.query,)
    filters = [part for part in parts if _is_filter(part)]
    asked = [part for part in parts if not _is_filter(part)]
    result = answer.result
    if not (result.bounded or result.undated) and any(isinstance(part, Range) for part in filters):
        # no article has the words: tell how many the date filter would not have considered anyway
        result = archive.count(all_of(filters))
    return Emptiness(
        nowhere=tuple(_nowhere(archive, answer)),
        without={str(part): _count(archive, [p for p in parts if p is not part]) for part in filters},
        any_word=_any(archive, asked, filters),
        as_words=_apart(archive, parts),
        bounded=result.bounded,
        undated=result.undated,
    )


def _is_filter(part: Query) -> bool:
    return isinstance(part, Range) or (isinstance(part, Term) and part.field in FILTERS)


def _nowhere(archive: Archive, answer: Answer) -> list[Nowhere]:
    words = dict.fromkeys(
        reading.word for reading in answer.read.readings if not reading.forms and reading.kind == "word"
    )
    return [
        Nowhere(word, tuple((near.form, near.df) for near in suggest(word, archive.lexicon)))
        for word in words
    ]


def _count(archive: Archive, parts: list[Query]) -> int:
    return archive.count(all_of(parts)).total


def _any(archive: Archive, asked: list[Query], filters: list[Query]) -> int | None:
    positive = [part for part in asked if not isinstance(part, Not)]
    if len(positive) < 2:
        return None
    negative = [part for part in asked if isinstance(part, Not)]
    return _count(archive, [Or(tuple(positive)), *negative, *filters])


def _apart(archive: Archive, parts: tuple[Query, ...]) -> int | None:
    if not any(isinstance(part, Phrase) for part in parts):
        return None
    loose: list[Query] = []
    for part in parts:
        if isinstance(part, Phrase):
            loose += [Term(word, part.field, part.exact) for word in part.words]
        else:
            loose.append(part)
    return _count(archive, loose)
