"""Xapian through its Python binding (Debian: python3-xapian), the text in the document, MSet.snippet."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.benchmarks.peers import Answer
from tests.benchmarks.questions import TOP, Question, records

DEBIAN = "/usr/lib/python3/dist-packages"
"""Where Debian puts the binding, which is not on PyPI; behind all else, so that nothing there is preferred."""


def _xapian() -> ModuleType:
    if DEBIAN not in sys.path:
        sys.path.append(DEBIAN)
    import xapian

    return xapian  # type: ignore[no-any-return]


def version() -> str:
    return f"Xapian {_xapian().version_string()}"


def build(load: Path, folder: Path) -> None:
    xapian = _xapian()
    db = xapian.WritableDatabase(str(folder), xapian.DB_CREATE_OR_OPEN)
    made = xapian.TermGenerator()
    for one in records(load):
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


class Searcher:
    def __init__(self, folder: Path) -> None:
        self._xapian = _xapian()
        self._db = self._xapian.Database(str(folder))

    def ask(self, question: Question) -> Answer:
        enquire = self._xapian.Enquire(self._db)
        enquire.set_query(self._asked(question))
        # counts must be exact, as ours are
        found = enquire.get_mset(0, TOP, self._db.get_doccount())
        texts = [json.loads(hit.document.get_data())[2] for hit in found]
        return found.get_matches_estimated(), [str(found.snippet(text, 200)) for text in texts]

    def close(self) -> None:
        self._db.close()

    def _asked(self, question: Question) -> Any:
        q = self._xapian.Query
        words = [word for word in question.words if not word.isdigit()]
        if question.kind == "prefix":
            return q(q.OP_WILDCARD, words[0], 0, q.WILDCARD_LIMIT_ERROR)
        operator = {"phrase": q.OP_PHRASE, "or": q.OP_OR}.get(question.kind, q.OP_AND)
        asked = q(operator, words)
        if question.kind == "date":
            year = question.words[1]
            return q(q.OP_FILTER, asked, q(q.OP_VALUE_RANGE, 0, f"{year}-01-01", f"{year}-12-31"))
        return asked
