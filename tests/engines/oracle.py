"""The engine contract, answered by looking at every article: slow, plain, and independent of any index."""

from __future__ import annotations

from collections.abc import Sequence as Many
from dataclasses import dataclass
from functools import cmp_to_key, lru_cache
from itertools import product
from math import log

from kzuzcli.analysis import primary, tokenize
from kzuzcli.engines.base import Entry, Request
from kzuzcli.query import And, Any, MatchAll, Not, Or, Query, Range, Sequence, Term

LENGTHS = [round((1.033**n - 1) * 27) for n in range(256)]
BOOST = {"title": 2.0, "body": 1.0, "source": 1.0, "author": 1.0}
USUAL_SCRIPT = {"uz-latn": "uz", "kk-cyrl": "kk", "ru-cyrl": "ru", "en-latn": "en"}


@dataclass(frozen=True)
class Found:
    """Everything the contract says about one answer, in no particular order."""

    scores: dict[str, float]
    certain: set[str]
    possible: set[str]
    bounded: set[str]
    undated: set[str]


@lru_cache(maxsize=4096)
def words(entry: Entry, field: str) -> tuple[tuple[str, str, int], ...]:
    """(form, language, place) of a field; language is "" in fields that have none."""
    language = primary(entry.language)
    if field == "title":
        return tuple((token.term, language, token.position) for token in tokenize(entry.title, language))
    if field == "source":
        return tuple((token.term, "", token.position) for token in tokenize(entry.source))
    found: list[tuple[str, str, int]] = []
    if field == "author":
        place = 0
        for author in entry.authors:
            for token in tokenize(author):
                found.append((token.term, "", place))
                place += 1
            place += 100
        return tuple(found)
    spans = [(p.start, p.end, p.language) for p in entry.passages] or [(0, len(entry.text), entry.language)]
    for start, end, tag in spans:
        scope = primary(tag)
        for token in tokenize(entry.text[start:end], scope):
            found.append((token.term, scope, len(found)))
    return tuple(found)


def places(entry: Entry, field: str, node: Any) -> list[int]:
    """Where any of the forms stands."""
    scoped = field in ("title", "body")
    wanted = {(form.text, form.language if scoped else "") for form in node.forms}
    return [place for form, language, place in words(entry, field) if (form, language) in wanted]


def stands(entry: Entry, field: str, node: Sequence) -> bool:
    slots = [places(entry, field, slot) for slot in node.slots]
    if not slots:
        return False
    for chosen in product(*slots):
        if node.distance is None:
            if all(place == chosen[0] + offset for offset, place in enumerate(chosen)):
                return True
        elif len(set(chosen)) == len(chosen) > max(chosen) - min(chosen) - node.distance:
            return True
    return False


def fields(node: Any | Sequence) -> tuple[str, ...]:
    return ("title", "body") if node.field is None else (node.field,)


def idf(entries: Many[Entry], node: Any, among: tuple[str, ...]) -> float:
    """Articles are counted in the field where most of them hold one of the forms."""
    holders = max(sum(bool(places(other, field, node)) for other in entries) for field in among)
    return log(1 + (len(entries) - holders + 0.5) / (holders + 0.5))


def occurrences(entries: Many[Entry], entry: Entry, field: str, node: Any) -> float:
    """How often any of the forms stands in a field, boosted, against the field's length."""
    average = sum(len(words(other, field)) for other in entries) / len(entries) or 1
    length = next(size for size in LENGTHS if size >= len(words(entry, field)))
    return BOOST[field] * len(places(entry, field, node)) / (0.25 + 0.75 * length / average)


def saturated(counted: float) -> float:
    return counted * 2.2 / (counted + 1.2)


def score(entries: Many[Entry], entry: Entry, node: Query, request: Request) -> float | None:
    """What the node gives the article; None where it does not match."""
    if isinstance(node, Any):
        counted = sum(occurrences(entries, entry, field, node) for field in fields(node))
        return saturated(counted) * idf(entries, node, fields(node)) if counted else None
    if isinstance(node, Sequence):
        inside = [field for field in fields(node) if stands(entry, field, node)]
        gains = [
            saturated(occurrences(entries, entry, field, slot)) * idf(entries, slot, fields(node))
            for field in inside
            for slot in node.slots
        ]
        return sum(gains) if inside else None
    if isinstance(node, And | Or):
        parts = [score(entries, entry, part, request) for part in node.parts]
        if isinstance(node, And):
            return None if None in parts else sum(part for part in parts if part is not None)
        found = [part for part in parts if part is not None]
        if not found or not node.one_thing:
            return sum(found) if found else None
        pairs = zip(node.parts, parts, strict=True)
        return max(
            part / (len(one.slots) if isinstance(one, Sequence) else 1)
            for one, part in pairs
            if part is not None
        )
    if isinstance(node, Not):
        return 0.0 if score(entries, entry, node.part, request) is None else None
    return 0.0 if filtered(entry, node, request) else None


