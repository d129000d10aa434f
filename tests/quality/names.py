"""Names across scripts and spellings, measured: `python -m tests.quality.names` prints one table.

Pairs of spellings of one name are to be joined, pairs of different names are not. "key" is the equality
of name keys alone, "key+verify" adds pairs of one skeleton that same_name accepts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from kzuzcli.analysis import forms, primary, tokenize, word_case
from kzuzcli.analysis.names import is_name, name_key, same_name, same_person, skeleton

GOLD = Path(__file__).parent / "gold"
SHARED = Path(os.environ.get("KZUZ_SHARED", Path(__file__).parents[3] / "shared"))
# below this likeness two names of a city are not taken for spellings of one name
OTHER_NAME = 0.75
RUNNING = ("en", "ru", "kk", "uz")


@dataclass(frozen=True, slots=True)
class Spelled:
    """A spelling with its language and what the archive keeps of it."""

    text: str
    language: str
    key: str
    block: str


@dataclass(frozen=True, slots=True)
class Score:
    joined: int
    wanted: int
    wrong: int

    @property
    def precision(self) -> float:
        return 100 * self.joined / max(1, self.joined + self.wrong)

    @property
    def recall(self) -> float:
        return 100 * self.joined / max(1, self.wanted)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


Pair = tuple[Spelled, Spelled]
Join = Callable[[Spelled, Spelled], bool]


def spelled(text: str, tag: str) -> Spelled:
    """A spelling, its words written as one: Алма-Ата, Oq soch."""
    language = primary(tag)
    key = name_key("".join(token.term for token in tokenize(text, language)), language)
    return Spelled(text, language, key, skeleton(key))


def by_key(a: Spelled, b: Spelled) -> bool:
    return a.key == b.key != ""


def by_key_or_verified(a: Spelled, b: Spelled) -> bool:
    return by_key(a, b) or (a.block == b.block != "" and same_name(a.key, b.key))


JOINS: dict[str, Join] = {"key": by_key, "key+verify": by_key_or_verified}


def lines(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def across(groups: list[list[Spelled]], join: Join, parted: Callable[[Spelled, Spelled], bool]) -> list[Pair]:
    """Pairs of different groups that `join` joins; only spellings of one block or key can be."""
    blocks: dict[str, list[tuple[int, Spelled]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for one in {(s.text, s.language): s for s in group}.values():
            blocks[one.block or one.key].append((number, one))
    return [
        (a, b)
        for block in blocks.values()
        for (i, a), (j, b) in combinations(block, 2)
        if i != j and parted(a, b) and join(a, b)
    ]


def inside(groups: list[list[Spelled]], parted: Callable[[Spelled, Spelled], bool]) -> list[Pair]:
    return [(a, b) for group in groups for a, b in combinations(group, 2) if parted(a, b)]


def _distinct(pairs: Iterable[Pair]) -> list[Pair]:
    return list({frozenset((s.text.casefold(), s.language) for s in pair): pair for pair in pairs}.values())


def different(a: Spelled, b: Spelled) -> bool:
    return (a.text, a.language) != (b.text, b.language)


class Table:
    """Rows as they are measured; `--show` also prints the pairs that went wrong."""

    def __init__(self, show: str) -> None:
        self.show = show
        print(f"{'what':44}{'pairs':>8}{'P':>8}{'R':>8}{'F1':>8}  target")

    def row(self, what: str, score: Score, target: str = "") -> None:
        figures = "".join(f"{value:8.1f}" for value in (score.precision, score.recall, score.f1))
        print(f"{what:44}{score.wanted:8}{figures}  {target}")

    def rate(self, what: str, value: str, target: str = "") -> None:
        print(f"{what:44}{value:>32}  {target}")

    def pairs(self, what: str, pairs: Iterable[Pair]) -> None:
        if self.show and self.show in what:
            for a, b in pairs:
                print(f"    {what}: {a.text} ({a.language}, {a.key}) {b.text} ({b.language}, {b.key})")


def measure(
    table: Table,
    what: str,
    groups: list[list[Spelled]],
    target: dict[str, str],
    apart: list[Pair] | None = None,
    parted: Callable[[Spelled, Spelled], bool] = different,
    same: Callable[[Spelled, Spelled], bool] = lambda a, b: False,
) -> None:
    """`apart` are look-alikes beside the pairs of different groups; `same` groups named alike by chance."""
    wanted = _distinct(inside(groups, parted))
    for name, join in JOINS.items():
        joined = [pair for pair in wanted if join(*pair)]
        wrong = _distinct(pair for pair in across(groups, join, parted) if not same(*pair))
        wrong += [pair for pair in apart or [] if join(*pair)]
        table.row(f"{what}, {name}", Score(len(joined), len(wanted), len(wrong)), target.get(name, ""))
        table.pairs(f"{what}, {name}: wrong", wrong)
        table.pairs(f"{what}, {name}: missed", [pair for pair in wanted if not join(*pair)])


def gold_names() -> list[list[Spelled]]:
    head, *rows = lines(GOLD / "names.tsv")
    return [
        [
            spelled(form, tag)
            for tag, cell in zip(head[1:], row[1:], strict=True)
            if cell != "-"
            for form in cell.split()
        ]
        for row in rows
    ]


def tagged(cell: str) -> tuple[str, str]:
    language, _, word = cell.partition(":")
    return word, language


def gold_apart() -> list[Pair]:
    return [(spelled(*tagged(a)), spelled(*tagged(b))) for a, b in lines(GOLD / "names_apart.tsv")]


def names(table: Table) -> None:
    measure(
        table,
        "names by hand",
        gold_names(),
        {"key+verify": "P >= 98, R >= 95"},
        apart=gold_apart(),
    )
    apart = gold_apart()
    kept = sum(not by_key_or_verified(a, b) for a, b in apart)
    table.rate("look-alikes kept apart", f"{kept} of {len(apart)}")
    wrong = [pair for pair in apart if by_key_or_verified(*pair)]
    table.pairs("look-alikes", wrong)


def inflected(table: Table) -> None:
    groups = [
        (spelled(base, tag), [spelled(form, tag) for form in forms.split()])
        for tag, base, forms in lines(GOLD / "names_inflected.tsv")
    ]
    pairs = [(base, form) for base, forms in groups for form in forms]
    for name, join in JOINS.items():
        joined = sum(join(*pair) for pair in pairs)
        table.row(f"case endings, {name}", Score(joined, len(pairs), 0))
        table.pairs(f"case endings, {name}", [pair for pair in pairs if not join(*pair)])


def full_names(table: Table) -> None:
    right = total = 0
    for verdict, *cells in lines(GOLD / "names_full.tsv"):
        people = [
            [
                (token.term, primary(tag))
                for word, tag in map(tagged, cell.split())
                for token in tokenize(word, tag)
            ]
            for cell in cells
        ]
        agreed = same_person(*people) == (verdict == "same")
        right, total = right + agreed, total + 1
        if not agreed and table.show:
            print("   ", verdict, *cells)
    table.rate("full names in any order", f"{right} of {total}")


_GENERIC = re.compile(
    r"\s+(?:tumani|тумани|район|viloyati|вилояти|область|shahri|шаҳри|город|shahar|district)$", re.IGNORECASE
)


def places(table: Table) -> None:
    path = SHARED / "data/names/uzbekistan_places_dev.tsv"
    if not path.exists():
        return table.rate("Uzbek places", "no ../shared here")
    _, *rows = lines(path)
    columns = {"Cyrillic": (3, "uz-Cyrl"), "Russian": (4, "ru")}
    for script, (column, tag) in columns.items():
        groups = [
            [spelled(_GENERIC.sub("", row[2]), "uz"), spelled(_GENERIC.sub("", row[column]), tag)]
            for row in rows
            if len(row) > column and row[2] and row[column]
        ]
        same = _namesakes(rows)
        measure(
            table,
            f"Uzbek places Latin-{script}",
            groups,
            {"key+verify": "R >= 98, P >= 97" if script == "Cyrillic" else "R >= 80, P >= 97"},
            parted=lambda a, b: a.text.isascii() != b.text.isascii(),
            same=same,
        )
    return None


def _letters(text: str) -> str:
    language = "uz" if re.search("[ўқғҳ]", text.casefold()) or text.isascii() else "ru"
    return "".join(token.term for token in tokenize(_GENERIC.sub("", text), language)).replace("'", "")


def _namesakes(rows: list[list[str]]) -> Callable[[Spelled, Spelled], bool]:
    """Whether two spellings belong to places of one name: many villages share theirs."""
    parent: dict[str, str] = {}

    def root(text: str) -> str:
        while parent.setdefault(text, text) != text:
            text = parent[text]
        return text

    for row in rows:
        first, *others = [_letters(cell) for cell in row[2:5]]
        for other in others:
            parent[root(other)] = root(first)
    return lambda a, b: root(_letters(a.text)) == root(_letters(b.text))


def cities(table: Table) -> None:
    path = SHARED / "data/names/geonames_cities_dev.tsv"
    if not path.exists():
        return table.rate("Central Asian cities", "no ../shared here")
    _, *rows = lines(path)
    groups = []
    for row in rows:
        cells = [cell.partition(":")[::2] for cell in row[4:]]
        plain = [(script, _GENERIC.sub("", name)) for script, name in cells if script != "Arab"]
        groups.append([spelled(name, _guess(script, name)) for script, name in plain])
    measure(table, "Central Asian cities", groups, {"key+verify": "F1 >= 60"})
    missed = [pair for pair in _distinct(inside(groups, different)) if not by_key_or_verified(*pair)]
    for why, count in Counter(_why_missed(*pair) for pair in missed).most_common():
        table.rate(f"Central Asian cities, missed: {why}", f"{count} of {len(missed)}")
    named = [[one for one in group if not _machine_made(one.text)] for group in groups]
    like = [_like_the_first(group) for group in named]
    measure(table, "cities, spellings alike", like, {})
    return None


def _machine_made(name: str) -> bool:
    """GeoNames romanises Chinese, Japanese, Indic, Arabic spellings in small letters; IATA's are codes."""
    return name[:1].islower() or name.isupper() or not name[:1].isalpha()


