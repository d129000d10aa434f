"""One batch of changes: new segments, deletions in the old ones, one commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kzuzcli.engines.base import Entry
from kzuzcli.engines.lexicon import Describe, Lexicon
from kzuzcli.engines.whoosh import manifest, merging, segmentfiles, tiers, toc, wordcounts
from kzuzcli.engines.whoosh.indexer import Indexer
from kzuzcli.engines.whoosh.manifest import Manifest, SegmentFacts
from kzuzcli.engines.whoosh.segment import Segment, holding

Newest = Callable[[], tuple[Manifest, Sequence[Segment]]]
"""The newest commit, and its segments opened."""


class Writer:
    """engines.base.IndexWriter. What is in the index is looked at when the batch is committed.

    So a batch may be filled while the one before is being committed. Word counts of an older version are
    taken back by `remove`, not by `add` of the newer one.
    """

    def __init__(self, folder: Path, newest: Newest, describe: Describe) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._newest, self._describe = folder, newest, describe
        self.knows(segmentfiles.names(folder))
        self._indexer = Indexer(folder)
        self._new: dict[str, int] = {}
        self._older: set[str] = set()
        self._superseded: set[int] = set()
        self._to_take_back: dict[str, Entry] = {}
        self._taken_back: wordcounts.Counts = {}
        self._made: list[str] = []
        self._built: list[SegmentFacts] | None = None
        self._generation: int | None = None
        self._is_counted = False

    def knows(self, names: set[str]) -> None:
        """The files there were when the batch was begun: of segments not in use, only these are removed by it."""
        self._before = names

    def add(self, entry: Entry) -> None:
        self._drop(entry.id)
        self._new[entry.id] = self._indexer.add(entry)

    def remove(self, entry: Entry) -> None:
        if entry.id in self._new:
            self._take_back(entry)
        else:
            self._to_take_back.setdefault(entry.id, entry)
        self._drop(entry.id)

    def _drop(self, article: str) -> None:
        if article in self._new:
            self._superseded.add(self._new.pop(article))
        else:
            self._older.add(article)

    def _take_back(self, entry: Entry) -> None:
        for term, counts in wordcounts.count(entry).items():
            before = self._taken_back.get(term, (0, 0, 0))
            self._taken_back[term] = (before[0] - counts[0], before[1] - counts[1], before[2] - counts[2])

    def build(self) -> None:
        self._built = list(self._finished())

    def _finished(self) -> Iterator[SegmentFacts]:
        """The new segments, with those entries deleted that were added again or removed within the batch."""
        first = 0
        for facts in self._indexer.finish():
            self._made.append(facts.name)
            deleted = [number - first for number in self._superseded if 0 <= number - first < facts.count]
            yield replace(facts, deleted=tuple(sorted(deleted)))
            first += facts.count

    def commit(self, mark: int) -> None:
        new = list(self._finished()) if self._built is None else self._built
        last, segments = self._newest()
        self._generation = generation = last.generation + 1
        old = [self._without_older(*one) for one in zip(last.segments, segments, strict=True)]
        facts = [one for one in [*old, *new] if len(one.deleted) < one.count]
        announced = toc.announce(self._folder, generation, mark, facts)
        self._merge_words(new, mark)
        self._is_counted = True
        settled = self._settled(facts, len(self._new))
        if settled != facts:
            announced = toc.announce(self._folder, generation, mark, settled)
        toc.commit(self._folder, announced)
        toc.clean(self._folder, generation, settled, self._before.union(self._made))

    def begin_commit(self, mark: int) -> None:
        self.commit(mark)

    def wait(self) -> None:
        """Nothing to wait for: `begin_commit` does all there is to do."""

    def _without_older(self, facts: SegmentFacts, segment: Segment) -> SegmentFacts:
        """The segment without what this batch removes or replaces; words of what was removed are taken back."""
        deleted = set(facts.deleted)
        for doc, article in holding(segment, self._older):
            if doc not in deleted:
                deleted.add(doc)
                if article in self._to_take_back:
                    self._take_back(self._to_take_back.pop(article))
        return replace(facts, deleted=tuple(sorted(deleted)))

    def _settled(self, facts: list[SegmentFacts], batch: int) -> list[SegmentFacts]:
        """The segments after merging those that this batch may merge."""
        while group := tiers.to_merge(facts, batch):
            merged = merging.merge(self._folder, [facts[place] for place in group])
            self._made.append(merged.name)
            facts = [one for place, one in enumerate(facts) if place not in group] + [merged]
        return facts

    def _merge_words(self, new: Sequence[SegmentFacts], mark: int) -> None:
        files = [self._folder / (one.name + segmentfiles.WORDS) for one in new]
        back = wordcounts.lines(self._taken_back)
        lexicon = Lexicon(self._folder)
        try:
            lexicon.merge(
                _by_word(wordcounts.add_up([*map(wordcounts.read, files), back])), mark, self._describe
            )
        finally:
            lexicon.close()
        for file in files:
            file.unlink()

    def abort(self) -> None:
        if self._generation is not None and manifest.toc_path(self._folder, self._generation).exists():
            return  # committed after all: what failed was only the tidying up
        if self._is_counted:
            return  # engine.resume will commit it
        self._indexer.abort()
        for name in self._made:
            segmentfiles.remove(self._folder, name)


def _by_word(lines: Iterator[wordcounts.Line]) -> Iterator[tuple[tuple[str, str], tuple[int, int, int]]]:
    for term, *counts in lines:
        form, _, language = term.decode().rpartition("@")
        yield (form, language), (counts[0], counts[1], counts[2])
