"""The words of the field as values: what a reader hands in, what the archive keeps, what it reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from kzuzcli.dataclass import dataclass, field
from kzuzcli.period import Period

UNDETERMINED = "und"

Basis = Literal["user", "metadata", "url", "filename", "byline", "text"]
LinkKind = Literal["same", "reprint", "translation", "shared", "quotes", "quoted-by"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record came from: a file, and the record's own key inside it (never its ordinal)."""

    path: str
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Declared:
    """One fact a file states about itself: `name` is the field it stood in, as written there."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One article as a reader found it, before anything was concluded from it.

    `text` is NFC and holds the body without the title; where the title was the first line of
    the text, that line is not in `text`. `declared` maps one of the known names (date, modified,
    language, source, author, url, tags, title, id) to what the file said; values are strings as
    written, in order; several authors are several entries. `sha256` is of the record's bytes.
    `reader` names the reader, `encoding` the encoding the bytes were read with.
    """

    origin: Origin
    title: str
    text: str
    sha256: str
    reader: str
    encoding: str = "utf-8"
    declared: Mapping[str, tuple[Declared, ...]] = field(default_factory=dict)

    def first(self, name: str) -> str | None:
        """The first value the file declares for `name`, stripped, or None."""
        for fact in self.declared.get(name, ()):
            if fact.value.strip():
                return fact.value.strip()
        return None


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """A period and the words it was read from.

    `span` is the (start, end) of `quote` in the article's text, in characters, when basis is
    `text` or `byline` and the words stand in the text; else None.
    """

    period: Period
    basis: Basis
    quote: str
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article's text in one language; `start` and `end` in characters."""

    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the archive keeps it.

    `id` is 12 or more hex digits. `language` is a BCP 47 tag; `passages` cover `text` in order
    without gaps when the article mixes languages, and are empty when it does not. `evidence` is
    ordered most trusted first; `date` is the evidence that won, or None for an undated article.
    `missing` means the file it came from is no longer there.
    """

    id: str
    title: str
    text: str
    language: str
    date: DateEvidence | None
    source: str | None
    authors: tuple[str, ...]
    url: str | None
    origin: Origin
    sha256: str
    words: int
    tags: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    evidence: tuple[DateEvidence, ...] = ()
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two articles, read as "a <kind> b". `evidence` is plain JSON data."""

    kind: LinkKind
    a: str
    b: str
    certain: bool
    score: float
    evidence: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was not taken in, and why; `error` is a ReadError reason."""

    path: str
    record: str | None
    error: str
    detail: str = ""


@dataclass(slots=True)
class IngestReport:
    """What an ingest did. `removed` counts articles the user once removed and that stay out; `relations`
    counts the links of each kind in the archive afterwards, empty where they were not looked for."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    moved: int = 0
    duplicates: int = 0
    replaced: int = 0
    missing: int = 0
    removed: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)
    languages: dict[str, int] = field(default_factory=dict)
    dated: int = 0
    undated: int = 0
    precisions: dict[str, int] = field(default_factory=dict)
    relations: dict[str, int] = field(default_factory=dict)
    total: int = 0
    seconds: float = 0.0
