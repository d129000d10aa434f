"""Search quality of kzuz and its peers on the same texts: python tests/quality/search.py prints one table.

Known items: a headline is asked for, its article in the same language is the answer; mean reciprocal rank
(MRR) and the share found among the first ten (R@10). xquad: English questions and the paragraph that
answers each, nDCG@10. kzuz holds all four languages in one archive and is not told the language of a
query; a peer has an index for each language, with the analyzer for it, and is told which to ask (peers.py;
one index for all of them changes no figure by more than .015). A query is its words: quotes, colons and
dashes of headlines are no operators for anyone. Headlines are not in the texts.

Below, what kzuz has over the best peer in each column, in per cent of the peer's figure, with the 95 %
interval of a paired bootstrap over queries. --half dev|judge takes one half of the queries only: changes
are decided on `dev` and judged on `judge`. --crowd asks for the same articles and some 1,700 others among
2,750 (a few minutes). --misses LANGUAGE shows the queries whose answer does not come first.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import tempfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kzuzcli.archive import Archive
from kzuzcli.engines.base import Request
from kzuzcli.ingest import ingest
from kzuzcli.query import Term, parse
from kzuzcli.reading import read

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.quality.peers import DEPTH, known_peers
from tests.quality.searchsets import TestSet, crowd, load
from tests.real import shared_folder

LANGUAGES = ("en", "ru", "kk", "uz")
RESAMPLES = 2000
KZUZ = "kzuz --any"

Ranks = dict[str, float]
"""Query id -> rank of its answer from 1, infinite where it is not among the first DEPTH."""


@dataclass(frozen=True, slots=True)
class Column:
    """One figure: its name, how a rank counts, and the queries it is the mean of."""

    name: str
    queries: Sequence[str]
    measure: str

    def value(self, rank: float) -> float:
        if self.measure == "mrr":
            return 1 / rank
        if self.measure == "recall":
            return float(rank <= 10)
        return 1 / math.log2(1 + rank) if rank <= 10 else 0.0

    def mean(self, ranks: Ranks) -> float:
        return sum(self.value(ranks[id]) for id in self.queries) / max(1, len(self.queries))


def first_rank(found: Sequence[str], answers: frozenset[str]) -> float:
    return next((float(rank) for rank, id in enumerate(found, 1) if id in answers), math.inf)


def peer_ranks(data: TestSet) -> dict[str, Ranks]:
    """The ranks by engine; an engine that is not installed is told of and left out."""
    found: dict[str, Ranks] = {}
    for name, build in known_peers():
        if build is None:
            print(f"{name}: not installed, left out", file=sys.stderr)
            continue
        ranks = found[name] = {}
        for language in LANGUAGES:
            if asked := data.asked(language):
                search = build(data.texts(language), language)
                for id, row in asked.items():
                    ranks[id] = first_rank(search(row), data.answers[id])
    return found


def own_ranks(data: TestSet, folder: Path) -> Ranks:
    """As `kzuz search --any` ranks, without its snippets."""
    source = folder / "texts.jsonl"
    rows = (json.dumps(row, ensure_ascii=False) + "\n" for row in data.records)
    source.write_text("".join(rows), encoding="utf-8")
    with Archive.open(folder / "archive", write=True, create=True) as archive:
        ingest(archive, [source])
        return asked_of(archive, data)


def asked_of(archive: Archive, data: TestSet) -> Ranks:
    """The ranks an archive that holds the texts gives."""
    records = {row.article.id: row.article.origin.record or "" for row in archive.store.changed_since(0)}
    ranks: Ranks = {}
    for language in LANGUAGES:
        for id, row in data.asked(language).items():
            query = parse(" ".join(str(Term(word)) for word in row), any_word=True)
            ready = read(query, archive.lexicon, archive.aliases)
            hits = archive.engine.search(Request(ready.query, limit=DEPTH)).hits
            ranks[id] = first_rank([records[hit.id] for hit in hits], data.answers[id])
    return ranks


def in_half(query: str, half: str) -> bool:
    """All translations of one document fall into the same half."""
    which = zlib.crc32(query.rpartition(":")[2].encode()) % 2
    return half == "all" or which == ("dev", "judge").index(half)


def gain(column: Column, own: Ranks, peer: Ranks) -> tuple[float, float, float]:
    """Per cent of the peer's mean that ours is above it; the 95 % interval of it."""
    chance = random.Random(20)
    pairs = [(column.value(own[id]), column.value(peer[id])) for id in column.queries]
    drawn = []
    for _ in range(RESAMPLES):
        sample = chance.choices(pairs, k=len(pairs))
        drawn.append(_gain(sample))
    drawn.sort()
    return _gain(pairs), drawn[int(0.025 * RESAMPLES)], drawn[int(0.975 * RESAMPLES) - 1]


