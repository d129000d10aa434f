"""How well dates are read: python tests/quality/dates.py [--half test] [--show]."""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kzuzcli.dating.expressions import Found, read

HERE = Path(__file__).parent
GOLD = HERE / "gold/dates.tsv"


class Sentence(NamedTuple):
    """A row of the gold table; `dates` are (start, end, EDTF)."""

    half: str
    language: str
    known: date | None
    dates: list[tuple[int, int, str]]
    text: str


def sentences() -> Iterator[Sentence]:
    with GOLD.open(encoding="utf-8", newline="") as lines:
        for half, language, known, dates, text in list(csv.reader(lines, delimiter="\t", quoting=3))[1:]:
            expected = []
            for entry in [] if dates == "-" else dates.split("; "):
                span, edtf = entry.split()
                start, end = span.split("-")
                expected.append((int(start), int(end), edtf))
            yield Sentence(
                half, language, date.fromisoformat(known) if known != "-" else None, expected, text
            )


class Score(NamedTuple):
    """Of one sentence: dates right, missed or read less precisely, wrong; spans exact among the right."""

    right: int
    missed: int
    wrong: int
    exact: int


def score(row: Sentence, found: list[Found]) -> Score:
    """A found date is wrong when none is expected there, or one that lies elsewhere in time."""
    right = exact = wrong = 0
    for one in found:
        match = [g for g in row.dates if g[0] < one.span[1] and one.span[0] < g[1]]
        if any(g[2] == one.period.edtf for g in match):
            right += 1
            exact += any(g[:2] == one.span for g in match)
        elif not any(_coarser(one.period.edtf, g[2]) for g in match):
            wrong += 1
    return Score(right, len(row.dates) - right, wrong, exact)


def _coarser(found: str, expected: str) -> bool:
    """2022-12 where 2022-12-21 is expected is less than right, but not wrong; so is XXXX-12-21."""
    return expected.startswith(found.rstrip("?")) or (
        found.startswith("XXXX") and expected.endswith(found[4:])
    )


def main(arguments: list[str]) -> int:
    half = "dev" if "dev" in arguments else "test" if "test" in arguments else None
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for row in sentences():
        if half and row.half != half:
            continue
        found = list(read(row.text, row.language, row.known))
        result = score(row, found)
        for name in (row.language, "all"):
            totals[name].update(dict(zip(Score._fields, result, strict=True)))
            totals[name]["sentences"] += 1
        if "--show" in arguments and (result.missed or result.wrong or result.exact < result.right):
            print(row.language, row.dates, [(f.span, f.period.edtf, f.quote) for f in found], row.text)
    print("language  sentences  dates  right %  wrong %  spans %")
    for name, count in totals.items():
        dates = count["right"] + count["missed"]
        print(
            f"{name:8}  {count['sentences']:9}  {dates:5}  {100 * count['right'] / dates:7.1f}  "
            f"{100 * count['wrong'] / dates:7.1f}  {100 * count['exact'] / max(1, count['right']):7.1f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
