"""Prints how well related articles are found: python tests/quality/relations.py [--pool N] [--half 0|1] [PART…]

Parts: translations, orphans, reprints, reuters, seeds, cost; all of them by default. Texts come from ../shared
(or $KZUZ_SHARED). --pool is how many unrelated articles stand in the archive beside the translated ones
(3,000 by default); --half takes every other translated document only, to tune on one half and judge on the other.
"""

from __future__ import annotations

import argparse
import atexit
import gzip
import json
import os
import random
import re
import shutil
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path

from kzuzcli.analysis.folding import plain_apostrophes
from kzuzcli.archive import LINK_BATCH
from kzuzcli.article import Link
from kzuzcli.engines.base import Entry
from kzuzcli.engines.whoosh import WhooshEngine
from kzuzcli.likeness import runs
from kzuzcli.linking.article import LinkArticle
from kzuzcli.linking.links import FILE, Links

SHARED = Path(os.environ.get("KZUZ_SHARED", Path(__file__).parents[3] / "shared"))
WANTED = ("en", "ru", "kk", "uz", "uz-Cyrl")
POOL = {
    "news/reuters21578_en": ("en", 9),
    "news/socialistworker_2001_2007_en": ("en", 3),
    "news/bbc_2004_en": ("en", 2),
    "news/time1963_en": ("en", 1),
    "news/factrueval2016_ru": ("ru", 1),
    "news/russian_load": ("ru", 4),
    "news/uzbek_latin_load": ("uz", 4),
    "news/kazinform_kk_latn_dev": ("kk-Latn", 1),
    "news/24kg_ky_dev": ("ky", 2),
}
"""Unrelated articles: their language and how many of them for how many of the others, as long as there are any."""

ROUNDS = 20
"""Draws of one version of each document: two that tell of one event are drawn in the same languages only now and then."""

_DIGRAPHS = {"sh": "ш", "ch": "ч", "o'": "ў", "g'": "ғ", "yo": "ё", "yu": "ю", "ya": "я", "ye": "е"}
_LETTERS = dict(zip("abdefghijklmnopqrstuvxyz'", "абдефгҳижклмнопқрстувхйзъ", strict=True))
_LATIN = re.compile(r"sh|ch|[og]'|y[oeua]|\be|.", re.IGNORECASE | re.DOTALL)


def cyrillic(text: str) -> str:
    """Uzbek in Cyrillic letters, capitals kept."""

    def letter(match: re.Match[str]) -> str:
        found, low = match[0], match[0].lower()
        initial = "э" if low == "e" and not text[: match.start()][-1:].isalpha() else None
        written = initial or _DIGRAPHS.get(low) or _LETTERS.get(low) or found
        return written.upper() if found[0].isupper() else written

    text = plain_apostrophes(text)
    return _LATIN.sub(letter, text)


