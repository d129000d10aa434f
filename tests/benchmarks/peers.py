"""The engines people would use instead, doing the same work: two fields with positions, an id, a date.

Each peer is built from the load set in a process of its own and answers the same questions.

    python -m tests.benchmarks.peers build NAME LOAD.jsonl FOLDER
"""

from __future__ import annotations

import json
import resource
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol


@dataclass(frozen=True)
class Question:
    """`kind`: word, and, or, phrase, date (the word, within the year of the load set given last)."""

    name: str
    kind: str
    words: tuple[str, ...]
    language: str = "en"


QUESTIONS = (
    Question("rare word", "word", ("thatcher",)),
    Question("common word", "word", ("said",)),
    Question("commonest word", "word", ("the",)),
    Question("Russian word", "word", ("можно",), "ru"),
    Question("two words", "and", ("oil", "prices")),
    Question("two common words", "and", ("government", "people")),
    Question("any of four", "or", ("japan", "trade", "deficit", "dollar")),
    Question("phrase of two", "phrase", ("oil", "prices")),
    Question("phrase of three", "phrase", ("prices", "rose", "sharply")),
    Question("forms of a word", "or", ("price", "prices", "priced", "pricing")),
    Question("word and year", "date", ("said", "2010")),
)

Answer = tuple[int, list[str]]
"""How many were found (-1: the peer does not say), and the ten best ids."""


class Searcher(Protocol):
    def ask(self, question: Question) -> Answer: ...


