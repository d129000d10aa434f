"""What of a query is asked of the model, and what of it holds whatever the model says."""

from __future__ import annotations

from collections.abc import Iterator

from kzuzcli.query import And, Fuzzy, MatchAll, Near, Or, Phrase, Prefix, Query, Same, Term, all_of, any_of

_CONTENT = (None, "title")


def wording(query: Query) -> str:
    """The words a query asks for, in order and as written; nothing of what it excludes or filters by."""
    return " ".join(_words(query))


def _words(query: Query) -> Iterator[str]:
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _words(part)
        case Term(text, name) | Prefix(text, name) | Fuzzy(text, _, name) if name in _CONTENT:
            yield text
        case Same(part):
            yield from _words(part)
        case Phrase(words, name) | Near(words, _, name) if name in _CONTENT:
            yield from words


def held(query: Query) -> Query:
    """The query without its plain words, which an article may also meet by meaning.

    What says exactly what it wants holds: filters, fields, dates, what is excluded, phrases, beginnings,
    =words, same:( ).
    """
    match query:
        case Term(_, None, False) | Fuzzy(_, _, None):
            return MatchAll()
        case And(parts):
            return all_of(held(part) for part in parts)
        case Or(parts):
            return any_of(held(part) for part in parts)
    return query
