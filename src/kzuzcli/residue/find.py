"""Residue is found each time a text is shown: nothing is stored of it, nothing deleted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from kzuzcli.residue import inline, lines
from kzuzcli.residue.kinds import Residue

MAIL = ("mail", "mbox")
"""Readers of letters: only there are > and -- what they are in mail."""


def find(text: str, title: str = "", reader: str = "text") -> list[Residue]:
    """The residue of a text, in order, without overlap. `title` is the article's, `reader` what read it."""
    found: list[Residue] = []
    if reader in MAIL:
        from kzuzcli.residue import mail

        found += mail.quoted(text)
    for more in (inline.blocks(text), lines.furniture(text, title), inline.marks(text)):
        found = _with(found, more)
    return found


def _with(found: list[Residue], more: Iterable[Residue]) -> list[Residue]:
    """Both, in order; of `more` what does not overlap with `found`."""
    ends = [one.end for one in found]

    def is_free(one: Residue) -> bool:
        behind = bisect_right(ends, one.start)
        return behind == len(found) or one.end <= found[behind].start

    return sorted([*found, *filter(is_free, more)])
