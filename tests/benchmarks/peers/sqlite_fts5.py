"""SQLite's FTS5: a table with the text in it, bm25 and snippet()."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.benchmarks.peers import Answer
from tests.benchmarks.questions import TOP, Question, records


def version() -> str:
    return f"SQLite {sqlite3.sqlite_version} FTS5"


def build(load: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    db = sqlite3.connect(folder / "fts.db")
    db.execute("CREATE VIRTUAL TABLE a USING fts5(id UNINDEXED, date UNINDEXED, title, body)")
    with db:
        rows = ((one["id"], one["date"], one["title"], one["text"]) for one in records(load))
        db.executemany("INSERT INTO a VALUES(?,?,?,?)", rows)
    db.close()


class Searcher:
    """Counts are not asked for: counting would be a second query."""

    _SQL = (
        "SELECT snippet(a, 3, '[', ']', '…', 30) FROM a WHERE a MATCH ? {}"
        f" ORDER BY bm25(a, 0, 0, 2.0, 1.0) LIMIT {TOP}"
    )

    def __init__(self, folder: Path) -> None:
        self._db = sqlite3.connect(folder / "fts.db")

    def ask(self, question: Question) -> Answer:
        words = [f'"{word}"' for word in question.words]
        where = ""
        match question.kind:
            case "date":
                year = int(question.words[1])
                text, where = words[0], f"AND date >= '{year}' AND date < '{year + 1}'"
            case "phrase":
                text = f'"{" ".join(question.words)}"'
            case "prefix":
                text = f"{question.words[0]}*"
            case kind:
                text = (" OR " if kind == "or" else " AND ").join(words)
        return -1, [row[0] for row in self._db.execute(self._SQL.format(where), (text,))]

    def close(self) -> None:
        self._db.close()
