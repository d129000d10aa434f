"""Hits that tell one story: translations, reprints and equal texts, gathered under the first of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kzuzcli.article import Link

JOINING = ("same", "reprint", "translation")
"""Kinds of link that make two articles one story; a quotation does not."""

LinksOf = Callable[[str], Iterable[Link]]


def twins(id: str, links_of: LinksOf) -> list[Link]:
    """The links of an article that make it one story with others."""
    return [link for link in links_of(id) if link.kind in JOINING]


def gather(ids: Sequence[str], links_of: LinksOf) -> dict[str, str]:
    """Each of `ids`, in rank order, to the id of the first of its story.

    A story joins hits only: two hits are one story when a link joins them, or a chain of links that
    passes through hits.
    """
    among, story = set(ids), dict[str, str]()
    for id in ids:
        if id in story:
            continue
        waiting = [id]
        while waiting:
            one = waiting.pop()
            if one in story:
                continue
            story[one] = id
            waiting += [link.b for link in twins(one, links_of) if link.b in among]
    return story
