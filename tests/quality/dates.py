"""How well dates are read: python -m tests.quality.dates [dev|test] [--show].

The gold table of this project, then the shared data where it is there: CLDR's dates, raw lines of
newsrooms, the five seeds, articles whose date lines are hidden, and what it all costs.
`dev` or `test` takes one half of each (every other row), `--show` prints what is not right.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from kzuzcli.article import DateEvidence, Declared, Origin, SourceDocument
from kzuzcli.dating import choose, find_dates
from kzuzcli.dating.declared import read_declared
from kzuzcli.dating.expressions import Found, read

HERE = Path(__file__).parent
GOLD = HERE / "gold/dates.tsv"
SHARED = Path(os.environ.get("KZUZ_SHARED", HERE.parents[1] / "../shared"))
# the languages the reading is promised for; others in the table are read where they come along
PROMISED = ("en", "ru", "kk", "uz", "uz-Cyrl", "ky", "tg", "tt", "tr", "uk")


class Sentence(NamedTuple):
    """A row of the gold table; `dates` are (start, end, EDTF)."""

    half: str
    language: str
    known: date | None
    dates: list[tuple[int, int, str]]
    text: str


class Score(NamedTuple):
    """Of one sentence: dates right, missed or read less precisely, wrong; spans exact among the right."""

    right: int
    missed: int
    wrong: int
    exact: int


class Options(NamedTuple):
    half: str | None
    show: bool

    def take(self, rows: list[Any]) -> list[Any]:
        """The half that was asked for: dev is the first row and every other one after it."""
        return rows if self.half is None else rows[self.half == "test" :: 2]


def main(arguments: list[str]) -> int:
    half = next((name for name in ("dev", "test") if name in arguments), None)
    options = Options(half, "--show" in arguments)
    gold(options)
    if not (SHARED / "data").is_dir():
        print(f"the rest needs the shared data ({SHARED}, or $KZUZ_SHARED)")
        return 0
    cldr(options)
    raw_lines(options)
    seeds()
    hidden(options)
    bylines(options)
    return 0


def gold(options: Options) -> None:
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for row in _sentences():
        if options.half in (None, row.half):
            found = list(read(row.text, row.language, row.known))
            result = _score(row, found)
            for name in (row.language, "all"):
                totals[name].update(result._asdict() | {"sentences": 1})
            if options.show and (result.missed or result.wrong):
                print(row.language, row.dates, [(f.span, f.period.edtf) for f in found], row.text)
    print("\nGold sentences  sentences  dates  right %  wrong %  spans %   (>= 97 right, <= 0.5 wrong)")
    for name, count in totals.items():
        dates = count["right"] + count["missed"]
        shares = [100 * count["right"] / dates, 100 * count["wrong"] / dates]
        spans = 100 * count["exact"] / max(1, count["right"])
        print(
            f"{name:14}  {count['sentences']:9}  {dates:5}  {shares[0]:7.1f}  {shares[1]:7.1f}  {spans:7.1f}"
        )


def _sentences() -> Iterator[Sentence]:
    with GOLD.open(encoding="utf-8", newline="") as lines:
        for half, language, known, dates, text in list(csv.reader(lines, delimiter="\t", quoting=3))[1:]:
            day = date.fromisoformat(known) if known != "-" else None
            yield Sentence(half, language, day, list(_expected(dates)), text)


def _expected(dates: str) -> Iterator[tuple[int, int, str]]:
    for entry in [] if dates == "-" else dates.split("; "):
        span, edtf = entry.split()
        start, end = span.split("-")
        yield int(start), int(end), edtf


def _score(row: Sentence, found: list[Found]) -> Score:
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


def cldr(options: Options) -> None:
    lines = (SHARED / "data/names/cldr_dateformats_dev.tsv").read_text(encoding="utf-8").splitlines()[1:]
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for line in options.take(lines):
        language, width, iso, text = line.split("\t")
        found = [one.period.edtf for one in read(text, language)]
        result = "right" if found == [iso] else "wrong" if any(len(f) >= 10 for f in found) else "refused"
        group = "short" if width == "short" else "long, medium, full"
        totals[f"{group}, {'promised' if language in PROMISED else 'others'}"][result] += 1
        if options.show and result == "wrong":
            print(line, found)
    _table("CLDR dates (>= 99 right, 0 wrong; short 0 wrong)", ("right", "refused", "wrong"), totals)


def raw_lines(options: Options) -> None:
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for name, field in (
        ("news/kazinform_kk_latn_dev", "date_raw"),
        ("parallel/uzdaily_dev", "date"),
        ("news/uzbek_latin_load", "date_raw"),
    ):
        for record in options.take(_records(name)):
            period = read_declared(record[field] or "", record["lang"])
            right = period is not None and period.edtf == record["date"][:10]
            totals[name]["right" if right else "wrong"] += 1
    _table("Raw lines of newsrooms (100 right)", ("right", "wrong"), totals)


def seeds() -> None:
    print("\nSeeds: what is known, from which words")
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        title, _, text = path.read_text(encoding="utf-8").strip().lstrip("# ").partition("\n")
        evidence = find_dates(_document(title, text.strip(), path.name))
        chosen = choose(evidence)
        print(f"{path.name[:3]}  {chosen.period if chosen else 'undated'}")
        for one in evidence:
            print(f"     {one.basis}: {one.period} from “{one.quote}”")


def hidden(options: Options) -> None:
    """Only the text is given: a day claimed that is not the article's own is an invention."""
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for name in (
        "news/reuters21578_en",
        "news/bbc_2004_en",
        "news/24kg_ky_dev",
        "news/kazinform_kk_latn_dev",
        "parallel/uzdaily_dev",
        "news/factrueval2016_ru",
        "news/time1963_en",
    ):
        records = options.take(_records(name))
        documents = [_document(record["title"] or "", record["text"] or "") for record in records]
        start = time.process_time()
        found = [find_dates(document, ingested=date(2026, 11, 22)) for document in documents]
        seconds = time.process_time() - start
        for record, evidence in zip(records, found, strict=True):
            totals[name].update(_claims(record, evidence, options.show))
        size = sum(len(record["text"] or "") for record in records)
        totals[name]["µs an article"] = round(1e6 * seconds / len(records))
        totals[name]["characters"] = round(size / len(records))
    names = ("articles", "day right", "day wrong", "no date to compare", "bounds right", "bounds wrong")
    _table("Date lines hidden (day wrong <= 0.5 %)", (*names, "µs an article", "characters"), totals)


