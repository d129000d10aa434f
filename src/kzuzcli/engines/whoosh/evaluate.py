"""A request answered from segments: which articles match, their scores, their order."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from kzuzcli import query
from kzuzcli.engines.base import DateMatch, Hit, Request, SearchResult
from kzuzcli.engines.whoosh import dates, tags
from kzuzcli.engines.whoosh.dates import Match
from kzuzcli.engines.whoosh.layout import SCORED, UNKNOWN_DAY
from kzuzcli.engines.whoosh.leaves import InSequence, Scores, Words
from kzuzcli.engines.whoosh.plan import Step, split_dates, steps
from kzuzcli.engines.whoosh.scoring import Statistics
from kzuzcli.engines.whoosh.segment import Segment


@dataclass(frozen=True, slots=True)
class Docs:
    """A set of documents of one segment, or (`negated`) all others."""

    members: set[int]
    negated: bool = False

    def inside(self, docs: set[int]) -> set[int]:
        return docs - self.members if self.negated else docs & self.members


EVERYTHING = Docs(set(), negated=True)


def answer(segments: Sequence[Segment], request: Request) -> SearchResult:
    """The hits of a request and its counts."""
    rest, ranges = split_dates(request.query)
    tree = Tree(segments, steps(rest), request)
    ranked = Ranking(request)
    for place, segment in enumerate(segments):
        matched = tree.matching(place)
        if ranges:
            matched = ranked.filter_dates(segment, matched, ranges)
        ranked.take(segment, matched, tree.scores(place, matched))
    return ranked.result()


class Tree:
    """The query over all segments: first which documents match each node, then what the leaves give them."""

    def __init__(self, segments: Sequence[Segment], plan: list[Step], request: Request) -> None:
        self._segments = segments
        self._plan = plan
        self._resolved = request.resolved
        self._statistics = Statistics.of(segments, SCORED)
        self._leaves = {place: leaf for place, step in enumerate(plan) if (leaf := self._leaf(step.node))}
        self._matched: list[Docs] = []

    def _leaf(self, node: query.Query) -> Words | InSequence | None:
        if isinstance(node, query.Any):
            return Words(node, self._segments)
        return InSequence(node, self._segments) if isinstance(node, query.Sequence) else None

    def matching(self, place: int) -> set[int]:
        """The documents of one segment that the query matches, deleted ones left out."""
        segment = self._segments[place]
        self._matched = [EVERYTHING] * len(self._plan)
        for number in range(len(self._plan) - 1, -1, -1):
            self._matched[number] = self._match(number, place, segment)
        return self._matched[0].inside(set(range(segment.count)).difference(segment.deleted))

    def _match(self, number: int, place: int, segment: Segment) -> Docs:
        step = self._plan[number]
        parts = [self._matched[part] for part in step.parts]
        match step.node:
            case query.And():
                return _all(parts)
            case query.Or():
                return _any(parts)
            case query.Not():
                return Docs(parts[0].members, not parts[0].negated)
            case query.MatchAll():
                return EVERYTHING
            case query.Range(period=period):
                every = range(segment.count)
                return Docs(
                    dates.overlapping(every, segment.days("earliest"), segment.days("latest"), period)
                )
            case query.Term():
                return Docs(self._filter(step.node, segment))
        return Docs(self._leaves[number].docs(place))

    def _filter(self, node: query.Term, segment: Segment) -> set[int]:
        if node in self._resolved:
            found = (segment.doc(article) for article in self._resolved[node])
            return {doc for doc in found if doc is not None}
        if node.field != "lang":
            raise ValueError(f"a filter the engine does not know and nobody resolved: {node!r}")
        wanted = [segment.postings("language", tag) for tag in tags.matching(node.text, segment.tags())]
        return set().union(*[postings.docs() for postings in wanted if postings])

    def scores(self, place: int, matched: set[int]) -> Scores:
        """What the words of the query give the `matched` documents; after `matching` of the same segment."""
        scores: Scores = dict.fromkeys(matched, 0.0)
        wanted: list[set[int]] = [set() for _ in self._plan]
        wanted[0] = matched
        for number, step in enumerate(self._plan):
            docs = wanted[number]
            if not docs or isinstance(step.node, query.Not):
                continue
            for part in step.parts:
                wanted[part] = self._matched[part].inside(docs)
            if number in self._leaves:
                self._leaves[number].add_scores(place, docs, self._statistics, scores)
        return scores


def _all(parts: list[Docs]) -> Docs:
    wanted = sorted((part.members for part in parts if not part.negated), key=len)
    unwanted = [part.members for part in parts if part.negated]
    if not wanted:
        return Docs(set().union(*unwanted), negated=True)
    return Docs(wanted[0].intersection(*wanted[1:]).difference(*unwanted))


def _any(parts: list[Docs]) -> Docs:
    wanted = set().union(*[part.members for part in parts if not part.negated])
    unwanted = [part.members for part in parts if part.negated]
    if not unwanted:
        return Docs(wanted)
    return Docs(unwanted[0].intersection(*unwanted[1:]) - wanted, negated=True)


T = TypeVar("T")
Key = tuple[float, int, str]
Order = Callable[[float, int, str], Key]


def _by_relevance(score: float, day: int, article: str) -> Key:
    return -score, -day, article


def _newest_first(score: float, day: int, article: str) -> Key:
    return -day, -score, article  # type: ignore[return-value]


def _oldest_first(score: float, day: int, article: str) -> Key:
    return day if day != UNKNOWN_DAY else dates.LAST, -score, article  # type: ignore[return-value]


ORDERS: dict[str, Order] = {"relevance": _by_relevance, "date": _newest_first, "oldest": _oldest_first}


@dataclass
class Ranking:
    """The best hits so far, and the counts."""

    request: Request
    total: int = 0
    counts: list[int] = field(default_factory=lambda: [0] * len(Match))
    best: list[tuple[Key, Hit]] = field(default_factory=list)
    dated: bool = False
    _certain: set[int] = field(default_factory=set)

    def filter_dates(self, segment: Segment, docs: set[int], ranges: Sequence[query.Range]) -> set[int]:
        """Those of `docs` that the date filters let through; all are counted by how they match."""
        self.dated = True
        earliest, latest = segment.days("earliest"), segment.days("latest")
        if any(one.period is None for one in ranges):
            docs = dates.undated(docs, earliest, latest)
        periods = [one.period for one in ranges if one.period is not None]
        found = dates.sort_out(docs, earliest, latest, periods)
        for match in Match:
            self.counts[match] += len(found[match])
        self._certain = found[Match.CERTAIN]
        if self.request.certain_only:
            return self._certain
        kept = self._certain | found[Match.POSSIBLE]
        return kept | found[Match.BOUNDED] | found[Match.UNDATED] if self.request.include_possible else kept

    def take(self, segment: Segment, docs: Iterable[int], scores: Scores) -> None:
        """Add the hits of one segment."""
        order = ORDERS[self.request.sort]
        days, ends, ids = segment.days("earliest"), segment.days("latest"), segment.ids()
        self.total += len(scores)
        found = [(order(scores[doc], days[doc] or ends[doc], ids[doc]), doc) for doc in docs]
        self.best += [
            (key, Hit(ids[doc], scores[doc], self._date_match(doc))) for key, doc in self._cut(found)
        ]

    def _cut(self, found: list[tuple[Key, T]]) -> list[tuple[Key, T]]:
        if self.request.limit is None:
            return sorted(found, key=lambda pair: pair[0])
        return heapq.nsmallest(self.request.offset + self.request.limit, found, key=lambda pair: pair[0])

    def _date_match(self, doc: int) -> DateMatch | None:
        if not self.dated:
            return None
        return "certain" if doc in self._certain else "possible"

    def result(self) -> SearchResult:
        hits = tuple(hit for _, hit in self._cut(self.best)[self.request.offset :])
        certain = self.counts[Match.CERTAIN] if self.dated else 0
        possible = self.total - certain if self.dated else 0
        left_out = self.request.certain_only or not self.request.include_possible
        return SearchResult(
            hits,
            self.total,
            certain,
            possible,
            self.counts[Match.BOUNDED] if left_out else 0,
            self.counts[Match.UNDATED] if left_out else 0,
        )
