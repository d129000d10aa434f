"""The texts, queries and answers that search.py measures with."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kzuzcli.analysis import primary, tokenize

# file, every how many of its articles, whether their headlines are queries
_CROWD = (
    ("news/bbc_2004_en", 4, True),
    ("news/uzbekistan_press_en", 1, True),
    ("news/factrueval2016_ru", 1, True),
    ("news/russian_load", 4, True),
    ("news/kazinform_kk_latn_dev", 1, True),
    ("news/uzbek_latin_load", 3, True),
    ("parallel/uzdaily_dev", 1, True),
)
_SHORTEST_TEXT = 40
_HEADLINE = range(4, 26)
_SENTENCES, _MOST_SENTENCES = 15, 9000


@dataclass(frozen=True, slots=True)
class TestSet:
    """Texts as records for ingest, queries by id with their language, and the answers to each."""

    records: Sequence[Mapping[str, str | None]]
    queries: Mapping[str, tuple[str, str]]
    answers: Mapping[str, frozenset[str]]

    def asked(self, language: str) -> dict[str, list[str]]:
        """The words of every query in a language, by its id."""
        return {id: words(text, tag) for id, (tag, text) in self.queries.items() if tag == language}

    def texts(self, language: str) -> dict[str, str]:
        """Title and text by id."""
        return {
            str(row["id"]): "\n".join(filter(None, (row["title"], row["text"])))
            for row in self.records
            if primary(row["lang"] or "") == language
        }


def words(text: str, language: str) -> list[str]:
    """The words of a headline as written: its quotes, colons and dashes are no operators for anyone."""
    return [text[token.start : token.end] for token in tokenize(text, language)]


def load(folder: Path, grade: str) -> TestSet:
    """A test set of ../shared/data/retrieval; answers are those with this grade."""
    answers: dict[str, set[str]] = {}
    for line in (folder / "qrels.tsv").read_text("utf-8").splitlines():
        query, _, text, found = line.split("\t")
        if found == grade:
            answers.setdefault(query, set()).add(text)
    rows = [line.split("\t") for line in (folder / "queries.tsv").read_text("utf-8").splitlines()]
    return TestSet(
        _records(folder / "docs.jsonl.gz"),
        {id: (language, text) for id, language, text in rows if id in answers},
        {id: frozenset(texts) for id, texts in answers.items()},
    )


def crowd(data: Path, known: TestSet) -> TestSet:
    """`known` among some 2,500 other texts in the four languages, their headlines asked as well.

    Kazakh in Cyrillic is crowded by rows of 15 news sentences, which nobody asks for.
    """
    records: list[Mapping[str, str | None]] = []
    queries: dict[str, tuple[str, str]] = {}
    for name, step, asked in _CROWD:
        for row in _records(data / f"{name}.jsonl.gz")[::step]:
            headline, text = (row["title"] or "").strip(), row["text"] or ""
            text = text.removeprefix(headline).strip()
            if len(text.split()) < _SHORTEST_TEXT:
                continue
            language = primary(row["lang"] or "")
            id = f"{language}:{row['id']}"
            records.append({"id": id, "lang": row["lang"], "title": None, "text": text})
            if asked and len(headline.split()) in _HEADLINE and "*" not in headline:
                queries[id] = (language, headline)
    records += _sentences(data / "lid" / "kaznerd_kk.tsv")
    others = TestSet(records, queries, {id: frozenset((id,)) for id in queries})
    return replace(
        known,
        records=[*known.records, *others.records],
        queries={**known.queries, **others.queries},
        answers={**known.answers, **others.answers},
    )


def _records(path: Path) -> list[Mapping[str, str | None]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _sentences(path: Path) -> Iterable[Mapping[str, str | None]]:
    lines = [line.partition("\t")[2] for line in path.read_text("utf-8").splitlines()][:_MOST_SENTENCES]
    for start in range(0, len(lines), _SENTENCES):
        text = "\n".join(lines[start : start + _SENTENCES])
        yield {"id": f"kk:{start}", "lang": "kk", "title": None, "text": text}
