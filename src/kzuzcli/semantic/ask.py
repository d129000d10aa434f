"""A search by words and by meaning at once, over any engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kzuzcli.engines.base import Engine, Hit, Request, SearchResult
from kzuzcli.query import MatchAll, Term, all_of
from kzuzcli.semantic.fusion import fused

NEAREST, FEWEST, SHARE = 50, 5, 10
"""How many articles count as found by meaning: of those that pass the filters the nearest tenth, at least 5
and at most 50. Likeness has no zero (even unrelated texts come to .7 with this model), so their number is
set, not their likeness; and a place among the nearest says nothing where nearly all are among them: of 62
articles, fusing the nearest 50 instead of 6 costs 3 points of R@5 (tests/quality/semantic.py)."""

DEPTH = 1000
"""Ranks of the words' result that are fused; what comes later follows in its order."""

_AMONG = Term("nearest", "id")


@dataclass(frozen=True, slots=True)
class Ranks:
    """The places of a hit, from 1, in the ranking by words and in that by meaning.

    None: not among the first thousand of the one, or the nearest of the other. `worded`: the query's words
    find it, at whatever place.
    """

    words: int | None
    meaning: int | None
    worded: bool = True


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a search by meaning adds to one by words: how many hits the words gave, how many more the
    meaning, and the ranks of each hit. `waiting` counts articles that have no vector yet."""

    worded: int
    more: int
    ranks: Mapping[str, Ranks]
    waiting: int = 0

    def of(self, id: str) -> Ranks:
        """The ranks of a hit."""
        return self.ranks.get(id, Ranks(None, None))


def ask(
    engine: Engine, request: Request, held: Request, nearest: Iterable[Sequence[str]], articles: int
) -> tuple[SearchResult, Meaning]:
    """The hits of `request` fused with the articles nearest in meaning that match `held`.

    `request` goes by relevance; `held` asks for what of it those articles have to match too. `nearest`
    gives the ids of all `articles` that have a vector in portions, from the nearest to the farthest. Totals
    count both kinds of hit, what a date filter left out only those found by words.
    """
    last = None if request.limit is None else request.offset + request.limit
    by_words = engine.search(replace(request, limit=last and max(DEPTH, last), offset=0))
    near = {hit.id: hit for hit in _passing(engine, held, nearest, articles)}
    worded = {hit.id for hit in _among(engine, request, list(near))}
    more = [hit for hit in near.values() if hit.id not in worded]
    order = _order([hit.id for hit in by_words.hits], list(near))
    ranks = _ranks([hit.id for hit in by_words.hits[:DEPTH]], list(near), worded)
    hits = near | {hit.id: hit for hit in by_words.hits}
    shown = [replace(hits[id], score=score) for id, score in order[request.offset : last]]
    result = replace(
        by_words,
        hits=shown,
        total=by_words.total + len(more),
        certain=by_words.certain + sum(hit.date_match == "certain" for hit in more),
        possible=by_words.possible + sum(hit.date_match == "possible" for hit in more),
    )
    return result, Meaning(by_words.total, len(more), ranks)


def _passing(engine: Engine, held: Request, nearest: Iterable[Sequence[str]], articles: int) -> Iterator[Hit]:
    """The nearest articles that match, in their order, as many as count."""
    if not isinstance(held.query, MatchAll):
        articles = engine.search(replace(held, limit=0, offset=0)).total
    left = min(NEAREST, max(FEWEST, articles // SHARE))
    for ids in nearest:
        found = {hit.id: hit for hit in _among(engine, held, ids)}
        kept = [found[id] for id in ids if id in found][:left]
        yield from kept
        left -= len(kept)
        if not left:
            return


def _among(engine: Engine, request: Request, ids: Sequence[str]) -> Sequence[Hit]:
    """Which of these articles match."""
    query = all_of([request.query, _AMONG])
    resolved = request.resolved | {_AMONG: frozenset(ids)}
    return engine.search(replace(request, query=query, resolved=resolved, limit=None, offset=0)).hits


def _order(words: Sequence[str], near: Sequence[str]) -> list[tuple[str, float]]:
    """Ids with their fused scores, best first."""
    first = fused(words[:DEPTH], near)
    rest = fused(words)
    return [*first.items(), *((id, rest[id]) for id in words[DEPTH:] if id not in first)]


def _ranks(words: Sequence[str], near: Sequence[str], worded: set[str]) -> dict[str, Ranks]:
    by_words = {id: rank for rank, id in enumerate(words, 1)}
    by_meaning = {id: rank for rank, id in enumerate(near, 1)}
    return {
        id: Ranks(by_words.get(id), by_meaning.get(id), id in by_words or id in worded)
        for id in by_words | by_meaning
    }
