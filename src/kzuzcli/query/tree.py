"""A query as a tree that knows no engine; str() writes it in the query language.

For every tree `parse` makes, parse(str(tree)) == tree. Any and Sequence, which the language cannot say, are
written for a reader's eye.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kzuzcli.dataclass import dataclass
from kzuzcli.period import Period
from kzuzcli.query.fields import matches_words
from kzuzcli.query.spelling import spelled


def _marked(text: str, field: str | None, exact: bool = False) -> str:
    return (f"{field}:" if field else "") + ("=" if exact else "") + text


def _row(words: tuple[str, ...], field: str | None, exact: bool) -> str:
    return _marked('"' + " ".join(words) + '"', field, exact)


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

    def __str__(self) -> str:
        return _marked(spelled(self.text, value=not matches_words(self.field)), self.field, self.exact)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row. `words` as written, not folded."""

    words: tuple[str, ...]
    field: str | None = None
    exact: bool = False

    def __str__(self) -> str:
        return _row(self.words, self.field, self.exact)


@dataclass(frozen=True, slots=True)
class Near:
    """The words in any order inside a window: at most `distance` other words among them."""

    words: tuple[str, ...]
    distance: int
    field: str | None = None
    exact: bool = False

    def __str__(self) -> str:
        return f"{_row(self.words, self.field, self.exact)}~{self.distance}"


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so."""

    text: str
    field: str | None = None

    def __str__(self) -> str:
        return _marked(f"{self.text}*", self.field)


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words at most `edits` (1 or 2) insertions, deletions, substitutions or swaps away."""

    text: str
    edits: int = 1
    field: str | None = None

    def __str__(self) -> str:
        return _marked(f"{self.text}~{self.edits}", self.field)


@dataclass(frozen=True, slots=True)
class Any:
    """Any of these forms, scored as one term. Made by reading.py, never by the parser."""

    forms: tuple[Form, ...]
    field: str | None = None
    label: str = ""

    def __str__(self) -> str:
        texts = dict.fromkeys(form.text for form in self.forms)
        return _marked(self.label or f"({' OR '.join(texts)})", self.field)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Phrase or near after reading: each slot is a set of forms, all of one language.

    `distance` None: in a row, in order. Else in any order, at most `distance` other words among them.
    """

    slots: tuple[Any, ...]
    distance: int | None = None
    field: str | None = None

    def __str__(self) -> str:
        near = "" if self.distance is None else f"~{self.distance}"
        slots = (slot.label or str(slot) for slot in self.slots)
        return _marked('"' + " ".join(slots) + '"' + near, self.field)


@dataclass(frozen=True, slots=True)
class Range:
    """Articles whose date overlaps `period`; period None is `date:none` (undated)."""

    period: Period | None
    field: str = "date"

    def __str__(self) -> str:
        return f"{self.field}:{_days(self.period)}"


def _days(period: Period | None) -> str:
    if period is None:
        return "none"
    head, slash, tail = str(period).partition("/")
    return f"{head.strip('.')}..{tail.strip('.')}" if slash else head


@dataclass(frozen=True, slots=True)
class Saved:
    """What the query saved under this name asks; replaced by it before anything is looked for."""

    name: str

    def __str__(self) -> str:
        return f"@{self.name}"


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts; of no parts, every article."""

    parts: tuple[Query, ...]

    def __str__(self) -> str:
        return " ".join(_bracketed(part, And, Or) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the parts; of no parts, no article.

    `one_thing`: the parts are other words for one thing (US, United States), which counts as the best of
    them, not as their sum. Made by reading.py, never by the parser.
    """

    parts: tuple[Query, ...]
    one_thing: bool = False

    def __str__(self) -> str:
        return " OR ".join(_bracketed(part, Or) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not:
    """Every article the part does not match."""

    part: Query

    def __str__(self) -> str:
        return f"-{_bracketed(self.part, And, Or, Not)}"


@dataclass(frozen=True, slots=True)
class Same:
    """Articles with a paragraph that by itself is all the part asks for. The part is of words only, and
    needs at least one of them."""

    part: Query

    def __str__(self) -> str:
        return f"same:({self.part})"


@dataclass(frozen=True, slots=True)
class MatchAll:
    """Every article: what an empty query asks for."""

    def __str__(self) -> str:
        return ""


Query = (
    Term | Phrase | Near | Prefix | Fuzzy | Any | Sequence | Range | Saved | And | Or | Not | Same | MatchAll
)


def _bracketed(part: Query, *kinds: type[Query]) -> str:
    return f"({part})" if isinstance(part, kinds) else str(part)


def all_of(parts: Iterable[Query]) -> Query:
    """What matches all of the parts, in its simplest form: no And inside an And or around a single part."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, And) else (part,))]
    kept = tuple(part for part in flat if not isinstance(part, MatchAll))
    if not kept:
        return MatchAll()
    return kept[0] if len(kept) == 1 else And(kept)


def any_of(parts: Iterable[Query]) -> Query:
    """What matches any of the parts, in its simplest form; of no parts, nothing."""
    flat = tuple(inner for part in parts for inner in (part.parts if isinstance(part, Or) else (part,)))
    if any(isinstance(part, MatchAll) for part in flat):
        return MatchAll()
    return flat[0] if len(flat) == 1 else Or(flat)


def walk(query: Query) -> Iterator[tuple[Query, int]]:
    """Every node of the tree with its depth (1 for the root), each before its parts, without recursion."""
    waiting: list[tuple[Query, int]] = [(query, 1)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        parts = (
            node.parts if isinstance(node, And | Or) else (node.part,) if isinstance(node, Not | Same) else ()
        )
        waiting.extend((part, depth + 1) for part in reversed(parts))
