"""What reading a query word as every language adds: python tests/quality/readings.py prints one table.

An archive holds the parallel news of ../shared/data in en ru kk uz. Word types of a language (of these texts,
and of the treebank of that language) are asked for one by one. A reading in another language adds documents
when a form it stands for there by its stem alone, neither as the form itself nor as a name, is in an article
that no form of the word's own language is in. It is wrong but for words of one root: Kazakh and Uzbek ones
whose stems sound alike (біз, biz), any whose name keys share the first four sounds (президент, prezident).
`--show LANGUAGE` lists the wrong ones.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kzuzcli.analysis import fold, forms, stem
from kzuzcli.analysis.names import name_key
from kzuzcli.archive import Archive, entry
from kzuzcli.engines.whoosh.passages import stretches
from kzuzcli.ingest import ingest
from kzuzcli.query import Form, Term
from kzuzcli.reading import read

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.real import shared_folder

LANGUAGES = ("en", "ru", "kk", "uz")
MOST = 4000
ROOT = 4
RELATED = {"kk", "uz"}

Holders = Mapping[Form, frozenset[str]]
"""The articles that hold a form."""


def texts(data: Path) -> list[dict[str, str]]:
    with gzip.open(data / "parallel" / "ntrex_docs_dev.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [row | {"id": f"{row['lang']}:{row['id']}"} for row in rows if row["lang"] in LANGUAGES]


def types(data: Path, rows: Sequence[Mapping[str, str]], language: str) -> dict[str, list[str]]:
    """Word types as written, by where they come from; at most MOST of each, drawn with a fixed seed."""
    found = {
        "news": {
            word
            for row in rows
            if row["lang"] == language
            for word in row["text"].split()
            if word.isalpha() and word.islower()
        }
    }
    treebank = data / "morphology" / f"{language}.tsv"
    if treebank.exists():
        lines = (line.split("\t") for line in treebank.read_text("utf-8").splitlines() if line)
        found["treebank"] = {line[0] for line in lines if line[0].isalpha() and line[0].islower()}
    return {
        origin: random.Random(7).sample(sorted(words), min(MOST, len(words)))
        for origin, words in found.items()
    }


def holders(archive: Archive) -> Holders:
    found: defaultdict[Form, set[str]] = defaultdict(set)
    for row in archive.store.changed_since(0):
        indexed = entry(row)
        for language, text in stretches(indexed):
            for form in forms(text, language):
                found[Form(language, form)].add(indexed.id)
        for form in forms(indexed.title, indexed.language):
            found[Form(indexed.language.partition("-")[0], form)].add(indexed.id)
    return {form: frozenset(ids) for form, ids in found.items()}


def added(archive: Archive, held: Holders, word: str, language: str) -> Iterator[tuple[Form, bool]]:
    """Forms of other languages that add articles, and whether they are of the same root."""
    [reading] = read(Term(word), archive.lexicon, archive.aliases).readings
    foreign = [
        form for form, (why, _) in reading.forms.items() if why == "stem" and form.language != language
    ]
    own = frozenset[str]().union(
        *(held.get(form, frozenset()) for form in reading.forms.keys() - set(foreign))
    )
    written = Form(language, fold(word, language))
    for form in foreign:
        if held.get(form, frozenset()) - own:
            yield form, same_root(written, form)


def same_root(one: Form, other: Form) -> bool:
    a, b = (name_key(form.text, form.language)[:ROOT] for form in (one, other))
    if a == b and len(a) == ROOT:
        return True
    if {one.language, other.language} != RELATED:
        return False
    a, b = (name_key(stem(form.text, form.language), form.language) for form in (one, other))
    return a == b != ""


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--show", metavar="LANGUAGE")
    given = options.parse_args()
    data = shared_folder() / "data"
    rows = texts(data)
    print(f"{'language, types of':24}{'types':>7}{'add':>9}{'add wrong':>11}   wanted: wrong <= 1 %")
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "texts.jsonl"
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        with Archive.open(Path(place) / "archive", write=True, create=True) as archive:
            ingest(archive, [source])
            held = holders(archive)
            for language in LANGUAGES:
                for origin, words in types(data, rows, language).items():
                    found = {word: list(added(archive, held, word, language)) for word in words}
                    some = sum(map(bool, found.values()))
                    wrong = {word: [form for form, same in row if not same] for word, row in found.items()}
                    bad = sum(map(bool, wrong.values()))
                    shares = f"{100 * some / len(words):7.2f} %{100 * bad / len(words):9.2f} %"
                    print(f"{language + ' ' + origin:24}{len(words):7}{shares}")
                    for word, row in wrong.items():
                        if row and given.show == language:
                            print("   ", word, ", ".join(f"{form.language}:{form.text}" for form in row[:6]))


if __name__ == "__main__":
    main()
