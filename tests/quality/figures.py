"""How well figures are read: python -m tests.quality.figures [--show].

The gold table of this project: precision and recall of value and unit, and of the year among those
found. `--show` prints what is not right.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from kzuzcli.figures import in_sentence

GOLD = Path(__file__).parent / "gold/figures.tsv"


class Amount(NamedTuple):
    low: Decimal
    high: Decimal
    unit: str


class Row(NamedTuple):
    """A sentence and its figures, each with its year or None."""

    language: str
    figures: list[tuple[Amount, int | None]]
    text: str


def rows() -> Iterator[Row]:
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            language, figures, text = line.split("\t")
            yield Row(
                language, [] if figures == "-" else [_figure(each) for each in figures.split("; ")], text
            )


def _figure(written: str) -> tuple[Amount, int | None]:
    number, unit, year = written.split()
    low, _, high = number.partition("..")
    return Amount(Decimal(low), Decimal(high or low), unit), None if year == "-" else int(year)


def found(row: Row) -> list[tuple[Amount, int | None]]:
    return [
        (Amount(each.low, each.high, each.unit), each.year) for each in in_sentence(row.text, row.language)
    ]


class Score(NamedTuple):
    """Figures in the table, found, right; and those right with the right year too."""

    gold: int
    found: int
    right: int
    years: int


def score(row: Row) -> Score:
    told = found(row)
    common = Counter(amount for amount, _ in row.figures) & Counter(amount for amount, _ in told)
    years = Counter(row.figures) & Counter(told)
    return Score(len(row.figures), len(told), common.total(), years.total())


def main() -> None:
    totals: dict[str, list[Score]] = {}
    for row in rows():
        here = score(row)
        for key in (row.language.partition("-")[0], "all"):
            totals.setdefault(key, []).append(here)
        if "--show" in sys.argv and not here.gold == here.found == here.right == here.years:
            print(f"{row.language}  {row.text}\n    want {_told(row.figures)}\n    have {_told(found(row))}")
    print(f"{'':6}{'sentences':>10}{'figures':>9}{'P %':>8}{'R %':>8}{'year right %':>14}")
    for key, scores in totals.items():
        gold, have, right, years = (sum(part) for part in zip(*scores, strict=True))
        cells = (100 * right / max(have, 1), 100 * right / max(gold, 1), 100 * years / max(right, 1))
        print(f"{key:6}{len(scores):10}{gold:9}{cells[0]:8.1f}{cells[1]:8.1f}{cells[2]:14.1f}")


def _told(figures: list[tuple[Amount, int | None]]) -> str:
    return "; ".join(f"{a.low}..{a.high} {a.unit} {year or '-'}" for a, year in figures) or "-"


if __name__ == "__main__":
    main()
