"""The archive: the one door to store and index."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kzuzcli import labels
from kzuzcli.article import Article, DateEvidence, Link, LinkKind, Origin
from kzuzcli.dataclass import dataclass, field, replace
from kzuzcli.engines.base import Entry, Hit, IndexWriter, Request, SearchResult, Sort
from kzuzcli.errors import (
    AmbiguousId,
    ArchiveLocked,
    ArchiveMissing,
    ArchiveReadOnly,
    BadId,
    IndexUnusable,
    KzuzError,
    NoSuchArticle,
    VectorsUnusable,
)
from kzuzcli.likeness import sketch
from kzuzcli.period import Period
from kzuzcli.query import And, Not, Or, Query, Same, Term, walk
from kzuzcli.query.fields import SAME
from kzuzcli.saved import expanded, names_in
from kzuzcli.store import FILE as STORE_FILE
from kzuzcli.store import Revision, Row, Store
from kzuzcli.stories import LinksOf, gather, twins
from kzuzcli.tagging import effective

if TYPE_CHECKING:
    from filelock import FileLock

    from kzuzcli.analysis.glossary import Glossary
    from kzuzcli.analysis.names import Aliases
    from kzuzcli.engines.lexicon import Lexicon
    from kzuzcli.engines.whoosh import WhooshEngine
    from kzuzcli.highlight import Snippet
    from kzuzcli.linking.article import LinkArticle
    from kzuzcli.linking.links import Links
    from kzuzcli.reading import ReadQuery
    from kzuzcli.semantic import Meaning, Ranks, Vectors
    from kzuzcli.tagging import Said

INDEX = "index"
LOCK = "write.lock"
WRITER = "writer.pid"
ALIASES = "aliases.txt"
GLOSSARY = "glossary.txt"
LINKS = "links.db"
VECTORS = "vectors.bin"
LINK_BATCH = 5000
"""Articles that are best linked together: each batch goes through all postings once."""
STORY_HITS = 3
"""Hits asked of the index for each story wanted: an article seldom has more than two twins."""
SHORTEST_ID = 4
AT_A_TIME = 250

STORE_FILTERS = ("url", "path", "id", "tag", "is", "like", "new")
"""`new` is no field of the language: what came in since a saved query was looked at, by its name."""
RELATIONS: dict[str, tuple[LinkKind, ...]] = {
    "translation": ("translation",),
    "reprint": ("reprint",),
    "quoted": ("quoted-by",),
    "related": ("same", "reprint", "translation", "quotes", "quoted-by", "shared"),
}
"""What may stand behind is: of links, and the kinds an article then has one of."""
CORRECTABLE = ("title", "language", "date", "source")

Progress = Callable[[int, int], None]
"""Called with (done, total) while something long goes on."""


@dataclass(frozen=True, slots=True)
class Found:
    """One hit with what a reader wants to see of it. `rank` counts from 1 over the whole result.

    `story` is the id of the first hit that tells the same story; `elsewhere` are links to articles of
    that story which are no hits, given with the first of it only. `ranks` tells, of a search by meaning,
    what each of its two rankings says of the hit.
    """

    rank: int
    hit: Hit
    article: Article
    snippets: tuple[Snippet, ...]
    matched: tuple[str, ...]
    title_spans: tuple[tuple[int, int], ...] = ()
    story: str = ""
    elsewhere: tuple[tuple[Link, Article], ...] = ()
    ranks: Ranks | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search gave: the hits asked for, all counts, how the query was read, what its meaning added."""

    query: Query
    read: ReadQuery
    result: SearchResult
    found: tuple[Found, ...]
    seconds: float
    meaning: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """All articles a query picks, by id and in order: for verbs that walk over them, however many."""

    query: Query
    read: ReadQuery
    result: SearchResult

    @property
    def ids(self) -> list[str]:
        return [hit.id for hit in self.result.hits]


@dataclass(frozen=True, slots=True)
class Details:
    """Everything the archive knows of one article. Origins come with whether they are gone; `related` are
    the articles of its links, by id; `said` is the user's word on its tags."""

    article: Article
    state: str
    reader: str
    encoding: str
    added: str
    origins: tuple[tuple[Origin, bool], ...]
    revisions: tuple[Revision, ...]
    corrections: Mapping[str, str]
    said: tuple[Said, ...] = ()
    links: tuple[Link, ...] = ()
    related: Mapping[str, Article] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `check` found: SQLite's own complaints, damaged rows, and where index and store disagree."""

    articles: int
    store: tuple[str, ...]
    damaged: tuple[tuple[str, str], ...]
    index: str
    not_indexed: int
    not_stored: int

    @property
    def fine(self) -> bool:
        return not (self.store or self.damaged or self.index or self.not_indexed or self.not_stored)


