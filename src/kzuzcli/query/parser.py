"""Query text to tree: what each piece stands for, and how the pieces hang together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kzuzcli.dataclass import dataclass, field
from kzuzcli.query.faults import Edit, Fault, corrected
from kzuzcli.query.fields import SAME
from kzuzcli.query.lexer import Piece, pieces
from kzuzcli.query.meaning import node
from kzuzcli.query.tree import (
    And,
    Fuzzy,
    MatchAll,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Same,
    Term,
    all_of,
    any_of,
    walk,
)

MAX_WORDS = 1000
"""More words than this are an article, not a question; every form of each would be looked up."""
MAX_CHARACTERS = 50_000
MAX_DEPTH = 100
"""Brackets inside brackets; what walks the tree by recursion then stays far from Python's limit."""


def parse(text: str | Sequence[str], *, any_word: bool = False) -> Query:
    """The query that `text` asks, or that the arguments of a command line ask together.

    An argument with a blank in it is read on its own; the others are read in a row, so that brackets and
    operators may be arguments. All must match; with `any_word` any of the plain words, and all else.
    Raises QueryError, its offsets into the argument (or row of arguments) that cannot be read.
    """
    query = _checked(text, str) if isinstance(text, str) else _together(text)
    return _any_word(query) if any_word else query


def write(query: Query) -> str:
    """The query in the query language: parse(write(query)) == query for every tree parse makes."""
    return str(query)


def _together(arguments: Sequence[str]) -> Query:
    given = [argument for argument in arguments if argument.strip()]
    if len(given) == 1:
        return _checked(given[0], str)
    for place, argument in enumerate(given):
        if _has_blank(argument):
            _checked(argument, _among(given, place))
    return _checked(_row(given), str)


def _has_blank(argument: str) -> bool:
    return len(argument.split()) > 1


def _row(arguments: Sequence[str]) -> str:
    return " ".join(f"({part.strip()})" if _has_blank(part) else part.strip() for part in arguments)


def _among(arguments: Sequence[str], place: int) -> Callable[[str], str | None]:
    """From one argument put right to the whole query put right."""

    def whole(mended: str) -> str | None:
        row = _row([*arguments[:place], mended, *arguments[place + 1 :]])
        try:
            _read(row)
        except Fault as fault:
            return corrected(row, fault, _read)
        return row

    return whole


def _checked(text: str, whole: Callable[[str], str | None]) -> Query:
    try:
        return _read(text)
    except Fault as fault:
        mended = corrected(text, fault, _read) if len(text) <= MAX_CHARACTERS else None
        raise fault.error(text, None if mended is None else whole(mended)) from None


def _any_word(query: Query) -> Query:
    parts = query.parts if isinstance(query, And) else (query,)
    words = [part for part in parts if _is_plain(part)]
    return all_of([any_of(words), *(part for part in parts if not _is_plain(part))]) if words else query


def _is_plain(part: Query) -> bool:
    """Whether all of it is words to be found anywhere: no field, no filter, no negation."""
    return _is_words(part) and not any(isinstance(inner, Not) for inner, _ in walk(part))


def _is_words(part: Query) -> bool:
    """Whether all of it is words to be found anywhere, or not to be."""
    return all(
        isinstance(inner, And | Or | Not)
        or (isinstance(inner, Term | Phrase | Near | Prefix | Fuzzy) and inner.field is None)
        for inner, _ in walk(part)
    )


@dataclass(slots=True)
class _Group:
    """What stands between two brackets, or in the whole text; operators `waiting` for an operand.

    `same`: it is one paragraph that is asked about; `name`: the field its words are matched in.
    """

    name: str | None = None
    same: bool = False
    opened: Piece | None = None
    alternatives: list[list[Query]] = field(default_factory=lambda: [[]])
    waiting: list[Piece] = field(default_factory=list)

    def add(self, part: Query) -> None:
        for operator in self.waiting:
            part = Not(part) if operator.text == "NOT" else part
        self.waiting.clear()
        self.alternatives[-1].append(part)

    def operator(self, piece: Piece) -> None:
        if piece.text != "NOT":
            if self.waiting or not self.alternatives[-1]:
                raise _without_operand(piece)
            if piece.text == "OR":
                self.alternatives.append([])
        self.waiting.append(piece)
        if len(self.waiting) > MAX_DEPTH:
            raise Fault("too-deep", piece.start, piece.end, piece.text, wanted=(str(MAX_DEPTH),))

    def query(self) -> Query | None:
        if self.waiting:
            raise _without_operand(self.waiting[-1])
        if not self.alternatives[-1]:
            return None
        return any_of(all_of(parts) for parts in self.alternatives)


