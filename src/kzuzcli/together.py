"""Which paragraphs of a text by themselves are all that same:( ) asks for. Offsets only.

Takes what reading.py has made ready, as highlight.py does: words as Any, rows of words as Sequence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kzuzcli import query as q
from kzuzcli.analysis import forms, primary
from kzuzcli.article import Passage
from kzuzcli.paragraphs import paragraphs_of
from kzuzcli.rows import standing


class _Run(NamedTuple):
    """Words of a paragraph in a row that are of one language."""

    language: str
    words: list[str]


_NOTHING = frozenset[str]()

Paragraph = list[_Run]
Holds = Callable[[Paragraph], bool]


Span = tuple[int, int]


def together(part: q.Query) -> Callable[[str, str, Sequence[Passage]], Iterator[Span]]:
    """A function of a text, its language tag and its passages: the (start, end) of each paragraph that
    matches the part, in order. The tag holds where no passage says otherwise."""
    holds = _holding(part)

    def found(text: str, language: str, passages: Sequence[Passage]) -> Iterator[Span]:
        for start, end in paragraphs_of(text):
            if holds(_paragraph(text, start, end, language, passages)):
                yield start, end

    return found


def loosened(query: q.Query) -> q.Query:
    """The query that any article answers which answers this one: what same:( ) asks for may stand anywhere.

    What a paragraph is not to hold, another one may.
    """
    match query:
        case q.And(parts):
            return q.And(tuple(map(loosened, parts)))
        case q.Or(parts, one_thing):
            return q.Or(tuple(map(loosened, parts)), one_thing)
        case q.Not(part):
            return q.MatchAll() if _asks_paragraph(part) else query
        case q.Same(part):
            return needed(part)
    return query


def _asks_paragraph(query: q.Query) -> bool:
    return any(isinstance(node, q.Same) for node, _ in q.walk(query))


def needed(part: q.Query) -> q.Query:
    """What an article must hold somewhere to have a paragraph that matches the part."""
    match part:
        case q.And(parts):
            return q.all_of(needed(one) for one in parts)
        case q.Or(parts, one_thing):
            return q.Or(tuple(map(needed, parts)), one_thing)
        case q.Not():
            return q.MatchAll()
    return part


def settled(query: q.Query, filters: Mapping[q.Same, q.Term]) -> q.Query:
    """The query as an engine takes it: each same:( ) as its words, which give the score, and its filter."""
    match query:
        case q.And(parts):
            return q.And(tuple(settled(part, filters) for part in parts))
        case q.Or(parts, one_thing):
            return q.Or(tuple(settled(part, filters) for part in parts), one_thing)
        case q.Not(part):
            return q.Not(settled(part, filters))
        case q.Same(part):
            return q.all_of((needed(part), filters[query]))
    return query


def _holding(part: q.Query) -> Holds:
    """Whether a paragraph matches, as a function: it is asked of thousands."""
    match part:
        case q.And(parts):
            all_parts = [_holding(one) for one in parts]
            return lambda paragraph: all(holds(paragraph) for holds in all_parts)
        case q.Or(parts):
            any_part = [_holding(one) for one in parts]
            return lambda paragraph: any(holds(paragraph) for holds in any_part)
        case q.Not(one):
            negated = _holding(one)
            return lambda paragraph: not negated(paragraph)
        case q.Any():
            return _any(part)
        case q.Sequence():
            return _row(part)
    raise ValueError(f"says nothing of a paragraph: {part}")


def _any(node: q.Any) -> Holds:
    wanted = _by_language(node)

    def holds(paragraph: Paragraph) -> bool:
        return any(not wanted.get(language, _NOTHING).isdisjoint(words) for language, words in paragraph)

    return holds


def _by_language(node: q.Any) -> dict[str, frozenset[str]]:
    languages = {form.language for form in node.forms}
    return {
        language: frozenset(form.text for form in node.forms if form.language == language)
        for language in languages
    }


def _row(node: q.Sequence) -> Holds:
    slots = [_by_language(slot) for slot in node.slots]
    every = [_any(slot) for slot in node.slots]

    def holds(paragraph: Paragraph) -> bool:
        if not all(one(paragraph) for one in every):
            return False
        places: dict[int, int] = {}
        at = 0
        for language, words in paragraph:
            for bit, slot in enumerate(slots):
                wanted = slot.get(language, _NOTHING)
                for place, word in enumerate(words, at):
                    if word in wanted:
                        places[place] = places.get(place, 0) | 1 << bit
            at += len(words)
        return bool(standing(len(slots), node.distance, places))

    return holds


def _paragraph(text: str, start: int, end: int, language: str, passages: Sequence[Passage]) -> Paragraph:
    if not passages:
        scope = primary(language)
        return [_Run(scope, forms(text[start:end], scope))]
    found = []
    for passage in passages:
        first, last = max(start, passage.start), min(end, passage.end)
        if first < last:
            scope = primary(passage.language)
            found.append(_Run(scope, forms(text[first:last], scope)))
    return found
