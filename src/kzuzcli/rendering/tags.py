"""All tags with their counts; saved queries with what is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from kzuzcli.render import Hanging, counted, sentence
from kzuzcli.safe import safe_line
from kzuzcli.saved import SavedQuery
from kzuzcli.tagging import Tag


def listed(tags: Sequence[Tag], every: Sequence[Tag], offset: int) -> Iterator[RenderableType]:
    """A line a tag: the user's own, then those that only files declare."""
    if not every:
        yield sentence("no article has a tag yet; kzuz tag ID +word gives one")
        return
    yours = sum(1 for tag in every if tag.yours)
    shown = f" · {offset + 1:,}–{offset + len(tags):,} shown" if len(tags) < len(every) else ""
    yield sentence(f"{counted(len(every), 'tag')}, {yours or 'none'} of them yours{shown}")
    digits = max((len(f"{tag.articles:,}") for tag in tags), default=1)
    for told, own in (("yours", True), ("only from files", False)):
        some = [tag for tag in tags if bool(tag.yours) is own]
        if some:
            yield Text(f"  {told}", "dim")
        for tag in some:
            yield Hanging(Text(f"  {tag.articles:>{digits},}  "), Text(safe_line(tag.name)))


def queries(saved: Sequence[tuple[SavedQuery, int | None]]) -> Iterator[RenderableType]:
    """Two lines a query: its name and what is new of it, and what it asks."""
    if not saved:
        yield sentence("no query is saved; kzuz saved add NAME QUERY saves one")
        return
    for one, new in saved:
        news = "" if new is None else f"{new:,} new · " if one.looked else f"{counted(new, 'article')} · "
        seen = f"last looked at {one.looked[:16].replace('T', ' ')} UTC" if one.looked else "never looked at"
        yield Hanging(Text(f"  @{safe_line(one.name)}", "bold"), Text(f"  {news}{seen}", "dim"))
        yield sentence(one.query, indent=6)