def entry(row: Row) -> Entry:
    """What the index is to hold of an article."""
    article = row.article
    won = article.date.period if article.date else None
    tags = dict.fromkeys((article.language, *(passage.language for passage in article.passages)))
    return Entry(
        id=article.id,
        title=article.title,
        text=article.text,
        language=article.language,
        languages=tuple(tags),
        passages=article.passages,
        earliest=won.earliest.toordinal() if won and won.earliest else None,
        latest=won.latest.toordinal() if won and won.latest else None,
        source=article.source or "",
        authors=article.authors,
        came_in=date.fromisoformat(row.added[:10]).toordinal(),
    )


def link_article(row: Row) -> LinkArticle:
    """What linking needs to know of an article."""
    from kzuzcli.linking.article import LinkArticle

    known = entry(row)
    return LinkArticle(known.id, known.text, known.language, known.earliest, known.latest)


class Archive:
    """An open archive. Reading needs no lock and sees the last commit; one process writes at a time."""

    def __init__(self, path: Path, store: Store, lock: FileLock | None) -> None:
        self.path = path
        self.store = store
        self._lock = lock
        self._engine: WhooshEngine | None = None
        self._lexicon: Lexicon | None = None
        self._links: Links | None = None

    @classmethod
    def open(cls, path: Path, *, write: bool = False, create: bool = False) -> Archive:
        """Open the archive in a folder; with `create` make the folder and an empty archive first.

        Raises ArchiveMissing, ArchiveLocked (someone else writes), ArchiveReadOnly, ArchiveDamaged,
        ArchiveOutdated.
        """
        if create:
            _make(path)
        if not (path / STORE_FILE).exists() and not create:
            raise ArchiveMissing(path)
        if not write:
            return cls(path, Store(path, read_only=True), None)
        lock = _take_lock(path)
        try:
            archive = cls(path, Store(path, create=create), lock)
            if archive.store.mark() == 0 and not archive._has_index():
                # an index from the first moment on: one that is missing later was lost, not interrupted
                archive.engine.writer().commit(0)
        except BaseException:
            lock.release()
            raise
        return archive

    @classmethod
    def nowhere(cls) -> Archive:
        """An empty archive that leaves nothing behind, for a dry run where there is none yet."""
        return cls(Path(os.devnull), Store.in_memory(), None)

    def close(self) -> None:
        self._reopen()
        self.store.close()
        if self._lock is not None:
            (self.path / WRITER).unlink(missing_ok=True)
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- the index

    @property
    def engine(self) -> WhooshEngine:
        """The index. Raises IndexUnusable when it is damaged, missing or of another version."""
        if self._engine is None:
            from kzuzcli.engines.whoosh import WhooshEngine

            self._engine = WhooshEngine(self.path / INDEX, read_only=self._lock is None)
        return self._engine

    @property
    def lexicon(self) -> Lexicon:
        """The words of the index. Raises IndexUnusable."""
        if self._lexicon is None:
            from kzuzcli.engines.lexicon import Lexicon

            self._lexicon = Lexicon(self.path / INDEX, read_only=True)
        return self._lexicon

    @cached_property
    def aliases(self) -> Aliases:
        """Other names of the same thing: the project's table and the user's file in the archive's folder."""
        from kzuzcli.analysis.names import Aliases

        own = self.path / ALIASES
        return Aliases.load(own if own.exists() else None)

    @cached_property
    def glossary(self) -> Glossary:
        """Words of news in other languages: the project's table and the user's file in the archive's folder."""
        from kzuzcli.analysis.glossary import Glossary

        own = self.path / GLOSSARY
        return Glossary.load(own if own.exists() else None)

    def behind(self) -> int:
        """How many batches the index lacks; 0 when it stands where the store stands. Raises IndexUnusable."""
        if not self._has_index():
            raise IndexUnusable(self.path / INDEX, "missing")
        return self.store.mark() - self.engine.mark()

    def _has_index(self) -> bool:
        folder = self.path / INDEX
        return folder.is_dir() and any(folder.iterdir())

    def catch_up(self, progress: Progress | None = None) -> None:
        """Index what an interrupted ingest left only in the store.

        A reader does this too when no writer lives; when one does, or the media is read-only, it
        answers from the last commit.
        """
        if self.behind() <= 0:
            return
        if self._lock is not None:
            self.engine.resume()
            if self.behind() > 0:
                self._index_since(self.engine.mark(), progress)
            return
        try:
            with Archive.open(self.path, write=True) as writer:
                writer.catch_up(progress)
        except (ArchiveLocked, ArchiveReadOnly):
            return
        self._reopen()

    def _reopen(self) -> None:
        """Let go of what was opened below index/; the next use opens it as it is then."""
        for part in (self._engine, self._lexicon, self._links):
            if part is not None:
                part.close()
        self._engine = self._lexicon = self._links = None

    def _index_since(self, mark: int, progress: Progress | None) -> None:
        target = self.store.mark()
        total = self.store.count_changed_since(mark)
        with self.index_batch(target) as writer:
            for id in self.store.removed_since(mark):
                writer.remove(Entry(id, "", "", "und"))
            for done, row in enumerate(self.store.changed_since(mark), 1):
                writer.add(entry(row))
                if progress is not None and done % 100 == 0:
                    progress(done, total)

    @contextmanager
    def index_batch(self, mark: int) -> Iterator[IndexWriter]:
        """A batch of the index that is committed at `mark` when the block ends, dropped when it fails."""
        writer = self.engine.writer()
        try:
            yield writer
            writer.commit(mark)
        except BaseException:
            writer.abort()
            raise

    # -- relations

    @property
    def links(self) -> Links | None:
        """The relations between articles, for reading; None where they were never looked for."""
        if self._links is None and (self.path / INDEX / LINKS).exists():
            from kzuzcli.linking.links import Links

            self._links = Links(self.path / INDEX, self._link_articles, read_only=True)
        return self._links

    def has_unusable_links(self) -> bool:
        """Whether relations were found that cannot be read: by another kzuz, or the file is damaged."""
        try:
            _ = self.links
        except IndexUnusable:
            return True
        return False

    def links_of(self, id: str, *, evidence: bool = True, joining: bool = False) -> tuple[Link, ...]:
        """The relations of an article, strongest kind first, as the user judged them; none where none are known.

        Without `evidence` those that rest on common wording have none, and no text is read; with `joining`
        only those that make two articles one story are looked up.
        """
        said = self.store.verdicts(id)
        try:
            found, links = [], self.links
            if links is not None:
                found = links.of(id, self._no_translations(), evidence=evidence, joining=joining)
        except (IndexUnusable, sqlite3.DatabaseError):
            found = []
        if not said:
            return tuple(found)
        from kzuzcli.verdicts import judged

        return tuple(judged(id, found, said))

    def _no_translations(self) -> set[tuple[str, str]]:
        """Pairs that the user has said are no translations: the next best takes their place."""
        return {
            (each.a, each.b) for each in self.store.verdicts() if each.kind == "translation" and not each.so
        }

    def judge(self, a: str, b: str, so: bool, kind: LinkKind | None = None) -> tuple[Link, ...]:
        """Record the user's yes or no to "a <kind> b", or to the links there are between the two.

        Gives the links it was said of, as they were found or named; none, and records nothing, where no
        kind is given and no link is known. Raises as `get`.
        """
        from kzuzcli.verdicts import verdict

        one, other = self.resolve(a), self.resolve(b)
        found = [link for link in self.links_of(one) if link.b == other and kind in (None, link.kind)]
        links = found or ([Link(kind, one, other, so, 1.0)] if kind else [])
        for link in links:
            self.store.judge(verdict(one, other, link.kind, so))
        return tuple(links)

    def forget_verdicts(self, a: str, b: str) -> int:
        """Take back the user's word on the links between two articles; how many there were. Raises as `get`."""
        return self.store.forget_verdicts(self.resolve(a), self.resolve(b))

    def _link_again(self) -> None:
        """Re-examine what a correction or removal may have changed, where relations are looked for at all."""
        if (self.path / INDEX / LINKS).exists():
            self.link()

    def relations(self) -> dict[str, int]:
        """How many relations of each kind were found; empty where they were never looked for.

        The user's word on single links is not counted in.
        """
        return self.links.totals() if self.links is not None else {}

    def link(self, *, anew: bool = False, progress: Progress | None = None) -> bool:
        """Look for relations of the articles that changed since the last time; whether any had.

        Of all articles with `anew`, and where what was found cannot be read any more.
        """
        from kzuzcli.linking.links import Links

        path = self.path / INDEX / LINKS
        if anew or self.has_unusable_links():
            path.unlink(missing_ok=True)
        links = Links(self.path / INDEX, self._link_articles)
        try:
            begun = links.mark()
            if begun >= self.store.mark():
                return False
            total = self.store.count_changed_since(begun)
            for done, (articles, removed, mark) in enumerate(self._link_batches(begun), 1):
                links.add(articles, removed, mark=mark)
                if progress is not None:
                    progress(min(total, done * LINK_BATCH), total)
        finally:
            links.close()
        return True

    def _link_batches(self, mark: int) -> Iterator[tuple[list[LinkArticle], list[str], int]]:
        """Changed articles in batches that end where a batch of the store ended."""
        target, at = self.store.mark(), mark
        some: list[LinkArticle] = []
        removed = self.store.removed_since(mark)
        for row in self.store.changed_since(mark, in_order=True):
            if len(some) >= LINK_BATCH and row.changed != at:
                yield some, removed, at
                some, removed = [], []
            some.append(link_article(row))
            at = row.changed
        yield some, removed, target

    def _link_articles(self, ids: Sequence[str]) -> Mapping[str, LinkArticle]:
        return {id: link_article(row) for id, row in self.store.get_many(ids).items()}

    # -- meaning

    @property
    def by_meaning(self) -> bool:
        """Whether the user has asked that this archive's articles be compared by meaning."""
        return (self.path / VECTORS).exists()

    def learn_meanings(self, *, begin: bool = False, progress: Progress | None = None) -> int:
        """Give every article that changed since the last time its vector; how many were made.

        With `begin` also where none were ever made or those there are cannot be used. Interrupted, it goes
        on where it was. Raises SemanticMissing, VectorsUnusable.
        """
        from kzuzcli.semantic import excerpt, model, update

        if begin:
            model.load()
        vectors = self._vectors(anew=begin)
        try:
            target, begun = self.store.mark(), vectors.mark
            if begun >= target:
                return 0
            vectors.drop(self.store.removed_since(begun))
            rows = self.store.changed_since(begun, in_order=True)
            texts = ((row.article.id, excerpt(row.article, _furniture(row))) for row in rows)
            made = update(vectors, texts, self.store.count_changed_since(begun), model.load, progress)
            vectors.stand_at(target)
            vectors.shrink()
        finally:
            vectors.close()
        return made

    def _vectors(self, *, anew: bool) -> Vectors:
        """The vectors, for writing; with `anew` an empty file where there is none that can be used."""
        from kzuzcli.semantic import Vectors

        path = self.path / VECTORS
        try:
            return Vectors(path, write=True)
        except VectorsUnusable:
            if not anew:
                raise
        Vectors.create(path)
        return Vectors(path, write=True)

    def forget_meanings(self) -> None:
        """Compare articles by meaning no more; their vectors are deleted."""
        (self.path / VECTORS).unlink(missing_ok=True)

    def _forget_meaning(self, id: str) -> None:
        """Delete the vector of one article, and all where they cannot be read."""
        if self.by_meaning:
            vectors = self._vectors(anew=True)
            vectors.drop([id])
            vectors.close()

    def _near(self, query: Query, words: str, request: Request, exact: bool) -> tuple[SearchResult, Meaning]:
        """A request fused with the articles that are nearest in meaning. Raises SemanticMissing, VectorsUnusable."""
        from kzuzcli.semantic import Vectors, ask, held, model
        from kzuzcli.semantic.nearest import nearest

        vectors = Vectors(self.path / VECTORS)
        try:
            question = model.load().question(words)
            options = request.include_possible, request.certain_only
            _, rest = self._request(query if exact else held(query), None, 0, "relevance", exact, *options)
            result, meaning = ask(self.engine, request, rest, nearest(vectors, question), len(vectors))
            return result, replace(meaning, waiting=max(0, self.store.count() - len(vectors)))
        finally:
            vectors.close()

    def reindex(self, *, words: bool = False, progress: Progress | None = None) -> int:
        """Make the index again from the store (with `words`, only the facts of word types); how many."""
        if words:
            from kzuzcli.engines.lexicon import Lexicon

            lexicon = Lexicon(self.path / INDEX)
            try:
                return lexicon.renew()
            finally:
                lexicon.close()
        import shutil

        self._reopen()
        linked = (self.path / INDEX / LINKS).exists()
        shutil.rmtree(self.path / INDEX, ignore_errors=True)
        (self.path / INDEX).mkdir()
        self._index_since(0, progress)
        if linked:
            self.link(progress=progress)
        return self.store.count()

    # -- reading

    def expanded(self, query: Query) -> Query:
        """The query with what the user saved in place of each @name. Raises NoSuchSaved, BadName, QueryError."""
        return expanded(query, self.store.saved.read) if names_in(query) else query

    def unknown_tags(self, query: Query) -> dict[str, tuple[str, ...]]:
        """The tags a query asks for that no article has, each with the nearest of those there are."""
        tags = self.store.tags
        asked = (node.text for node, _ in walk(query) if isinstance(node, Term) and node.field == "tag")
        return {tag: tags.nearest(tag) for tag in dict.fromkeys(asked) if not tags.known(tag)}

    def search(
        self,
        query: Query,
        *,
        limit: int | None = 10,
        offset: int = 0,
        sort: Sort = "relevance",
        exact: bool = False,
        possible: bool = False,
        certain: bool = False,
        snippets: int = 2,
        stories: bool = False,
        across: bool = False,
        semantic: bool = False,
    ) -> Answer:
        """Articles that match, best first, with snippets. Raises IndexUnusable, AliasFileError (`across`),
        SemanticMissing and VectorsUnusable (`semantic`).

        With `across` words are also asked for in the other languages of the glossary. With `stories`,
        `limit` counts stories: all hits of the last one are given, too. What is only like: an article comes
        in order of its links, the strongest kind first. With `semantic` the articles nearest to the query in
        meaning are found too, unless another order than relevance is asked for or there are no words in it.
        """
        begun = time.perf_counter()
        query = self.expanded(query)
        wide = limit * STORY_HITS if limit and stories else limit
        read, request = self._request(query, wide, offset, sort, exact, possible, certain, across)
        meaning: Meaning | None = None
        if semantic and sort == "relevance" and (words := _wording(query)):
            result, meaning = self._near(query, words, request, exact)
        elif sort == "relevance" and not read.readings and (like := _liked(query)) is not None:
            result = self.engine.search(replace(request, limit=None, offset=0))
            result = self._strongest_first(like, result, request)
        else:
            result = self.engine.search(request)
        found = tuple(self._found(read.query, result.hits, offset, snippets, limit if stories else None))
        if meaning is not None:
            found = tuple(replace(each, ranks=meaning.of(each.hit.id)) for each in found)
        return Answer(query, read, result, found, time.perf_counter() - begun, meaning)

    def count(self, query: Query, *, exact: bool = False, possible: bool = False) -> SearchResult:
        """The counts of a search without any hits."""
        _, request = self._request(self.expanded(query), 0, 0, "relevance", exact, possible, False)
        return self.engine.search(request)

    def select(
        self,
        query: Query,
        *,
        limit: int | None = None,
        sort: Sort = "date",
        exact: bool = False,
        possible: bool = False,
        across: bool = False,
    ) -> Selection:
        """Ids of the articles that match, newest first; `articles` brings them.

        Raises IndexUnusable, AliasFileError (`across`).
        """
        query = self.expanded(query)
        read, request = self._request(query, limit, 0, sort, exact, possible, False, across)
        return Selection(query, read, self.engine.search(request))

    def articles(self, ids: Iterable[str]) -> Iterator[Article]:
        """Articles of whole ids, in the order given, few in memory at a time; unknown ids are left out."""
        for some in batched(ids, AT_A_TIME):
            rows = self._rows(some)
            yield from (rows[id].article for id in some if id in rows)

    def _request(
        self,
        query: Query,
        limit: int | None,
        offset: int,
        sort: Sort,
        exact: bool,
        possible: bool,
        certain: bool,
        across: bool = False,
    ) -> tuple[ReadQuery, Request]:
        from kzuzcli.reading import read

        glossary = self.glossary if across else None
        ready = read(query, self.lexicon, self.aliases, exact=exact, glossary=glossary)
        resolved: dict[object, frozenset[str]] = {term: self._matching(term) for term in _store_terms(query)}
        request = Request(ready.query, limit, offset, sort, possible, certain, resolved)
        if any(isinstance(node, Same) for node, _ in walk(query)):
            request = self._in_paragraphs(request)
        return ready, request

    def _in_paragraphs(self, request: Request) -> Request:
        """The request with each same:( ) answered, by reading all articles that have its words somewhere."""
        from kzuzcli.together import loosened, needed, settled

        query, resolved = request.query, dict(request.resolved)
        wide = replace(request, limit=None, offset=0, include_possible=True, certain_only=False)
        nodes = dict.fromkeys(node for node, _ in walk(query) if isinstance(node, Same))
        filters = {node: Term(str(number), SAME) for number, node in enumerate(nodes)}
        for node, term in filters.items():
            # what the rest of the query leaves out need not be read
            asked = loosened(query) if node in _parts(query) else needed(node.part)
            found = self.engine.search(replace(wide, query=asked))
            resolved[term] = self._with_paragraph(node, [hit.id for hit in found.hits])
        return replace(request, query=settled(query, filters), resolved=resolved)

    def _with_paragraph(self, node: Same, ids: Sequence[str]) -> frozenset[str]:
        """Those of the articles that have a paragraph which matches."""
        from kzuzcli.together import together

        holds = together(node.part)
        return frozenset(
            id
            for id, text, language, passages in self.store.texts(ids)
            if any(holds(text, language, passages))
        )

    def _matching(self, term: Term) -> frozenset[str]:
        """Ids of the articles that a filter picks which the index does not know. Raises as `resolve` for like:."""
        if term.field == "like":
            return frozenset(link.b for link in self.links_of(self.resolve(term.text), evidence=False))
        if term.field == "is" and term.text in RELATIONS:
            return self._related(RELATIONS[term.text])
        if term.field == "new":
            newer = self.store.saved.newer(term.text)
            return frozenset(self.store.ids()) if newer is None else newer
        return self.store.matching(term.field or "", term.text)

    def _related(self, kinds: Sequence[LinkKind]) -> frozenset[str]:
        """Ids of the articles that have a link of one of these kinds, after the user's word."""
        try:
            denied = self._no_translations()
            found = self.links.having(kinds, denied) if self.links is not None else set()
        except sqlite3.DatabaseError as error:
            raise IndexUnusable(self.path / INDEX, "damaged", f"{LINKS}: {error}") from error
        for id in {id for said in self.store.verdicts() for id in (said.a, said.b)}:
            found.discard(id)
            if any(link.kind in kinds for link in self.links_of(id, evidence=False)):
                found.add(id)
        return frozenset(found)

    def _strongest_first(self, like: Term, result: SearchResult, request: Request) -> SearchResult:
        """All that is like an article, the nearest kind of relation first; then what was asked for of it."""
        links = self.links_of(self.resolve(like.text), evidence=False)
        order = {link.b: place for place, link in enumerate(links)}
        hits = sorted(result.hits, key=lambda hit: order.get(hit.id, len(order)))[request.offset :]
        return replace(result, hits=hits[: request.limit])

    def _rows(self, ids: Iterable[str]) -> dict[str, Row]:
        """Articles by id, with the tags they have after the user's word."""
        rows = self.store.get_many(ids)
        said = self.store.tags.said(rows)
        return {
            id: replace(row, article=replace(row.article, tags=effective(row.article.tags, said.get(id, ()))))
            if row.article.tags or id in said
            else row
            for id, row in rows.items()
        }

    def _found(
        self, query: Query, hits: Sequence[Hit], offset: int, count: int, stories: int | None
    ) -> Iterator[Found]:
        """Hits as readers see them; with `stories`, those of so many stories, one story after the other."""
        links_of = self._known_links()
        story = gather([hit.id for hit in hits], links_of)
        kept = set(list(dict.fromkeys(story.values()))[: stories or None])
        ranked = [(rank, hit) for rank, hit in enumerate(hits, offset + 1) if story[hit.id] in kept]
        if stories:
            order = {first: place for place, first in enumerate(dict.fromkeys(story.values()))}
            ranked.sort(key=lambda pair: (order[story[pair[1].id]], pair[0]))
        rows = self._rows(hit.id for _, hit in ranked)
        for rank, hit in ranked:
            if (row := rows.get(hit.id)) is not None:
                found = self._seen(query, rank, hit, row, count)
                first = stories and story[hit.id] == hit.id
                elsewhere = self._elsewhere(hit.id, story, links_of) if first else ()
                yield replace(found, story=story[hit.id], elsewhere=elsewhere)

    def _known_links(self) -> LinksOf:
        """What makes an article one story with others, without evidence, each looked up once."""
        known: dict[str, tuple[Link, ...]] = {}

        def links_of(id: str) -> tuple[Link, ...]:
            if id not in known:
                known[id] = self.links_of(id, evidence=False, joining=True)
            return known[id]

        return links_of

    def _elsewhere(
        self, first: str, story: Mapping[str, str], links_of: LinksOf
    ) -> tuple[tuple[Link, Article], ...]:
        links = {link.b: link for id in story if story[id] == first for link in twins(id, links_of)}
        rows = self.store.get_many(id for id in links if id not in story)
        return tuple((links[id], row.article) for id, row in rows.items())

    def _seen(self, query: Query, rank: int, hit: Hit, row: Row, count: int) -> Found:
        from kzuzcli.highlight import matched, snippets, spans

        article = row.article
        if not count:
            # a list shows no text: looking for the words in it would be most of the work
            return Found(rank, hit, article, (), ())
        where = (article.text, article.language, article.passages)
        return Found(
            rank,
            hit,
            article,
            tuple(snippets(query, *where, count=count, avoid=_furniture(row))),
            tuple(matched(query, *where)),
            tuple(spans(query, article.title, article.language, field="title")),
        )

    def resolve(self, prefix: str) -> str:
        """The whole id of the article a prefix of four or more digits stands for.

        Raises BadId, NoSuchArticle, AmbiguousId.
        """
        digits = prefix.strip().lower()
        if len(digits) < SHORTEST_ID or not set(digits) <= set("0123456789abcdef"):
            raise BadId(prefix)
        found = self.store.candidates(digits)
        if not found:
            raise NoSuchArticle(prefix)
        if len(found) > 1 and found[0][0] != digits:
            raise AmbiguousId(prefix, found)
        return found[0][0]

    def get(self, prefix: str) -> Article:
        """The article an id, or its beginning, stands for. Raises BadId, NoSuchArticle, AmbiguousId."""
        return self.details(prefix).article

    def details(self, prefix: str) -> Details:
        """Everything known of the article an id, or its beginning, stands for. Raises as `get`."""
        id = self.resolve(prefix)
        row = self._rows([id]).get(id)
        if row is None:
            raise NoSuchArticle(prefix)
        links = self.links_of(id)
        related = self.store.get_many(link.b for link in links)
        return Details(
            row.article,
            row.state,
            row.reader,
            row.encoding,
            row.added,
            tuple(self.store.origins(id)),
            tuple(self.store.revisions(id)),
            self.store.corrections(id),
            tuple(self.store.tags.said([id]).get(id, ())),
            tuple(link for link in links if link.b in related),
            {other: row.article for other, row in related.items()},
        )

    def lit(self, article: Article, query: Query, *, exact: bool = False) -> list[tuple[int, int]]:
        """Where a query's words stand in an article's text: spans in characters. Raises IndexUnusable."""
        from kzuzcli.highlight import spans
        from kzuzcli.reading import read

        ready = read(self.expanded(query), self.lexicon, self.aliases, exact=exact)
        return spans(ready.query, article.text, article.language, article.passages)

    def stats(self) -> dict[str, Any]:
        """Articles by language, year, source and state, undated and only bounded ones, words."""
        return self.store.figures()

    # -- the user's word

    def correct(self, prefix: str, changes: Mapping[str, str | None]) -> Article:
        """Record corrections (title, language, date as EDTF or 'none', source); None takes one back.

        A correction outranks everything and survives re-ingest. Raises as `get`, and PeriodError.
        """
        id = self.resolve(prefix)
        former = self.store.get(id)
        if former is None:
            raise NoSuchArticle(prefix)
        if (date := changes.get("date")) not in (None, "none"):
            Period.parse(str(date))
        with self.store.batch() as mark:
            for name, value in changes.items():
                if value is None:
                    self.store.forget_correction(id, name)
                else:
                    self.store.correct(id, name, value)
            row = replace(corrected(former, self.store.corrections(id)), changed=mark)
            self.store.replace(row)
        self._reindex_one(former, row)
        return self._rows([id])[id].article

    def _reindex_one(self, former: Row, row: Row | None) -> None:
        with self.index_batch(self.store.mark()) as writer:
            writer.remove(entry(former))
            if row is not None:
                writer.add(entry(row))
        self._link_again()

    def tag(self, ids: Iterable[str], give: Sequence[str], take: Sequence[str]) -> int:
        """Give articles (whole ids) tags and take others off, all or none; how many articles that changed.

        The index need not know. Raises BadTag.
        """
        give, take = [labels.read(tag) for tag in give], [labels.read(tag) for tag in take]
        self.store.begin()
        try:
            tags = self.store.tags
            changed = sum(tags.give(id, give) + tags.take(id, take) > 0 for id in ids)
            self.store.commit(touched=False)
        except BaseException:
            self.store.rollback()
            raise
        return changed

    def remove(self, prefix: str) -> Article:
        """Take an article out for good; ingesting it again reports `removed`. Raises as `get`."""
        id = self.resolve(prefix)
        former = self.store.get(id)
        if former is None:
            raise NoSuchArticle(prefix)
        with self.store.batch() as mark:
            self.store.remove(id, sketch(former.article.text), mark)
        self._reindex_one(former, None)
        self._forget_meaning(id)
        return former.article

    # -- keeping it safe

    def check(self) -> CheckReport:
        """Verify checksums and that index and store agree."""
        trouble, indexed = "", set[str]()
        try:
            indexed = self.engine.ids()
            if self.behind() > 0:
                trouble = "behind"
        except IndexUnusable as error:
            trouble = error.reason
        stored = self.store.ids()
        return CheckReport(
            articles=len(stored),
            store=tuple(self.store.integrity()),
            damaged=tuple(self.store.damaged_rows()),
            index=trouble,
            not_indexed=0 if trouble else len(stored - indexed),
            not_stored=0 if trouble else len(indexed - stored),
        )

    def backup(self, target: Path) -> None:
        """Write the truth of the archive into one new file. Raises FileExistsError."""
        if target.exists():
            raise FileExistsError(target)
        part = target.with_name(target.name + ".part")
        part.unlink(missing_ok=True)
        self.store.backup(part)
        part.rename(target)


