"""The store: SQLite holds the truth of an archive; everything else can be made again from it.

One row an article, with what was concluded from it beside what it said. Every row carries a checksum.
`mark` counts committed batches; each article knows the batch that last changed it, which is how the
index learns what it is missing.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any, NamedTuple, cast

from kzuzcli import schema
from kzuzcli.article import Article, Basis, DateEvidence, LinkKind, Origin, Passage
from kzuzcli.dataclass import dataclass, replace
from kzuzcli.errors import (
    ArchiveDamaged,
    ArchiveLocked,
    ArchiveMissing,
    ArchiveOutdated,
    ArchiveReadOnly,
    DiskFull,
)
from kzuzcli.period import Period
from kzuzcli.saved import Saving
from kzuzcli.tagging import Tagging

FILE = "articles.db"

# tables that came later and take nothing from a reader without them: made when first written to
_LATER = """
CREATE TABLE IF NOT EXISTS verdicts(
    a TEXT NOT NULL, b TEXT NOT NULL, kind TEXT NOT NULL, verdict INTEGER NOT NULL, made TEXT NOT NULL,
    PRIMARY KEY(a, b, kind)) WITHOUT ROWID;
"""

_COLUMNS = (
    "id, content, title, text, language, passages, edtf, earliest, latest, basis, evidence, source, authors,"
    " url, tags, path, record, sha256, reader, encoding, words, described, added, changed, state"
)
_READ = f"SELECT {_COLUMNS} FROM articles "


@dataclass(frozen=True, slots=True)
class Row:
    """An article as it is stored: the article itself and what only the pipeline needs.

    `described` holds title, language and source as concluded, before any correction by the user.
    `added` is the UTC moment of the first ingest (ISO 8601).
    """

    article: Article
    content: bytes
    reader: str
    encoding: str
    described: dict[str, str | None]
    added: str
    changed: int = 0
    state: str = ""


@dataclass(frozen=True, slots=True)
class KnownOrigin:
    """What the store knows of a record it has seen. `article` may be one the user removed."""

    article: str
    sha256: str
    missing: bool


class KnownFile(NamedTuple):
    """A file as it was when all of it was last taken in; the user had `removed` some of its `documents`."""

    size: int
    mtime: int
    inode: int
    documents: int
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Revision:
    """A former state of an article; `until` is the UTC moment it was replaced."""

    number: int
    title: str
    text: str
    language: str
    sha256: str
    until: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The user's word on whether "a <kind> b" is so (`kind` is never quoted-by)."""

    a: str
    b: str
    kind: LinkKind
    so: bool


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An article the user removed: its fingerprint, and a sketch to know a changed copy by."""

    id: str
    content: bytes
    sketch: bytes


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def fingerprint(title: str, declared: str | None, text: str) -> str:
    """64 hex digits that stand for title, declared date and text; the id is its first 12."""
    return sha256(f"{title}\0{declared or ''}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()


class Store:
    """The database of one archive. One writer at a time; the caller holds the archive's lock to write."""

    def __init__(self, folder: Path, *, create: bool = False, read_only: bool = False) -> None:
        """Raises ArchiveMissing, ArchiveDamaged, ArchiveOutdated, ArchiveReadOnly."""
        self.path = folder / FILE
        if not create and not self.path.exists():
            raise ArchiveMissing(folder)
        self.read_only = read_only
        with self._told():
            self._db = _connect(self.path, read_only)
        try:
            with self._told():
                self._prepare(folder, create)
        except BaseException:
            self._db.close()
            raise

    @classmethod
    def in_memory(cls) -> Store:
        """An empty store that leaves nothing behind, for a dry run where no archive exists."""
        store = cls.__new__(cls)
        store.path = Path(":memory:")
        store.read_only = False
        store._db = sqlite3.connect(":memory:", isolation_level=None)
        store._version = schema.VERSION
        schema.create(store._db)
        return store

    def _prepare(self, folder: Path, create: bool) -> None:
        self._version = schema.VERSION
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version == 0 and create and not self._db.execute("SELECT 1 FROM sqlite_master").fetchone():
            schema.create(self._db)
            return
        if version > schema.VERSION:
            raise ArchiveOutdated(folder, version, schema.VERSION)
        if version < 1:
            raise ArchiveDamaged(folder, "it holds no kzuz schema")
        if version < schema.VERSION and self.read_only:
            self._version = version
            schema.stand_in(self._db, version)
        elif version < schema.VERSION:
            schema.upgrade(self._db, version)

    @cached_property
    def tags(self) -> Tagging:
        """The tags of its articles."""
        return Tagging(self._db, self._told, filled=self._version == schema.VERSION)

    @cached_property
    def saved(self) -> Saving:
        """The queries the user saved."""
        return Saving(self._db, self._told)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what SQLite says into errors of the archive."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise self._operational(error) from error
        except sqlite3.DatabaseError as error:
            raise ArchiveDamaged(self.path.parent, str(error)) from error

    def _operational(self, error: sqlite3.OperationalError) -> Exception:
        folder, words = self.path.parent, str(error)
        code = getattr(error, "sqlite_errorname", "")
        if code.startswith("SQLITE_FULL"):
            return DiskFull(folder)
        if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
            return ArchiveReadOnly(folder)
        if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return ArchiveLocked(folder)
        return ArchiveDamaged(folder, words)

    def close(self) -> None:
        """Close the file; a writer folds its journal into it first."""
        if not self.read_only:
            with self._told():
                self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._db.close()

    # -- batches

    def begin(self) -> int:
        """Open a batch; the mark it will stand at when committed."""
        with self._told():
            self._db.execute("BEGIN IMMEDIATE")
            return self.mark() + 1

    def commit(self, *, touched: bool = True) -> int:
        """Make the batch durable (full sync); the mark it stands at.

        A batch that `touched` nothing the index holds leaves the mark as it was.
        """
        with self._told():
            if touched:
                self._db.execute("UPDATE meta SET value = value + 1 WHERE name = 'mark'")
            mark = self.mark()
            self._db.execute("COMMIT")
        return mark

    def rollback(self) -> None:
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    @contextmanager
    def batch(self) -> Iterator[int]:
        """A batch that is committed when the block ends and rolled back when it fails."""
        mark = self.begin()
        try:
            yield mark
            self.commit()
        except BaseException:
            self.rollback()
            raise

    def mark(self) -> int:
        """The number of the last committed batch (inside a batch: of the one before)."""
        return int(self._db.execute("SELECT value FROM meta WHERE name = 'mark'").fetchone()[0])

    # -- articles

    def add(self, row: Row) -> None:
        """Store a new article. Its id must be free (`free_id`)."""
        with self._told():
            values = _values(row)
            marks = ", ".join("?" * (len(values) + 1))
            self._db.execute(
                f"INSERT INTO articles({_COLUMNS}, checksum) VALUES({marks})", (*values, _checksum(values))
            )
            self.tags.declare(row.article.id, row.article.tags, anew=False)

    def replace(self, row: Row) -> None:
        """Store a new state of an article that is there."""
        with self._told():
            values = _values(row)
            names = ", ".join(f"{name} = ?" for name in _COLUMNS.split(", "))
            self._db.execute(
                f"UPDATE articles SET {names}, checksum = ? WHERE id = ?",
                (*values, _checksum(values), row.article.id),
            )
            self.tags.declare(row.article.id, row.article.tags, anew=True)

    def free_id(self, content: str) -> str:
        """The shortest beginning of `content`, 12 digits or more, that no article has or had."""
        for size in range(12, len(content) + 1):
            if not self._taken(content[:size]):
                return content[:size]
        return self.free_id(sha256(content.encode()).hexdigest())

    def _taken(self, id: str) -> bool:
        look = "SELECT 1 FROM articles WHERE id = ? UNION ALL SELECT 1 FROM tombstones WHERE id = ?"
        return self._db.execute(look, (id, id)).fetchone() is not None

    def get(self, id: str) -> Row | None:
        """The article with exactly this id."""
        with self._told():
            found = self._db.execute(_READ + "WHERE id = ?", (id,)).fetchone()
        return None if found is None else _row(found)

    def get_many(self, ids: Iterable[str]) -> dict[str, Row]:
        """Articles by id; ids the store does not hold are left out."""
        wanted = list(ids)
        found = {}
        with self._told():
            for at in range(0, len(wanted), 500):
                some = wanted[at : at + 500]
                marks = ",".join("?" * len(some))
                for values in self._db.execute(f"{_READ}WHERE id IN ({marks})", some):
                    row = _row(values)
                    found[row.article.id] = row
        return found

    def dates(self, ids: Iterable[str]) -> Iterator[tuple[str | None, str, str | None]]:
        """(EDTF or None, language, source) of articles, in no order; their texts are not read."""
        wanted = list(ids)
        with self._told():
            for at in range(0, len(wanted), 500):
                some = wanted[at : at + 500]
                marks = ",".join("?" * len(some))
                yield from self._db.execute(
                    f"SELECT edtf, language, source FROM articles WHERE id IN ({marks})", some
                )

    def texts(self, ids: Iterable[str]) -> Iterator[tuple[str, str, str, tuple[Passage, ...]]]:
        """(id, text, language, passages) of articles, in no order, few in memory at a time."""
        wanted = list(ids)
        with self._told():
            for at in range(0, len(wanted), 500):
                some = wanted[at : at + 500]
                marks = ",".join("?" * len(some))
                for id, text, language, passages in self._db.execute(
                    f"SELECT id, text, language, passages FROM articles WHERE id IN ({marks})", some
                ):
                    yield id, text, language, _passages(passages)

    def candidates(self, prefix: str, limit: int = 10) -> list[tuple[str, str]]:
        """(id, title) of articles whose id starts with `prefix`, in order of id."""
        with self._told():
            return self._db.execute(
                "SELECT id, title FROM articles WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
                (prefix, prefix + "g", limit),
            ).fetchall()

    def with_content(self, content: bytes) -> str | None:
        """The id of the article with this fingerprint, the first one taken in, or None."""
        found = self._db.execute(
            "SELECT id FROM articles WHERE content = ? ORDER BY n LIMIT 1", (content,)
        ).fetchone()
        return None if found is None else found[0]

    def changed_since(self, mark: int, *, in_order: bool = False) -> Iterator[Row]:
        """Articles changed in batches after `mark`, as first taken in, or `in_order` of their batches."""
        order = "changed, n" if in_order else "n"
        with self._told():
            for values in self._db.execute(f"{_READ}WHERE changed > ? ORDER BY {order}", (mark,)):
                yield _row(values)

    def count_changed_since(self, mark: int) -> int:
        return int(self._db.execute("SELECT count(*) FROM articles WHERE changed > ?", (mark,)).fetchone()[0])

    def removed_since(self, mark: int) -> list[str]:
        """Ids of articles the user removed in batches after `mark`."""
        return [row[0] for row in self._db.execute("SELECT id FROM tombstones WHERE mark > ?", (mark,))]

    def ids(self) -> set[str]:
        with self._told():
            return {row[0] for row in self._db.execute("SELECT id FROM articles")}

    def count(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM articles").fetchone()[0])

    def matching(self, field: str, value: str) -> frozenset[str]:
        """Ids of articles that a filter of the store picks: url, path (substring), id (prefix), tag, is.

        Substrings are compared without regard to ASCII case, as SQLite does; tags as labels.fold has them.
        """
        if field == "tag":
            return self.tags.having(value)
        like = "%" + value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        where, values = _FILTERS[field], {"value": value.lower(), "like": like}
        if field == "is":
            where, values = _STATES[value], {}
        with self._told():
            found = self._db.execute(f"SELECT id FROM articles WHERE {where}", values)
            return frozenset(row[0] for row in found)

    def revise(self, row: Row, until: str, mark: int) -> None:
        """Keep the present state of an article as a revision; `replace` follows."""
        article = row.article
        with self._told():
            self._db.execute(
                "INSERT INTO revisions SELECT ?, 1 + count(*), ?, ?, ?, ?, ?, ? FROM revisions WHERE article = ?",
                (
                    article.id,
                    article.title,
                    article.text,
                    article.language,
                    article.sha256,
                    until,
                    mark,
                    article.id,
                ),
            )

    def revisions(self, id: str) -> list[Revision]:
        """Former states of an article, oldest first."""
        with self._told():
            found = self._db.execute(
                "SELECT number, title, text, language, sha256, until FROM revisions WHERE article = ?"
                " ORDER BY number",
                (id,),
            )
            return [Revision(*values) for values in found]

    def set_state(self, id: str, state: str) -> bool:
        """Mark an article '', missing or replaced; whether that was new. The index need not know."""
        row = self.get(id)
        if row is None or row.state == state:
            return False
        self.replace(replace(row, state=state))
        return True

    def remove(self, id: str, sketch: bytes, mark: int) -> None:
        """Take an article out for good and leave a tombstone; its origins stay to know it by."""
        with self._told():
            self._db.execute(
                "INSERT INTO tombstones SELECT id, content, ?, ?, ? FROM articles WHERE id = ?",
                (sketch, now(), mark, id),
            )
            self._db.execute(
                "DELETE FROM files WHERE path IN (SELECT path FROM origins WHERE article = ?)", (id,)
            )
            self._db.execute("DELETE FROM articles WHERE id = ?", (id,))
            self._db.execute("DELETE FROM revisions WHERE article = ?", (id,))
            self._db.execute("DELETE FROM corrections WHERE article = ?", (id,))
            if self._has_verdicts():
                self._db.execute("DELETE FROM verdicts WHERE a = ? OR b = ?", (id, id))
            self.tags.forget(id)
            self.saved.removed()

    def tombstone(self, *, id: str | None = None, content: bytes | None = None) -> Tombstone | None:
        """The tombstone of this id, or of an article with this fingerprint."""
        where, value = ("id = ?", id) if id is not None else ("content = ?", content)
        found = self._db.execute(
            f"SELECT id, content, sketch FROM tombstones WHERE {where}", (value,)
        ).fetchone()
        return None if found is None else Tombstone(*found)

    def forget_tombstone(self, id: str) -> None:
        """The user asked for the article again."""
        self._db.execute("DELETE FROM tombstones WHERE id = ?", (id,))
        self._db.execute("DELETE FROM origins WHERE article = ?", (id,))

    # -- the user's word on links

    def judge(self, verdict: Verdict) -> None:
        """Record the user's yes or no to a link, in place of an earlier one."""
        with self._told():
            self._db.execute(_LATER)
            self._db.execute(
                "INSERT OR REPLACE INTO verdicts VALUES(?, ?, ?, ?, ?)",
                (verdict.a, verdict.b, verdict.kind, verdict.so, now()),
            )

    def forget_verdicts(self, a: str, b: str) -> int:
        """Take back what the user said of links between two articles; how many verdicts there were."""
        if not self._has_verdicts():
            return 0
        delete = "DELETE FROM verdicts WHERE (a, b) IN (VALUES(?, ?), (?, ?))"
        with self._told():
            return self._db.execute(delete, (a, b, b, a)).rowcount

    def verdicts(self, id: str | None = None) -> list[Verdict]:
        """What the user said of the links of an article, or of all links, in order of ids."""
        if not self._has_verdicts():
            return []
        look = (
            "SELECT a, b, kind, verdict FROM verdicts WHERE :id IS NULL OR :id IN (a, b) ORDER BY a, b, kind"
        )
        with self._told():
            return [Verdict(a, b, kind, bool(so)) for a, b, kind, so in self._db.execute(look, {"id": id})]

    def _has_verdicts(self) -> bool:
        look = "SELECT 1 FROM sqlite_master WHERE name = 'verdicts'"
        return self._db.execute(look).fetchone() is not None

    # -- origins and files

    def origin(self, origin: Origin) -> KnownOrigin | None:
        found = self._db.execute(
            "SELECT article, sha256, missing FROM origins WHERE path = ? AND record = ?",
            (origin.path, origin.record or ""),
        ).fetchone()
        return None if found is None else KnownOrigin(found[0], found[1], bool(found[2]))

    def set_origin(self, origin: Origin, article: str, sha256: str) -> None:
        """Record that this origin now holds this article."""
        with self._told():
            self._db.execute(
                "INSERT OR REPLACE INTO origins VALUES(?, ?, ?, ?, 0)",
                (origin.path, origin.record or "", article, sha256),
            )

    def origins(self, id: str) -> list[tuple[Origin, bool]]:
        """(origin, whether it is missing) of an article, in order of path."""
        found = self._db.execute(
            "SELECT path, record, missing FROM origins WHERE article = ? ORDER BY path, record", (id,)
        )
        return [(Origin(path, record or None), bool(missing)) for path, record, missing in found]

    def records_of(self, path: str) -> dict[str, str]:
        """Record key ('' for a file that is one article) -> article id, of a file's origins not missing."""
        return dict(
            self._db.execute(
                "SELECT record, article FROM origins WHERE path = ? AND missing = 0", (path,)
            ).fetchall()
        )

    def count_records(self, path: str) -> int:
        """How many records of a file there are: the length of `records_of`."""
        return int(
            self._db.execute(
                "SELECT count(*) FROM origins WHERE path = ? AND missing = 0", (path,)
            ).fetchone()[0]
        )

    def lose_origin(self, path: str, record: str) -> None:
        """Mark an origin as no longer there."""
        self._db.execute("UPDATE origins SET missing = 1 WHERE path = ? AND record = ?", (path, record))

    def forget_origin(self, origin: Origin) -> None:
        self._db.execute(
            "DELETE FROM origins WHERE path = ? AND record = ?", (origin.path, origin.record or "")
        )

    def files_under(self, root: str) -> dict[str, KnownFile]:
        """Files known below (or equal to) `root`, by path."""
        end = root.rstrip("/") + "0"  # the character after "/"
        with self._told():
            found = self._db.execute(
                "SELECT path, size, mtime, inode, documents, removed FROM files"
                " WHERE path = ? OR (path >= ? AND path < ?)",
                (root, root.rstrip("/") + "/", end),
            )
            return {values[0]: KnownFile._make(values[1:]) for values in found}

    def paths_with_origins_under(self, root: str) -> set[str]:
        """Files below (or equal to) `root` that hold an origin not yet marked missing."""
        end = root.rstrip("/") + "0"
        with self._told():
            found = self._db.execute(
                "SELECT DISTINCT path FROM origins"
                " WHERE missing = 0 AND (path = ? OR (path >= ? AND path < ?))",
                (root, root.rstrip("/") + "/", end),
            )
            return {row[0] for row in found}

    def set_file(self, path: str, file: KnownFile) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO files VALUES(?, ?, ?, ?, ?, ?)",
            (path, file.size, file.mtime, file.inode, file.documents, file.removed),
        )

    def forget_file(self, path: str) -> None:
        self._db.execute("DELETE FROM files WHERE path = ?", (path,))

    def paths(self) -> list[str]:
        """The paths the archive was given, in order."""
        return [row[0] for row in self._db.execute("SELECT path FROM paths ORDER BY path")]

    def remember_path(self, path: str) -> None:
        self._db.execute("INSERT OR IGNORE INTO paths VALUES(?, ?)", (path, now()))

    def page(self, url: str) -> tuple[str | None, str | None]:
        """What a server last said of a page: its etag and when it was modified."""
        look = "SELECT etag, last_modified FROM pages WHERE url = ?"
        return self._db.execute(look, (url,)).fetchone() or (None, None)

    def set_page(self, url: str, etag: str | None, last_modified: str | None) -> None:
        self._db.execute("INSERT OR REPLACE INTO pages VALUES(?, ?, ?)", (url, etag, last_modified))

    def keep_original(self, path: str, data: bytes) -> None:
        """Keep the bytes of a file as they are now, compressed."""
        with self._told():
            self._db.execute(
                "INSERT OR IGNORE INTO originals VALUES(?, ?, ?)",
                (path, sha256(data).hexdigest(), zlib.compress(data, 6)),
            )

    def original(self, path: str) -> bytes | None:
        """The bytes last kept of a file, or None."""
        look = "SELECT data FROM originals WHERE path = ? ORDER BY rowid DESC LIMIT 1"
        found = self._db.execute(look, (path,)).fetchone()
        return None if found is None else zlib.decompress(found[0])

    # -- corrections

    def correct(self, id: str, field: str, value: str) -> None:
        """Record the user's word on a field of an article."""
        with self._told():
            self._db.execute(
                "INSERT OR REPLACE INTO corrections VALUES(?, ?, ?, ?)", (id, field, value, now())
            )

    def forget_correction(self, id: str, field: str) -> None:
        self._db.execute("DELETE FROM corrections WHERE article = ? AND field = ?", (id, field))

    def corrections(self, id: str) -> dict[str, str]:
        """Field -> the user's value."""
        found = self._db.execute("SELECT field, value FROM corrections WHERE article = ?", (id,))
        return dict(found.fetchall())

    # -- figures and checks

    def figures(self) -> dict[str, Any]:
        """Articles by language, year, source and state; see Archive.stats."""

        def grouped(what: str, where: str = "1") -> list[tuple[Any, int]]:
            return self._db.execute(
                f"SELECT {what} AS what, count(*) AS many FROM articles WHERE {where}"
                " GROUP BY what ORDER BY many DESC, what"
            ).fetchall()

        with self._told():
            return {
                "articles": self.count(),
                "words": self._db.execute("SELECT coalesce(sum(words), 0) FROM articles").fetchone()[0],
                "languages": dict(grouped("language")),
                "years": _years(self._db),
                "sources": dict(grouped("coalesce(source, '')")),
                "states": dict(grouped("state")),
                "undated": self._db.execute(
                    "SELECT count(*) FROM articles WHERE earliest IS NULL AND latest IS NULL"
                ).fetchone()[0],
                "bounded": self._db.execute(
                    "SELECT count(*) FROM articles WHERE (earliest IS NULL) <> (latest IS NULL)"
                ).fetchone()[0],
                "mark": self.mark(),
            }

    def damaged_rows(self) -> Iterator[tuple[str, str]]:
        """(id, what is wrong) of every article whose row does not agree with its checksum."""
        with self._told():
            for *values, checksum in self._db.execute(f"SELECT {_COLUMNS}, checksum FROM articles"):
                if _checksum(tuple(values)) != checksum:
                    yield values[0], "checksum"

    def integrity(self) -> list[str]:
        """What SQLite itself finds wrong with the file; empty when nothing is."""
        with self._told():
            told = [row[0] for row in self._db.execute("PRAGMA integrity_check")]
            told += [f"foreign key {row}" for row in self._db.execute("PRAGMA foreign_key_check")]
        return [line for line in told if line != "ok"]

    def backup(self, target: Path) -> None:
        """Write the whole store into one new file that needs nothing beside it."""
        with self._told():
            self._db.execute("VACUUM INTO ?", (str(target),))