def records(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


# -- kzuz: the engine alone, lexicon included


def build_kzuz(path: Path, folder: Path, workers: int = 0) -> None:
    from kzuzcli.engines.base import Entry
    from kzuzcli.engines.whoosh import WhooshEngine

    engine = WhooshEngine(folder, workers=workers)
    writer = engine.writer()
    for one in records(path):
        day = date.fromisoformat(one["date"]).toordinal()
        language = one["language"]
        entry = Entry(
            one["id"], one["title"], one["text"], language, (language,), (), day, day, one["source"]
        )
        writer.add(entry)
    writer.commit(1)
    engine.close()


class Kzuz:
    def __init__(self, folder: Path) -> None:
        from kzuzcli.engines.whoosh import WhooshEngine

        self._engine = WhooshEngine(folder, read_only=True)

    def ask(self, question: Question) -> Answer:
        from kzuzcli.engines.base import Request

        found = self._engine.search(Request(self._tree(question)))
        return found.total, [hit.id for hit in found.hits]

    def _tree(self, question: Question) -> Any:
        from kzuzcli import query
        from kzuzcli.period import Period

        words = [query.Any((query.Form(question.language, word),)) for word in question.words]
        if question.kind == "date":
            return query.And((words[0], query.Range(Period.parse(question.words[1]))))
        if question.name.startswith("forms"):
            return query.Any(tuple(query.Form(question.language, word) for word in question.words))
        if question.kind == "word":
            return words[0]
        return {"and": query.And, "or": query.Or, "phrase": query.Sequence}[question.kind](tuple(words))


# -- stock Whoosh, same fields


def build_whoosh(path: Path, folder: Path) -> None:
    from whoosh import analysis, fields, index

    words = analysis.StandardAnalyzer(stoplist=None, minsize=1)
    schema = fields.Schema(
        id=fields.ID(stored=True, unique=True),
        date=fields.ID(stored=True, sortable=True),
        language=fields.KEYWORD,
        title=fields.TEXT(analyzer=words),
        body=fields.TEXT(analyzer=words),
        source=fields.TEXT(analyzer=words),
    )
    folder.mkdir(parents=True)
    writer = index.create_in(str(folder), schema).writer(limitmb=512)
    for one in records(path):
        writer.add_document(
            **{name: one[name] for name in ("id", "date", "language", "title", "source")}, body=one["text"]
        )
    writer.commit()


class StockWhoosh:
    def __init__(self, folder: Path) -> None:
        from whoosh import index

        self._searcher = index.open_dir(str(folder)).searcher()

    def ask(self, question: Question) -> Answer:
        from whoosh import query

        def both(word: str) -> Any:
            return query.Or([query.Term("title", word, boost=2.0), query.Term("body", word)])

        words = [both(word) for word in question.words]
        if question.kind == "phrase":
            asked: Any = query.Or([query.Phrase(name, list(question.words)) for name in ("title", "body")])
        elif question.kind == "date":
            asked = query.And([words[0], query.Prefix("date", question.words[1])])
        else:
            asked = {"and": query.And, "or": query.Or, "word": query.And}[question.kind](words)
        found = self._searcher.search(asked, limit=10)
        return len(found), [hit["id"] for hit in found]


# -- SQLite FTS5


def build_fts5(path: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    db = sqlite3.connect(folder / "fts.db")
    db.execute("CREATE VIRTUAL TABLE a USING fts5(id UNINDEXED, date UNINDEXED, title, body)")
    with db:
        rows = ((one["id"], one["date"], one["title"], one["text"]) for one in records(path))
        db.executemany("INSERT INTO a VALUES(?,?,?,?)", rows)
    db.close()


class Fts5:
    _SQL = "SELECT id FROM a WHERE a MATCH ? {} ORDER BY bm25(a, 0, 0, 2.0, 1.0) LIMIT 10"

    def __init__(self, folder: Path) -> None:
        self._db = sqlite3.connect(folder / "fts.db")

    def ask(self, question: Question) -> Answer:
        words = [f'"{word}"' for word in question.words]
        if question.kind == "date":
            year = int(question.words[1])
            sql = self._SQL.format(f"AND date >= '{year}' AND date < '{year + 1}'")
            return -1, [row[0] for row in self._db.execute(sql, (words[0],))]
        text = f'"{" ".join(question.words)}"' if question.kind == "phrase" else ""
        text = text or (" OR " if question.kind == "or" else " AND ").join(words)
        return -1, [row[0] for row in self._db.execute(self._SQL.format(""), (text,))]


# -- tantivy


def build_tantivy(path: Path, folder: Path) -> None:
    import tantivy

    schema = tantivy.SchemaBuilder()
    for name in ("id", "date"):
        schema.add_text_field(name, stored=True, tokenizer_name="raw")
    for name in ("title", "body"):
        schema.add_text_field(name, stored=True)
    folder.mkdir(parents=True)
    writer = tantivy.Index(schema.build(), path=str(folder)).writer(heap_size=200_000_000, num_threads=1)
    for one in records(path):
        writer.add_document(
            tantivy.Document(id=one["id"], date=one["date"], title=one["title"], body=one["text"])
        )
    writer.commit()
    writer.wait_merging_threads()


class Tantivy:
    def __init__(self, folder: Path) -> None:
        import tantivy

        self._index = tantivy.Index.open(str(folder))
        self._searcher = self._index.searcher()

    def ask(self, question: Question) -> Answer:
        words = list(question.words)
        text = {
            "phrase": f'"{" ".join(words)}"',
            "or": " OR ".join(words),
            "date": f"+{words[0]} +date:[{words[-1]}-01-01 TO {words[-1]}-12-31]",
        }.get(question.kind, " AND ".join(words))
        asked = self._index.parse_query(text, ["title", "body"], field_boosts={"title": 2.0})
        found: Any = self._searcher.search(asked, 10)
        return found.count, [self._searcher.doc(place)["id"][0] for _, place in found.hits]


# -- Xapian


def build_xapian(path: Path, folder: Path) -> None:
    import xapian

    db = xapian.WritableDatabase(str(folder), xapian.DB_CREATE_OR_OPEN)
    made = xapian.TermGenerator()
    for one in records(path):
        document = xapian.Document()
        made.set_document(document)
        made.index_text(one["title"], 2)
        made.increase_termpos(100)
        made.index_text(one["text"])
        document.add_value(0, one["date"])
        document.set_data(json.dumps([one["id"], one["title"], one["text"]]))
        db.add_document(document)
    db.commit()
    db.close()


class Xapian:
    def __init__(self, folder: Path) -> None:
        import xapian

        self._db = xapian.Database(str(folder))

    def ask(self, question: Question) -> Answer:
        import xapian

        words = [word for word in question.words if not word.isdigit()]
        operator = {"phrase": xapian.Query.OP_PHRASE, "or": xapian.Query.OP_OR}
        asked = xapian.Query(operator.get(question.kind, xapian.Query.OP_AND), words)
        if question.kind == "date":
            year = question.words[1]
            span = xapian.Query(xapian.Query.OP_VALUE_RANGE, 0, f"{year}-01-01", f"{year}-12-31")
            asked = xapian.Query(xapian.Query.OP_FILTER, asked, span)
        enquire = xapian.Enquire(self._db)
        enquire.set_query(asked)
        # counts must be exact, as ours are
        found = enquire.get_mset(0, 10, self._db.get_doccount())
        ids = [json.loads(hit.document.get_data())[0] for hit in found]
        return found.get_matches_estimated(), ids


Build = Callable[[Path, Path], None]
BUILDS: dict[str, Build] = {
    "kzuz": build_kzuz,
    "kzuz-1": lambda path, folder: build_kzuz(path, folder, 1),
    "kzuz-2": lambda path, folder: build_kzuz(path, folder, 2),
    "fts5": build_fts5,
    "tantivy": build_tantivy,
    "xapian": build_xapian,
    "whoosh": build_whoosh,
}
SEARCHERS: dict[str, Callable[[Path], Searcher]] = {
    "kzuz": Kzuz,
    "fts5": Fts5,
    "tantivy": Tantivy,
    "xapian": Xapian,
    "whoosh": StockWhoosh,
}


def measured(name: str, path: Path, folder: Path) -> dict[str, float]:
    """Build in this process; seconds, seconds of CPU and peak MB, those of children summed, and MB on disk."""
    shutil.rmtree(folder, ignore_errors=True)
    started = time.perf_counter()
    BUILDS[name](path, folder)
    seconds = time.perf_counter() - started
    mine, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    workers = int(name[-1]) if name[-1].isdigit() and name.startswith("kzuz") else 0
    return {
        "s": seconds,
        "cpu": mine.ru_utime + mine.ru_stime + theirs.ru_utime + theirs.ru_stime,
        "peak": (mine.ru_maxrss + workers * theirs.ru_maxrss) / 1024,
        "disk": sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()) / 1e6,
    }


if __name__ == "__main__":
    print(json.dumps(measured(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))))
