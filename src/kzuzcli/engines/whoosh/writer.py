"""One batch of changes: new segments, deletions in the old ones, one commit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from zlib import crc32

from kzuzcli.engines.base import Entry
from kzuzcli.engines.lexicon import Describe, Lexicon
from kzuzcli.engines.whoosh import manifest, merging, segmentfiles, tiers, toc, wordcounts
from kzuzcli.engines.whoosh.indexers import Indexers
from kzuzcli.engines.whoosh.manifest import Manifest, SegmentFacts
from kzuzcli.engines.whoosh.segment import Segment


class Writer:
    """engines.base.IndexWriter. `segments` are those of `last`, opened.

    Word counts of an older version are taken back by `remove`, not by `add` of the newer one.
    """

    def __init__(
        self,
        folder: Path,
        last: Manifest,
        segments: Sequence[Segment],
        describe: Describe,
        workers: int,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._last, self._describe = folder, last, describe
        self._segments = segments
        self._deleted = [set(one.deleted) for one in last.segments]
        self._indexers = Indexers(folder, workers)
        self._new: dict[str, int] = {}
        self._superseded: set[int] = set()
        self._taken_back: wordcounts.Counts = {}
        self._made: list[str] = []

    def add(self, entry: Entry) -> None:
        self._drop(entry.id)
        self._new[entry.id] = self._indexers.add(entry)

    def remove(self, entry: Entry) -> None:
        if self._drop(entry.id):
            for term, counts in wordcounts.count(entry).items():
                before = self._taken_back.get(term, (0, 0, 0))
                self._taken_back[term] = (before[0] - counts[0], before[1] - counts[1], before[2] - counts[2])

    def _drop(self, article: str) -> bool:
        if article in self._new:
            self._superseded.add(self._new.pop(article))
            return True
        for segment, deleted in zip(self._segments, self._deleted, strict=True):
            doc = segment.doc(article)
            if doc is not None and doc not in deleted:
                deleted.add(doc)
                return True
        return False

    def commit(self, mark: int) -> None:
        new = self._finished()
        self._merge_words(new, mark)
        old = [
            replace(one, deleted=tuple(sorted(deleted)))
            for one, deleted in zip(self._last.segments, self._deleted, strict=True)
        ]
        facts = self._settled([one for one in [*old, *new] if len(one.deleted) < one.count], len(self._new))
        generation = self._last.generation + 1
        table = toc.content(facts, generation)
        Manifest(generation, mark, tuple(facts), crc32(table)).write(self._folder)
        manifest.write_safely(manifest.toc_path(self._folder, generation), table)
        toc.clean(self._folder, generation, facts)

    def _finished(self) -> list[SegmentFacts]:
        """The new segments, with those entries deleted that were added again or removed within the batch."""
        found = []
        for facts, numbers in self._indexers.finish():
            self._made.append(facts.name)
            deleted = [doc for doc, number in enumerate(numbers) if number in self._superseded]
            found.append(replace(facts, deleted=tuple(deleted)))
        return found

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
        if manifest.toc_path(self._folder, self._last.generation + 1).exists():
            return  # committed after all: what failed was only the tidying up
        self._indexers.abort()
        for name in self._made:
            segmentfiles.remove(self._folder, name)


def _by_word(lines: Iterator[wordcounts.Line]) -> Iterator[tuple[tuple[str, str], tuple[int, int, int]]]:
    for term, *counts in lines:
        form, _, language = term.decode().rpartition("@")
        yield (form, language), (counts[0], counts[1], counts[2])
