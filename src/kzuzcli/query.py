"""The query language: the tree, the table of fields, text to tree and back. Knows no engine."""

from __future__ import annotations

from dataclasses import dataclass

from kzuzcli.period import Period


@dataclass(frozen=True, slots=True)
class Form:
    """A folded surface form as it stands in passages of one language (primary subtag: uz, not uz-Cyrl)."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word (field None: title and body), or a filter's value (lang, url, path, id, ...)."""

    text: str
    field: str | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row. `words` as written, not folded."""

    words: tuple[str, ...]
    field: str | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """The words in any order inside a window: at most `distance` other words among them."""

    words: tuple[str, ...]
    distance: int
    field: str | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Prefix:
    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words at most `edits` (1 or 2) insertions, deletions, substitutions or swaps away."""

    text: str
    edits: int = 1
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Any:
    """Any of these forms, scored as one term. Made by reading.py, never by the parser."""

    forms: tuple[Form, ...]
    field: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Sequence:
    """Phrase or near after reading: each slot is a set of forms, all of one language.

    `distance` None: in a row, in order. Else in any order, at most `distance` other words among them.
    """

    slots: tuple[Any, ...]
    distance: int | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """Articles whose date overlaps `period`; period None is `date:none` (undated)."""

    period: Period | None
    field: str = "date"


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: Query


@dataclass(frozen=True, slots=True)
class MatchAll:
    pass


Query = Term | Phrase | Near | Prefix | Fuzzy | Any | Sequence | Range | And | Or | Not | MatchAll