_FILTERS = {
    "url": "url LIKE :like ESCAPE '\\'",
    "path": "path LIKE :like ESCAPE '\\'"
    " OR id IN (SELECT article FROM origins WHERE path LIKE :like ESCAPE '\\')",
    "id": "id >= :value AND id < :value || 'g'",
    "is": "",
}

_STATES = {
    "undated": "earliest IS NULL AND latest IS NULL",
    "missing": "state = 'missing'",
    "replaced": "state = 'replaced'",
    "mixed": "passages <> '[]'",
    "corrected": "id IN (SELECT article FROM corrections)",
    "revised": "id IN (SELECT article FROM revisions)",
}


def _years(db: sqlite3.Connection) -> dict[str, int]:
    """Articles by year; a date that spans several years counts for its span: 2018-2019."""
    years: dict[str, int] = {}
    for first, last, many in db.execute(
        "SELECT earliest, latest, count(*) FROM articles WHERE earliest IS NOT NULL AND latest IS NOT NULL"
        " GROUP BY earliest, latest"
    ):
        start, end = date.fromordinal(first).year, date.fromordinal(last).year
        year = str(start) if start == end else f"{start}-{end}"
        years[year] = years.get(year, 0) + many
    return dict(sorted(years.items()))


def _connect(path: Path, read_only: bool) -> sqlite3.Connection:
    if read_only:
        # on media nobody can write to, SQLite must not look for a journal's shared memory
        mode = "mode=ro" if os.access(path.parent, os.W_OK) else "mode=ro&immutable=1"
        return sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True, isolation_level=None)
    db = sqlite3.connect(path, isolation_level=None, timeout=10)
    try:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        db.execute("PRAGMA foreign_keys=ON")
    except BaseException:
        db.close()
        raise
    return db


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _evidence(evidence: DateEvidence) -> dict[str, object]:
    return {
        "edtf": str(evidence.period),
        "basis": evidence.basis,
        "quote": evidence.quote,
        "span": evidence.span,
    }


