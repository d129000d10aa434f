"""tantivy through its Python binding, one indexing thread, its own snippets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.benchmarks.peers import Answer
from tests.benchmarks.questions import TOP, Question, records


def version() -> str:
    from importlib.metadata import version

    return f"tantivy-py {version('tantivy')}"


def build(load: Path, folder: Path) -> None:
    import tantivy

    schema = tantivy.SchemaBuilder()
    for name in ("id", "date"):
        schema.add_text_field(name, stored=True, tokenizer_name="raw")
    for name in ("title", "body"):
        schema.add_text_field(name, stored=True)
    folder.mkdir(parents=True)
    writer = tantivy.Index(schema.build(), path=str(folder)).writer(heap_size=200_000_000, num_threads=1)
    for one in records(load):
        writer.add_document(
            tantivy.Document(id=one["id"], date=one["date"], title=one["title"], body=one["text"])
        )
    writer.commit()
    writer.wait_merging_threads()


class Searcher:
    def __init__(self, folder: Path) -> None:
        import tantivy

        self._index = tantivy.Index.open(str(folder))
        self._searcher = self._index.searcher()

    def ask(self, question: Question) -> Answer:
        import tantivy

        asked = self._asked(question)
        found: Any = self._searcher.search(asked, TOP)
        make = tantivy.SnippetGenerator.create(self._searcher, asked, self._index.schema, "body")
        pieces = [make.snippet_from_doc(self._searcher.doc(place)) for _, place in found.hits]
        return found.count, [piece.fragment() for piece in pieces]

    def close(self) -> None:
        """Nothing to close: the binding does when it is forgotten."""

    def _asked(self, question: Question) -> Any:
        import tantivy

        words = list(question.words)
        if question.kind == "prefix":
            among = [
                tantivy.Query.regex_query(self._index.schema, name, f"{words[0]}.*")
                for name in ("title", "body")
            ]
            return tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in among])
        text = {
            "phrase": f'"{" ".join(words)}"',
            "or": " OR ".join(words),
            "date": f"+{words[0]} +date:[{words[-1]}-01-01 TO {words[-1]}-12-31]",
        }.get(question.kind, " AND ".join(words))
        return self._index.parse_query(text, ["title", "body"], field_boosts={"title": 2.0})
