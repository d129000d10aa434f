"""The kinds of residue."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal[
    "headline", "share", "more", "subscribe", "source", "credit", "quoted", "signature",
    "markup", "entity", "blank", "invisible",
]  # fmt: skip

CLEANED = ("entity", "blank", "invisible")
"""Kinds that are shown as what they stand for; all others are left out."""

INLINE = ("markup", *CLEANED)
"""Kinds that stand inside lines of the article; all others are whole lines."""


class Residue(NamedTuple):
    """A stretch of a text, in characters, and what it is."""

    start: int
    end: int
    kind: Kind
