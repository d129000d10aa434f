"""Prints what relations are to reach beside what they do: python -m tests.quality.targets [--pool N] [--pairs]

One table, ready for the README: translations among the documents alone and among N others (20,000), articles
without a translation, reprints, Reuters, the seeds, headlines across languages, comparisons. `--pairs` prints
every pair of languages as well. Texts come from ../shared (or $KZUZ_SHARED); about four minutes.
"""

from __future__ import annotations

import argparse
import io
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import NamedTuple, TypeVar

from tests.quality import across, compare, relations
from tests.real import shared_folder

from kzuzcli.linking.article import LinkArticle
from kzuzcli.linking.compare import compare as compared

Value = TypeVar("Value")

SEEDS = {
    ("000", "translation", "003", ()),
    ("003", "translation", "000", ()),
    ("001", "quotes", "002", (33, 23, 22, 22, 13, 11)),
    ("002", "quoted-by", "001", (33, 23, 22, 22, 13, 11)),
}


class Row(NamedTuple):
    """What is measured, the figure, what is wanted, and whether that is reached (None: nothing is wanted)."""

    what: str
    figure: str
    wanted: str
    reached: bool | None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pool", type=int, default=20_000)
    parser.add_argument("--pairs", action="store_true")
    options = parser.parse_args()
    print("| what | figure | wanted | |\n| --- | --- | --- | --- |")
    for row in rows(options.pool, options.pairs):
        sign = {True: "", False: "missed", None: ""}[row.reached]
        print(f"| {row.what} | {row.figure} | {row.wanted} | {sign} |", flush=True)


def rows(pool: int, pairs: bool) -> Iterator[Row]:
    yield from translated(0, "no others", pairs)
    yield from translated(pool, f"{pool:,} others", pairs)
    yield from alone(pool)
    yield from reprinted()
    yield from seeds()
    yield from headlines()
    yield from comparisons()


def quietly(measure: Callable[..., Value], **options: object) -> Value:
    with redirect_stdout(io.StringIO()):
        return measure(argparse.Namespace(half=None, **options)) if options else measure()


def translated(pool: int, among: str, pairs: bool) -> Iterator[Row]:
    found = quietly(relations.translations, pool=pool)
    total = sum(found.values(), Counter[str]())
    of_pair = {
        " ".join(pair): row["found"] / row["asked"] for pair, row in sorted(found.items()) if row["asked"]
    }
    worst = min(of_pair, key=of_pair.__getitem__)
    share, wrong = total["found"] / total["asked"], total["wrong"] / total["asked"]
    yield Row(f"translation found, all pairs, {among}", percent(share), "≥ 99 %", share >= 0.99)
    yield Row(f"the worst pair of them, {worst}", percent(of_pair[worst]), "≥ 99 %", of_pair[worst] >= 0.99)
    for pair, part in of_pair.items() if pairs else ():
        yield Row(f"… {pair}", percent(part), "≥ 99 %", part >= 0.99)
    yield Row(f"claimed but wrong, {among}", percent(wrong), "≤ 0.5 %", wrong <= 0.005)


def alone(pool: int) -> Iterator[Row]:
    part = quietly(relations.orphans, pool=pool)
    yield Row(
        f"claimed of articles without a translation, {pool:,} others", percent(part), "≤ 0.5 %", part <= 0.005
    )


def reprinted() -> Iterator[Row]:
    parts = quietly(relations.reprints, pool=3000)
    for cut, wanted in ((0.15, 0.99), (0.4, 0.85)):
        what = f"reprints found, {cut:.0%} of the sentences cut"
        yield Row(what, percent(parts[cut]), f"≥ {wanted:.0%}", parts[cut] >= wanted)
    false = quietly(relations.reuters, pool=0)
    yield Row("false reprints an article, Reuters", f"{false:.3f}", "≤ 0.1", false <= 0.1)


def seeds() -> Iterator[Row]:
    found = {(a, kind, b, tuple(words)) for a, kind, b, words in quietly(relations.seeds, pool=0)}
    right = found == SEEDS
    yield Row(
        "links of the seeds",
        "exactly these" if right else f"{sorted(found)}",
        "000⇄003, 001 quotes 002",
        right,
    )
    first, second = (
        LinkArticle(name, next((shared_folder() / "seeds").glob(f"{name}_*")).read_text("utf-8"), "en")
        for name in ("001", "002")
    )
    words = sorted((each.words for each in compared(first, second, "passages").passages), reverse=True)
    wanted = [33, 23, 22, 22, 13, 11]
    yield Row(
        "passages that compare lists of them",
        " ".join(map(str, words)),
        " ".join(map(str, wanted)),
        words == wanted,
    )


def headlines() -> Iterator[Row]:
    folder = shared_folder() / "data" / "retrieval" / "ntrex_knownitem_dev"
    asked = [(id, text) for id, language, text in across.headlines(folder) if language == "en"]
    with tempfile.TemporaryDirectory() as place, across.archive_of(folder, Path(place)) as archive:
        for other in ("ru", "kk", "uz"):
            places = {id: across.place_of(archive, id, text, other, True, False) for id, text in asked}
            part = across.recall(places, 5)
            reached = part >= across.WANTED
            yield Row(
                f"English headline to the {other} article, --across, R@5", percent(part), "≥ 85 %", reached
            )


def comparisons() -> Iterator[Row]:
    parts = quietly(compare.measure)
    for number, what in enumerate(("paragraphs set side by side rightly", "planted numbers marked")):
        pair = min(parts, key=lambda pair: parts[pair][number])
        yield Row(f"{what}, worst pair {'-'.join(pair)}", percent(parts[pair][number]), "", None)


def percent(part: float) -> str:
    return f"{100 * part:.1f} %"


if __name__ == "__main__":
    main()
