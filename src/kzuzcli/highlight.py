"""Where a query's words stand in a text, and the passages of it that answer best. Offsets only, no markup.

Takes queries that reading.py has made ready: words as Any, rows of words as Sequence. What is negated, a
filter, or asked of another field lights nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from kzuzcli import query as q
from kzuzcli.analysis import primary
from kzuzcli.analysis.seeking import Standing, gaps, seek
from kzuzcli.article import Passage
from kzuzcli.dataclass import dataclass
from kzuzcli.paragraphs import paragraphs_of, sentence_breaks
from kzuzcli.rows import standing
from kzuzcli.together import together

WIDTH = 220
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]+")
_ENOUGH = 0.6  # of the width: a snippet that long may end with its sentence
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage: one line of text, the ranges of `text` that are lit, the paragraph it stands in.

    Ranges are (start, end) in characters, in order. Paragraphs count from 1, empty lines do not count.
    """

    text: str
    highlights: tuple[tuple[int, int], ...]
    paragraph: int


class Lit(NamedTuple):
    """A word of the text that answers: its offsets, its folded form, the query words it answers."""

    start: int
    end: int
    form: str
    units: frozenset[int]


class _Row(NamedTuple):
    """Words to be found in a row, or near each other; a single word is a row of one. `within`: only in
    paragraphs that match this."""

    slots: tuple[q.Any, ...]
    distance: int | None
    unit: int
    within: q.Query | None


_Wanted = dict[str, dict[str, list[tuple[int, int]]]]


def spans(
    query: q.Query, text: str, language: str, passages: Sequence[Passage] = (), field: str = "body"
) -> list[tuple[int, int]]:
    """The (start, end) of every word of `text` that answers the query, in order, in characters.

    `language` is the text's tag and holds where no passage says otherwise. `field` is body, or the name
    of the field whose text this is.
    """
    return [(lit.start, lit.end) for lit in _find(_Asked(query), text, language, tuple(passages), field)]


def matched(
    query: q.Query, text: str, language: str, passages: Sequence[Passage] = (), field: str = "body"
) -> list[str]:
    """The words that answer as they stand in the text, most frequent first, each form in one spelling."""
    found = _find(_Asked(query), text, language, tuple(passages), field)
    counts = Counter(lit.form for lit in found)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for lit in found:
        spellings[lit.form][text[lit.start : lit.end]] += 1
    return [spellings[form].most_common(1)[0][0] for form, _ in counts.most_common()]


def snippets(
    query: q.Query,
    text: str,
    language: str,
    passages: Sequence[Passage] = (),
    count: int = 2,
    width: int = WIDTH,
    weights: Mapping[str, float] | None = None,
    avoid: Sequence[tuple[int, int]] = (),
) -> list[Snippet]:
    """At most `count` passages of about `width` characters, in the order of the text.

    Best are those with most of the query's words, then the densest, then those with the rarest words by
    `weights` (query word as written -> weight). The beginning of the text where nothing in it is lit.
    No passage is cut out of the lines to `avoid` (in order) unless a word stands nowhere else.
    """
    found = [
        lit
        for lit in _find(_Asked(query), text, language, tuple(passages), "body")
        if lit.end - lit.start <= width
    ]
    found = _outside(found, avoid)
    paragraphs = paragraphs_of(text)
    if not paragraphs:
        return []
    if found:
        extents = _best(text, paragraphs, found, _unit_weights(query, weights), count, width)
    else:
        lead = next((each for each in paragraphs if not _is_inside(each[0], avoid)), paragraphs[0])
        extents = [_extent(text, lead, lead, (lead[0], lead[0]), width)]
    return [_snippet(text, extent, found, paragraphs) for extent in sorted(extents)]


def _outside(found: list[Lit], avoid: Sequence[tuple[int, int]]) -> list[Lit]:
    """The words outside the stretches to avoid, and of those inside the query words that are only there."""
    kept = [lit for lit in found if not _is_inside(lit.start, avoid)] if avoid else found
    if len(kept) == len(found):
        return found
    shown = set().union(*(lit.units for lit in kept))
    return [lit for lit in found if not _is_inside(lit.start, avoid) or not lit.units <= shown]


def _is_inside(place: int, stretches: Sequence[tuple[int, int]]) -> bool:
    before = bisect_right(stretches, place, key=lambda stretch: stretch[0])
    return before > 0 and place < stretches[before - 1][1]


class _Asked:
    """A query as a key that is compared by identity: one of a thousand forms takes long to hash."""

    __slots__ = ("query",)

    def __init__(self, query: q.Query) -> None:
        self.query = query

    def __hash__(self) -> int:
        return id(self.query)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and other.query is self.query


