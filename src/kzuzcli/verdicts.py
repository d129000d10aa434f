"""The user's yes or no to links: it outranks whatever was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kzuzcli.article import Link, LinkKind
from kzuzcli.linking.sight import seen_from
from kzuzcli.store import Verdict

KINDS: tuple[LinkKind, ...] = ("same", "reprint", "translation", "quotes", "quoted-by", "shared")
"""Kinds of link, the strongest first."""

_DIRECTED = ("quotes", "quoted-by")
_PASSAGES = ("quotes", "quoted-by", "shared")


def verdict(a: str, b: str, kind: LinkKind, so: bool) -> Verdict:
    """The user's word on "a <kind> b", as it is kept: the same whichever article is named first."""
    if kind == "quoted-by" or (kind not in _DIRECTED and a > b):
        a, b = b, a
    return Verdict(a, b, "quotes" if kind in _DIRECTED else kind, so)


def judged(id: str, found: Iterable[Link], verdicts: Sequence[Verdict]) -> list[Link]:
    """The links of an article after the user's word: denied ones are gone, confirmed ones certain.

    A confirmed link that was never found is there with a score of 1. Of quotation either way and shared
    passages, a confirmed one takes the place of the others.
    """
    denied = {_seen(id, each) for each in verdicts if not each.so}
    confirmed = {_seen(id, each) for each in verdicts if each.so}
    links = []
    for link in found:
        key = (link.kind, link.b)
        if key in confirmed:
            confirmed.discard(key)
            links.append(replace(link, certain=True, evidence={**link.evidence, "by": "user"}))
        elif key not in denied and not _replaced(link, id, verdicts):
            links.append(link)
    links += [Link(kind, id, other, True, 1.0, {"by": "user"}) for kind, other in confirmed]
    return sorted(links, key=lambda link: (KINDS.index(link.kind), -link.score, link.b))


def _seen(id: str, said: Verdict) -> tuple[LinkKind, str]:
    link = seen_from(id, Link(said.kind, said.a, said.b, True, 1.0))
    return link.kind, link.b


def _replaced(link: Link, id: str, verdicts: Iterable[Verdict]) -> bool:
    """Whether the user has said that it is another kind of passages in common."""
    return link.kind in _PASSAGES and any(
        each.so and each.kind in _PASSAGES and link.b in (each.a, each.b) for each in verdicts
    )
