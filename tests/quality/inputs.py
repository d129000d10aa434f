"""What the readers make of real and realistic files: `python -m tests.quality.inputs` prints two tables.

The first counts the files of tests/readers/cases.py by reader: right (every article with its title, text
and date, every error with its reason), partly, refused clearly, wrong. The second measures saved pages of
the development data: publication date, title on pages read by hand, text against trafilatura's own.
"""

from __future__ import annotations

import csv
import os
import sys
import tarfile
import tempfile
import time
from collections import Counter, defaultdict
from hashlib import sha256
from pathlib import Path

from kzuzcli.article import SourceDocument
from kzuzcli.dating.find import choose, find_dates
from kzuzcli.errors import ReadError
from kzuzcli.readers import read

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.readers.cases import CASES, Case

SHARED = Path(os.environ.get("KZUZ_SHARED", Path(__file__).parents[3] / "shared"))
GOLD = Path(__file__).parent / "gold" / "page_titles.tsv"


def verdict(case: Case, folder: Path) -> str:
    path = folder / case.name
    path.write_bytes(case.make())
    found = list(read(path, case.mapping))
    reasons = sorted(item.reason for item in found if isinstance(item, ReadError))
    documents = [item for item in found if isinstance(item, SourceDocument)]
    right = [
        document.title == expected.title
        and expected.words in " ".join(document.text.replace("\u00ad", "").split())
        and not any(words in document.text for words in expected.absent)
        and expected.date in (None, document.first("date"))
        for document, expected in zip(documents, case.articles, strict=False)
    ]
    whole = all(right) and len(documents) == len(case.articles) and reasons == sorted(case.errors)
    if whole:
        return "right" if case.articles else "refused"
    return "partly" if any(right) else "wrong"


def files() -> None:
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as folder:
        for case in CASES:
            outcome = verdict(case, Path(folder))
            table[case.reader][outcome] += 1
            if outcome in ("partly", "wrong"):
                print(f"{outcome}: {case.reader} {case.name}")
    print(f"{'reader':14}{'files':>7}{'right':>7}{'partly':>8}{'refused clearly':>17}{'wrong':>7}")
    for reader, counts in [*table.items(), ("all", sum(table.values(), Counter()))]:
        cells = f"{counts['right']:7}{counts['partly']:8}{counts['refused']:17}{counts['wrong']:7}"
        print(f"{reader:14}{counts.total():7}{cells}")


def gold_rows(folder: Path) -> list[dict[str, str]]:
    with tarfile.open(SHARED / "data" / "html_dev.tar.gz") as archive:
        archive.extractall(folder, filter="data")
    with (folder / "html" / "gold.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def titles_by_hand() -> dict[str, str]:
    """The hash of the headline by file."""
    rows = (line.split("\t") for line in GOLD.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {file: digest for file, digest in rows}  # noqa: C416 - dict(rows) hides that they are pairs


def letters_hash(title: str) -> str:
    letters = "".join(filter(str.isalnum, title.casefold()))
    return sha256(letters.encode()).hexdigest()[:16]


def share(found: str, wanted: str) -> float:
    """The share of the wanted words that were found."""
    words, others = Counter(wanted.split()), Counter(found.split())
    return (words & others).total() / max(1, words.total())


def reference(data: bytes) -> str:
    from trafilatura import extract

    return extract(data, include_comments=False) or ""


def pages(show: bool) -> None:
    if not (SHARED / "data" / "html_dev.tar.gz").exists():
        print("no shared/data/html_dev.tar.gz: pages not measured")
        return
    by_hand = titles_by_hand()
    days: Counter[str] = Counter()
    titles: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    seconds = 0.0
    with tempfile.TemporaryDirectory() as folder:
        rows = gold_rows(Path(folder))
        for row in rows:
            path = Path(folder) / "html" / row["file"]
            started = time.perf_counter()
            [document] = read(path)
            seconds += time.perf_counter() - started
            texts[text_verdict(document, path)] += 1
            if row["date"]:
                days[outcome := day_verdict(document, row["date"][:10])] += 1
                if show and outcome == "wrong":
                    print("date", row["file"], row["date"])
            if row["file"] in by_hand:
                title = document.title if isinstance(document, SourceDocument) else ""
                right = letters_hash(title) == by_hand[row["file"]]
                titles["right" if right else "wrong"] += 1
                if show and not right:
                    print("title", row["file"], repr(title))
    line("publication date", days, "exact", "exact >= 88 %, wrong <= 5 %")
    line("title, by hand", titles, "right", "right >= 95 %")
    line("text", texts, "as trafilatura's", "as trafilatura's")
    print(f"{1000 * seconds / len(rows):.0f} ms a page")


def text_verdict(document: SourceDocument | ReadError, path: Path) -> str:
    wanted = reference(path.read_bytes())
    if isinstance(document, ReadError):
        return "refused" if wanted else "none in it"
    return "as trafilatura's" if share(f"{document.title} {document.text}", wanted) >= 0.95 else "less"


def day_verdict(document: SourceDocument | ReadError, day: str) -> str:
    chosen = choose(find_dates(document)) if isinstance(document, SourceDocument) else None
    if chosen is None:
        return "open"
    period = chosen.period
    if period.precision == "day":
        return "exact" if period.edtf == day else "wrong"
    inside = (period.earliest is None or str(period.earliest) <= day) and (
        period.latest is None or day <= str(period.latest)
    )
    return period.precision if inside else "wrong"


def line(name: str, counts: Counter[str], first: str, target: str) -> None:
    cells = [first, *sorted(set(counts) - {first})]
    total = max(1, counts.total())
    shown = ", ".join(f"{cell} {counts[cell]} ({100 * counts[cell] / total:.1f} %)" for cell in cells)
    print(f"{name:18}{counts.total():5}  {shown}   [{target}]")


if __name__ == "__main__":
    files()
    print()
    pages("--show" in sys.argv)
