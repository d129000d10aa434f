"""A request answered from segments: which articles match, and what the words of the query give them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kzuzcli import query
from kzuzcli.dataclass import dataclass
from kzuzcli.engines.base import Request, SearchResult
from kzuzcli.engines.whoosh import dates, foremost, tags
from kzuzcli.engines.whoosh.layout import SCORED
from kzuzcli.engines.whoosh.leaves import InSequence, Scores, Words, add_scores, best_scores
from kzuzcli.engines.whoosh.plan import Step, split_dates, steps
from kzuzcli.engines.whoosh.ranking import Ranking
from kzuzcli.engines.whoosh.scoring import Statistics
from kzuzcli.engines.whoosh.segment import Segment, holding

FEW_WORDS = 20
"""Where more are asked for, what is read for them is packed until its segment's turn."""


def answer(segments: Sequence[Segment], request: Request) -> SearchResult:
    """The hits of a request and its counts."""
    rest, ranges = split_dates(request.query)
    tree = Tree(segments, steps(rest), request)
    ranking = Ranking(request, ranges)
    for place, segment in enumerate(segments):
        if (found := _foremost(tree.only_word, place, segment, ranking)) is not None:
            ranking.take(segment, found.scores, found.found)
        else:
            ranking.take(segment, tree.scores(place))
    return ranking.result()


def _foremost(words: Words | None, place: int, segment: Segment, ranking: Ranking) -> foremost.Best | None:
    """The best articles of a segment where nothing but a word is asked for."""
    if words is None or segment.deleted or (wanted := ranking.wanted) is None:
        return None
    found = foremost.best(words, place, wanted, ranking.bar)
    if found is not None:
        words.forget(place)
    return found


@dataclass(slots=True)
class Docs:
    """What a node matches in one segment: documents with scores, without (filters), or all but `without`."""

    scored: Scores | None = None
    plain: set[int] | None = None
    without: set[int] | None = None

    def scores(self, segment: Segment) -> Scores:
        """Every document matched, 0 for what has no score."""
        if self.scored is not None:
            return self.scored
        if self.plain is not None:
            return dict.fromkeys(self.plain, 0.0)
        return dict.fromkeys(set(range(segment.count)).difference(self.without or ()), 0.0)


