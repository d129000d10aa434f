"""Entries to segments in bounded memory: runs are built in memory, written, and at last merged into one."""

from __future__ import annotations

from pathlib import Path

from kzuzcli.engines.base import Entry
from kzuzcli.engines.whoosh import merging, segmentfiles
from kzuzcli.engines.whoosh.builder import Builder
from kzuzcli.engines.whoosh.manifest import SegmentFacts
from kzuzcli.engines.whoosh.segmentfiles import SegmentFiles
from kzuzcli.engines.whoosh.tiers import LARGEST

RUN = 200_000_000
"""Bytes a run takes in memory before it is written."""

MERGE_FROM = 4
"""Fewer runs stay segments of their own."""


class Indexer:
    """Builds new segments in `folder`. Entries are numbered from 0 as they are added."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._builder = Builder()
        self._runs: list[SegmentFacts] = []
        self._done: list[SegmentFacts] = []
        self._count = 0

    def add(self, entry: Entry) -> int:
        """The number of the entry."""
        number, self._count = self._count, self._count + 1
        self._builder.add(entry)
        if self._builder.size >= RUN:
            self._flush()
        return number

    def _flush(self) -> None:
        if not self._builder.count:
            return
        files = SegmentFiles(self._folder)
        try:
            self._runs.append(self._builder.write(files))
        except BaseException:
            files.remove()
            raise
        self._builder = Builder()
        if sum(one.count for one in self._runs) >= LARGEST:
            self._merge()

    def finish(self) -> list[SegmentFacts]:
        """The new segments, complete on disk, entries in order from one to the next."""
        self._flush()
        if len(self._runs) >= MERGE_FROM:
            self._merge()
        return self._done + self._runs

    def _merge(self) -> None:
        self._done.append(merging.merge(self._folder, self._runs))
        for one in self._runs:
            segmentfiles.remove(self._folder, one.name)
        self._runs = []

    def abort(self) -> None:
        """Take back what was written."""
        for one in [*self._runs, *self._done]:
            segmentfiles.remove(self._folder, one.name)
