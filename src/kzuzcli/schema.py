"""The tables of the store, and how an archive of an earlier kzuz comes to have them.

A new archive is made as the first kzuz made it and then taken through every step, so that old and new ones
have the same tables. A writer takes the steps when it opens an archive, all in one transaction: what is
killed in between stands where it stood. A reader writes nothing: it gets empty tables of its own.
"""

from __future__ import annotations

import sqlite3

from kzuzcli import tagging

VERSION = 2

_FIRST = """
CREATE TABLE articles(
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    content BLOB NOT NULL,          -- fingerprint of title, declared date and text
    title TEXT NOT NULL, text TEXT NOT NULL,
    language TEXT NOT NULL, passages TEXT NOT NULL,
    edtf TEXT, earliest INTEGER, latest INTEGER, basis TEXT,
    evidence TEXT NOT NULL,         -- every date evidence, most trusted first
    source TEXT, authors TEXT NOT NULL, url TEXT, tags TEXT NOT NULL,
    path TEXT NOT NULL, record TEXT, sha256 TEXT NOT NULL,
    reader TEXT NOT NULL, encoding TEXT NOT NULL, words INTEGER NOT NULL,
    described TEXT NOT NULL,        -- what was concluded before the user corrected it
    added TEXT NOT NULL, changed INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT '', -- '', missing (file gone), replaced (by another story)
    checksum BLOB NOT NULL);
CREATE INDEX articles_content ON articles(content);
CREATE INDEX articles_changed ON articles(changed);
CREATE TABLE origins(
    path TEXT NOT NULL, record TEXT NOT NULL, article TEXT NOT NULL, sha256 TEXT NOT NULL,
    missing INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(path, record)) WITHOUT ROWID;
CREATE INDEX origins_article ON origins(article);
CREATE TABLE files(
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime INTEGER NOT NULL, inode INTEGER NOT NULL,
    documents INTEGER NOT NULL, removed INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE revisions(
    article TEXT NOT NULL, number INTEGER NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
    language TEXT NOT NULL, sha256 TEXT NOT NULL, until TEXT NOT NULL, mark INTEGER NOT NULL,
    PRIMARY KEY(article, number)) WITHOUT ROWID;
CREATE TABLE corrections(
    article TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, made TEXT NOT NULL,
    PRIMARY KEY(article, field)) WITHOUT ROWID;
CREATE TABLE tombstones(
    id TEXT PRIMARY KEY, content BLOB NOT NULL, sketch BLOB NOT NULL, removed TEXT NOT NULL,
    mark INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX tombstones_content ON tombstones(content);
CREATE TABLE pages(url TEXT PRIMARY KEY, etag TEXT, last_modified TEXT) WITHOUT ROWID;
CREATE TABLE originals(
    path TEXT NOT NULL, sha256 TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY(path, sha256));
CREATE TABLE paths(path TEXT PRIMARY KEY, first TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE meta(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES('mark', 0);
"""

_STEPS: dict[int, tuple[str, ...]] = {
    # tags and saved queries; keywords are what articles.tags says, folded, to look articles up by
    2: (
        """CREATE TABLE keywords(
            tag TEXT NOT NULL, article TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY(tag, article)) WITHOUT ROWID""",
        "CREATE INDEX keywords_article ON keywords(article)",
        """CREATE TABLE tags(
            article TEXT NOT NULL, tag TEXT NOT NULL, name TEXT NOT NULL,
            given INTEGER NOT NULL,     -- 0: the user took off a tag that the file declares
            made TEXT NOT NULL, PRIMARY KEY(article, tag)) WITHOUT ROWID""",
        "CREATE INDEX tags_tag ON tags(tag)",
        """CREATE TABLE saved(
            name TEXT PRIMARY KEY, query TEXT NOT NULL, made TEXT NOT NULL,
            looked TEXT,                -- when its articles were last looked at, UTC; NULL: never
            n INTEGER NOT NULL, mark INTEGER NOT NULL) WITHOUT ROWID""",
    ),
}
_TABLE = "CREATE TABLE "


def create(db: sqlite3.Connection) -> None:
    """Make the tables of an empty database, at once or not at all."""
    steps = ";".join(statement for step in _STEPS.values() for statement in step)
    db.executescript(f"BEGIN; {_FIRST} {steps}; PRAGMA user_version = {VERSION}; COMMIT;")


def upgrade(db: sqlite3.Connection, version: int) -> None:
    """Take a database of an earlier version to this one, at once or not at all."""
    db.execute("BEGIN IMMEDIATE")
    try:
        for number in range(version + 1, VERSION + 1):
            for statement in _STEPS[number]:
                db.execute(statement)
        tagging.fill(db)
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def stand_in(db: sqlite3.Connection, version: int) -> None:
    """Empty tables, in memory and of this connection alone, for those that an earlier version lacks."""
    db.execute("PRAGMA temp_store = MEMORY")
    for number in range(version + 1, VERSION + 1):
        for statement in _STEPS[number]:
            if statement.startswith(_TABLE):
                db.execute(statement.replace(_TABLE, "CREATE TEMP TABLE ", 1))
