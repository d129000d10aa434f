"""The embedded engine: an index folder, opened, searched and written."""

from __future__ import annotations

from pathlib import Path

from kzuzcli.engines.base import Request, SearchResult
from kzuzcli.engines.lexicon import Describe, describe
from kzuzcli.engines.whoosh import evaluate, manifest
from kzuzcli.engines.whoosh.segment import Segment
from kzuzcli.engines.whoosh.writer import Writer


class WhooshEngine:
    """engines.base.Engine over a Whoosh index in `folder`, which need not exist yet.

    A search answers from the newest commit there is when it begins.
    """

    def __init__(self, folder: Path, *, read_only: bool = False, describe: Describe = describe) -> None:
        self._folder = folder
        self._read_only = read_only
        self._describe = describe
        self._generation = -1
        self._segments: list[Segment] = []

    def mark(self) -> int:
        return manifest.newest(self._folder)[0].mark

    def writer(self) -> Writer:
        from kzuzcli.engines.whoosh import toc

        if self._read_only:
            raise ValueError("a read-only engine has no writer")
        last, whole = manifest.newest(self._folder)
        facts = list(last.segments)
        generation = last.generation
        if not whole:
            generation, facts = toc.read(self._folder, facts)
        last = manifest.Manifest(generation, last.mark)
        return Writer(self._folder, last, facts, self._open(), self._describe)

    def _open(self) -> list[Segment]:
        """The segments of the newest commit, opened anew only when there is a newer one than before."""
        if self._is_newest():
            return self._segments
        self.close()
        last, _ = manifest.newest(self._folder)
        if last.generation >= 0:
            from kzuzcli.engines.whoosh.stock import open_stock

            self._segments = list(open_stock(self._folder))
        self._generation = last.generation
        return self._segments

    def _is_newest(self) -> bool:
        if self._generation < 0:
            return False
        here, after = (manifest.toc_path(self._folder, self._generation + n) for n in (0, 1))
        return here.exists() and not after.exists()

    def search(self, request: Request) -> SearchResult:
        return evaluate.answer(self._open(), request)

    def ids(self) -> set[str]:
        return {
            article
            for segment in self._open()
            for doc, article in enumerate(segment.ids())
            if doc not in segment.deleted
        }

    def close(self) -> None:
        for segment in self._segments:
            segment.close()
        self._segments = []
        self._generation = -1
