"""A query text to its pieces: brackets, operators, words and quotations with the marks around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from kzuzcli.dataclass import dataclass
from kzuzcli.query.faults import Edit, Fault
from kzuzcli.query.fields import FIELDS, nearest
from kzuzcli.query.spelling import OPERATORS, QUOTES, closing, has_word

_RUN = re.compile(r'[^\s()"“”„«»‟]+')
# an address may hold brackets, as long as they are closed again
_VALUE = re.compile(r'(?:[^\s()"“”„«»‟]|\([^\s()"“”„«»‟]*\))+')
_NAME = re.compile(r"([^\W\d_]+):")
_NEAR = re.compile(r"~([^\s()]*)")
_DASH = re.compile(r"[‐‑–−](?=[^\W\d_])")
_SPACE = re.compile(r"\s*")
_FIELD_AHEAD = re.compile(rf"\s-?(?:{'|'.join(FIELDS)}):|\s(?:AND|OR|NOT)\s")
_MOST_NEAR = 1000
# how sure a name before a digit (dates:2019, but not Room:5) must be to count as a mistyped field
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a query and where it stands. `text` of a quotation is what stands inside the quotes.

    An `open` bracket carries the marks before it; `body` is where the text behind the marks begins.
    """

    kind: Literal["open", "close", "operator", "word", "quotation"]
    start: int
    end: int
    text: str
    negated: bool = False
    exact: bool = False
    field: str | None = None
    near: int | None = None
    body: int = 0


def pieces(text: str) -> Iterator[Piece]:
    """The pieces in order. Raises Fault."""
    at = _skip(text, 0)
    while at < len(text):
        piece = _piece(text, at)
        yield piece
        at = _skip(text, piece.end)


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _piece(text: str, start: int) -> Piece:
    if text[start] == ")":
        return Piece("close", start, start + 1, ")")
    run = _RUN.match(text, start)
    if run and run[0] in OPERATORS:
        return Piece("operator", start, run.end(), run[0])
    negated, at = _minus(text, start)
    exact, at = _equals(text, at)
    field, at = _field(text, start, at)
    if field:
        behind, at = _equals(text, at)
        exact = exact or behind
    return _body(text, start, at, negated, exact, field)


def _minus(text: str, at: int) -> tuple[bool, int]:
    dash = _DASH.match(text, at)
    if dash:
        raise Fault("bad-value", at, at + 1, dash[0], wanted=("-",), edits=[Edit(at, at + 1, "-")])
    if text[at] != "-" or at + 1 == len(text) or text[at + 1].isspace() or text[at + 1] == ")":
        return False, at
    last = at + 1
    while text[last : last + 1] == "-":
        last += 1
    if last > at + 1 and text[last : last + 1].strip(" )"):
        raise Fault("bad-value", at, last, text[at:last], wanted=("-",), edits=[Edit(at, last, "-")])
    return True, at + 1


def _equals(text: str, at: int) -> tuple[bool, int]:
    last = at
    while text[last : last + 1] == "=":
        last += 1
    if last > at and text[last : last + 1] == "(":
        raise Fault("bad-value", at, last, "=", wanted=("a word or a quotation",), edits=[Edit(at, last)])
    return last > at, last


def _field(text: str, start: int, at: int) -> tuple[str | None, int]:
    """The field named at `at`, if any, and where its value begins."""
    found = _NAME.match(text, at)
    if not found:
        return None, at
    name, value = found[1].lower(), found.end()
    behind = text[value : value + 1]
    if name not in FIELDS:
        _refuse_unknown(text, found, behind)
        return None, at
    if not behind or behind.isspace() or behind == ")":
        joined = [Edit(value, _skip(text, value))] if behind.isspace() else []
        raise Fault(
            "missing-operand",
            at,
            value,
            found[0],
            wanted=(FIELDS[name].example,),
            edits=[*joined, Edit(start, value)],
        )
    if behind == "-" and text[value + 1 : value + 2].strip():
        moved = [Edit(at, value + 1, f"-{name}:")] if start == at else []
        raise Fault("bad-value", value, value + 1, "-", wanted=(f"-{name}:",), edits=moved)
    return name, value


def _refuse_unknown(text: str, found: re.Match[str], behind: str) -> None:
    """Raises Fault for a name that was meant as a field: before a letter, quote or bracket any, before
    a digit only what is nearly a field, before a blank, slash or other sign none."""
    opens = behind != "" and (behind.isalpha() or behind in "(=-<>" or behind in QUOTES)
    close = nearest(found[1], cutoff=0.6 if opens else _SURE)
    if not opens and not (behind.isdigit() and close):
        return
    start, end = found.span()
    run = _RUN.match(text, start)
    stop = run.end() if run else end
    whole = text[start:stop]
    edits = [Edit(start, end, f"{close}:")] if close else []
    edits.append(Edit(start, stop, f'"{whole}"') if stop > end else Edit(start, end, f"{found[1]} "))
    raise Fault(
        "unknown-field", start, end - 1, found[1], wanted=(close,) if close else tuple(FIELDS), edits=edits
    )


def _body(text: str, start: int, at: int, negated: bool, exact: bool, field: str | None) -> Piece:
    first = text[at : at + 1]
    if first == "(" and not exact:
        return Piece("open", start, at + 1, "(", negated, exact, field, body=at)
    if first and first in QUOTES:
        return _quotation(text, start, at, negated, exact, field)
    pattern = _VALUE if field and FIELDS[field].kind == "filter" else _RUN
    run = pattern.match(text, at)
    end = run.end() if run else at
    return Piece("word", start, end, text[at:end], negated, exact, field, body=at)


def _quotation(text: str, start: int, at: int, negated: bool, exact: bool, field: str | None) -> Piece:
    close = closing(text, at)
    if close is None:
        raise Fault(
            "unclosed-quote", at, at + 1, text[at], wanted=(QUOTES[text[at]][-1],), edits=_closed(text, at)
        )
    end, near = close + 1, None
    tail = _NEAR.match(text, end)
    if tail:
        end, near = tail.end(), _distance(tail)
    return Piece("quotation", start, end, text[at + 1 : close], negated, exact, field, near, at)


def _closed(text: str, at: int) -> Iterator[Edit]:
    """Ways to close the quotation: before the next filter or operator, before last brackets, at the end."""
    quote = QUOTES[text[at]][-1]
    if not has_word(text[at:]):
        yield Edit(0, at + 1, f'"{text[:at].strip()}"')
    ahead = _FIELD_AHEAD.search(text, at)
    if ahead:
        yield Edit(ahead.start(), ahead.start(), quote)
    inner = len(text.rstrip(") \t\n"))
    if text[:at].count("(") > text[:at].count(")"):
        yield Edit(inner, inner, quote)
    last = len(text.rstrip())
    yield Edit(last, last, quote)
    yield Edit(at, at + 1)


def _distance(tail: re.Match[str]) -> int:
    digits = tail[1].rstrip(".,;:!?")
    if digits.isascii() and digits.isdigit() and len(digits) <= 4 and int(digits) <= _MOST_NEAR:
        return int(digits)
    near = Edit(tail.start(), tail.end(), f"~{_MOST_NEAR}" if digits.isdigit() else "~5")
    raise Fault(
        "bad-value",
        tail.start(),
        tail.end(),
        tail[0],
        wanted=(f"~ and a number up to {_MOST_NEAR}",),
        edits=[near],
    )