def restore(source: Path, target: Path) -> int:
    """Make an archive in `target` from a backup file; the number of articles. Its index is made anew.

    Raises FileExistsError where an archive stands already, ArchiveMissing, ArchiveDamaged, ArchiveOutdated.
    """
    import shutil

    if (target / STORE_FILE).exists():
        raise FileExistsError(target)
    if not source.is_file():
        raise ArchiveMissing(source)
    _make(target)
    part = target / (STORE_FILE + ".part")
    shutil.copyfile(source, part)
    part.rename(target / STORE_FILE)
    try:
        with Archive.open(target, write=True) as archive:
            return archive.reindex()
    except KzuzError:
        (target / STORE_FILE).unlink(missing_ok=True)
        raise


def corrected(row: Row, corrections: Mapping[str, str]) -> Row:
    """A row as it is with the user's corrections, from what was concluded before them."""
    article, described = row.article, row.described
    evidence = tuple(each for each in article.evidence if each.basis != "user")
    won = _choose(evidence)
    if (said := corrections.get("date")) is not None:
        word = None if said == "none" else DateEvidence(Period.parse(said), "user", said)
        evidence, won = ((word, *evidence) if word else evidence), word
    language = corrections.get("language") or described["language"] or article.language
    return replace(
        row,
        article=replace(
            article,
            title=corrections.get("title", described["title"] or ""),
            language=language,
            passages=() if "language" in corrections else article.passages,
            source=corrections.get("source", described["source"]),
            date=won,
            evidence=evidence,
        ),
    )


