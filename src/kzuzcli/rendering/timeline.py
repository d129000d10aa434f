"""A timeline as bars: full where a date is certain, shaded where it is spread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from kzuzcli.render import counted, sentence
from kzuzcli.rendering.cells import right_of
from kzuzcli.safe import safe_line
from kzuzcli.timeline import Bucket, Count, Timeline

FULL, SHADED = "▇", "░"
_GAP = 3  # so many empty buckets in a row are one line
_WIDEST = 50
_GROUP = 15  # cells a group needs at least


def summary(found: Timeline) -> str:
    """What the bars hold and what they leave out."""
    told = [f"{found.certain:,} dated to the {found.unit}"]
    if found.uncertain:
        told.append(f"{found.uncertain:,} less precisely, spread over their span")
    if found.bounded:
        told.append(f"{found.bounded:,} only bounded")
    if found.undated:
        told.append(f"{found.undated:,} undated")
    return " · ".join(told)


def bars(found: Timeline, written: str, by: str | None, columns: int) -> Iterator[RenderableType]:
    drawn = found.certain + found.uncertain
    total = drawn + found.bounded + found.undated
    head = counted(drawn, "article") if drawn == total else f"{drawn:,} of {counted(total, 'article')} drawn"
    yield Text(f"  {head}" + (f" for {safe_line(written)}" if written else ""))
    yield sentence(summary(found).replace("spread", f"spread ({SHADED})"), "dim")
    if not found.buckets:
        return
    label = 2 + len(found.buckets[0].name) + 2
    if by is None:
        yield from _single(found, label, columns)
    else:
        yield from _grouped(found, label, columns)


def _single(found: Timeline, label: int, columns: int) -> Iterator[Text]:
    most = max(bucket.count.total for bucket in found.buckets)
    numbers = {bucket.name: _told(bucket.count) for bucket in found.buckets}
    wide = min(_WIDEST, columns - label - 2 - max(map(len, numbers.values())))
    for bucket in _without_gaps(found.buckets):
        if bucket is None:
            yield Text(f"  {'⋮':>{label - 4}}", "dim")
            continue
        bar = _bar(bucket.count, most, wide)
        yield Text.assemble(f"  {bucket.name}  ", (bar, "cyan"), " " if bar else "", numbers[bucket.name])


def _grouped(found: Timeline, label: int, columns: int) -> Iterator[Text]:
    fits = max(1, (columns - label) // _GROUP)
    named = list(found.groups if len(found.groups) <= fits else found.groups[: fits - 1])
    names = named + (["other"] if len(named) < len(found.groups) else [])
    room = min(30, (columns - label) // len(names))
    yield Text(" " * label + "".join(right_of(safe_line(name or "(none)"), room - 1) + " " for name in names))
    rows = {bucket.name: _of_groups(bucket, named, len(names) > len(named)) for bucket in found.buckets}
    most = max(count.total for row in rows.values() for count in row)
    number = max(len(_told(count)) for row in rows.values() for count in row)
    for bucket in _without_gaps(found.buckets):
        if bucket is None:
            yield Text(f"  {'⋮':>{label - 4}}", "dim")
            continue
        text = Text(f"  {bucket.name}  ")
        for count in rows[bucket.name]:
            bar = _bar(count, most, room - number - 3)
            told = (bar + " " if bar else "") + _told(count)
            text.append(bar, "cyan")
            text.append(told[len(bar) :] + " " * (room - cell_len(told)))
        text.rstrip()
        yield text


def _of_groups(bucket: Bucket, named: Sequence[str], others: bool) -> list[Count]:
    row = [bucket.counts.get(group, Count()) for group in named]
    if others:
        rest = [count for group, count in bucket.counts.items() if group not in named]
        row.append(Count(sum(each.certain for each in rest), sum(each.uncertain for each in rest)))
    return row


def _bar(count: Count, most: float, wide: int) -> str:
    """Cells for what is certain, shaded ones for what is not; nothing is invisible that is there."""
    whole = round(count.total / most * wide) if most else 0
    full = min(whole, round(count.certain / most * wide)) if most else 0
    full = max(full, 1) if count.certain else 0
    shaded = max(whole - full, 1) if count.uncertain >= 0.05 else 0
    return FULL * full + SHADED * shaded


def _told(count: Count) -> str:
    """12, 12 +3.5, or nothing."""
    spread = f"+{count.uncertain:,.1f}".removesuffix(".0") if count.uncertain >= 0.05 else ""
    if not count.certain:
        return spread
    return f"{count.certain:,} {spread}".rstrip()


def _without_gaps(buckets: Sequence[Bucket]) -> Iterator[Bucket | None]:
    """The buckets, None in place of a long run of empty ones."""
    empty: list[Bucket] = []
    for bucket in buckets:
        if not bucket.counts:
            empty.append(bucket)
            continue
        yield from empty if len(empty) < _GAP else [None]
        empty = []
        yield bucket
