"""A database beside the index: a cache of what the store holds, which can be deleted and made anew."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from kzuzcli.errors import DiskFull, IndexUnusable

_META = "CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;"


class Derived:
    """An open file of `folder`, to be made a class of its own. Readers see the last commit; one writer at a time.

    `made_by` says what its content depends on, as numbers under names: the version of layout and rules.
    """

    def __init__(self, folder: Path, name: str, made_by: Mapping[str, int], *, read_only: bool) -> None:
        """Raises IndexUnusable when the file is missing (read_only), damaged or made by something else."""
        self._path, self._read_only = folder / name, read_only
        if read_only and not self._path.exists():
            raise IndexUnusable(folder, "missing", name)
        self._db = self._open()
        try:
            self._prepare(made_by)
        except sqlite3.DatabaseError as error:
            self._db.close()
            raise IndexUnusable(folder, "damaged", f"{name}: {error}") from error
        except BaseException:
            self._db.close()
            raise

    def _open(self) -> sqlite3.Connection:
        if self._read_only:
            # on media nobody can write to, SQLite must not look for a journal's shared memory
            mode = "mode=ro" if os.access(self._path.parent, os.W_OK) else "mode=ro&immutable=1"
            return sqlite3.connect(f"{self._path.resolve().as_uri()}?{mode}", uri=True, isolation_level=None)
        return sqlite3.connect(self._path, isolation_level=None)

    def _prepare(self, made_by: Mapping[str, int]) -> None:
        if not self._read_only:
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            self._db.executescript(self._schema() + _META)
            self._db.executemany("INSERT OR IGNORE INTO meta VALUES(?, ?)", [*made_by.items(), ("mark", 0)])
        self._check(made_by)

    def _schema(self) -> str:
        """The statements that make its tables, where they are not there yet."""
        raise NotImplementedError

    def _check(self, made_by: Mapping[str, int]) -> None:
        """Raises IndexUnusable when the content was made by something else."""
        if any(self._meta(name) != number for name, number in made_by.items()):
            raise IndexUnusable(self._path.parent, "outdated", self._path.name)

    def _meta(self, name: str) -> int:
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return 0 if row is None else int(row[0])

    def mark(self) -> int:
        """The store's change number that the content stands at."""
        return self._meta("mark")

    def _stand_at(self, mark: int) -> None:
        self._db.execute("UPDATE meta SET value = ? WHERE name = 'mark'", (mark,))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Everything done inside is done at once, or not at all. Raises DiskFull."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            if getattr(error, "sqlite_errorname", "").startswith("SQLITE_FULL"):
                raise DiskFull(self._path.parent) from error
            raise
        except BaseException:
            self._db.execute("ROLLBACK")
            raise

    def close(self) -> None:
        """Close the file; a writer folds its journal into it first."""
        if not self._read_only:
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._db.close()