def _claims(record: dict[str, Any], evidence: list[DateEvidence], show: bool) -> Iterator[str]:
    yield "articles"
    chosen = choose(evidence)
    true = date.fromisoformat(record["date"][:10]) if record["date"] else None
    if chosen is None:
        return
    period = chosen.period
    if true is None:
        # BBC and 24.kg have no dates: a day claimed for them counts as wrong
        yield "day wrong" if period.precision == "day" else "no date to compare"
        return
    right = (period.start is None or period.start <= true) and (period.end is None or true < period.end)
    kind = "bounds" if period.precision == "bounds" else "day"
    if show and not right:
        print(true, period, chosen.basis, repr(chosen.quote))
    yield f"{kind} {'right' if right else 'wrong'}"


def bylines(options: Options) -> None:
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    name = "news/socialistworker_2001_2007_en"
    for record in options.take(_records(name)):
        if record["date"]:
            chosen = choose(find_dates(_document(record["title"] or "", record["text"])))
            stated = chosen if chosen and chosen.period.precision == "day" else None
            right = stated is not None and stated.period.edtf == record["date"][:10]
            totals[name]["right" if right else "wrong" if stated else "not found"] += 1
    _table("Bylines in the text (days)", ("right", "not found", "wrong"), totals)


def _records(name: str) -> list[dict[str, Any]]:
    with gzip.open(SHARED / f"data/{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _document(title: str, text: str, path: str = "article.txt") -> SourceDocument:
    declared: dict[str, tuple[Declared, ...]] = {}
    return SourceDocument(Origin(path), title, text, "0" * 64, "text", declared=declared)


def _table(title: str, columns: Iterable[str], rows: dict[str, Counter[str]]) -> None:
    names = list(columns)
    print(f"\n{title}\n{'':36}  " + "  ".join(names))
    for row, count in rows.items():
        print(f"{row:36}  " + "  ".join(f"{count[name]:{len(name)}}" for name in names))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
