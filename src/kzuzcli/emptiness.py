"""Why a query found nothing, and what to ask instead."""

from __future__ import annotations

from dataclasses import dataclass

from kzuzcli.analysis import LANGUAGES, fold
from kzuzcli.archive import Answer, Archive
from kzuzcli.query import And, Not, Or, Phrase, Query, Range, Same, Term, all_of
from kzuzcli.reading import suggest

FILTERS = ("lang", "url", "path", "id", "tag", "is", "like", "source", "author", "title")
MOST_WORDS = 5
"""Words that occur nowhere are looked into up to this many: each is compared with every word there is."""

MOST_PARTS = 10
"""Of a query with more filters than this, only the first are left out one by one."""


@dataclass(frozen=True, slots=True)
class Nowhere:
    """A word that stands in no article, and (form, articles) of the nearest words that do."""

    word: str
    nearest: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Emptiness:
    """What would have been found otherwise; counts are of articles, reasons that explain nothing are left out.

    `archive` is all there are. `nowhere` are words that occur in none, `more_nowhere` how many more of them
    there are; `tags` are those no article has, with the nearest. `without` maps a filter or a -word as
    written to what is found without it, `languages` a language to what is found in it when the query asks
    for another. `any_word` counts articles with at least one of the words, `as_words` those with the words
    of a phrase or paragraph apart from each other (None where that is no other question). `bounded` and `undated` were
    left out by the filter `date`.
    """

    archive: int
    nowhere: tuple[Nowhere, ...]
    tags: dict[str, tuple[str, ...]]
    more_nowhere: int
    without: dict[str, int]
    languages: dict[str, int]
    any_word: int | None
    as_words: int | None
    date: str
    bounded: int
    undated: int


def explain(archive: Archive, answer: Answer) -> Emptiness:
    """Reasons for an answer without hits."""
    parts = answer.query.parts if isinstance(answer.query, And) else (answer.query,)
    filters = [part for part in parts if _is_filter(part)]
    asked = [part for part in parts if not _is_filter(part)]
    dates = [part for part in filters if isinstance(part, Range)]
    result = answer.result
    if dates and not (result.bounded or result.undated):
        # no article has the words: tell how many the date filter would not have considered anyway
        result = archive.count(all_of(filters))
    nowhere = [word for word in _nowhere(answer) if not _occurs(archive, word)]
    return Emptiness(
        archive=archive.store.count(),
        nowhere=tuple(_near(archive, word) for word in nowhere[:MOST_WORDS]),
        tags=archive.unknown_tags(answer.query),
        more_nowhere=len(nowhere[MOST_WORDS:]),
        without=_without(archive, parts),
        languages=_languages(archive, parts),
        any_word=_any(archive, asked, filters),
        as_words=_apart(archive, parts),
        date=" ".join(map(str, dates)),
        bounded=result.bounded,
        undated=result.undated,
    )


def _is_filter(part: Query) -> bool:
    return isinstance(part, Range) or (isinstance(part, Term) and part.field in FILTERS)


def _is_language(part: Query) -> bool:
    return isinstance(part, Term) and part.field == "lang"


def _nowhere(answer: Answer) -> list[str]:
    readings = answer.read.readings
    return list(dict.fromkeys(each.word for each in readings if not each.forms and each.kind == "word"))


def _occurs(archive: Archive, word: str) -> bool:
    """Whether a word occurs in any language: a language filter leaves only its own forms to it."""
    return any(archive.lexicon.get(fold(word, language), language) for language in LANGUAGES)


def _near(archive: Archive, word: str) -> Nowhere:
    return Nowhere(word, tuple((near.form, near.df) for near in suggest(word, archive.lexicon)))


def _without(archive: Archive, parts: tuple[Query, ...]) -> dict[str, int]:
    """What is found without each filter (but a language: see `languages`) or excluded word."""
    if len(parts) < 2:
        return {}
    put_off = [
        each for each in parts if isinstance(each, Not) or (_is_filter(each) and not _is_language(each))
    ]
    counts = {
        str(part): _count(archive, [p for p in parts if p is not part]) for part in put_off[:MOST_PARTS]
    }
    return {part: many for part, many in counts.items() if many}


def _languages(archive: Archive, parts: tuple[Query, ...]) -> dict[str, int]:
    if not any(map(_is_language, parts)):
        return {}
    rest = [part for part in parts if not _is_language(part)]
    present = archive.stats()["languages"]
    counts = {tag: _count(archive, [*rest, Term(tag, "lang")]) for tag in present}
    return {tag: many for tag, many in counts.items() if many}


def _count(archive: Archive, parts: list[Query]) -> int:
    return archive.count(all_of(parts)).total


def _any(archive: Archive, asked: list[Query], filters: list[Query]) -> int | None:
    positive = [part for part in asked if not isinstance(part, Not)]
    if len(positive) < 2:
        return None
    negative = [part for part in asked if isinstance(part, Not)]
    return _count(archive, [Or(tuple(positive)), *negative, *filters])


def _apart(archive: Archive, parts: tuple[Query, ...]) -> int | None:
    if not any(isinstance(part, Phrase | Same) for part in parts):
        return None
    loose: list[Query] = []
    for part in parts:
        if isinstance(part, Phrase):
            loose += [Term(word, part.field, part.exact) for word in part.words]
        elif isinstance(part, Same):
            loose.append(part.part)
        else:
            loose.append(part)
    return _count(archive, loose)