def _without_operand(piece: Piece) -> Fault:
    edits = [Edit(piece.start, piece.end), Edit(piece.start, piece.end, f'"{piece.text}"')]
    return Fault("missing-operand", piece.start, piece.end, piece.text, wanted=("a word",), edits=edits)


def _read(text: str) -> Query:
    """The tree of one text. Keeps its own stack, so that no nesting exhausts Python's. Raises Fault."""
    if len(text) > MAX_CHARACTERS:
        raise Fault("too-long", MAX_CHARACTERS, len(text), wanted=(str(MAX_CHARACTERS),))
    groups, words = [_Group()], 0
    for piece in pieces(text):
        if piece.kind == "open":
            _check_depth(piece, len(groups))
            groups.append(_opened(piece, groups[-1]))
        elif piece.kind == "close":
            _close(groups, piece, text)
        elif piece.kind == "operator":
            groups[-1].operator(piece)
        else:
            words += len(piece.text.split())
            _check_length(piece, words)
            _check_paragraph(piece, groups[-1], text)
            part = node(piece, piece.field or groups[-1].name)
            if part is not None:
                groups[-1].add(Not(part) if piece.negated else part)
    return _whole(groups, text)


def _opened(piece: Piece, around: _Group) -> _Group:
    """The group that a bracket begins. Raises Fault for a field in one paragraph."""
    if around.same and piece.field:
        raise _no_word(piece, Edit(piece.start, piece.body))
    same = piece.field == SAME
    return _Group(None if same else piece.field or around.name, same or around.same, piece)


def _check_paragraph(piece: Piece, around: _Group, text: str) -> None:
    """Raises Fault for a field among the words of one paragraph; it may stand behind the brackets."""
    if around.same and piece.field:
        moved = f"{text[piece.end :]} {text[piece.start : piece.end]}"
        before = len(text[: piece.start].rstrip())
        raise _no_word(piece, Edit(before, len(text), moved), Edit(piece.start, piece.end))


def _no_word(piece: Piece, *edits: Edit) -> Fault:
    return Fault(
        "not-in-paragraph", piece.start, piece.end, f"{piece.field}:", wanted=("words",), edits=edits
    )


def _check_depth(piece: Piece, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise Fault("too-deep", piece.body, piece.end, "(", wanted=(str(MAX_DEPTH),))


def _check_length(piece: Piece, words: int) -> None:
    if words > MAX_WORDS:
        raise Fault("too-long", piece.start, piece.end, str(words), wanted=(str(MAX_WORDS),))


def _close(groups: list[_Group], piece: Piece, text: str) -> None:
    if len(groups) == 1:
        opening = [Edit(0, 0, "(")] if " OR " in text[: piece.start] and text[piece.end :].strip() else []
        edits = [*opening, Edit(piece.start, piece.end)]
        raise Fault("unopened-bracket", piece.start, piece.end, ")", wanted=("(",), edits=edits)
    group = groups.pop()
    query, opened = group.query(), group.opened
    assert opened is not None
    if query is None:
        nothing = Edit(opened.start, piece.end)
        raise Fault("missing-operand", opened.start, piece.end, "()", wanted=("a word",), edits=[nothing])
    if opened.field == SAME:
        query = _in_one_paragraph(query, opened, piece)
    groups[-1].add(Not(query) if opened.negated else query)


def _in_one_paragraph(query: Query, opened: Piece, closed: Piece) -> Same:
    if not _is_words(query):
        raise Fault("not-in-paragraph", opened.start, closed.end, "this", wanted=("words",))
    if not _asks(query):
        raise Fault("only-negative", opened.start, closed.end, f"{SAME}:", wanted=("a word",))
    return Same(query)


def _asks(query: Query) -> bool:
    """Whether a paragraph needs some word to match, whichever alternative is taken."""
    match query:
        case And(parts):
            return any(map(_asks, parts))
        case Or(parts):
            return all(map(_asks, parts))
    return not isinstance(query, Not)


def _whole(groups: list[_Group], text: str) -> Query:
    opened = groups[-1].opened
    last = len(text.rstrip())
    if opened is not None:
        edits = [Edit(last, last, ")"), Edit(opened.body, opened.end)]
        raise Fault("unclosed-bracket", opened.body, opened.end, "(", wanted=(")",), edits=edits)
    query = groups[0].query()
    if query is None:
        if last:
            raise Fault("bad-value", len(text) - len(text.lstrip()), last, text.strip(), wanted=("a word",))
        return MatchAll()
    if max(depth for _, depth in walk(query)) > 2 * MAX_DEPTH:
        raise Fault("too-deep", 0, last, wanted=(str(MAX_DEPTH),))
    return query
