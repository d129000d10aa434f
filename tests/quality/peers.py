"""Other search engines over the same texts, each with its best fair settings, for search.py.

An index holds texts of one language, so that every engine may use the stemmer it has for that language;
title and text are one field, the words of a query are ORed, the ranking is the engine's own BM25.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from typing import Any

Search = Callable[[Sequence[str]], list[str]]
"""The words of a query to the ids of the best DEPTH texts."""

Build = Callable[[Mapping[str, str], str], Search]
"""Texts by id, and their language."""

DEPTH = 100
_SNOWBALL = {"en": "english", "ru": "russian"}


def whoosh_standard(texts: Mapping[str, str], language: str) -> Search:
    from whoosh.analysis import StandardAnalyzer

    return _whoosh(texts, StandardAnalyzer())


def whoosh_language(texts: Mapping[str, str], language: str) -> Search:
    """The stock analyzer for a language; where Whoosh has none, one that keeps the words as they are."""
    from whoosh.analysis import LanguageAnalyzer
    from whoosh.lang import has_stemmer, has_stopwords

    known = has_stemmer(language) or has_stopwords(language)
    return _whoosh(texts, LanguageAnalyzer(language)) if known else whoosh_standard(texts, language)


def _whoosh(texts: Mapping[str, str], analyzer: Any) -> Search:
    from whoosh.fields import ID, TEXT, Schema
    from whoosh.filedb.filestore import RamStorage
    from whoosh.query import Or, Term

    index = RamStorage().create_index(Schema(id=ID(stored=True), text=TEXT(analyzer=analyzer)))
    writer = index.writer()
    for id, text in texts.items():
        writer.add_document(id=id, text=text)
    writer.commit()
    searcher = index.searcher()

    def search(words: Sequence[str]) -> list[str]:
        terms = [token.text for token in analyzer(" ".join(words), mode="query")]
        query = Or([Term("text", term) for term in terms])
        return [hit["id"] for hit in searcher.search(query, limit=DEPTH)]

    return search


def _fts5(tokenizer: str) -> Build:
    def build(texts: Mapping[str, str], language: str) -> Search:
        db = sqlite3.connect(":memory:")
        db.execute(f"CREATE VIRTUAL TABLE docs USING fts5(id UNINDEXED, text, tokenize='{tokenizer}')")
        db.executemany("INSERT INTO docs VALUES(?, ?)", texts.items())

        def search(words: Sequence[str]) -> list[str]:
            asked = " OR ".join('"' + word.replace('"', " ") + '"' for word in words)
            look = "SELECT id FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT ?"
            return [row[0] for row in db.execute(look, (asked, DEPTH))]

        return search

    return build


def _tantivy(stemmed: bool) -> Build:
    """The tokenizer `default`, or `en_stem` and its like for Russian."""

    def build(texts: Mapping[str, str], language: str) -> Search:
        tantivy = import_module("tantivy")
        name = "words"
        analyzer = (
            tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
            .filter(tantivy.Filter.remove_long(40))
            .filter(tantivy.Filter.lowercase())
        )
        if stemmed and language in _SNOWBALL:
            analyzer = analyzer.filter(tantivy.Filter.stemmer(_SNOWBALL[language]))
        made = analyzer.build()
        fields = tantivy.SchemaBuilder()
        fields.add_text_field("id", stored=True, tokenizer_name="raw")
        fields.add_text_field("text", tokenizer_name=name)
        schema = fields.build()
        index = tantivy.Index(schema)
        index.register_tokenizer(name, made)
        writer = index.writer(heap_size=50_000_000, num_threads=1)
        for id, text in texts.items():
            writer.add_document(tantivy.Document(id=id, text=text))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        searcher = index.searcher()

        def search(words: Sequence[str]) -> list[str]:
            terms = made.analyze(" ".join(words))
            parts = [
                (tantivy.Occur.Should, tantivy.Query.term_query(schema, "text", term, "freq"))
                for term in terms
            ]
            found = searcher.search(tantivy.Query.boolean_query(parts), DEPTH).hits
            return [str(searcher.doc(address)["id"][0]) for _, address in found]

        return search

    return build


def _xapian(stemmed: bool) -> Build:
    """All words stemmed, those with a capital too: the default would leave names alone."""

    def build(texts: Mapping[str, str], language: str) -> Search:
        xapian = import_module("xapian")
        db = xapian.WritableDatabase("", xapian.DB_BACKEND_INMEMORY)
        maker = xapian.TermGenerator()
        parser = xapian.QueryParser()
        parser.set_default_op(xapian.Query.OP_OR)
        parser.set_stemming_strategy(xapian.QueryParser.STEM_NONE)
        if stemmed and language in _SNOWBALL:
            stemmer = xapian.Stem(_SNOWBALL[language])
            maker.set_stemmer(stemmer)
            maker.set_stemming_strategy(xapian.TermGenerator.STEM_ALL)
            parser.set_stemmer(stemmer)
            parser.set_stemming_strategy(xapian.QueryParser.STEM_ALL)
        for id, text in texts.items():
            document = xapian.Document()
            document.set_data(id)
            maker.set_document(document)
            maker.index_text(text)
            db.add_document(document)

        def search(words: Sequence[str]) -> list[str]:
            enquire = xapian.Enquire(db)
            enquire.set_query(parser.parse_query(" ".join(words), 0))
            return [match.document.get_data().decode() for match in enquire.get_mset(0, DEPTH)]

        return search

    return build


def known_peers() -> Iterable[tuple[str, Build | None]]:
    """Every peer by name; None for one that is not installed here.

    `pip install tantivy`; Xapian's Python module comes with the system (apt install python3-xapian) and has
    to be on the path of the Python that runs this.
    """
    peers: dict[str, tuple[str, Build]] = {
        "Whoosh StandardAnalyzer": ("whoosh", whoosh_standard),
        "Whoosh LanguageAnalyzer": ("whoosh", whoosh_language),
        "SQLite FTS5 unicode61": ("sqlite3", _fts5("unicode61")),
        "SQLite FTS5 porter": ("sqlite3", _fts5("porter unicode61")),
        "tantivy default": ("tantivy", _tantivy(stemmed=False)),
        "tantivy stemmed": ("tantivy", _tantivy(stemmed=True)),
        "Xapian": ("xapian", _xapian(stemmed=False)),
        "Xapian stemmed": ("xapian", _xapian(stemmed=True)),
    }
    for name, (module, build) in peers.items():
        found = None
        with suppress(ImportError, ValueError):
            found = find_spec(module)
        yield name, build if found else None
