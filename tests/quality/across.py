"""Prints how often a headline finds its article in another language: python tests/quality/across.py

For every headline of the known-item sets in ../shared (or $KZUZ_SHARED) and every other language, the share
of headlines whose translated article is among the first 1, 5 and 10 of all articles of that language, with and
without --across. `--half 0|1` takes every other headline only, to write on one half and judge on the other;
`--all` searches the articles of all languages at once and ranks the translation among those of its language.
"""

from __future__ import annotations

import argparse
import gzip
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.real import shared_folder

from kzuzcli.archive import Archive
from kzuzcli.ingest import ingest
from kzuzcli.query import And, Query, Term, parse

LANGUAGES = ("en", "ru", "kk", "uz")
DEPTH = 10
WANTED = 0.85
"""Of English headlines, at five."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--half", type=int, choices=(0, 1))
    options.add_argument("--all", action="store_true")
    options.add_argument("--set", default="ntrex_knownitem_dev")
    options.add_argument("--missed", action="store_true", help="print the headlines that miss")
    asked = options.parse_args()
    folder = shared_folder() / "data" / "retrieval" / asked.set
    queries = list(headlines(folder))
    documents = sorted({query[0].partition(":")[2] for query in queries})
    half = {document: at % 2 for at, document in enumerate(documents)}
    kept = [one for one in queries if asked.half in (None, half[one[0].partition(":")[2]])]
    with tempfile.TemporaryDirectory() as place, archive_of(folder, Path(place)) as archive:
        report(archive, kept, asked.all, asked.missed)


def headlines(folder: Path) -> Iterator[tuple[str, str, str]]:
    """(id of the document it was taken from, language, headline)."""
    for line in (folder / "queries.tsv").read_text(encoding="utf-8").splitlines():
        id, language, text = line.split("\t")
        yield id, language, text


def archive_of(folder: Path, place: Path) -> Archive:
    """An archive of the set's documents; their ids are the keys of their records."""
    source = place / "documents.jsonl"
    source.write_bytes(gzip.decompress((folder / "docs.jsonl.gz").read_bytes()))
    archive = Archive.open(place / "archive", write=True, create=True)
    ingest(archive, [source])
    return archive


def report(archive: Archive, queries: list[tuple[str, str, str]], together: bool, missed: bool) -> None:
    print(f"{len(queries)} headlines; the translation among the first of its language, %")
    print(f"{'':12}{'names only':>21}{'--across':>21}")
    print(f"{'':12}{'R@1':>7}{'R@5':>7}{'R@10':>7}{'R@1':>7}{'R@5':>7}{'R@10':>7}")
    for own in LANGUAGES:
        for other in LANGUAGES:
            asked = [(id, text) for id, language, text in queries if language == own]
            if own == other or not asked:
                continue
            shown = ""
            for across in (False, True):
                places = {id: place_of(archive, id, text, other, across, together) for id, text in asked}
                shown += "".join(f"{100 * recall(places, depth):7.1f}" for depth in (1, 5, 10))
            aim = "" if own != "en" else "  ok" if recall(places, 5) >= WANTED else f"  wanted {WANTED:.0%}"
            print(f"{own} -> {other:<6}{shown}{aim}")
            for id, text in asked if missed else ():
                if not 0 < places[id] <= 5:
                    print(f"    {places[id]:3} {text}")


def recall(places: Mapping[str, int], depth: int) -> float:
    return sum(0 < place <= depth for place in places.values()) / len(places)


def place_of(archive: Archive, id: str, text: str, language: str, across: bool, together: bool) -> int:
    """The place of a document's translation among the articles of its language, 0 for not found."""
    wanted = f"{language}:{id.partition(':')[2]}"
    query: Query = parse([text.replace('"', " ")], any_word=True)
    if not together:
        query = And((query, Term(language, "lang")))
    found = archive.search(query, limit=None, snippets=0, across=across).found
    records = [hit.article.origin.record or "" for hit in found]
    same = [record for record in records if record.startswith(f"{language}:")]
    return same.index(wanted) + 1 if wanted in same else 0


if __name__ == "__main__":
    main()
