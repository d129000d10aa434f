"""What can go wrong, as data. Sentences and exit codes are made in one place, cli/messages.py."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


class KzuzError(Exception):
    """Every expected error. Anything else that reaches the command line is a bug."""


@dataclass(eq=False)
class QueryError(KzuzError):
    """A query that cannot be read.

    `start` and `end` are character offsets into `text` (the one argument that was read),
    `suggestion` is a whole query that would be read, or None.
    `reason` is a stable code: unclosed-quote, unclosed-bracket, unopened-bracket, unknown-field,
    impossible-date, reversed-range, missing-operand, bare-star, bad-value,
    only-negative, not-in-paragraph, too-long, too-deep.
    """

    reason: str
    text: str
    start: int
    end: int
    found: str = ""
    wanted: tuple[str, ...] = ()
    suggestion: str | None = None


@dataclass(eq=False)
class PeriodError(KzuzError):
    """A date expression that is not a date. `reason`: syntax, impossible, out-of-range, reversed, bc."""

    reason: str
    text: str


@dataclass(eq=False)
class ReadError(KzuzError):
    """One input that could not be read; the rest of the ingest goes on.

    `reason` is a stable code: missing, bad-name, binary, empty, undecodable, unreadable, too-large,
    broken-json, not-an-object, no-text, broken-front-matter (the article itself is in), loop,
    robots, unsupported, bomb, hostile.
    """

    reason: str
    path: str
    record: str | None = None
    detail: str = ""


@dataclass(eq=False)
class MappingError(KzuzError):
    """A field mapping that cannot be read. `reason`: syntax, unknown-name; `wanted` are the known names."""

    reason: str
    text: str
    wanted: tuple[str, ...] = ()


@dataclass(eq=False)
class AliasFileError(KzuzError):
    """A line of a user's alias file that cannot be read; `line` counts from 1."""

    path: Path
    line: int
    text: str


@dataclass(eq=False)
class ArchiveMissing(KzuzError):
    path: Path


@dataclass(eq=False)
class ArchiveLocked(KzuzError):
    """Another process is writing. `pid` is that process where it is known."""

    path: Path
    pid: int | None = None


@dataclass(eq=False)
class ArchiveDamaged(KzuzError):
    """The store cannot be read or fails its own checks. `detail` says which."""

    path: Path
    detail: str


@dataclass(eq=False)
class ArchiveOutdated(KzuzError):
    """The store has a schema this program does not know (`found`), newer than `known`."""

    path: Path
    found: int
    known: int


@dataclass(eq=False)
class ArchiveReadOnly(KzuzError):
    path: Path


@dataclass(eq=False)
class DiskFull(KzuzError):
    path: Path


@dataclass(eq=False)
class IndexUnusable(KzuzError):
    """The index is a cache and cannot be used as it is; `reindex` brings it back.

    `reason`: missing, damaged, outdated, behind.
    """

    path: Path
    reason: str
    detail: str = ""


@dataclass(eq=False)
class SemanticMissing(KzuzError):
    """The extra that compares articles by meaning is not installed; `detail` where it is but cannot run."""

    detail: str = ""


@dataclass(eq=False)
class VectorsUnusable(KzuzError):
    """The vectors of an archive cannot be used; `reindex --semantic` makes them.

    `reason`: missing, damaged, outdated.
    """

    path: Path
    reason: str


@dataclass(eq=False)
class NoSuchArticle(KzuzError):
    id: str


@dataclass(eq=False)
class AmbiguousId(KzuzError):
    id: str
    candidates: list[tuple[str, str]] = field(default_factory=list)


@dataclass(eq=False)
class BadId(KzuzError):
    """Not an article id: hexadecimal digits, at least four of them."""

    id: str


@dataclass(eq=False)
class BadTag(KzuzError):
    """A word that cannot be a tag. `reason`: empty, too-long, none, signs."""

    text: str
    reason: str


@dataclass(eq=False)
class SameLabel(KzuzError):
    """Two lines of a list go by one label; `line` is the first of them."""

    label: str
    line: int


@dataclass(eq=False)
class BadName(KzuzError):
    """A word that cannot be the name of a saved query. `reason`: syntax, too-long, circle."""

    text: str
    reason: str


@dataclass(eq=False)
class NoSuchSaved(KzuzError):
    """No query is saved under this name; `nearest` is one that is, or None."""

    name: str
    nearest: str | None = None
