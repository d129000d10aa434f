"""What linking needs to know of an article."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from kzuzcli.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class LinkArticle:
    """An article to be linked. `language` is a BCP 47 tag; days are proleptic ordinals, inclusive, None
    where that bound is not known."""

    id: str
    text: str
    language: str
    earliest: int | None = None
    latest: int | None = None


class Dated(Protocol):
    """What came out between two days, inclusive; None where that bound is not known."""

    @property
    def earliest(self) -> int | None: ...

    @property
    def latest(self) -> int | None: ...


def before(a: Dated, b: Dated) -> bool:
    """Whether the dates say that the first came first; what is undated never does."""
    return a.latest is not None and b.earliest is not None and a.latest < b.earliest


def near(a: Dated, b: Dated, days: int) -> bool:
    """Whether both are dated and no more than `days` lie between them."""
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return False
    return max(a.earliest, b.earliest) - min(a.latest, b.latest) <= days


Read = Callable[[Sequence[str]], Mapping[str, LinkArticle]]
"""Ids to the articles the archive holds of them; others are left out."""