def _alike(a: Spelled, b: Spelled) -> float:
    return JaroWinkler.similarity(a.key, b.key)


def _why_missed(a: Spelled, b: Spelled) -> str:
    if _machine_made(a.text) or _machine_made(b.text):
        return "machine-made or a code"
    return "another name" if _alike(a, b) < OTHER_NAME else "another spelling"


def _like_the_first(group: list[Spelled]) -> list[Spelled]:
    return [one for one in group if _alike(group[0], one) >= OTHER_NAME]


def _guess(script: str, name: str) -> str:
    """GeoNames does not say the language of a spelling; its letters do for Kazakh and Tajik."""
    if script == "Latn":
        return "en" if name.isascii() else "und"
    if re.search("[әғқңөұүһі]", name.casefold()):
        return "kk"
    return "tg" if re.search("[ӯҷҳӣ]", name.casefold()) else "ru"


@dataclass(slots=True)
class Corpus:
    """The names of one language's half of a translated corpus, by key."""

    tokens: int
    names: dict[str, Spelled]
    docs: dict[str, set[str]]
    counts: Counter[str]


def _corpus(language: str, articles: list[dict[str, str]]) -> Corpus:
    """Forms that are names by `is_name`, the articles they stand in and how often."""
    case: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    docs: dict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for article in articles:
        terms = forms(article["text"], language)
        counts.update(terms)
        for form in terms:
            docs[form].add(article["doc"])
        for form, (seen, capitals) in word_case(article["text"], language).items():
            case[form][0] += seen
            case[form][1] += capitals
    by_key = Corpus(counts.total(), {}, defaultdict(set), Counter())
    for form in (form for form, seen in case.items() if is_name(*seen)):
        one = spelled(form, language)
        if one.key:
            by_key.names.setdefault(one.key, one)
            by_key.docs[one.key] |= docs[form]
            by_key.counts[one.key] += counts[form]
    return by_key


