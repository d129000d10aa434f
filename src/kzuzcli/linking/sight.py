"""A link as one of its two articles sees it."""

from __future__ import annotations

from collections.abc import Mapping

from kzuzcli.article import Link, LinkKind
from kzuzcli.dataclass import replace

_OTHER_WAY: dict[LinkKind, LinkKind] = {"quotes": "quoted-by", "quoted-by": "quotes"}
_SIDES = {"a": "b", "b": "a", "added": "cut", "cut": "added"}


def turned(kind: LinkKind) -> LinkKind:
    """The kind of the same link as the other article sees it."""
    return _OTHER_WAY.get(kind, kind)


def seen_from(id: str, link: Link) -> Link:
    """The same link with `id` as its `a`; what the evidence says of the two sides changes places too."""
    if link.a == id:
        return link
    return replace(link, kind=turned(link.kind), a=link.b, b=link.a, evidence=_turned(link.evidence))


def _turned(evidence: Mapping[str, object]) -> dict[str, object]:
    return {_SIDES.get(name, name): _turned_value(name, value) for name, value in evidence.items()}


def _turned_value(name: str, value: object) -> object:
    if name == "quoted" and isinstance(value, str):
        return _SIDES.get(value, value)
    if isinstance(value, Mapping):
        return _turned(value)
    if name == "passages" and isinstance(value, list):
        return [_turned(each) for each in value]
    return value