def _values(row: Row) -> tuple[Any, ...]:
    article = row.article
    won = article.date
    earliest = None if won is None or won.period.earliest is None else won.period.earliest.toordinal()
    latest = None if won is None or won.period.latest is None else won.period.latest.toordinal()
    return (
        article.id,
        row.content,
        article.title,
        article.text,
        article.language,
        _dump([[p.start, p.end, p.language] for p in article.passages]),
        None if won is None else str(won.period),
        earliest,
        latest,
        None if won is None else won.basis,
        _dump([_evidence(each) for each in article.evidence]),
        article.source,
        _dump(article.authors),
        article.url,
        _dump(article.tags),
        article.origin.path,
        article.origin.record,
        article.sha256,
        row.reader,
        row.encoding,
        article.words,
        _dump(row.described),
        row.added,
        row.changed,
        row.state,
    )


def _checksum(values: tuple[Any, ...]) -> bytes:
    digest = blake2b(digest_size=8)
    for value in values:
        digest.update(value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.digest()


def _passages(stored: str) -> tuple[Passage, ...]:
    return () if stored == "[]" else tuple(Passage(*each) for each in json.loads(stored))


def _loaded(stored: str) -> list[Any]:
    """A list as it was stored; most are empty."""
    return [] if stored == "[]" else cast(list[Any], json.loads(stored))


def _row(values: tuple[Any, ...]) -> Row:
    id, content, title, text, language, passages, edtf, _, _, basis, evidence, source = values[:12]
    authors, url, tags, path, record, sha256, reader, encoding, words, described, added, *last = values[12:]
    changed, state = last
    read = tuple(_read_evidence(each) for each in _loaded(evidence))
    won = next((each for each in read if each.basis == basis and str(each.period) == edtf), None)
    article = Article(
        id=id,
        title=title,
        text=text,
        language=language,
        date=won,
        source=source,
        authors=tuple(_loaded(authors)),
        url=url,
        origin=Origin(path, record),
        sha256=sha256,
        words=words,
        tags=tuple(_loaded(tags)),
        passages=_passages(passages),
        evidence=read,
        missing=state == "missing",
    )
    return Row(article, content, reader, encoding, json.loads(described), added, changed, state)


def _read_evidence(found: dict[str, Any]) -> DateEvidence:
    span = found["span"]
    return DateEvidence(
        _period(found["edtf"]),
        cast(Basis, found["basis"]),
        found["quote"],
        None if span is None else (span[0], span[1]),
    )


_period = lru_cache(maxsize=1024)(Period.parse)
