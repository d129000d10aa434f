"""What one word or quotation of a query stands for."""

from __future__ import annotations

import re

from kzuzcli.query.faults import Edit, Fault
from kzuzcli.query.fields import FIELDS, SAME, matches_words
from kzuzcli.query.lexer import Piece
from kzuzcli.query.spelling import has_word, saved_name, without_quotes
from kzuzcli.query.tree import Fuzzy, Near, Phrase, Prefix, Query, Range, Saved, Term
from kzuzcli.query.values import Refused, read_period, read_value

_WILDCARD = re.compile(r"\*|(?<=[^\W\d_])\?(?=[^\W\d_])")
_FUZZY = re.compile(r"(.*[^\W_])~(\w*)")
_TRAILING = ",;:!?…."


def node(piece: Piece, name: str | None) -> Query | None:
    """The node for a word or quotation without its minus; None for punctuation standing alone.

    `name` is the field it is matched in. Raises Fault.
    """
    if piece.field == SAME:
        grouped = Edit(piece.body, piece.end, f"({_written(piece)})")
        raise Fault(
            "bad-value", piece.start, piece.end, piece.text, wanted=(FIELDS[SAME].example,), edits=[grouped]
        )
    if not matches_words(name):
        return _filter(piece, name or "")
    if piece.kind == "quotation":
        return _quotation(piece, name)
    text = piece.text.rstrip(_TRAILING)
    if name is None and not piece.exact and (saved := saved_name(text)):
        return Saved(saved)
    if not has_word(text):
        _check_alone(piece, text)
        return None
    if piece.exact and (_FUZZY.fullmatch(text) or "*" in text):
        plain = Edit(piece.start, piece.body, _marks(piece))
        raise Fault(
            "bad-value", piece.body, piece.end, text, wanted=("a word without * or ~",), edits=[plain]
        )
    return _pattern(piece, text, name) or Term(text, name, piece.exact)


def _written(piece: Piece) -> str:
    """A word or quotation as it is written, without the marks before it."""
    return f'"{piece.text}"' if piece.kind == "quotation" else piece.text


def _marks(piece: Piece) -> str:
    """The minus and field before a piece, without its equals sign."""
    return ("-" if piece.negated else "") + (f"{piece.field}:" if piece.field else "")


def _check_alone(piece: Piece, text: str) -> None:
    """Raises Fault for a star or a field without a word; other punctuation may stand alone."""
    if "*" in text:
        whole = Edit(piece.start, piece.end)
        raise Fault(
            "bare-star", piece.body, piece.end, text, wanted=("letters before the star",), edits=[whole]
        )
    if piece.field:
        gone = Edit(piece.start, piece.end)
        raise Fault(
            "missing-operand", piece.start, piece.end, f"{piece.field}:", wanted=("a word",), edits=[gone]
        )


def _pattern(piece: Piece, text: str, name: str | None) -> Query | None:
    """A beginning or a fuzzy word, or None for an ordinary one. Raises Fault for other wildcards."""
    fuzzy = None if "/" in text else _FUZZY.fullmatch(text)
    stem = fuzzy[1] if fuzzy else text.removesuffix("*")
    wild = _WILDCARD.search(stem)
    if wild and not (wild[0] == "?" and "/" in text):
        raise _wildcard(piece, stem, wild.start())
    if fuzzy:
        if fuzzy[2] not in ("", "1", "2"):
            two = Edit(piece.body, piece.end, f"{stem}~2")
            raise Fault("bad-value", piece.body, piece.end, text, wanted=("~1", "~2"), edits=[two])
        return Fuzzy(stem, int(fuzzy[2] or 1), name)
    return Prefix(stem, name) if stem != text else None


def _wildcard(piece: Piece, stem: str, at: int) -> Fault:
    cut = f"{stem[:at]}*" if has_word(stem[:at]) else stem.replace("*", "")
    edits = [Edit(piece.body, piece.end, cut)]
    return Fault(
        "bad-value", piece.body, piece.end, piece.text, wanted=("a star at the end of a word",), edits=edits
    )


def _quotation(piece: Piece, name: str | None) -> Query:
    words = tuple(word.rstrip(_TRAILING) for word in without_quotes(piece.text).split() if has_word(word))
    if not words:
        gone = Edit(piece.start, piece.end)
        raise Fault("missing-operand", piece.start, piece.end, piece.text, wanted=("a word",), edits=[gone])
    if any("*" in word for word in words):
        inner = Edit(piece.body + 1, piece.body + 1 + len(piece.text), piece.text.replace("*", ""))
        raise Fault("bad-value", piece.body, piece.end, "*", wanted=("whole words in quotes",), edits=[inner])
    if piece.near is not None:
        return Near(words, piece.near, name, piece.exact)
    return Term(words[0], name, piece.exact) if len(words) == 1 else Phrase(words, name, piece.exact)


def _filter(piece: Piece, name: str) -> Query:
    value = piece.text.strip()
    quoted = piece.kind == "quotation"
    if piece.exact or piece.near is not None:
        bare = f'"{value}"' if quoted else value
        plain = Edit(piece.start, piece.end, _marks(piece) + bare)
        raise Fault("bad-value", piece.start, piece.end, value, wanted=(FIELDS[name].example,), edits=[plain])
    if not value:
        gone = Edit(piece.start, piece.end)
        raise Fault(
            "missing-operand",
            piece.start,
            piece.end,
            f"{name}:",
            wanted=(FIELDS[name].example,),
            edits=[gone],
        )
    try:
        if FIELDS[name].kind == "date":
            return Range(read_period(value), name)
        return Term(read_value(name, value, quoted=quoted), name)
    except Refused as refused:
        edits = [Edit(piece.body, piece.end, near) for near in refused.nearest]
        raise Fault(
            refused.reason, piece.body, piece.end, value, wanted=refused.wanted, edits=edits
        ) from refused