def running_text(table: Table) -> None:
    """A name is wrongly joined if it is joined to one that stands in no translation of its articles."""
    corpora = _translated()
    if not corpora:
        return table.rate("running text", "no ../shared here")
    tokens = sum(corpus.tokens for corpus in corpora.values())
    for name, join in JOINS.items():
        right: set[Spelled] = set()
        wrong: dict[Spelled, Spelled] = {}
        for first, second in combinations(corpora.values(), 2):
            for a, b in _joined(first, second, join):
                if first.docs[a.key] & second.docs[b.key]:
                    right |= {a, b}
                else:
                    wrong |= {a: b, b: a}

        def words(found: Iterable[Spelled]) -> int:
            return sum(corpora[one.language].counts[one.key] for one in found)

        table.rate(f"running text, {name}: joined to a translation", f"{100 * words(right) / tokens:.2f} %")
        table.rate(
            f"running text, {name}: wrongly joined", f"{100 * words(wrong) / tokens:.2f} %", "<= 0.2 %"
        )
        table.pairs(f"running text, {name}", sorted(wrong.items(), key=lambda pair: -words(pair[:1])))
    return None


def _joined(first: Corpus, second: Corpus, join: Join) -> Iterator[Pair]:
    blocks: dict[str, list[Spelled]] = defaultdict(list)
    for b in second.names.values():
        blocks[b.block or b.key].append(b)
    for a in first.names.values():
        yield from ((a, b) for b in blocks.get(a.block or a.key, ()) if join(a, b))


def _translation_of(path: Path, record: dict[str, str]) -> str:
    """What the translations of one article share: `doc`, or the id where it is told once a group."""
    return path.name + str(record.get("doc") or record["id"])


def _translated() -> dict[str, Corpus]:
    articles: dict[str, list[dict[str, str]]] = defaultdict(list)
    for path in sorted((SHARED / "data/parallel").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as records:
            for record in map(json.loads, records):
                if record["lang"] in RUNNING:
                    articles[record["lang"]].append(
                        {"text": record["text"], "doc": _translation_of(path, record)}
                    )
    return {language: _corpus(language, found) for language, found in articles.items()}


def speed(table: Table) -> None:
    given = [(one.text.casefold(), one.language) for group in gold_names() for one in group] * 20
    begun = time.perf_counter()
    for form, language in given:
        name_key(form, language)
    keys = len(given) / (time.perf_counter() - begun)
    table.rate("name_key", f"{keys:,.0f} forms/s", ">= 100,000")
    pairs = inside(gold_names(), different)
    begun = time.perf_counter()
    for a, b in pairs:
        same_name(a.key, b.key)
    table.rate("same_name", f"{len(pairs) / (time.perf_counter() - begun):,.0f} pairs/s")


TABLES: tuple[Callable[[Table], None], ...] = (
    names,
    inflected,
    full_names,
    places,
    cities,
    running_text,
    speed,
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--show", default="", metavar="WORDS", help="print the pairs of rows with these words"
    )
    table = Table(parser.parse_args().show)
    for fill in TABLES:
        fill(table)


if __name__ == "__main__":
    main()
