"""Whoosh as it comes: its own writer with room for its pool, its own searcher, its own highlighter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.benchmarks.peers import Answer
from tests.benchmarks.questions import TOP, Question, records


def version() -> str:
    import whoosh

    return f"Whoosh {whoosh.versionstring()}"


def build(load: Path, folder: Path) -> None:
    from whoosh import analysis, fields, index

    words = analysis.StandardAnalyzer(stoplist=None, minsize=1)
    schema = fields.Schema(
        id=fields.ID(stored=True, unique=True),
        date=fields.ID(stored=True, sortable=True),
        language=fields.KEYWORD,
        title=fields.TEXT(analyzer=words, stored=True),
        body=fields.TEXT(analyzer=words, stored=True),
        source=fields.TEXT(analyzer=words),
    )
    folder.mkdir(parents=True)
    writer = index.create_in(str(folder), schema).writer(limitmb=512)
    for one in records(load):
        writer.add_document(
            **{name: one[name] for name in ("id", "date", "language", "title", "source")}, body=one["text"]
        )
    writer.commit()


class Searcher:
    def __init__(self, folder: Path) -> None:
        from whoosh import index

        self._searcher = index.open_dir(str(folder)).searcher()

    def ask(self, question: Question) -> Answer:
        found = self._searcher.search(self._tree(question), limit=TOP)
        return len(found), [hit.highlights("body", top=1) for hit in found]

    def close(self) -> None:
        self._searcher.close()

    def _tree(self, question: Question) -> Any:
        from whoosh import query

        def both(word: str, kind: Any = query.Term) -> Any:
            return query.Or([kind("title", word, boost=2.0), kind("body", word)])

        words = [both(word) for word in question.words]
        match question.kind:
            case "phrase":
                return query.Or([query.Phrase(name, list(question.words)) for name in ("title", "body")])
            case "prefix":
                return both(question.words[0], query.Prefix)
            case "date":
                return query.And([words[0], query.Prefix("date", question.words[1])])
            case "or":
                return query.Or(words)
        return query.And(words)
