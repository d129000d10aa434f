"""How much of one text stands in another: shared runs of four words."""

from __future__ import annotations

import re
from hashlib import blake2b

RUN = 4
REVISED = 0.3
"""Two states of a record that share this part of their runs are revisions of one article."""

_SKETCH = 128
_WORD = re.compile(r"\w+")


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of four words of a text; of a shorter text its words as one run."""
    words = _WORD.findall(text.lower())
    if len(words) < RUN:
        return {tuple(words)} if words else set()
    return set(zip(*(words[at:] for at in range(RUN)), strict=False))


def shared(a: str, b: str) -> float:
    """The part (0..1) of the shorter text's runs that stand in the other; 0 when either is empty."""
    first, second = runs(a), runs(b)
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


def sketch(text: str) -> bytes:
    """A summary of at most 1 KiB from which the text cannot be read, for `like_sketch`."""
    hashes = sorted(
        blake2b(" ".join(run).encode("utf-8", "replace"), digest_size=8).digest() for run in runs(text)
    )
    return b"".join(hashes[:_SKETCH])


def like_sketch(text: str, kept: bytes) -> bool:
    """Whether a text shares about `REVISED` of its runs with the one a sketch was made of."""
    ours, theirs = _hashes(sketch(text)), _hashes(kept)
    smallest = sorted(ours | theirs)[:_SKETCH]
    both = sum(each in ours and each in theirs for each in smallest)
    return bool(smallest) and both / len(smallest) >= REVISED / (2 - REVISED)


def _hashes(kept: bytes) -> set[bytes]:
    return {kept[at : at + 8] for at in range(0, len(kept), 8)}
