"""A timeline as an SVG picture: a column a bucket, a colour a group, the uncertain part lighter."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape

from kzuzcli.safe import safe_line
from kzuzcli.timeline.buckets import Count, Timeline

WIDTH, HEIGHT = 960, 440
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 24, 112, 48
_CHARACTER = 7.2  # of a label at 12 px, rather too much than too little
# Okabe and Ito's colours, told apart by eyes of every kind; the last is for all others
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00")
OTHERS = "#8A8A8A"
_STYLE = (
    "text{font-family:'DejaVu Sans','Noto Sans',Verdana,Arial,sans-serif;font-size:12px;fill:#333}"
    ".title{font-size:18px;font-weight:600;fill:#111}.note{fill:#666}"
    ".grid{stroke:#ddd}.axis{stroke:#333}"
)


def svg(found: Timeline, title: str, note: str = "") -> str:
    """The whole file. `title` and `note` stand above; groups beyond the colours are one, “other”."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}"'
        f' height="{HEIGHT}" role="img" aria-label="{_text(title)}">'
    )
    return "\n".join([head, *_parts(found, title, note), "</svg>", ""])


def _parts(found: Timeline, title: str, note: str) -> Iterator[str]:
    yield f"<style>{_STYLE}</style>"
    yield "<defs>" + "".join(map(_hatching, (*COLOURS, OTHERS))) + "</defs>"
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    yield f'<text class="title" x="{_LEFT}" y="30">{_text(_short(title, 84))}</text>'
    yield f'<text class="note" x="{_LEFT}" y="50">{_text(_short(note, 126))}</text>'
    groups = found.groups[: len(COLOURS)]
    yield from _legend(found, groups)
    step, top = _scale(max((bucket.count.total for bucket in found.buckets), default=0.0))
    yield from _grid(step, top)
    yield from _columns(found, groups, top)
    yield from _labels([bucket.name for bucket in found.buckets])
    base = HEIGHT - _BOTTOM
    yield f'<line class="axis" x1="{_LEFT}" y1="{base}" x2="{WIDTH - _RIGHT}" y2="{base}"/>'


def _hatching(colour: str) -> str:
    """The lighter fill of a colour: still its own where colours lie on each other or are not seen."""
    return (
        f'<pattern id="{_light(colour, "")}" width="6" height="6" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><rect width="6" height="6" fill="{colour}" fill-opacity=".15"/>'
        f'<rect width="1.6" height="6" fill="{colour}" fill-opacity=".6"/></pattern>'
    )


def _light(colour: str, form: str = "url(#{})") -> str:
    name = "light" + colour.removeprefix("#")
    return form.format(name) if form else name


def _legend(found: Timeline, groups: Sequence[str]) -> Iterator[str]:
    """What the colours mean, and on a line of its own what the lighter fill means."""
    others = ["other"] if len(found.groups) > len(groups) else []
    names = [*(name or "(none stated)" for name in groups), *others]
    x = float(_LEFT)
    for name, colour in zip(names, [*COLOURS[: len(groups)], OTHERS], strict=False):
        if len(names) > 1:
            yield _mark(x, 66, colour, _short(name, 14))
        x += 30 + _CHARACTER * min(len(name), 14)
    if found.uncertain:
        yield _mark(
            _LEFT,
            86,
            _light(OTHERS if len(names) > 1 else COLOURS[0]),
            "spread over what its date leaves open",
        )


def _mark(x: float, y: int, fill: str, told: str) -> str:
    box = f'<rect x="{x:.1f}" y="{y}" width="11" height="11" fill="{fill}"/>'
    return box + f'<text x="{x + 16:.1f}" y="{y + 10}">{_text(told)}</text>'


def _scale(most: float) -> tuple[int, int]:
    """A round distance between lines and the highest line, for at most six lines."""
    rough = max(most, 1.0) / 5
    power = 10 ** math.floor(math.log10(rough)) if rough >= 1 else 1
    step = next(int(power * part) for part in (1, 2, 5, 10) if power * part >= rough)
    return step, step * max(1, math.ceil(most / step - 1e-9))


def _y(value: float, top: int) -> float:
    return HEIGHT - _BOTTOM - value / top * (HEIGHT - _TOP - _BOTTOM)


def _grid(step: int, top: int) -> Iterator[str]:
    for value in range(0, top + 1, step):
        y = _y(value, top)
        yield f'<line class="grid" x1="{_LEFT}" y1="{y:.1f}" x2="{WIDTH - _RIGHT}" y2="{y:.1f}"/>'
        yield f'<text class="note" x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value:,}</text>'


def _columns(found: Timeline, groups: Sequence[str], top: int) -> Iterator[str]:
    """Certain parts at the bottom, group upon group; uncertain ones above them in the same order."""
    room = (WIDTH - _LEFT - _RIGHT) / max(1, len(found.buckets))
    wide = max(min(room * 0.8, 60.0), min(room, 1.0))
    for number, bucket in enumerate(found.buckets):
        x = _LEFT + room * number + (room - wide) / 2
        counts = [(group, bucket.counts.get(group, Count()), COLOURS[at]) for at, group in enumerate(groups)]
        rest = [count for group, count in bucket.counts.items() if group not in groups]
        counts.append(("other", Count(sum(c.certain for c in rest), sum(c.uncertain for c in rest)), OTHERS))
        parts = [(group, float(count.certain), colour, "") for group, count, colour in counts]
        parts += [(group, count.uncertain, _light(colour), " spread") for group, count, colour in counts]
        below = 0.0
        for group, height, fill, kind in parts:
            if height > 0:
                y = _y(below + height, top)
                told = f"{bucket.name} {group}".strip() + f": {_number(height)}{kind}"
                yield (
                    f'<rect x="{x:.2f}" y="{y:.2f}" width="{wide:.2f}" height="{_y(below, top) - y:.2f}"'
                    f' fill="{fill}"><title>{_text(told)}</title></rect>'
                )
                below += height


def _labels(names: Sequence[str]) -> Iterator[str]:
    """As many names below the columns as fit without touching."""
    if not names:
        return
    room = (WIDTH - _LEFT - _RIGHT) / len(names)
    every = max(1, math.ceil((_CHARACTER * len(names[0]) + 14) / room))
    for number in range(0, len(names), every):
        x = _LEFT + room * (number + 0.5)
        yield f'<text x="{x:.1f}" y="{HEIGHT - _BOTTOM + 20}" text-anchor="middle">{names[number]}</text>'


def _number(value: float) -> str:
    return f"{value:,.1f}".removesuffix(".0")


def _short(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def _text(text: str) -> str:
    return escape(safe_line(text))
