"""How well stems join the forms of a word: python -m tests.quality.stemming

Pairs of word types of one treebank half in ../shared/data/morphology (or $KZUZ_SHARED): precision is the
share of the pairs with one stem that have a lemma in common, recall the share of the pairs with a lemma
in common that have one stem. Kazakh and Uzbek: nouns, names, adjectives. Types are split in two by their
lemma, and `stemming.py ru` prints the mistakes of `dev` alone; but neither half is untouched: the figures of
both were seen while rules were tried, and reflexive verbs were set apart for what it did to the whole file.
"""

from __future__ import annotations

import os
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path

from kzuzcli.analysis import fold, stem

SHARED = Path(os.environ.get("KZUZ_SHARED", Path(__file__).parents[3] / "shared"))
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
Types = dict[str, frozenset[str]]


def read_types(language: str, kinds: frozenset[str] | None) -> Types:
    """Folded form -> its folded lemmas, of tokens of these parts of speech (None: of every word)."""
    lemmas: defaultdict[str, set[str]] = defaultdict(set)
    for line in (SHARED / f"data/morphology/{language}.tsv").read_text("utf-8").splitlines():
        form, lemma, kind = (*line.split("\t"), "", "")[:3]
        if form.replace("-", "").replace("ʻ", "").isalpha() and (kinds is None or kind in kinds):
            lemmas[fold(form, language)].add(fold(lemma, language))
    return {form: frozenset(found) for form, found in lemmas.items()}


def half(types: Types, which: int) -> Types:
    """The types whose (first) lemma falls into half 0 or 1."""
    return {form: found for form, found in types.items() if zlib.crc32(min(found).encode()) % 2 == which}


def pairs(groups: Iterable[list[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def scores(types: Types, stemmer: Callable[[str], str]) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean, in per cent."""
    by_lemma, by_stem = defaultdict(list), defaultdict(list)
    for form, lemmas in types.items():
        by_stem[stemmer(form)].append(form)
        for lemma in lemmas:
            by_lemma[lemma].append(form)
    wanted, joined = pairs(by_lemma.values()), pairs(by_stem.values())
    right = len(wanted & joined)
    precision, recall = right / max(1, len(joined)), right / max(1, len(wanted))
    return 100 * precision, 100 * recall, 200 * precision * recall / max(1e-9, precision + recall)


def mistakes(types: Types, stemmer: Callable[[str], str], count: int = 60) -> None:
    """Print the groups of forms that lose most: first split lemmas, then stems that join strangers."""
    by_lemma, by_stem = defaultdict(list), defaultdict(list)
    for form, lemmas in sorted(types.items()):
        by_stem[stemmer(form)].append(form)
        for lemma in lemmas:
            by_lemma[lemma].append(form)
    split: Counter[str] = Counter()
    for lemma, group in by_lemma.items():
        parts = Counter(map(stemmer, group))
        split[f"{lemma}: {', '.join(f'{f}>{stemmer(f)}' for f in group)}"] = len(group) - max(parts.values())
    joined: Counter[str] = Counter()
    for root, group in by_stem.items():
        strangers = sum(not types[a] & types[b] for a, b in combinations(group, 2))
        joined[f"{root}: {', '.join(f'{f}={min(types[f])}' for f in group)}"] = strangers
    for title, table in (("split", split), ("joined", joined)):
        print(f"-- {title}")
        for text, cost in table.most_common(count):
            if cost:
                print(f"{cost:4} {text}")


def snowball(form: str) -> str:
    import Stemmer

    return str(Stemmer.Stemmer("russian").stemWord(form))


def main() -> None:
    if sys.argv[1:]:
        language = sys.argv[1]
        types = read_types(language, None if language == "ru" else NOMINAL)
        mistakes(half(types, 0), lambda form: stem(form, language))
        return
    print(f"{'':28}{'dev':^20}{'judge':^20}{'all':^20}  types")
    for language, kinds in (("ru", None), ("kk", NOMINAL), ("uz", NOMINAL), ("kk", None), ("uz", None)):
        types = read_types(language, kinds)
        rows: dict[str, Callable[[str], str]] = {"kzuz": lambda f, lang=language: stem(f, lang)}  # type: ignore[misc]
        if language == "ru":
            rows = {"snowball": snowball, **rows}
        for name, stemmer in rows.items():
            cells = (scores(part, stemmer) for part in (half(types, 0), half(types, 1), types))
            row = "".join(f"{p:6.1f}{r:6.1f}{f:6.1f}  " for p, r, f in cells)
            label = f"{language} {name} {'all words' if kinds is None else 'nominal'}"
            print(f"{label:28}{row}{len(types):6}")


if __name__ == "__main__":
    main()
