"""A query tree as a flat list, so that a tree of any depth is evaluated without recursion."""

from __future__ import annotations

from kzuzcli.dataclass import dataclass, field
from kzuzcli.query import And, MatchAll, Not, Or, Query, Range


@dataclass(slots=True)
class Step:
    """A node and the places of its parts in the list; parts always stand after it."""

    node: Query
    parts: list[int] = field(default_factory=list)


def steps(query: Query) -> list[Step]:
    """Every node of the tree, each before its parts, siblings in order."""
    found: list[Step] = []
    waiting: list[tuple[Query, int]] = [(query, -1)]
    while waiting:
        node, parent = waiting.pop()
        if parent >= 0:
            found[parent].parts.append(len(found))
        found.append(Step(node))
        waiting.extend((part, len(found) - 1) for part in reversed(_parts(node)))
    return found


def _parts(node: Query) -> tuple[Query, ...]:
    if isinstance(node, And | Or):
        return node.parts
    return (node.part,) if isinstance(node, Not) else ()


def split_dates(query: Query) -> tuple[Query, list[Range]]:
    """The query without the date filters that hold for all of it, and those filters."""
    ranges: list[Range] = []
    rest: list[Query] = []
    waiting = [query]
    while waiting:
        node = waiting.pop()
        if isinstance(node, And):
            waiting.extend(reversed(node.parts))
        elif isinstance(node, Range):
            ranges.append(node)
        else:
            rest.append(node)
    if len(rest) == 1:
        return rest[0], ranges
    return (And(tuple(rest)) if rest else MatchAll()), ranges