@lru_cache(maxsize=2)
def _find(
    asked: _Asked, text: str, language: str, passages: tuple[Passage, ...], field: str
) -> tuple[Lit, ...]:
    rows, wanted = _sought(asked, field)
    words: dict[int, Standing] = {}
    places: list[dict[int, int]] = [{} for _ in rows]
    for position, word, hits in _occurrences(wanted, _reach(rows), text, language, passages):
        words[position] = word
        for number, slot in hits:
            places[number][position] = places[number].get(position, 0) | 1 << slot
    units: dict[int, set[int]] = defaultdict(set)
    for row, filled in zip(rows, places, strict=True):
        held = list(together(row.within)(text, language, passages)) if row.within else None
        for position in standing(len(row.slots), row.distance, filled):
            if held is None or _is_inside(words[position].start, held):
                units[position].add(row.unit)
    return tuple(
        Lit(words[at].start, words[at].end, words[at].form, frozenset(units[at])) for at in sorted(units)
    )


@lru_cache(maxsize=4)
def _sought(asked: _Asked, field: str) -> tuple[list[_Row], _Wanted]:
    """The rows of a query in a field and the forms that fill them, read once for all texts."""
    rows = _rows(asked.query, field)
    return rows, _wanted(rows)


def _rows(query: q.Query, field: str) -> list[_Row]:
    """The rows of words that light something in this field; those of one query word share a unit."""
    labels: dict[tuple[str, ...], int] = {}
    rows = []
    for node, within in _positive(query):
        if node.field not in (None, field) or (within and field != "body"):
            continue
        slots = node.slots if isinstance(node, q.Sequence) else (node,)
        distance = node.distance if isinstance(node, q.Sequence) else None
        unit = labels.setdefault(_label(node), len(labels))
        rows.append(_Row(slots, distance, unit, within))
    return rows


def _positive(query: q.Query) -> Iterator[tuple[q.Any | q.Sequence, q.Query | None]]:
    """The words asked for, each with what its paragraph has to match, None where any place will do."""
    waiting: list[tuple[q.Query, q.Query | None]] = [(query, None)]
    while waiting:
        node, within = waiting.pop()
        if isinstance(node, q.And | q.Or):
            waiting.extend((part, within) for part in reversed(node.parts))
        elif isinstance(node, q.Same):
            waiting.append((node.part, node.part))
        elif isinstance(node, q.Any | q.Sequence):
            yield node, within


def _label(node: q.Any | q.Sequence) -> tuple[str, ...]:
    slots = node.slots if isinstance(node, q.Sequence) else (node,)
    return tuple(slot.label or str(slot) for slot in slots)


def _unit_weights(query: q.Query, weights: Mapping[str, float] | None) -> dict[int, float]:
    labels = dict.fromkeys(_label(node) for node, _ in _positive(query) if node.field in (None, "body"))
    return {unit: sum((weights or {}).get(word, 0.0) for word in label) for unit, label in enumerate(labels)}


def _wanted(rows: list[_Row]) -> _Wanted:
    """Language -> form -> the rows and slots it fills."""
    wanted: _Wanted = defaultdict(lambda: defaultdict(list))
    for number, row in enumerate(rows):
        for slot, any_of in enumerate(row.slots):
            for form in any_of.forms:
                wanted[form.language][form.text].append((number, slot))
    return wanted


def _reach(rows: list[_Row]) -> int:
    """So many words between two others are as good as more: no row spans them. 0 where there are only words."""
    return max((len(row.slots) + (row.distance or 0) for row in rows if len(row.slots) > 1), default=0)


def _occurrences(
    wanted: _Wanted, reach: int, text: str, language: str, passages: tuple[Passage, ...]
) -> Iterator[tuple[int, Standing, list[tuple[int, int]]]]:
    """The words that fill slots, in order: ordinal, word, slots. Of more than `reach` words between two of
    them no more are counted, which is as far as any row asks."""
    position = 0
    for passage in passages or (Passage(0, len(text), language),):
        scope, part = primary(passage.language), text[passage.start : passage.end]
        here = wanted.get(scope, {})
        found = seek(here.keys(), part, scope)
        between = gaps(found, part, scope, reach) if reach else [0] * (len(found) + 1)
        for word, gap in zip(found, between, strict=False):
            position += gap
            moved = Standing(word.form, passage.start + word.start, passage.start + word.end)
            yield position, moved, here[word.form]
            position += 1
        position += between[-1]


class _Extent(NamedTuple):
    """A stretch of the text to show, and whether words were cut off before and behind it."""

    start: int
    end: int
    cut_before: bool
    cut_behind: bool


def _best(
    text: str,
    paragraphs: list[tuple[int, int]],
    found: list[Lit],
    weights: dict[int, float],
    count: int,
    width: int,
) -> list[_Extent]:
    """Extents of the best windows, each best by the query words that those before it do not show."""
    extents: list[_Extent] = []
    shown: set[int] = set()
    starts = [start for start, _ in paragraphs]
    while len(extents) < count:
        free = found
        for extent in extents:
            free = [lit for lit in free if lit.end <= extent.start or lit.start >= extent.end]
        if not free:
            break
        borders = sorted([*starts, *(border for extent in extents for border in extent[:2])])
        first, last = _window(free, borders, shown, weights, width)
        inside = (free[first].start, free[last].end)
        paragraph = paragraphs[bisect_right(starts, inside[0]) - 1]
        extents.append(_extent(text, paragraph, _unshown(text, paragraph, inside, extents), inside, width))
        shown.update(*(lit.units for lit in free[first : last + 1]))
    return extents


