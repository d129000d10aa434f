"""The order of hits and their counts, over all segments."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Sequence

from kzuzcli.engines.base import DateMatch, Hit, Request, SearchResult
from kzuzcli.engines.whoosh import dates
from kzuzcli.engines.whoosh.dates import Match
from kzuzcli.engines.whoosh.layout import UNKNOWN_DAY
from kzuzcli.engines.whoosh.leaves import Scores
from kzuzcli.engines.whoosh.segment import Segment
from kzuzcli.query import Range

Key = tuple[float, float, str]


class Ranking:
    """Takes what matched, segment by segment, and keeps the best hits.

    An article's day is the start of its dates, or their end where only that is known; undated ones come
    last among equals. Equal scores: newer first. Equal in all: by id.
    """

    def __init__(self, request: Request, ranges: Sequence[Range]) -> None:
        self._request, self._ranges = request, ranges
        self._total = 0
        self._counts = [0] * len(Match)
        self._best: list[tuple[Key, Hit]] = []

    @property
    def wanted(self) -> int | None:
        """How many hits are wanted for nothing but their scores; None where that decides nothing."""
        return self._wanted if self._request.sort == "relevance" and not self._ranges else None

    @property
    def bar(self) -> float:
        """What a hit has to score to be among those wanted, as far as is known; 0 where nothing is."""
        wanted = self.wanted or 0
        if not 0 < wanted <= len(self._best):
            return 0.0
        return heapq.nlargest(wanted, (hit.score for _, hit in self._best))[-1]

    def take(self, segment: Segment, scores: Scores, count: int | None = None) -> None:
        """Add what matched in one segment but for the date filters, which are applied here. `count` is how
        many matched where only those are given that may be wanted."""
        matches = self._dates(segment, scores)
        docs = scores if matches is None else [doc for doc in scores if doc in matches]
        self._total += len(docs) if count is None else count
        days, ends, ids = segment.days("earliest"), segment.days("latest"), segment.ids()
        for doc in self._candidates(docs, scores, days, ends):
            score = scores[doc]
            hit = Hit(ids[doc], score, matches[doc] if matches is not None else None)
            self._best.append((self._key(score, days[doc] or ends[doc], hit.id), hit))

    def _dates(self, segment: Segment, docs: Collection[int]) -> dict[int, DateMatch] | None:
        """How each document let through matches the date filters; None where there are none."""
        if not self._ranges:
            return None
        known = dates.Days.of(segment)
        if any(one.period is None for one in self._ranges):
            docs = dates.undated(docs, known)
        periods = [one.period for one in self._ranges if one.period is not None]
        found = dates.sort_out(docs, known, periods)
        for match in Match:
            self._counts[match] += len(found[match])
        matches: dict[int, DateMatch] = dict.fromkeys(found[Match.CERTAIN], "certain")
        if not self._request.certain_only:
            matches.update(dict.fromkeys(found[Match.POSSIBLE], "possible"))
            if self._request.include_possible:
                matches.update(dict.fromkeys(found[Match.BOUNDED] | found[Match.UNDATED], "possible"))
        return matches

    @property
    def _wanted(self) -> int | None:
        limit = self._request.limit
        return None if limit is None else self._request.offset + limit

    def _candidates(
        self, docs: Collection[int], scores: Scores, days: Sequence[int], ends: Sequence[int]
    ) -> Collection[int]:
        """The documents that can be among the hits wanted: cut at the last score, then at the last day."""
        if self._wanted is None or len(docs) <= self._wanted:
            return docs
        if self._request.sort == "relevance":
            if bar := self.bar:
                docs = [doc for doc in docs if scores[doc] >= bar]
            values = list(scores.values()) if docs is scores else [scores[doc] for doc in docs]
            docs, spare = _cut(docs, values, self._wanted)
            if not spare:
                return docs
            last = min(scores[doc] for doc in docs)
            sure = [doc for doc in docs if scores[doc] > last]
            tied = [doc for doc in docs if scores[doc] == last]
            return sure + _cut(tied, [days[doc] or ends[doc] for doc in tied], self._wanted - len(sure))[0]
        return _cut(docs, [-self._day_key(days[doc] or ends[doc]) for doc in docs], self._wanted)[0]

    def _day_key(self, day: int) -> float:
        """Sorts days as asked for, the unknown last."""
        if self._request.sort == "oldest":
            return day if day != UNKNOWN_DAY else dates.LAST
        return -day

    def _key(self, score: float, day: int, article: str) -> Key:
        if self._request.sort == "relevance":
            return -score, -day, article
        return self._day_key(day), -score, article

    def result(self) -> SearchResult:
        self._best.sort(key=lambda pair: pair[0])
        hits = tuple(hit for _, hit in self._best[self._request.offset : self._wanted])
        if not self._ranges:
            return SearchResult(hits, self._total)
        certain = self._counts[Match.CERTAIN]
        bounded, undated = self._counts[Match.BOUNDED], self._counts[Match.UNDATED]
        if self._request.include_possible and not self._request.certain_only:
            bounded = undated = 0
        return SearchResult(hits, self._total, certain, self._total - certain, bounded, undated)


def _cut(docs: Collection[int], values: Sequence[float], wanted: int) -> tuple[list[int], bool]:
    """The documents with the `wanted` greatest values and all that tie with the last; whether some do."""
    if wanted <= 0 or not docs:
        return [], False
    last = heapq.nlargest(wanted, values)[-1]
    kept = [doc for doc, value in zip(docs, values, strict=True) if value >= last]
    return kept, len(kept) > wanted
