"""What linking needs to know of an article."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

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

    def before(self, other: LinkArticle) -> bool:
        """Whether the dates say that this one came first; undated articles never do."""
        return self.latest is not None and other.earliest is not None and self.latest < other.earliest

    def near(self, other: LinkArticle, days: int) -> bool:
        """Whether both are dated and no more than `days` lie between them."""
        if self.earliest is None or self.latest is None or other.earliest is None or other.latest is None:
            return False
        return max(self.earliest, other.earliest) - min(self.latest, other.latest) <= days


Read = Callable[[Sequence[str]], Mapping[str, LinkArticle]]
"""Ids to the articles the archive holds of them; others are left out."""
