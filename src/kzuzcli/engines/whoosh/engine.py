"""The embedded engine: an index folder, opened, searched and written."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kzuzcli.dataclass import replace
from kzuzcli.engines.base import Request, SearchResult
from kzuzcli.engines.whoosh import evaluate, manifest
from kzuzcli.engines.whoosh.layout import Damage
from kzuzcli.engines.whoosh.segment import Segment
from kzuzcli.errors import IndexUnusable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzuzcli.engines.lexicon import Describe
    from kzuzcli.engines.whoosh.manifest import Manifest
    from kzuzcli.engines.whoosh.worker import WriterElsewhere
    from kzuzcli.engines.whoosh.writer import Writer

DAMAGE = (Damage, UnicodeDecodeError, IndexError, EOFError, OverflowError, struct.error, zlib.error)
"""What reading cut or changed bytes runs into."""

TRIES = 5
"""A reader may find that the commit it is about to open has just been overtaken, this often in a row."""


class WhooshEngine:
    """engines.base.Engine over a Whoosh index in `folder`, which need not exist yet.

    A search answers from the newest commit there is when it begins.
    """

    def __init__(self, folder: Path, *, read_only: bool = False, describe: Describe | None = None) -> None:
        """`describe` tells the lexicon about word types, as lexicon.describe if None."""
        self._folder = folder
        self._read_only = read_only
        self._describe = describe
        self._generation = -1
        self._segments: list[Segment] = []

    def mark(self) -> int:
        return manifest.newest(self._folder)[0].mark

    def writer(self, *, may_write: bool = False) -> Writer:
        """A new batch; `may_write`: another process has seen that it can be added to what is there."""
        from kzuzcli.engines import lexicon
        from kzuzcli.engines.whoosh.writer import Writer

        if not may_write:
            self._check_for_writing()
        return Writer(self._folder, self._newest, self._describe or lexicon.describe)

    def writer_elsewhere(self) -> WriterElsewhere:
        """A new batch, written and committed by another process; only begun while no other is being filled."""
        from kzuzcli.engines.whoosh.worker import WriterElsewhere

        self._check_for_writing()
        return WriterElsewhere(self._folder)

    def _check_for_writing(self) -> None:
        """Raises IndexUnusable where no batch can be added to what is there."""
        if self._read_only:
            raise ValueError("a read-only engine has no writer")
        manifest.newest(self._folder)

    def resume(self) -> None:
        """Finish a commit that was cut off when its words had been counted: they must not be counted again.

        The caller holds the archive's write lock.
        """
        from kzuzcli.engines.whoosh import toc

        last, _ = manifest.newest(self._folder)
        cut_off = manifest.announced(self._folder, last.generation + 1)
        if cut_off is not None and last.mark < cut_off.mark == self._words_stand_at():
            toc.commit(self._folder, cut_off)

    def _words_stand_at(self) -> int:
        """The mark of the lexicon, 0 where there is none that can be read."""
        from kzuzcli.engines.lexicon import Lexicon

        try:
            with closing(Lexicon(self._folder, read_only=True)) as words:
                return words.mark()
        except IndexUnusable:
            return 0

    def _newest(self) -> tuple[Manifest, Sequence[Segment]]:
        """The newest commit and its segments; before the first, files of batches being built may lie there."""
        from kzuzcli.engines.whoosh import segmentfiles, toc

        if manifest.generations(segmentfiles.names(self._folder))[0] < 0:
            return manifest.Manifest(-1, 0), []
        last, whole = manifest.newest(self._folder)
        if not whole:
            last = replace(last, segments=tuple(toc.read(self._folder, last.segments)))
        return last, self._open()

    def _open(self) -> list[Segment]:
        """The segments of the newest commit, opened anew only when there is a newer one than before."""
        if self._is_newest():
            return self._segments
        self.close()
        for tries_left in reversed(range(TRIES)):
            last, whole = manifest.newest(self._folder)
            try:
                self._segments = self._read(last, whole)
            except FileNotFoundError as error:  # a writer has committed and cleaned up in between
                if not tries_left:
                    raise IndexUnusable(self._folder, "damaged", str(error)) from error
            else:
                self._generation = last.generation
                break
        return self._segments

    def _read(self, last: manifest.Manifest, whole: bool) -> list[Segment]:
        if last.generation < 0:
            return []
        if whole and all(facts.ours for facts in last.segments):
            from kzuzcli.engines.whoosh.mapped import MappedSegment

            return [MappedSegment(self._folder, facts) for facts in last.segments]
        from kzuzcli.engines.whoosh.stock import open_stock

        return list(open_stock(self._folder))

    def _is_newest(self) -> bool:
        if self._generation < 0:
            return False
        here, after = (manifest.toc_path(self._folder, self._generation + n) for n in (0, 1))
        return here.exists() and not after.exists()

    def search(self, request: Request) -> SearchResult:
        with self._damage_told():
            return evaluate.answer(self._open(), request)

    def ids(self) -> set[str]:
        with self._damage_told():
            return {
                article
                for segment in self._open()
                for doc, article in enumerate(segment.ids())
                if doc not in segment.deleted
            }

    @contextmanager
    def _damage_told(self) -> Iterator[None]:
        """Turn what reading changed bytes runs into into IndexUnusable."""
        try:
            yield
        except DAMAGE as error:
            raise IndexUnusable(self._folder, "damaged", f"{type(error).__name__}: {error}") from error

    def close(self) -> None:
        for segment in self._segments:
            segment.close()
        self._segments = []
        self._generation = -1
