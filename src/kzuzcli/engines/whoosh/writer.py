"""One batch of changes: a new segment, deletions in the old ones, one commit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from zlib import crc32

from kzuzcli.engines.base import Entry
from kzuzcli.engines.lexicon import Describe, Lexicon
from kzuzcli.engines.whoosh import manifest, toc, wordcounts
from kzuzcli.engines.whoosh.builder import Builder
from kzuzcli.engines.whoosh.manifest import Manifest, SegmentFacts
from kzuzcli.engines.whoosh.segment import Segment


class Writer:
    """engines.base.IndexWriter. `facts` and `segments` are the index as it is, side by side."""

    def __init__(
        self,
        folder: Path,
        last: Manifest,
        facts: Sequence[SegmentFacts],
        segments: Sequence[Segment],
        describe: Describe,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._last, self._describe = folder, last, describe
        self._facts, self._segments = list(facts), list(segments)
        self._deleted = [set(one.deleted) for one in facts]
        self._builder = Builder(folder)
        self._new: dict[str, int] = {}
        self._dropped: set[int] = set()
        self._counts: wordcounts.Counts = {}

    def add(self, entry: Entry) -> None:
        self._drop(entry.id)
        self._new[entry.id] = self._builder.count
        self._builder.add(entry)
        self._count(entry, 1)

    def remove(self, entry: Entry) -> None:
        if self._drop(entry.id):
            self._count(entry, -1)

    def _drop(self, article: str) -> bool:
        if article in self._new:
            self._dropped.add(self._new.pop(article))
            return True
        for segment, deleted in zip(self._segments, self._deleted, strict=True):
            doc = segment.doc(article)
            if doc is not None and doc not in deleted:
                deleted.add(doc)
                return True
        return False

    def _count(self, entry: Entry, sign: int) -> None:
        for word, (one, inside, capital) in wordcounts.count(entry).items():
            a, b, c = self._counts.get(word, (0, 0, 0))
            self._counts[word] = (a + sign * one, b + sign * inside, c + sign * capital)

    def commit(self, mark: int) -> None:
        facts = [
            replace(one, deleted=tuple(sorted(deleted)))
            for one, deleted in zip(self._facts, self._deleted, strict=True)
            if len(deleted) < one.count
        ]
        if self._builder.count:
            facts.append(replace(self._builder.finish(), deleted=tuple(sorted(self._dropped))))
            for path in self._folder.glob(f"{self._builder.name}.*"):
                manifest.sync_file(path)
        lexicon = Lexicon(self._folder)
        try:
            lexicon.merge(self._counts, mark, self._describe)
        finally:
            lexicon.close()
        generation = self._last.generation + 1
        table = toc.content(facts, generation)
        Manifest(generation, mark, tuple(facts), crc32(table)).write(self._folder)
        manifest.write_safely(manifest.toc_path(self._folder, generation), table)
        toc.clean(self._folder, generation, facts)

    def abort(self) -> None:
        for path in self._folder.glob(f"{self._builder.name}.*"):
            path.unlink()
