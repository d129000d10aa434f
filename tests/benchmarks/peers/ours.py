"""kzuz itself: to build, the engine alone with its lexicon (the text stays in the store); to search, an archive."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.benchmarks.peers import Answer
from tests.benchmarks.questions import TOP, Question, records


def version() -> str:
    from kzuzcli import __version__

    return f"kzuz {__version__}"


def build(load: Path, folder: Path, workers: int = 0) -> None:
    from kzuzcli.engines.base import Entry
    from kzuzcli.engines.whoosh import WhooshEngine

    engine = WhooshEngine(folder, workers=workers)
    writer = engine.writer()
    for one in records(load):
        day = date.fromisoformat(one["date"]).toordinal()
        language = one["language"]
        entry = Entry(
            one["id"], one["title"], one["text"], language, (language,), (), day, day, one["source"]
        )
        writer.add(entry)
    writer.commit(1)
    engine.close()


class Searcher:
    """Asks an archive: for the words as they are written, or with `forms` as a user does. Counts are exact."""

    def __init__(self, folder: Path, forms: bool = False) -> None:
        from kzuzcli.archive import Archive

        self._archive = Archive.open(folder)
        self._forms = forms

    def ask(self, question: Question) -> Answer:
        from kzuzcli.query import parse

        text = (self._forms and question.said) or as_query(question)
        answer = self._archive.search(parse(text), limit=TOP, exact=not self._forms, snippets=1)
        return answer.result.total, ["".join(one.text for one in hit.snippets) for hit in answer.found]

    def close(self) -> None:
        self._archive.close()


def as_query(question: Question) -> str:
    words = question.words
    match question.kind:
        case "or":
            return " OR ".join(words)
        case "phrase":
            return f'"{" ".join(words)}"'
        case "prefix":
            return f"{words[0]}*"
        case "date":
            return f"{words[0]} date:{words[1]}"
    return " ".join(words)