def _gain(pairs: Sequence[tuple[float, float]]) -> float:
    ours, theirs = sum(own for own, _ in pairs), sum(peer for _, peer in pairs)
    return 100 * (ours - theirs) / max(1e-9, theirs)


def columns(known: TestSet, xquad: TestSet, half: str) -> list[Column]:
    made = []
    for language in LANGUAGES:
        asked = [id for id in known.asked(language) if in_half(id, half)]
        made += [Column(f"{language} MRR", asked, "mrr"), Column(f"{language} R@10", asked, "recall")]
    questions = [id for id in xquad.asked("en") if in_half(id, half)]
    return [*made, Column("xquad nDCG", questions, "ndcg")]


def show(table: Sequence[Column], ranks: Mapping[str, Ranks]) -> None:
    print(f"{'':26}" + "".join(f"{column.name:>11}" for column in table))
    for name, row in ranks.items():
        print(f"{name:26}" + "".join(f"{column.mean(row):11.3f}" for column in table))
    own, peers = ranks[KZUZ], {name: row for name, row in ranks.items() if name != KZUZ}
    print()
    for column in table if peers else ():
        best = max(peers, key=lambda name: column.mean(peers[name]))
        plus, low, high = gain(column, own, peers[best])
        verdict = "above" if low > 0 else "below" if high < 0 else "not apart"
        print(f"{column.name:11} {plus:+6.1f} %  [{low:+6.1f}, {high:+6.1f}]  {verdict:10} {best}")


def misses(data: TestSet, ranks: Mapping[str, Ranks], language: str, half: str) -> None:
    peers = [row for name, row in ranks.items() if name != KZUZ]
    for id, (tag, text) in data.queries.items():
        if tag == language and in_half(id, half):
            best = min(row[id] for row in peers) if peers else 1.0
            if ranks[KZUZ][id] > 1:
                print(f"{ranks[KZUZ][id]:5.0f} (best peer {best:.0f})  {id}  {text}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--half", choices=("dev", "judge", "all"), default="all")
    options.add_argument("--misses", metavar="LANGUAGE", help="queries whose answer does not come first")
    options.add_argument("--crowd", action="store_true", help="among many other articles")
    given = options.parse_args()
    folder = shared_folder() / "data"
    known, xquad = (
        load(folder / "retrieval" / name, grade)
        for name, grade in (("ntrex_knownitem_dev", "2"), ("xquad_en", "1"))
    )
    if given.crowd:
        known = crowd(folder, known)
    own: Ranks = {}
    for data in (known, xquad):
        with tempfile.TemporaryDirectory() as place:
            own |= own_ranks(data, Path(place))
    ranks = {KZUZ: own}
    for data in (known, xquad):
        for name, found in peer_ranks(data).items():
            ranks.setdefault(name, {}).update(found)
    show(columns(known, xquad, given.half), ranks)
    if given.misses:
        misses(known, ranks, given.misses, given.half)


if __name__ == "__main__":
    main()
