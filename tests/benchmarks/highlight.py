"""How long lighting takes: ten ordinary articles, one article of a megabyte, and queries made to hurt.

Run: python tests/benchmarks/highlight.py
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from kzuzcli.highlight import _find, matched, snippets
from kzuzcli.query import Any, Form, Or, Query, Sequence

VOCABULARY = [a + b + c for a in ("ka", "to", "mi", "re", "su") for b in ("l", "rs", "nt") for c in "aeiou"]


def article(words: int, seed: int) -> str:
    """Words of a small vocabulary, the first the most frequent, in sentences and paragraphs."""
    chance = random.Random(seed)
    weights = [1 / rank for rank in range(1, len(VOCABULARY) + 1)]
    chosen = chance.choices(VOCABULARY, weights, k=words)
    ends = [chance.choice((" ", " ", " ", " ", " ", " ", " ", ". ", ".\n")) for _ in chosen]
    return "".join(word + end for word, end in zip(chosen, ends, strict=True))


def word(*forms: str) -> Any:
    return Any(tuple(Form("en", form) for form in forms), None, forms[0])


RARE, COMMON = word(*VOCABULARY[-3:]), word(VOCABULARY[0])
QUERIES: dict[str, Query] = {
    "a rare word": RARE,
    "a common word": COMMON,
    "a phrase": Sequence((COMMON, RARE)),
    "near": Sequence((COMMON, RARE, word(VOCABULARY[1])), 5),
    "every word, near, twice": Sequence((word(*VOCABULARY), word(*VOCABULARY)), 50),
    "every word on its own": Or(tuple(word(form) for form in VOCABULARY)),
}


def seconds(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(3):
        _find.cache_clear()
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best


def main() -> None:
    ten = [article(500, seed) for seed in range(10)]
    large = article(230_000, 0)
    print(f"{'snippets and matched words, ms':32}{'10 of 3 kB':>12}{f'1 of {len(large) / 1e6:.1f} MB':>12}")
    for name, query in QUERIES.items():
        cells = []
        for texts in (ten, [large]):

            def work(texts: list[str] = texts, query: Query = query) -> None:
                for text in texts:
                    snippets(query, text, "en")
                    matched(query, text, "en")

            cells.append(seconds(work) * 1000)
        print(f"{name:32}" + "".join(f"{cell:12.1f}" for cell in cells))


if __name__ == "__main__":
    main()