def batched(ids: Iterable[str], many: int) -> Iterator[list[str]]:
    """Ids in lists of at most `many`."""
    waiting = iter(ids)
    while some := list(islice(waiting, many)):
        yield some


def _choose(evidence: tuple[DateEvidence, ...]) -> DateEvidence | None:
    return evidence[0] if evidence else None


def _furniture(row: Row) -> list[tuple[int, int]]:
    """The lines of a text that are no part of the article."""
    from kzuzcli.residue import INLINE, find

    found = find(row.article.text, row.article.title, row.reader)
    return [(one.start, one.end) for one in found if one.kind not in INLINE]


def _store_terms(query: Query) -> Iterator[Term]:
    """The filters of a query that the store answers."""
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _store_terms(part)
        case Not(part):
            yield from _store_terms(part)
        case Term(_, name) if name in STORE_FILTERS:
            yield query


def _parts(query: Query) -> tuple[Query, ...]:
    """What all must match."""
    return query.parts if isinstance(query, And) else (query,)


def _wording(query: Query) -> str:
    """The words of a query that a model can be asked."""
    from kzuzcli.semantic import wording

    return wording(query)


def _liked(query: Query) -> Term | None:
    """The like: filter of a query, where all of it must match."""
    return next((part for part in _parts(query) if isinstance(part, Term) and part.field == "like"), None)


def _make(path: Path) -> None:
    try:
        (path / INDEX).mkdir(parents=True, exist_ok=True)
    except PermissionError as error:
        raise ArchiveReadOnly(path) from error
    except OSError as error:
        raise ArchiveReadOnly(path) from error


def _take_lock(path: Path) -> FileLock:
    """The archive's write lock. Raises ArchiveLocked at once when another process holds it."""
    from filelock import FileLock, Timeout

    if not os.access(path, os.W_OK):
        raise ArchiveReadOnly(path)
    lock = FileLock(path / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise ArchiveLocked(path, _writer(path)) from error
    except OSError as error:
        raise ArchiveReadOnly(path) from error
    (path / WRITER).write_text(str(os.getpid()), encoding="ascii")
    return lock


def _writer(path: Path) -> int | None:
    try:
        return int((path / WRITER).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
