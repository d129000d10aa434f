"""How well people, places and organisations are told apart: python -m tests.quality.name_kinds [--show] [--write].

Each row of gold/name_kinds.tsv is an article of one sentence; the lexicon knows all names of the table as names.
Precision and recall per kind; of the rows that are none of the three, how many stay unknown. The second table was
written when the rules stood, and nothing was changed for it. `--show` prints what went wrong, `--write` makes
naming/data/known.tsv anew from the tables of names.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from tests.naming.samples import Listed, article

from kzuzcli.analysis.names import aliases
from kzuzcli.analysis.names.aliases import things
from kzuzcli.naming import Kind, grouped, mentions
from kzuzcli.naming.kinds import DATA, KINDS, TABLE, Kinds

GOLD = [Path(__file__).parent / "gold" / name for name in ("name_kinds.tsv", "name_kinds_held.tsv")]
PLACES = (DATA / "places.txt", aliases.DATA / "places.txt", aliases.DATA / "countries.txt")
ORGANISATIONS = aliases.DATA / "organisations.txt"


def keys(*paths: Path) -> list[frozenset[str]]:
    """The keys of each thing in tables."""
    found = [thing for path in paths for thing in things(path.read_text(encoding="utf-8"), path)]
    return [frozenset(key.lstrip("!") for key in thing.keys) for thing in found]


def known() -> str:
    """The keys of all tables with their kinds, a line each.

    The table of organisations holds countries by their short names, too: they share a key with a place. A town
    that is called as people are (Abai) is left out.
    """
    places = frozenset().union(*keys(*PLACES))
    neither = frozenset().union(*keys(DATA / "neither.txt"))
    kinds = {key: "given" for thing in keys(DATA / "given_names.txt") for key in thing}
    for thing in keys(ORGANISATIONS):
        kinds |= dict.fromkeys(thing, "place" if thing & places else "organisation")
    countries = frozenset().union(*keys(aliases.DATA / "countries.txt"))
    neither |= (places - countries) & kinds.keys() - {key for key, kind in kinds.items() if kind != "given"}
    kinds |= dict.fromkeys(places, "place")
    return "".join(f"{key}\t{kind}\n" for key, kind in sorted(kinds.items()) if key not in neither)


Row = tuple[str, str, str, str]


def rows(path: Path) -> list[Row]:
    """(language, kind, name, sentence) of a gold table."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return [(line[0], line[1], line[2], line[3]) for line in lines]


def told(language: str, name: str, sentence: str, lexicon: Listed, kinds: Kinds) -> Kind | None:
    """The kind of a name in a sentence."""
    words = name.replace("-", " ").split()
    found = grouped(mentions([article(sentence, language)], lexicon))
    holding = [each for each in found if any(word in each.spellings for word in words)]
    whole = [each for each in found if each.name == name]
    return kinds.kind((whole or holding)[0]) if holding else None


def names(table: list[Row]) -> dict[str, str]:
    """Language -> the words that are names."""
    words: dict[str, str] = {}
    for language, _, name, _ in table:
        scope = language.partition("-")[0]
        words[scope] = f"{words.get(scope, '')} {name.replace('-', ' ')}"
    return words


def main() -> None:
    if "--write" in sys.argv:
        TABLE.write_text(known(), encoding="utf-8")
    for path in GOLD:
        measure(path.name, rows(path), "--show" in sys.argv)


def measure(title: str, table: list[Row], show: bool) -> None:
    lexicon, kinds = Listed(names(table)), Kinds.load()
    right, said, wanted = Counter[str](), Counter[str](), Counter[str]()
    for language, kind, name, sentence in table:
        found = told(language, name, sentence, lexicon, kinds) or "other"
        right[kind] += found == kind
        said[found] += 1
        wanted[kind] += 1
        if found != kind and show:
            print(f"  {language} {name}: {found}, is {kind}: {sentence}")
    print(f"{title:24}{'names':>7}{'P':>8}{'R':>8}")
    for kind in KINDS:
        precision, recall = (100 * right[kind] / max(1, total[kind]) for total in (said, wanted))
        print(f"  {kind:22}{wanted[kind]:7}{precision:8.1f}{recall:8.1f}")
    print(
        f"  {'left unknown':22}{wanted['other']:7}{'':8}{100 * right['other'] / max(1, wanted['other']):8.1f}"
    )


if __name__ == "__main__":
    main()
