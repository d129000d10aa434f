"""The query language: text to a tree and back. Knows no engine."""

from kzuzcli.query.fields import FIELDS, Field
from kzuzcli.query.parser import parse, write
from kzuzcli.query.spelling import saved_name
from kzuzcli.query.tree import (
    And,
    Any,
    Form,
    Fuzzy,
    MatchAll,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Range,
    Same,
    Saved,
    Sequence,
    Term,
    all_of,
    any_of,
    walk,
)

__all__ = [
    "FIELDS",
    "And",
    "Any",
    "Field",
    "Form",
    "Fuzzy",
    "MatchAll",
    "Near",
    "Not",
    "Or",
    "Phrase",
    "Prefix",
    "Query",
    "Range",
    "Same",
    "Saved",
    "Sequence",
    "Term",
    "all_of",
    "any_of",
    "parse",
    "saved_name",
    "walk",
    "write",
]
