"""The entries of a batch handed to one indexer in this process, or in turn to several in their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from kzuzcli.engines.base import Entry
from kzuzcli.engines.whoosh.indexer import Indexer
from kzuzcli.engines.whoosh.manifest import SegmentFacts

SHARE = 64
"""Entries sent to one process before it is the next one's turn."""


class _Takes(Protocol):
    def add(self, entry: Entry) -> None: ...
    def finishing(self) -> None: ...
    def finish(self) -> list[SegmentFacts]: ...
    def abort(self) -> None: ...


class Indexers:
    """Numbers entries from 0 as they are added, and knows at the end which segment each is in."""

    def __init__(self, folder: Path, workers: int) -> None:
        self._all = self._start(folder, workers)
        self._numbers: list[list[range]] = [[] for _ in self._all]
        self._count = 0

    def _start(self, folder: Path, workers: int) -> Sequence[_Takes]:
        if not workers:
            return [Indexer(folder)]
        from kzuzcli.engines.whoosh.worker import IndexerElsewhere

        return [IndexerElsewhere(folder) for _ in range(workers)]

    def add(self, entry: Entry) -> int:
        number, self._count = self._count, self._count + 1
        turn = number // SHARE % len(self._all)
        if number % SHARE == 0:
            self._numbers[turn].append(range(number, number + SHARE))
        self._all[turn].add(entry)
        return number

    def finish(self) -> Iterator[tuple[SegmentFacts, Sequence[int]]]:
        """The new segments, each with the numbers of its entries by document."""
        for one in self._all:
            one.finishing()
        for shares, found in zip(self._numbers, [one.finish() for one in self._all], strict=True):
            numbers = [number for share in shares for number in share]
            for facts in found:
                yield facts, numbers[: facts.count]
                numbers = numbers[facts.count :]

    def abort(self) -> None:
        for one in self._all:
            one.abort()