def filtered(entry: Entry, node: Query, request: Request) -> bool:
    if isinstance(node, Range):
        return dated(entry, node) in ("certain", "possible")
    if isinstance(node, Term):
        if node in request.resolved:
            return entry.id in request.resolved[node]
        wanted = node.text.lower()
        tags = {tag.lower() for tag in (entry.language, *entry.languages)}
        return any(t == wanted or t.startswith(wanted + "-") or t == USUAL_SCRIPT.get(wanted) for t in tags)
    assert isinstance(node, MatchAll)
    return True


def dated(entry: Entry, node: Range) -> str:
    """certain, possible, bounded, undated or outside."""
    early, late, came_in = entry.earliest, entry.latest, entry.came_in
    if node.period is None:
        return "certain" if early is None and late is None else "outside"
    if early is None and late is None:
        return "undated"
    first, last = node.period.earliest, node.period.latest
    begin = first.toordinal() if first else float("-inf")
    end = last.toordinal() if last else float("inf")
    a = early if early is not None else float("-inf")
    closed = early is not None and late is not None
    if late is None and came_in is not None and came_in >= a:
        late = came_in
    z = late if late is not None else float("inf")
    if a > end or z < begin:
        return "outside"
    inside = begin <= a and z <= end
    if not closed:
        return "possible" if inside else "bounded"
    return "certain" if inside else "possible"


def top_filters(node: Query) -> tuple[list[Query], list[Range]]:
    if isinstance(node, And):
        pairs = [top_filters(part) for part in node.parts]
        return [q for rest, _ in pairs for q in rest], [r for _, ranges in pairs for r in ranges]
    return ([], [node]) if isinstance(node, Range) else ([node], [])


def answer(entries: Many[Entry], request: Request) -> Found:
    rest, ranges = top_filters(request.query)
    scores = {}
    kinds: dict[str, set[str]] = {k: set() for k in ("certain", "possible", "bounded", "undated", "outside")}
    order = list(kinds)
    for entry in entries:
        found = score(entries, entry, And(tuple(rest)), request)
        if found is not None:
            scores[entry.id] = found
            ways = [dated(entry, one) for one in ranges] or ["certain"]
            # date:none is a plain filter beside others
            none_missed = any(r.period is None and w == "outside" for r, w in zip(ranges, ways, strict=False))
            kinds["outside" if none_missed else max(ways, key=order.index)].add(entry.id)
    shown = set(kinds["certain"])
    if not request.certain_only:
        shown |= kinds["possible"]
        if request.include_possible:
            shown |= kinds["bounded"] | kinds["undated"]
    return Found(
        {name: value for name, value in scores.items() if name in shown},
        kinds["certain"],
        shown - kinds["certain"],
        kinds["bounded"] - shown,
        kinds["undated"] - shown,
    )


def in_order(entries: Many[Entry], ids: list[str], scores: dict[str, float], sort: str) -> bool:
    """Whether the ids stand in the order the contract asks for; scores closer than 1e-9 are ties."""
    by_id = {entry.id: entry for entry in entries}

    def day(name: str) -> float:
        entry = by_id[name]
        known = entry.earliest if entry.earliest is not None else entry.latest
        if known is None:
            return float("inf")
        return known if sort == "oldest" else -known

    def compare(a: str, b: str) -> float:
        by_score = 0.0 if abs(scores[a] - scores[b]) < 1e-9 else scores[b] - scores[a]
        by_day = 0.0 if day(a) == day(b) else day(a) - day(b)
        first, second = (by_score, by_day) if sort == "relevance" else (by_day, by_score)
        return first or second or (a > b) - (a < b)

    def sign(a: str, b: str) -> int:
        found = compare(a, b)
        return (found > 0) - (found < 0)

    return sorted(ids, key=cmp_to_key(sign)) == ids