class Tree:
    """The query over all segments, evaluated from the leaves up.

    Leaves under an And are evaluated last and only for the documents all other parts have left, the
    rarest first; those under an Or one after the other, so that what many find is never held all at once.
    """

    def __init__(self, segments: Sequence[Segment], plan: list[Step], request: Request) -> None:
        self._segments, self._plan, self._resolved = segments, plan, request.resolved
        self._statistics = Statistics.of(segments, SCORED)
        self._packed = sum(isinstance(step.node, query.Any) for step in plan) > FEW_WORDS
        self._leaves = {place: leaf for place, step in enumerate(plan) if (leaf := self._leaf(step.node))}
        late = {part for step in plan if isinstance(step.node, query.And | query.Or) for part in step.parts}
        self._late = late & self._leaves.keys()

    def _leaf(self, node: query.Query) -> Words | InSequence | None:
        if isinstance(node, query.Any):
            return Words(node, self._segments, self._statistics, self._packed)
        if isinstance(node, query.Sequence):
            return InSequence(node, self._segments, self._statistics)
        return None

    @property
    def only_word(self) -> Words | None:
        """The word that is all of the query."""
        leaf = self._leaves.get(0)
        return leaf if isinstance(leaf, Words) else None

    def scores(self, place: int) -> Scores:
        """The documents of the segment at `place` that match, deleted ones left out."""
        segment = self._segments[place]
        found: list[Docs] = [Docs()] * len(self._plan)
        for number in range(len(self._plan) - 1, -1, -1):
            if number not in self._late:
                found[number] = self._match(number, place, found)
        scores = found[0].scores(segment)
        for doc in segment.deleted & scores.keys():
            del scores[doc]
        return scores

    def _match(self, number: int, place: int, found: list[Docs]) -> Docs:
        step, segment = self._plan[number], self._segments[place]
        match step.node:
            case query.And():
                return self._all(step, place, found)
            case query.Or():
                return self._any(step, step.node, place, found)
            case query.Not():
                return _opposite(found[step.parts[0]])
            case query.MatchAll():
                return Docs(without=set())
            case query.Range(period=period):
                known = dates.Days.of(segment)
                return Docs(plain=dates.overlapping(range(segment.count), known, period))
            case query.Term():
                return Docs(plain=self._filter(step.node, segment))
        return Docs(self._scores_of(number, place, None))

    def _scores_of(self, number: int, place: int, among: Collection[int] | None) -> Scores:
        """What a leaf finds in a segment (of the documents `among`); it is not asked there again."""
        leaf = self._leaves[number]
        scores = leaf.scores(place, among)
        leaf.forget(place)
        return scores

    def _any(self, step: Step, node: query.Or, place: int, found: list[Docs]) -> Docs:
        if not any(part in self._late or found[part].scored is not None for part in step.parts):
            return _unscored([found[part] for part in step.parts])
        join = best_scores if node.one_thing else add_scores
        total: Scores = {}
        for one, part in zip(node.parts, step.parts, strict=True):
            docs = Docs(self._scores_of(part, place, None)) if part in self._late else found[part]
            if node.one_thing:
                docs = _as_one_word(one, docs)
            total = join(total, docs.scores(self._segments[place]))
        return Docs(total)

    def _filter(self, node: query.Term, segment: Segment) -> set[int]:
        if node in self._resolved:
            return {doc for doc, _ in holding(segment, self._resolved[node])}
        if node.field != "lang":
            raise NotImplementedError(f"a filter the engine does not know and nobody resolved: {node!r}")
        wanted = [segment.postings("language", tag) for tag in tags.matching(node.text, segment.tags())]
        return set().union(*[postings.all()[0] for postings in wanted if postings])

    def _all(self, step: Step, place: int, found: list[Docs]) -> Docs:
        early = [part for part in step.parts if part not in self._late]
        without = set[int]().union(*[found[part].without or () for part in early])
        held = _common([found[part] for part in early])
        if held is not None and without:
            held = {doc for doc in held if doc not in without}
        scored = {part: scores for part in early if (scores := found[part].scored) is not None}
        waiting = [part for part in step.parts if part in self._late]
        for part in sorted(waiting, key=lambda one: self._leaves[one].frequency):
            scored[part] = self._scores_of(part, place, held)
            held = scored[part]
        if held is None:
            return Docs(without=without)
        if waiting and without:
            held = {doc for doc in held if doc not in without}
        if not scored:
            return Docs(plain=set(held))
        return Docs(_sum([scored[part] for part in sorted(scored)], held))


def _common(parts: list[Docs]) -> Collection[int] | None:
    """The documents all parts match that match some only; None where there is no such part."""
    sets = [docs for part in parts if (docs := part.scored if part.plain is None else part.plain) is not None]
    if len(sets) < 2:
        return sets[0] if sets else None
    smallest, *others = sorted(sets, key=len)
    return set(smallest).intersection(*others)


def _sum(parts: list[Scores], docs: Collection[int]) -> Scores:
    """What all parts together give each of `docs`, added up in their order in the query."""
    first, *others = parts
    if not others:
        return first if len(first) == len(docs) else {doc: first[doc] for doc in docs}
    second, *others = others
    total = {doc: first[doc] + second[doc] for doc in docs}
    for part in others:
        total = {doc: score + part[doc] for doc, score in total.items()}
    return total


def _as_one_word(node: query.Query, docs: Docs) -> Docs:
    """A row of words among other words for the same thing weighs no more than one word."""
    if not isinstance(node, query.Sequence) or docs.scored is None:
        return docs
    return Docs({doc: score / len(node.slots) for doc, score in docs.scored.items()})


def _unscored(parts: list[Docs]) -> Docs:
    plain = set[int]().union(*[part.plain or () for part in parts])
    without = [part.without for part in parts if part.without is not None]
    if without:
        return Docs(without=without[0].intersection(*without[1:]) - plain)
    return Docs(plain=plain)


def _opposite(part: Docs) -> Docs:
    if part.without is not None:
        return Docs(plain=part.without)
    return Docs(without=set(part.scored or () if part.plain is None else part.plain))
