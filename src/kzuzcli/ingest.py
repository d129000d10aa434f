"""The pipeline: read, describe, store, index. One pass, batches that are whole or not there."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kzuzcli.archive import Archive, corrected, entry
from kzuzcli.article import Article, IngestReport, Skipped, SourceDocument
from kzuzcli.dating import choose, find_dates
from kzuzcli.engines.base import IndexWriter
from kzuzcli.errors import ReadError
from kzuzcli.language import identify, settle
from kzuzcli.likeness import REVISED, like_sketch, shared
from kzuzcli.readers import is_url, read, walk
from kzuzcli.store import KnownFile, Row, fingerprint, now

if TYPE_CHECKING:
    from kzuzcli.readers.fetch import Fetcher

STDIN = "-"
LARGEST_ORIGINAL = 64 << 20
"""Bytes of a file that is kept beside its articles with --keep-originals."""

STORE_BATCH = 2000
"""Articles in one transaction of the store: a full sync costs 5-30 ms, so this many share one."""

FEW = 400
"""Fewer articles than this are indexed by this process. More are by another one while this one reads, describes
and stores, and while one batch is being committed, the next one is already filled by a third."""

INDEX_BATCH = 25_000
"""Articles in one commit of the index: each makes a segment, and a search visits every segment."""


@dataclass(frozen=True, slots=True)
class Options:
    """`language` is the user's word for everything taken in; `again` brings removed articles back;
    `mapping` says which fields of records hold what (title -> headline); `originals` keeps the bytes too."""

    language: str | None = None
    again: bool = False
    dry_run: bool = False
    mapping: Mapping[str, str] | None = None
    originals: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """How far an ingest is: files and articles seen, and about how many bytes of them; `all_read`: only the index
    is still to be finished."""

    files: int
    articles: int
    size: int
    all_read: bool = False


Progress = Callable[[Step], None]


def ingest(
    archive: Archive,
    paths: Sequence[Path | str],
    options: Options | None = None,
    progress: Progress | None = None,
) -> IngestReport:
    """Take in files and folders, http(s) addresses, and standard input (`-`); what happened to each record.

    The archive must be open for writing. On KeyboardInterrupt what was read so far is kept and the
    error goes on. Raises DiskFull, ArchiveDamaged; no input raises.
    """
    begun = time.perf_counter()
    if not (options and options.dry_run):
        archive.catch_up()
    run = _Run(archive, options or Options(), progress)
    try:
        for path in paths:
            run.take_in(str(path))
        run.finish()
    except KeyboardInterrupt:
        run.stop()
        raise
    except BaseException:
        run.drop()
        raise
    report = run.report
    report.total = archive.store.count()
    report.seconds = round(time.perf_counter() - begun, 3)
    return report


def describe(document: SourceDocument, options: Options) -> Article:
    """What is concluded from a document; its id is still empty."""
    seen = identify(document.text, document.title)
    language = options.language or settle(document.first("language"), seen)
    passages = () if options.language else seen.parts
    today = date.today()  # the day of the machine: nothing an article says of itself lies after it
    evidence = tuple(find_dates(document, ingested=today, language=language))
    url = document.first("url")
    return Article(
        id="",
        title=document.title,
        text=document.text,
        language=language,
        date=choose(evidence, ingested=today),
        source=document.first("source") or _host(url),
        authors=tuple(fact.value.strip() for fact in document.declared.get("author", ())),
        url=url,
        origin=document.origin,
        sha256=document.sha256,
        words=len(document.text.split()),
        tags=tuple(dict.fromkeys(fact.value.strip() for fact in document.declared.get("tags", ()))),
        passages=passages,
        evidence=evidence,
    )


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None


class _Run:
    """One ingest: its report, its open batch, and what it has seen."""

    def __init__(self, archive: Archive, options: Options, progress: Progress | None) -> None:
        self.report = IngestReport()
        self._archive = archive
        self._store = archive.store
        self._options = options
        self._progress = progress
        self._files = 0
        self._articles = 0
        self._fetcher: Fetcher | None = None
        self._size = 0
        self._in_file = 0
        self._inside = 0
        self._in_batch = 0
        self._in_index = 0
        self._mark = self._store.begin()
        self._writer: IndexWriter | None = None
        self._committing: IndexWriter | None = None
        self._waiting: list[tuple[Row | None, Row]] = []

    # -- batches

    def finish(self) -> None:
        if self._options.dry_run:
            self.drop()
            return
        self._commit_store()
        self._hand_over()
        self._tell(all_read=True)
        self._close_batch()
        self._await_commit()

    def stop(self) -> None:
        """Keep what was read; the next command that opens the archive indexes it."""
        if self._options.dry_run:
            self.drop()
            return
        self._commit_store()
        self._abort_index()

    def drop(self) -> None:
        """Leave store and index as they were at the last commit."""
        self._store.rollback()
        self._abort_index()

    def _abort_index(self) -> None:
        for writer in (self._committing, self._writer):
            if writer is not None:
                writer.abort()

    def _commit_store(self) -> None:
        self._store.commit(touched=self._in_batch > 0)
        self._in_batch = 0

    def _close_batch(self) -> None:
        """Begin to commit the open batch of the index; another process does so while the next one is filled."""
        if self._writer is not None:
            self._writer.build()
        self._await_commit()
        if self._writer is not None:
            self._writer.begin_commit(self._store.mark())
        self._committing, self._writer, self._in_index = self._writer, None, 0

    def _await_commit(self) -> None:
        if self._committing is not None:
            self._committing.wait()
        self._committing = None

    def _breathe(self) -> None:
        """Between two records: commit when the batch is full, tell how far it is."""
        self._articles += 1
        if self._in_batch >= STORE_BATCH and not self._options.dry_run:
            self._commit_store()
            if self._in_index >= INDEX_BATCH:
                self._close_batch()
            self._mark = self._store.begin()
        if self._progress is not None and self._articles % 50 == 0:
            self._tell()

    def _tell(self, *, all_read: bool = False) -> None:
        if self._progress is not None:
            self._progress(Step(self._files, self._articles, self._size + self._inside, all_read))

    def _index(self, former: Row | None, row: Row) -> None:
        self._in_batch += 1
        if self._options.dry_run:
            return
        self._in_index += 1
        self._waiting.append((former, row))
        if self._writer is not None:
            self._hand_over()
        elif len(self._waiting) >= FEW:
            self._writer = self._archive.engine.writer_elsewhere()
            self._hand_over()

    def _hand_over(self) -> None:
        """Give the index what waits for it."""
        if self._waiting and self._writer is None:
            self._writer = self._archive.engine.writer()
        for former, row in self._waiting:
            assert self._writer is not None
            if former is not None:
                self._writer.remove(entry(former))
            self._writer.add(entry(row))
        self._waiting = []

    # -- files

    def take_in(self, what: str) -> None:
        """Take in one thing the user named: standard input, an address, a file or a folder."""
        if what == STDIN:
            self._documents(STDIN, read(Path(STDIN), self._options.mapping), lambda *_: None)
        elif is_url(what):
            self._page(what)
        else:
            # resolve() would follow a link the user meant
            self._root(Path(os.path.abspath(what)))  # noqa: PTH100

    def _page(self, url: str) -> None:
        """Fetch an address, unless its server says that nothing has changed since the last time."""
        from kzuzcli.readers.fetch import Fetcher, Validators, read_fetched

        if self._fetcher is None:
            self._fetcher = Fetcher()
        known = Validators() if self._options.again else Validators(*self._store.page(url))
        try:
            page = self._fetcher.fetch(url, known)
        except ReadError as error:
            self._skip(error)
            return
        if page.data is None:
            self.report.unchanged += len(self._store.records_of(url))
            return
        data = page.data

        def done(_: int, __: int) -> None:
            self._store.set_page(url, page.validators.etag, page.validators.last_modified)
            if self._options.originals:
                self._store.keep_original(url, data)

        self._documents(url, read_fetched(page, self._options.mapping), done)
        self._store.remember_path(url)

    def _root(self, path: Path) -> None:
        """Take in one path, and mark what is no longer below it."""
        known = self._store.paths_with_origins_under(str(path))
        if not os.path.lexists(path):
            self._unreachable(path, known)
            return
        seen = self._walk(path)
        gone = known - seen
        if known and not seen:
            self._unreachable(path, known)
        elif gone:
            self._lose(gone)
        self._store.remember_path(str(path))

    def _unreachable(self, path: Path, known: set[str]) -> None:
        """A folder that is gone or empty is more likely unplugged than emptied: one warning, no change."""
        if known:
            self.report.warnings.append(("unreachable", str(path)))
        else:
            self._skip(ReadError("missing", str(path)))

    def _walk(self, root: Path) -> set[str]:
        files = self._store.files_under(str(root))
        seen: set[str] = set()
        own = os.path.join(os.path.abspath(self._archive.path), "")  # noqa: PTH100, PTH118 - compared with plain strings
        for found in walk([root]):
            if isinstance(found, ReadError):
                self._skip(found)
                seen.add(found.path)
            elif not found.startswith(own):  # the archive itself may stand below what it was given
                self._files += 1
                seen.add(found)
                self._file(found, files.get(found))
        return seen

    def _file(self, path: str, known: KnownFile | None) -> None:
        self._tell()
        try:
            stat = os.stat(path)  # noqa: PTH116 - a Path a file is a third of the work where nothing changed
        except OSError as error:
            self._skip(ReadError("unreadable", path, detail=error.strerror or ""))
            return
        now_is = (stat.st_size, stat.st_mtime_ns, stat.st_ino)
        afresh = self._options.language or self._options.again
        if known is not None and known[: len(now_is)] == now_is and not afresh:
            self.report.unchanged += known.documents - known.removed
            self.report.removed += known.removed
        else:
            self._read(Path(path), KnownFile(*now_is, 0))
        self._size, self._inside = self._size + stat.st_size, 0

    def _read(self, path: Path, file: KnownFile) -> None:
        self._in_file = file.size

        def done(documents: int, removed: int) -> None:
            self._store.set_file(str(path), file._replace(documents=documents, removed=removed))
            if self._options.originals and file.size <= LARGEST_ORIGINAL:
                self._store.keep_original(str(path), path.read_bytes())

        self._store.forget_file(str(path))
        self._documents(str(path), read(path, self._options.mapping), done)

    def _documents(
        self,
        path: str,
        documents: Iterable[SourceDocument | ReadError],
        done: Callable[[int, int], None],
    ) -> None:
        """Take the documents of one file; `done` is told how many when all of them could be read."""
        gone = self._store.records_of(path)
        many, unread = 0, False
        removed = self.report.removed
        for document in documents:
            if isinstance(document, ReadError):
                self._skip(document)
                unread = True
                continue
            many += 1
            gone.pop(document.origin.record or "", None)
            self._take(_storable(document))
            size = len(document.text.encode("utf-8", "replace"))
            self._inside = min(self._in_file, self._inside + size)
            self._breathe()
        # a record that could not be read may be any of those not seen: none of them counts as gone
        for record, article in () if unread or path == STDIN else gone.items():
            self._store.lose_origin(path, record)
            self._maybe_missing(article)
        if not unread:  # some records may be there twice
            done(many if many < 2 else self._store.count_records(path), self.report.removed - removed)

    def _lose(self, paths: set[str]) -> None:
        for path in sorted(paths):
            self._store.forget_file(path)
            for record, article in self._store.records_of(path).items():
                self._store.lose_origin(path, record)
                self._maybe_missing(article)

    def _maybe_missing(self, article: str) -> None:
        if all(gone for _, gone in self._store.origins(article)) and self._store.set_state(
            article, "missing"
        ):
            self.report.missing += 1

    def _skip(self, error: ReadError) -> None:
        self.report.skipped.append(Skipped(error.path, error.record, error.reason, error.detail))

    # -- records

    def _take(self, document: SourceDocument) -> None:
        known = self._store.origin(document.origin)
        content = fingerprint(document.title, document.first("date"), document.text)
        if known is None:
            self._arrive(document, content)
        elif (former := self._store.get(known.article)) is None:
            self._meet_tombstone(document, content, known.article)
        elif known.sha256 == document.sha256 and not self._options.language:
            self._same(document, former)
        elif former.article.text == document.text or shared(former.article.text, document.text) >= REVISED:
            self._revise(document, content, former)
        else:
            self._take_place(document, content, former)

    def _same(self, document: SourceDocument, row: Row) -> None:
        self.report.unchanged += 1
        if row.state == "missing":
            self._store.set_origin(document.origin, row.article.id, document.sha256)
            self._store.set_state(row.article.id, "")

    def _arrive(self, document: SourceDocument, content: str) -> None:
        """A record never seen before: a new article, one that moved or was copied, or one removed."""
        fingerprinted = bytes.fromhex(content)
        stone = self._store.tombstone(content=fingerprinted)
        if stone is not None and not self._options.again:
            self._store.set_origin(document.origin, stone.id, document.sha256)
            self.report.removed += 1
            return
        if stone is not None:
            self._store.forget_tombstone(stone.id)
        twin = self._store.with_content(fingerprinted) if document.text.strip() else None
        if twin is None:
            self._add(document, content)
        else:
            self._another_origin(document, twin)

    def _another_origin(self, document: SourceDocument, id: str) -> None:
        row = self._store.get(id)
        assert row is not None
        origins = self._store.origins(id)
        self._store.set_origin(document.origin, id, document.sha256)
        if any(os.path.exists(origin.path) for origin, _ in origins):  # noqa: PTH110 - a plain string
            self.report.duplicates += 1
            return
        self.report.moved += 1
        for origin, _ in origins:
            self._store.forget_origin(origin)
            self._store.forget_file(origin.path)
        moved = replace(row.article, origin=document.origin, missing=False)
        self._store.replace(replace(row, article=moved, state=""))

    def _meet_tombstone(self, document: SourceDocument, content: str, id: str) -> None:
        stone = self._store.tombstone(id=id)
        if stone is None:
            self._store.forget_origin(document.origin)
            self._arrive(document, content)
        elif self._options.again:
            self._store.forget_tombstone(id)
            self._arrive(document, content)
        elif stone.content.hex() == content or like_sketch(document.text, stone.sketch):
            self.report.removed += 1
        else:
            self._store.forget_origin(document.origin)
            self._arrive(document, content)

    def _take_place(self, document: SourceDocument, content: str, former: Row) -> None:
        """Another story stands where an article came from: both are kept."""
        self._store.forget_origin(document.origin)
        if not any(not gone for _, gone in self._store.origins(former.article.id)):
            self._store.set_state(former.article.id, "replaced")
            self.report.replaced += 1
        self._arrive(document, content)

    def _add(self, document: SourceDocument, content: str) -> None:
        article = describe(document, self._options)
        article = replace(article, id=self._store.free_id(content))
        row = Row(
            article,
            bytes.fromhex(content),
            document.reader,
            document.encoding,
            _described(article),
            now(),
            self._mark,
        )
        row = self._with_user_word(row)
        self._store.add(row)
        self._store.set_origin(document.origin, article.id, document.sha256)
        self.report.added += 1
        self._count(row.article)
        self._index(None, row)

    def _revise(self, document: SourceDocument, content: str, former: Row) -> None:
        """A new state of an article: its id stays, its former text is kept."""
        article = replace(describe(document, self._options), id=former.article.id)
        if article.text != former.article.text or article.title != former.described["title"]:
            self._store.revise(former, now(), self._mark)
        row = Row(
            article,
            bytes.fromhex(content),
            document.reader,
            document.encoding,
            _described(article),
            former.added,
            self._mark,
        )
        row = self._with_user_word(row)
        if _same_but_for_bytes(former, row):
            self.report.unchanged += 1
            self._store.replace(replace(row, changed=former.changed))
        else:
            self.report.updated += 1
            self._count(row.article)
            self._store.replace(row)
            self._index(former, row)
        self._store.set_origin(document.origin, article.id, document.sha256)

    def _with_user_word(self, row: Row) -> Row:
        """A language given at ingest is a correction by the user, and stays one."""
        if self._options.language:
            self._store.correct(row.article.id, "language", self._options.language)
        return corrected(row, self._store.corrections(row.article.id))

    def _count(self, article: Article) -> None:
        languages = self.report.languages
        languages[article.language] = languages.get(article.language, 0) + 1
        if article.date is None:
            self.report.undated += 1
        else:
            self.report.dated += 1
            precisions, precision = self.report.precisions, article.date.period.precision
            precisions[precision] = precisions.get(precision, 0) + 1


def _same_but_for_bytes(former: Row, row: Row) -> bool:
    """Whether a revision changed nothing a reader can see (another encoding, a field in another order)."""
    return former.state == row.state and former.article == replace(
        row.article,
        sha256=former.article.sha256,
        origin=former.article.origin,
        missing=former.article.missing,
    )


def _described(article: Article) -> dict[str, str | None]:
    return {"title": article.title, "language": article.language, "source": article.source}


def _storable(document: SourceDocument) -> SourceDocument:
    """The document with lone surrogates, which no database or terminal takes, as U+FFFD."""
    clean = {name: getattr(document, name) for name in ("title", "text")}
    if all(text.isascii() or _encodes(text) for text in clean.values()):
        return document
    return replace(
        document, **{name: text.encode("utf-8", "replace").decode() for name, text in clean.items()}
    )


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
