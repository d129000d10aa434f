"""Prints how well paragraphs are aligned and differences marked: python tests/quality/compare.py

Translated documents whose paragraphs are known to go together, from ../shared (or $KZUZ_SHARED). Disturbed: on
either side one paragraph in ten is joined with the next and one in twenty left out. Marks are counted per
paragraph that is a faithful translation; a planted number is one put in the place of another.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import re
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from kzuzcli.linking.article import LinkArticle
from kzuzcli.linking.compare import Comparison, compare

SHARED = Path(os.environ.get("KZUZ_SHARED", Path(__file__).parents[3] / "shared"))
LANGUAGES = ("en", "ru", "kk", "uz")
JOINED, LEFT_OUT = 0.1, 0.05
_NUMBER = re.compile(r"(?<![\d.,])\d{2,4}(?![\d.,]|\s\d)")

Lines = list[tuple[list[int], str]]
"""Paragraphs, each with the ordinals of the original ones in it."""


def documents() -> dict[str, dict[str, str]]:
    """Texts by document and language."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    with gzip.open(SHARED / "data/parallel/ntrex_docs_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["lang"] in LANGUAGES:
                found[row["doc"]][row["lang"]] = row["text"]
    return found


def original(text: str) -> Lines:
    return [([number], line) for number, line in enumerate(text.split("\n")) if line.strip()]


def disturbed(lines: Lines, chance: random.Random) -> Lines:
    kept = [line for line in lines if chance.random() >= LEFT_OUT]
    joined: Lines = []
    for held, text in kept:
        if joined and len(joined[-1][0]) == 1 and chance.random() < JOINED:
            joined[-1] = (joined[-1][0] + held, f"{joined[-1][1]} {text}")
        else:
            joined.append((held, text))
    return joined


def compared(a: Lines, b: Lines, languages: tuple[str, str]) -> Comparison:
    texts = ("\n".join(text for _, text in side) for side in (a, b))
    one, other = (LinkArticle(tag, text, tag) for tag, text in zip(languages, texts, strict=True))
    return compare(one, other, "paragraphs")


def score(a: Lines, b: Lines, languages: tuple[str, str]) -> Counter[str]:
    """Links between paragraphs: found, right, and those there are."""
    starts = [_starts(side) for side in (a, b)]
    found = {
        (starts[0][x[0]], starts[1][y[0]])
        for row in compared(a, b, languages).rows
        for x in row.a
        for y in row.b
    }
    gold = {(i, j) for i, (x, _) in enumerate(a) for j, (y, _) in enumerate(b) if set(x) & set(y)}
    return Counter(found=len(found), gold=len(gold), right=len(found & gold))


def _starts(lines: Lines) -> dict[int, int]:
    starts, at = {}, 0
    for number, (_, text) in enumerate(lines):
        starts[at + len(text) - len(text.lstrip())] = number
        at += len(text) + 1
    return starts


def marks(a: Lines, b: Lines, languages: tuple[str, str], chance: random.Random) -> Counter[str]:
    """Marks in faithful translations, and whether a planted number is marked."""
    counts: Counter[str] = Counter()
    first, second = ("\n".join(text for _, text in side) for side in (a, b))
    for row in compared(a, b, languages).rows:
        counts["rows"] += 1
        told = [first[s:e] for s, e in row.only_a] + [second[s:e] for s, e in row.only_b]
        counts["numbers"] += sum(text[0].isdigit() for text in told)
        counts["names"] += sum(not text[0].isdigit() for text in told)
    places = [(n, match) for n, (_, text) in enumerate(b) for match in _NUMBER.finditer(text)]
    if places:
        n, match = chance.choice(places)
        other = str(int(match[0]) + 3)
        text = b[n][1]
        planted = [*b[:n], (b[n][0], text[: match.start()] + other + text[match.end() :]), *b[n + 1 :]]
        whole = "\n".join(text for _, text in planted)
        told = [whole[s:e] for row in compared(a, planted, languages).rows for s, e in row.only_b]
        counts.update(planted=1, caught=other in told)
    return counts


def main() -> None:
    measure()


def measure() -> dict[tuple[str, str], tuple[float, float]]:
    """Pairs of languages -> the parts of right paragraphs, as they are, and of planted numbers caught."""
    texts = documents()
    shares: dict[tuple[str, str], tuple[float, float]] = {}
    print(f"{len(texts)} documents; per cent")
    print(
        "pair     as they are   disturbed P / R   planted numbers caught   numbers, names marked a paragraph"
    )
    for languages in combinations(LANGUAGES, 2):
        chance = random.Random(6)
        plain, harder, told = Counter[str](), Counter[str](), Counter[str]()
        for by_language in texts.values():
            a, b = (original(by_language[tag]) for tag in languages)
            plain += score(a, b, languages)
            harder += score(disturbed(a, chance), disturbed(b, chance), languages)
            told += marks(a, b, languages, chance)
        shares[languages] = plain["right"] / plain["gold"], told["caught"] / told["planted"]
        print(
            f"{'-'.join(languages):<9}{100 * plain['right'] / plain['gold']:>11.1f}"
            f"{100 * harder['right'] / harder['found']:>15.1f} / {100 * harder['right'] / harder['gold']:.1f}"
            f"{100 * told['caught'] / told['planted']:>20.1f}"
            f"{told['numbers'] / told['rows']:>26.2f}, {told['names'] / told['rows']:.2f}"
        )
    return shares


if __name__ == "__main__":
    main()
