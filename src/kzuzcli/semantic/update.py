"""Vectors kept up with the store: made for what has none yet, in pieces that are on disk one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from kzuzcli.semantic.model import BATCH, Embedder
from kzuzcli.semantic.vectors import Vector, Vectors, digest

KEPT_AT_ONCE = 64
"""Vectors written together: a crash loses so many at most, and each writing costs three full syncs."""

Progress = Callable[[int, int], None]


def update(
    vectors: Vectors,
    texts: Iterable[tuple[str, str]],
    total: int,
    load: Callable[[], Embedder],
    progress: Progress | None = None,
) -> int:
    """Give each of these articles (id, text) the vector of its text, unless it has it; how many were made.

    `load` is called when the first is to be made. Interrupted, what was made so far stays and is not made
    again. `progress` is told how many of the `total` articles have theirs.
    """
    made = done = 0
    model: Embedder | None = None
    waiting = iter(texts)
    while some := list(islice(waiting, KEPT_AT_ONCE)):
        new = _without(vectors, some)
        done += len(some) - len(new)
        rows: list[tuple[str, bytes, Vector]] = []
        try:
            for few in (new[at : at + BATCH] for at in range(0, len(new), BATCH)):
                model = model or load()
                rows += _rows(model, few)
                if progress is not None:
                    progress(done + len(rows), total)
        finally:
            if rows:
                vectors.put(rows)
        made, done = made + len(rows), done + len(rows)
    return made


def _without(vectors: Vectors, some: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those whose vector is missing or belongs to another text."""
    known = vectors.digests(id for id, _ in some)
    return [(id, text) for id, text in some if known.get(id) != digest(text)]


def _rows(model: Embedder, few: Sequence[tuple[str, str]]) -> list[tuple[str, bytes, Vector]]:
    made = model.passages([text for _, text in few])
    return [(id, digest(text), vector) for (id, text), vector in zip(few, made, strict=True)]
