"""How well residue is told from articles: python -m tests.quality.residue [--show].

The gold lines of this project: per kind, of the characters marked by hand how many were found (recall), of
those found how many were marked (precision), and the rows that are right to the character. `--show` prints
the rows that are not. Then, where the shared data is there, how much of real news is taken for residue:
with `--show` the lines themselves, to be judged by eye.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.real import find_shared

from kzuzcli.residue import CLEANED, Residue, find

GOLD = Path(__file__).parent / "gold/residue.tsv"
NEWS = (
    "reuters21578_en",
    "bbc_2004_en",
    "factrueval2016_ru",
    "kazinform_kk_latn_dev",
    "24kg_ky_dev",
    "uzbekistan_press_en",
    "uzbek_latin_load",
)
_MARKED = re.compile(r"⟦(\w+)\|(.*?)⟧", re.DOTALL)
_ESCAPE = re.compile(r"\\(n|u[0-9a-f]{4})")


class Row(NamedTuple):
    language: str
    reader: str
    title: str
    text: str
    residue: list[Residue]


def gold() -> Iterator[Row]:
    """The rows of the gold table, marks taken out of the text."""
    with GOLD.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            text, marks = unmarked(_ESCAPE.sub(_character, row["text"]))
            yield Row(row["lang"], row["reader"], row["title"].removeprefix("-"), text, marks)


def _character(match: re.Match[str]) -> str:
    return "\n" if match[1] == "n" else chr(int(match[1][1:], 16))


def unmarked(text: str) -> tuple[str, list[Residue]]:
    """A text without its marks ⟦kind|…⟧, and what they mark."""
    plain, marks, at = "", [], 0
    for match in _MARKED.finditer(text):
        plain += text[at : match.start()]
        marks.append(Residue(len(plain), len(plain) + len(match[2]), match[1]))  # type: ignore[arg-type]
        plain, at = plain + match[2], match.end()
    return plain + text[at:], marks


def characters(residue: list[Residue]) -> set[tuple[int, str]]:
    return {(place, one.kind) for one in residue for place in range(one.start, one.end)}


def main() -> int:
    show = "--show" in sys.argv
    counts: dict[str, Counter[str]] = {}
    rows = list(gold())
    right = 0
    for row in rows:
        found = find(row.text, row.title, row.reader)
        right += found == row.residue
        if show and found != row.residue:
            print(row.language, repr(row.text), "wanted", row.residue, "found", found)
        for name, places in (("wanted", row.residue), ("found", found)):
            for _, kind in characters(places):
                counts.setdefault(kind, Counter())[name] += 1
        for _, kind in characters(found) & characters(row.residue):
            counts[kind]["right"] += 1
    print(f"{'kind':12}{'characters':>11}{'precision':>11}{'recall':>8}")
    for kind, count in [*sorted(counts.items()), ("all", sum(counts.values(), Counter()))]:
        precision, recall = (count["right"] / max(1, count[of]) for of in ("found", "wanted"))
        print(f"{kind:12}{count['wanted']:11}{100 * precision:11.1f}{100 * recall:8.1f}")
    print(f"{right} of {len(rows)} rows right to the character")
    real(show)
    return 0


def real(show: bool) -> None:
    """How much of real articles is left out when they are shown."""
    shared = find_shared()
    if shared is None:
        print("no real texts here: set KZUZ_SHARED to their folder")
        return
    print(f"\n{'left out of':24}{'articles':>9}{'with any':>9}{'stretches':>10}{'characters':>12}  by kind")
    for name in NEWS:
        articles = touched = size = left = 0
        kinds: Counter[str] = Counter()
        for record in records(shared / "data/news" / f"{name}.jsonl.gz"):
            found = [one for one in find(record["text"], record["title"] or "") if one.kind not in CLEANED]
            articles, touched = articles + 1, touched + bool(found)
            size, left = size + len(record["text"]), left + sum(end - start for start, end, _ in found)
            kinds.update(one.kind for one in found)
            for one in found if show else ():
                print(f"  {name} {one.kind}: {record['text'][one.start : one.end][:120]!r}")
        told = ", ".join(f"{kind} {many}" for kind, many in kinds.most_common())
        print(
            f"{name:24}{articles:9}{touched:9}{kinds.total():10}{100 * left / max(1, size):10.3f} %  {told}"
        )


def records(path: Path, most: int = 2000) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number < most:
                yield json.loads(line)


if __name__ == "__main__":
    sys.exit(main())
