"""Numbers and names that the files of the index are made of.

The on-disk layout is that of Whoosh's third codec (whoosh/codec/whoosh3.py and whoosh/filedb/filetables.py
of release 2.7.4): a segment is a set of files MAIN_<16 letters>.*, a table of contents _MAIN_<generation>.toc
lists the segments. Beside it stands our manifest-<generation>.json (manifest.py).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal

VERSION = 2
"""Of the fields and terms below; an index of another version is rebuilt."""

INDEX_NAME = "MAIN"
SCORED = ("title", "body", "source", "author")
WORDS = ("title", "body")
"""Fields a word without a field is looked up in. Their terms are `form@language`; those of source and
author are bare forms."""

DAYS = ("earliest", "latest", "came_in")
"""Columns of days as proleptic ordinals."""

UNKNOWN_DAY = 0
"""What they hold of a day that is not known."""

KINDS: dict[str, Literal["counts", "existence"]] = {
    "date": "existence",
    "id": "existence",
    "language": "counts",
}
"""Fields whose postings have no positions: nothing but the document, or how often, which is once."""

AUTHOR_GAP = 100
"""Positions left free between two authors, so that no phrase runs from one into the next."""

LENGTHS = tuple(round((1.033**byte - 1) * 27) for byte in range(256))
"""Field length by length byte: Whoosh's table, precise below 11 and within 2 % above."""

_EXACT = [bisect_left(LENGTHS, length) for length in range(4096)]


def length_byte(length: int) -> int:
    """The byte a field length is kept as: the first whose length is not shorter, at most 255."""
    return _EXACT[length] if length < 4096 else min(255, bisect_left(LENGTHS, length))


def scoped(form: str, language: str) -> str:
    """The index term of a folded form that stands in a passage of `language`, in the fields of WORDS."""
    return f"{form}@{language}"


def term(field: str, form: str, language: str) -> str:
    """The index term of a folded form in a field."""
    return scoped(form, language) if field in WORDS else form


class Damage(ValueError):
    """Bytes that are not what was written."""