def _window(
    found: list[Lit], borders: list[int], shown: set[int], weights: dict[int, float], width: int
) -> tuple[int, int]:
    """First and last word of the window that shows most: new query words, then words, then rare ones."""
    inside: dict[int, int] = {}
    best, place = (-1, -1, -1.0), (0, 0)
    end = 0
    ahead = iter(borders)
    border = next(ahead, None)
    for start, lit in enumerate(found):
        while border is not None and border <= lit.start:
            border = next(ahead, None)
        limit = lit.start + width if border is None else min(lit.start + width, border)
        while end < len(found) and found[end].end <= limit:
            for unit in found[end].units:
                inside[unit] = inside.get(unit, 0) + 1
            end += 1
        new = sum([unit not in shown for unit in inside])
        if (new, end - start) >= best[:2]:
            score = (new, end - start, sum([weights[unit] for unit in inside]))
            if score > best:
                best, place = score, (start, end - 1)
        for unit in lit.units:
            if inside.get(unit, 0) > 1:
                inside[unit] -= 1
            else:
                inside.pop(unit, None)
    return place


def _unshown(
    text: str, paragraph: tuple[int, int], inside: tuple[int, int], taken: list[_Extent]
) -> tuple[int, int]:
    """The part of a paragraph around `inside` that no other snippet shows."""
    low = max([paragraph[0], *(extent.end for extent in taken if extent.end <= inside[0])])
    high = min([paragraph[1], *(extent.start for extent in taken if extent.start >= inside[1])])
    before, behind = text[low : inside[0]], text[inside[1] : high]
    return low + len(before) - len(before.lstrip()), high - len(behind) + len(behind.rstrip())


def _extent(
    text: str, paragraph: tuple[int, int], limits: tuple[int, int], inside: tuple[int, int], width: int
) -> _Extent:
    """What to show of a paragraph around `inside`: all of it, else whole sentences, else whole words."""
    low, high = limits
    first, last = inside
    sentences = list(sentence_breaks(text, max(low, first - width), min(high, last + width)))
    begins = [paragraph[0], *(begin for _, begin in sentences)]
    ends = [*(end for end, _ in sentences), paragraph[1]]
    if high - low <= width:
        start, end = low, high
    else:
        start = _start(text, begins, limits, inside, width)
        end = _end(text, ends, limits, start, last, width)
    if end == high:
        # the end of the paragraph leaves room before
        start = min([start, *(begin for begin in begins if low <= begin and end - begin <= width)])
    return _Extent(start, end, start not in begins, end not in ends)


def _start(text: str, begins: list[int], limits: tuple[int, int], inside: tuple[int, int], width: int) -> int:
    """The beginning of the sentence where that leaves room for `inside`, else of a word shortly before it."""
    first, last = inside
    begin = max([limits[0], *(begin for begin in begins if begin <= first)])
    if last - begin <= width:
        return begin
    earliest = max(limits[0], first - (width - (last - first)) // 2)
    blank = re.compile(r"\s+").search(text, max(earliest - 1, 0), first)
    return blank.end() if blank else first


def _end(text: str, ends: list[int], limits: tuple[int, int], start: int, last: int, width: int) -> int:
    """The end of the last sentence that fits if the snippet is long enough with it, else of the last word."""
    limit = start + width
    if limits[1] <= limit:
        return limits[1]
    fitting = max((end for end in ends if last <= end <= limit), default=0)
    if fitting - start >= width * _ENOUGH:
        return fitting
    blanks = [at for at in range(last, max(limit, last) + 1) if text[at : at + 1].isspace()]
    return last + len(text[last : blanks[-1]].rstrip()) if blanks else last


def _snippet(text: str, extent: _Extent, found: list[Lit], paragraphs: list[tuple[int, int]]) -> Snippet:
    parts, at = [_CUT if extent.cut_before else ""], extent.start
    length = len(parts[0])
    highlights = []
    for lit in found[bisect_left(found, extent.start, key=lambda lit: lit.start) :]:
        if lit.end > extent.end:
            break
        between, word = _BLANKS.sub(" ", text[at : lit.start]), text[lit.start : lit.end]
        parts += [between, word]
        highlights.append((length + len(between), length + len(between) + len(word)))
        length, at = highlights[-1][1], lit.end
    parts += [_BLANKS.sub(" ", text[at : extent.end]), _CUT if extent.cut_behind else ""]
    paragraph = bisect_right(paragraphs, extent.start, key=lambda bounds: bounds[0])
    return Snippet("".join(parts), tuple(highlights), paragraph)