def records(name: str) -> list[dict[str, str]]:
    with gzip.open(SHARED / "data" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [record for record in map(json.loads, lines) if record["text"].strip()]


def article(id: str, text: str, language: str, day: str | None = None) -> LinkArticle:
    when = date.fromisoformat(day[:10]).toordinal() if day else None
    return LinkArticle(id, text, language, when, when)


def translated(half: int | None) -> list[LinkArticle]:
    """Documents in several languages; the id is `set/document/language`."""
    found = []
    for name, key in (("ntrex_docs_dev", "doc"), ("uzdaily_dev", "id")):
        documents = sorted({record[key] for record in records(f"parallel/{name}")})
        chosen = set(documents[half::2] if half is not None else documents)
        for record in records(f"parallel/{name}"):
            if record["lang"] in WANTED and record[key] in chosen:
                base = f"{name.partition('_')[0]}/{record[key]}"
                found.append(
                    article(f"{base}/{record['lang']}", record["text"], record["lang"], record["date"])
                )
                if record["lang"] == "uz":
                    found.append(
                        article(f"{base}/uz-Cyrl", cyrillic(record["text"]), "uz-Cyrl", record["date"])
                    )
    return found


@lru_cache(maxsize=2)
def unrelated(count: int) -> list[LinkArticle]:
    chance = random.Random(11)
    kinds = {name: records(name) for name in POOL}
    for rows in kinds.values():
        chance.shuffle(rows)
    found: list[LinkArticle] = []
    while len(found) < count and any(kinds.values()):
        for name, (language, share) in POOL.items():
            for _ in range(share):
                if kinds[name]:
                    record, script = kinds[name].pop(), language
                    if language == "uz" and len(kinds[name]) % 3 == 0:
                        record, script = record | {"text": cyrillic(record["text"])}, "uz-Cyrl"
                    found.append(article(f"pool/{len(found)}/{name}", record["text"], script, record["date"]))
    return found[:count]


@contextmanager
def linked(articles: Sequence[LinkArticle], pool: int = 0) -> Iterator[Links]:
    """The articles linked in a random order, batch by batch, in an archive of their own that holds so many
    unrelated ones."""
    at_hand = {each.id: each for each in (*articles, *unrelated(pool))}
    with tempfile.TemporaryDirectory() as folder:
        if pool:
            shutil.copyfile(_linked_pool(pool) / FILE, Path(folder) / FILE)
        with _links(Path(folder), at_hand) as links:
            _add(links, articles)
            yield links


@lru_cache(maxsize=1)
def _linked_pool(count: int) -> Path:
    """A folder with the links of so many unrelated articles, until the end of the process."""
    folder = Path(tempfile.mkdtemp(prefix="kzuz-pool-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    articles = unrelated(count)
    with _links(folder, {each.id: each for each in articles}) as links:
        _add(links, articles)
    return folder


@contextmanager
def _links(folder: Path, at_hand: Mapping[str, LinkArticle]) -> Iterator[Links]:
    links = Links(folder, lambda ids: {id: at_hand[id] for id in ids})
    yield links
    links.close()


def _add(links: Links, articles: Sequence[LinkArticle]) -> None:
    order = list(articles)
    random.Random(7).shuffle(order)
    for mark, at in enumerate(range(0, len(order), LINK_BATCH), links.mark() + 1):
        links.add(order[at : at + LINK_BATCH], mark=mark)


def of_kind(links: Iterable[Link], *kinds: str) -> list[Link]:
    return [link for link in links if link.kind in kinds]


Rows = dict[tuple[str, str], Counter[str]]


def translations(options: argparse.Namespace) -> Rows:
    """Each document in each language asks for its twin in each other language: by set and pair of languages."""
    asked = translated(options.half)
    ids = {each.id for each in asked}
    rows: Rows = defaultdict(Counter)
    with linked(asked, options.pool) as links:
        for each in asked:
            base, _, own = each.id.rpartition("/")
            found = defaultdict(set)
            for link in of_kind(links.of(each.id), "same", "reprint", "translation"):
                found[language_of(link.b)].add(link.b)
            for other in WANTED:
                twin = f"{base}/{other}"
                if other != own and twin in ids:
                    row = rows[base.partition("/")[0], " ".join(sorted((own, other)))]
                    row["asked"] += 1
                    row["found"] += twin in found[other]
                    row["wrong"] += bool(found[other] - {twin})
            rows["beside", "other languages"]["wrong"] += sum(
                len(ids_) for language, ids_ in found.items() if language not in WANTED
            )
    print(f"\ntranslations, {options.pool} unrelated articles beside them")
    print(f"{'set':<8}{'languages':<18}{'asked':>7}{'found %':>9}{'wrong %':>9}")
    total = Counter[str]()
    for (name, languages), row in sorted(rows.items()):
        total += row
        show_share(name, languages, row)
    show_share("all", "", total)
    return rows


def language_of(id: str) -> str:
    name = id.partition("/")[2].partition("/")[2]
    return POOL[name][0] if name in POOL else name


def show_share(name: str, languages: str, row: Counter[str]) -> None:
    asked = row["asked"] or 1
    found, wrong = 100 * row["found"] / asked, 100 * row["wrong"] / asked
    print(f"{name:<8}{languages:<18}{row['asked']:>7}{found:>9.1f}{wrong:>9.2f}")


def orphans(options: argparse.Namespace) -> float:
    """Each document in one language only: nothing is to be claimed. The part of which something is."""
    asked, claimed = 0, 0
    by_document: dict[str, list[LinkArticle]] = defaultdict(list)
    for each in translated(options.half):
        by_document[each.id.rpartition("/")[0]].append(each)
    print(f"\narticles without a translation in the archive, {options.pool} unrelated ones beside them")
    for round_ in range(ROUNDS):
        chance = random.Random(round_)
        alone = [chance.choice(versions) for versions in by_document.values()]
        with linked(alone, options.pool) as links:
            for each in alone:
                asked += 1
                found = of_kind(links.of(each.id), "translation")
                claimed += bool(found)
                for link in found:
                    print(f"  {each.id} {link.b} {link.score} {dict(link.evidence)}")
    print(f"asked {asked}, falsely claimed {claimed} ({100 * claimed / asked:.2f} %)")
    return claimed / asked


_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def cut(text: str, part: float, chance: random.Random) -> str:
    """The text as another paper prints it: a line of an agency before it, some sentences left out."""
    sentences = _SENTENCE_END.split(text)
    dropped = set(chance.sample(range(len(sentences)), round(part * len(sentences))))
    kept = " ".join(each for at, each in enumerate(sentences) if at not in dropped)
    return f"This report reached our desk from an agency this morning.\n{kept}"


def reprints(options: argparse.Namespace) -> dict[float, float]:
    """The part of shortened copies that are found, by how many of the sentences are cut."""
    chance = random.Random(5)
    originals = [each for each in unrelated(options.pool) if len(_SENTENCE_END.split(each.text)) >= 6]
    chosen = chance.sample(originals, min(500, len(originals)))
    print(f"\nreprints of {len(chosen)} articles among {len(originals)}")
    shares: dict[float, float] = {}
    for part in (0.15, 0.4):
        copies = [
            article(f"copy/{part}/{each.id}", cut(each.text, part, chance), each.language) for each in chosen
        ]
        with linked([*originals, *copies]) as links:
            kinds = Counter[str]()
            for copy, original in zip(copies, chosen, strict=True):
                kinds[next((link.kind for link in links.of(copy.id) if link.b == original.id), "none")] += 1
        shares[part] = kinds["reprint"] / len(chosen)
        print(f"{part:.0%} of the sentences cut: found {100 * shares[part]:.1f} %, {dict(kinds)}")
    return shares


def reuters(options: argparse.Namespace) -> float:
    """Reprints claimed an article among Reuters' own that are no re-runs: those share half of all runs of four
    words."""
    texts = [
        article(f"r/{at}", each["text"], "en", each["date"])
        for at, each in enumerate(records("news/reuters21578_en"))
    ]
    by_id = {each.id: each for each in texts}
    kinds, false = Counter[str](), 0
    start = time.perf_counter()
    with linked(texts) as links:
        spent = time.perf_counter() - start
        for each in texts:
            for link in links.of(each.id):
                kinds[link.kind] += 1
                if link.kind == "reprint" and jaccard(each.text, by_id[link.b].text) < 0.5:
                    false += 1
    print(
        f"\nReuters, {len(texts)} articles in {spent:.1f} s: links as seen from their articles {dict(kinds)}"
    )
    print(
        f"reprints that share less than half of their runs of four words: {false / len(texts):.4f} an article"
    )
    return false / len(texts)


def jaccard(a: str, b: str) -> float:
    first, second = runs(a), runs(b)
    return len(first & second) / len(first | second)


Found = list[tuple[str, str, str, list[int]]]
"""An article, a kind of link, the other article, the words of each passage."""


def seeds(options: argparse.Namespace) -> Found:
    """The links of the seeds, as seen from each of them."""
    found: Found = []
    paths = sorted((SHARED / "seeds").glob("*.txt"))
    languages = ("en", "en", "en", "ru", "en")
    texts = [
        article(path.name[:3], path.read_text("utf-8"), lang)
        for path, lang in zip(paths, languages, strict=True)
    ]
    print("\nseeds")
    with linked(texts) as links:
        for each in texts:
            for link in links.of(each.id):
                passages = link.evidence.get("passages", ())
                words = [passage["words"] for passage in passages] if isinstance(passages, list) else []
                found.append((link.a, link.kind, link.b, words))
                print(
                    f"{link.a} {link.kind} {link.b}  {link.score} {words or dict(link.evidence)} {link.evidence.get('reason', '')}"
                )
    return found


def cost(options: argparse.Namespace) -> None:
    """What linking costs beside what writing the index of the same articles costs, in time of the processor."""
    print("\ncost, ms an article")
    for count in (options.pool // 2, options.pool):
        texts = unrelated(count)
        with tempfile.TemporaryDirectory() as folder:
            spent = timed(lambda: link_all(Path(folder), texts))  # noqa: B023
            indexing = timed(lambda: index_all(Path(folder), texts))  # noqa: B023
            size = (Path(folder) / FILE).stat().st_size
        characters = sum(len(each.text) for each in texts)
        each_ = 1000 / len(texts)
        print(
            f"{len(texts):>7} articles of {characters / len(texts):.0f} characters: linking {spent * each_:.3f},"
            f" indexing {indexing * each_:.3f}, ratio {spent / indexing:.2f}; {size / len(texts):.0f} bytes"
        )


def timed(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def link_all(folder: Path, texts: Sequence[LinkArticle]) -> None:
    at_hand = {each.id: each for each in texts}
    links = Links(folder, lambda ids: {id: at_hand[id] for id in ids})
    for mark, at in enumerate(range(0, len(texts), LINK_BATCH), 1):
        links.add(texts[at : at + LINK_BATCH], mark=mark)
    links.close()


def index_all(folder: Path, texts: Sequence[LinkArticle]) -> None:
    engine = WhooshEngine(folder)
    writer = engine.writer()
    for each in texts:
        writer.add(Entry(each.id, "", each.text, each.language, earliest=each.earliest, latest=each.latest))
    writer.commit(1)
    engine.close()


PARTS: dict[str, Callable[[argparse.Namespace], object]] = {
    "seeds": seeds,
    "translations": translations,
    "orphans": orphans,
    "reprints": reprints,
    "reuters": reuters,
    "cost": cost,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pool", type=int, default=3000)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("parts", nargs="*", default=list(PARTS))
    options = parser.parse_args()
    for name in options.parts:
        PARTS[name](options)


if __name__ == "__main__":
    main()
