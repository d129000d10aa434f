"""What search by meaning is worth and what it costs: python -m tests.quality.semantic (wants kzuz[semantic])

For every headline of the known-item sets in ../shared (or $KZUZ_SHARED): is the article it was taken from,
or its translation, among the first five of its language? With words alone, with --across, with --semantic,
and together. Headlines are not in the texts. One English headline of 62 is 1.6 points.

--half 0|1 takes every other headline, to decide on one half and judge on the other; --length N gives the
model N characters of each text instead of what kzuz gives it; --cost measures time and room only.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from random import Random

from tests.quality.across import LANGUAGES, archive_of, headlines
from tests.real import shared_folder

from kzuzcli.archive import VECTORS, Archive
from kzuzcli.ingest import ingest
from kzuzcli.query import And, Query, Term, parse
from kzuzcli.semantic import Vectors, model
from kzuzcli.semantic.nearest import nearest
from kzuzcli.semantic.vectors import DIMENSIONS, Vector

WANTED = 97
WAYS = {
    "--any": {},
    "--any --across": {"across": True},
    "--semantic": {"semantic": True},
    "--any --semantic": {"semantic": True},
    "--any --across --semantic": {"across": True, "semantic": True},
}
UNQUOTED = str.maketrans(dict.fromkeys('"“”„«»', " "))
"""Quoted, a part of a headline would be a phrase, which holds whatever is near in meaning."""

SIZES = (10_000, 100_000)
TIMES = 25

Asked = list[tuple[str, str, str]]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--half", type=int, choices=(0, 1))
    options.add_argument("--length", type=int)
    options.add_argument("--all", action="store_true", help="search all languages, rank within each")
    options.add_argument("--cost", action="store_true")
    given = options.parse_args()
    if given.length:
        import_module("kzuzcli.semantic.excerpt").LENGTH = given.length  # type: ignore[attr-defined]
    folder = shared_folder() / "data"
    if not given.cost:
        quality(folder / "retrieval" / "ntrex_knownitem_dev", given.half, given.all)
    cost(folder / "news")


def quality(folder: Path, half: int | None, together: bool) -> None:
    asked = list(headlines(folder))
    documents = sorted({id.partition(":")[2] for id, _, _ in asked})
    number = {document: at % 2 for at, document in enumerate(documents)}
    kept = [one for one in asked if half in (None, number[one[0].partition(":")[2]])]
    with tempfile.TemporaryDirectory() as place, archive_of(folder, Path(place)) as archive:
        learn(archive)
        tell(archive, kept, together)


def learn(archive: Archive) -> None:
    wall, work = time.perf_counter(), time.process_time()
    made = archive.learn_meanings(begin=True)
    wall, work = time.perf_counter() - wall, time.process_time() - work
    size = (archive.path / VECTORS).stat().st_size / made
    print(
        f"{made} articles: {1000 * wall / made:.0f} ms each ({1000 * work / made:.0f} of processor time),",
        end=" ",
    )
    print(f"{size:.0f} bytes each")


def tell(archive: Archive, asked: Asked, together: bool) -> None:
    print(f"{len(asked)} headlines; R@5 in per cent, wanted {WANTED}, own language: MRR\n")
    pairs = [("en", other) for other in LANGUAGES[1:]]
    print(f"{'':28}" + "".join(f"{a + '->' + b:>9}" for a, b in pairs) + "    these  all 12 pairs   own MRR")
    for way, how in WAYS.items():
        places = {
            (own, other): [
                place_of(archive, one, other, "--any" in way, together, how) for one in asked if one[1] == own
            ]
            for own in LANGUAGES
            for other in LANGUAGES
        }
        english = [found for pair in pairs for found in places[pair]]
        crossing = [found for (own, other), row in places.items() if own != other for found in row]
        own = [found for (a, b), row in places.items() if a == b for found in row]
        row = "".join(f"{recall(places[pair]):9.1f}" for pair in pairs)
        mean = statistics.mean(1 / found if found else 0.0 for found in own)
        print(f"{way:28}{row}{recall(english):9.1f}{recall(crossing):14.1f}{mean:10.3f}")


def recall(places: list[int]) -> float:
    return 100 * statistics.mean(0 < place <= 5 for place in places)


def place_of(
    archive: Archive,
    asked: tuple[str, str, str],
    language: str,
    any_word: bool,
    together: bool,
    how: dict[str, bool],
) -> int:
    """The place among the articles of a language of the one a headline is of, 0 for not found."""
    id, _, text = asked
    wanted = f"{language}:{id.partition(':')[2]}"
    query: Query = parse([text.translate(UNQUOTED)], any_word=any_word)
    if not together:
        query = And((query, Term(language, "lang")))
    found = archive.search(query, limit=None, snippets=0, **how).found  # type: ignore[arg-type]
    records = [each.article.origin.record or "" for each in found]
    same = [record for record in records if record.startswith(f"{language}:")]
    return same.index(wanted) + 1 if wanted in same else 0


def cost(folder: Path) -> None:
    """What a question, comparing all vectors, and searches in an archive of real articles take."""
    print("\nmilliseconds of processor time, the least of several:")
    known = model.load()
    print(
        f"\nthe model's answer to a question: {least(lambda: known.question('water shortage in the south')):.0f} ms"
    )
    with tempfile.TemporaryDirectory() as place:
        for size in SIZES:
            path = Path(place) / f"{size}.bin"
            fill(path, (f"{number:012x}" for number in range(size)))
            vectors, question = Vectors(path), known.question("water")
            took = least(lambda vectors=vectors, question=question: next(nearest(vectors, question)))  # type: ignore[misc]
            print(
                f"{size:,} vectors, {path.stat().st_size / 1e6:.0f} MB: compared and sorted in {took:.1f} ms"
            )
            vectors.close()
        with Archive.open(Path(place) / "archive", write=True, create=True) as archive:
            source = Path(place) / "news.jsonl"
            with gzip.open(folder / "reuters21578_en.jsonl.gz") as lines:
                source.write_bytes(b"".join(islice(lines, SIZES[0])))
            ingest(archive, [source])
            fill(archive.path / VECTORS, sorted(archive.store.ids()))
            searches(archive)


def searches(archive: Archive) -> None:
    print(f"\nwarm searches among {archive.store.count():,} articles with vectors: words, --semantic")
    for text in ("wheat harvest", "oil", "bank rates date:1987-03", "trade lang:en -japan"):
        query = parse(text)
        plain = least(lambda query=query: archive.search(query))  # type: ignore[misc]
        fused = least(lambda query=query: archive.search(query, semantic=True))  # type: ignore[misc]
        print(f"  {text:26}{plain:8.1f}{fused:8.1f}")


def fill(path: Path, ids: Iterator[str] | list[str]) -> None:
    """A file of vectors of nothing in particular."""
    chance = Random(20)
    Vectors.create(path)
    writer = Vectors(path, write=True)
    writer.put([(id, b"", Vector(0.002, chance.randbytes(DIMENSIONS))) for id in ids])
    writer.close()


def least(work: Callable[[], object]) -> float:
    """Milliseconds of processor time, of the quickest of a few: other programs are not what is measured."""
    took = []
    for _ in range(TIMES):
        begun = time.process_time()
        work()
        took.append(1000 * (time.process_time() - begun))
    return min(took)


if __name__ == "__main__":
    main()
