"""The files of one segment, written term by term and column by column."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from kzuzcli.engines.whoosh import postings
from kzuzcli.engines.whoosh.columns import big_endian, string_tail
from kzuzcli.engines.whoosh.layout import INDEX_NAME
from kzuzcli.engines.whoosh.terms import Sum, TermsFile, key

WORDS = ".words"
"""What the lexicon is to be told, one line a word: term, articles, inside, capitalised; sorted by the bytes
of the term. Exists until the batch is committed."""

_BUFFER = 1 << 20


class SegmentFiles:
    """A segment being written in `folder`, under a new name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.name = f"{INDEX_NAME}_{uuid4().hex[:16]}"
        self._terms_file, self._postings_file = self._open(".trm"), self._open(".pst")
        self._terms = TermsFile(self._terms_file)
        self._end = 0

    def path(self, ending: str) -> Path:
        return self._folder / (self.name + ending)

    def _open(self, ending: str) -> BinaryIO:
        return self.path(ending).open("wb", _BUFFER)

    def add_term(self, field: str, term: bytes, blocks: Sequence[postings.Block]) -> None:
        """A term and its postings; fields in the order of terms.FIELDS, terms in that of their bytes."""
        self.add_list(key(field, term), postings.chain([block.raw for block in blocks]), sum_up(blocks))

    def add_block(self, field: str, term: bytes, block: postings.Block) -> None:
        """The same for a term with one block."""
        raw, documents, first, last, weight, top, shortest, longest = block
        found = (weight, documents, shortest, longest, top, first, last)
        self.add_list(key(field, term), postings.chain([raw]), found)

    def add_alone(self, field: str, term: bytes, doc: int, weight: int, value: bytes, length: int) -> None:
        """A term that one document holds: most are such, so this is done without detours."""
        found = (weight, 1, length, length, weight, doc, doc)
        self.add_list(key(field, term), postings.alone(doc, weight, value, length), found)

    def add_list(self, key: bytes, raw: bytes | bytearray, found: tuple[int, ...]) -> None:
        """A term whose posting list is given as bytes, and its terms.Sum."""
        self._postings_file.write(raw)
        self._terms.add(key, found, self._end, len(raw))
        self._end += len(raw)

    def finish_terms(self) -> None:
        self._terms.finish()
        for file in (self._terms_file, self._postings_file):
            _close_safely(file)

    def sizes(self) -> tuple[int, int]:
        """Bytes of .trm and .pst, by which a reader sees that they are whole."""
        return self.path(".trm").stat().st_size, self.path(".pst").stat().st_size

    def write(self, ending: str, parts: Iterable[bytes]) -> None:
        with self._open(ending) as file:
            file.writelines(parts)
            _close_safely(file)

    def write_lengths(self, field: str, lengths: bytes) -> None:
        self.write(f"._{field}_len.col", [lengths])

    def write_days(self, column: str, days: Iterable[int]) -> None:
        self.write(f".{column}.col", [big_endian("i", days)])

    def write_strings(self, column: str, values: Sequence[bytes]) -> None:
        self.write(f".{column}.col", [*values, *string_tail([len(value) for value in values])])

    def remove(self) -> None:
        """Take back what was written."""
        for file in (self._terms_file, self._postings_file):
            file.close()
        remove(self._folder, self.name)


def names(folder: Path) -> set[str]:
    """What lies in the folder of an index; nothing where there is none yet."""
    try:
        return {path.name for path in folder.iterdir()}
    except FileNotFoundError:
        return set()


def remove(folder: Path, name: str) -> None:
    """Delete the files of a segment, as far as the system lets us."""
    for path in folder.glob(f"{name}.*"):
        with suppress(OSError):
            path.unlink()


def _close_safely(file: BinaryIO) -> None:
    """Close a file once its content is on disk."""
    file.flush()
    os.fsync(file.fileno())
    file.close()


def sum_up(blocks: Sequence[postings.Block]) -> Sum:
    """The sum of a posting list of these blocks."""
    if len(blocks) == 1:
        _, documents, first, last, weight, top, shortest, longest = blocks[0]
        return Sum(weight, documents, shortest, longest, top, first, last)
    return Sum(
        sum(block.weight for block in blocks),
        sum(block.documents for block in blocks),
        min(block.min_length for block in blocks),
        max(block.max_length for block in blocks),
        max(block.max_weight for block in blocks),
        blocks[0].first,
        blocks[-1].last,
    )
