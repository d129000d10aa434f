"""Queries saved under a name, and when each was last looked at.

A look is two numbers: `n`, the last article there was to see, in the order they came in, and `mark`, the
batch the index stood at. New is what came in behind the one, or came in changed after the other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import NamedTuple

from kzuzcli.errors import BadName, NoSuchSaved
from kzuzcli.query import And, Not, Or, Query, Saved, all_of, any_of, parse, saved_name, walk

LONGEST = 40
"""Characters of a name."""

DEEPEST = 20
"""Saved queries inside one another."""


class SavedQuery(NamedTuple):
    """A query under its name, as the query language writes it. `looked` is a UTC moment, None for never."""

    name: str
    query: str
    made: str
    looked: str | None


def read_name(text: str) -> str:
    """A name as it is kept: small letters, without the @. Raises BadName."""
    name = saved_name("@" + text.strip().removeprefix("@"))
    if name is None:
        raise BadName(text, "syntax")
    if len(name) > LONGEST:
        raise BadName(text, "too-long")
    return name


def names_in(query: Query) -> list[str]:
    """The names of saved queries in a query, each once."""
    return list(dict.fromkeys(node.name for node, _ in walk(query) if isinstance(node, Saved)))


def expanded(query: Query, saved: Callable[[str], Query], inside: tuple[str, ...] = ()) -> Query:
    """The query with what is saved under each name in its place. Raises BadName for a name inside itself."""
    match query:
        case Saved(name):
            if name in inside or len(inside) >= DEEPEST:
                raise BadName(name, "circle")
            return expanded(saved(name), saved, (*inside, name))
        case And(parts):
            return all_of(expanded(part, saved, inside) for part in parts)
        case Or(parts, False):
            return any_of(expanded(part, saved, inside) for part in parts)
        case Not(part):
            return Not(expanded(part, saved, inside))
    return query


class Saving:
    """The saved queries of one store."""

    def __init__(self, db: sqlite3.Connection, told: Callable[[], AbstractContextManager[None]]) -> None:
        self._db, self._told = db, told

    def all(self) -> list[SavedQuery]:
        """Every saved query, in order of names."""
        with self._told():
            rows = self._db.execute("SELECT name, query, made, looked FROM saved ORDER BY name")
            return [SavedQuery(*row) for row in rows]

    def get(self, name: str) -> SavedQuery:
        """The query saved under a name. Raises NoSuchSaved."""
        known = {one.name: one for one in self.all()}
        if name not in known:
            from difflib import get_close_matches

            raise NoSuchSaved(name, next(iter(get_close_matches(name, list(known), n=1, cutoff=0.5)), None))
        return known[name]

    def read(self, name: str) -> Query:
        """The tree of a saved query. Raises NoSuchSaved, QueryError."""
        return parse(self.get(name).query)

    def users(self, name: str) -> list[str]:
        """The names of the saved queries that are made of this one."""
        return [one.name for one in self.all() if name in names_in(parse(one.query))]

    def add(self, name: str, query: Query) -> None:
        """Save a query, in place of one that has the name; it was never looked at. Raises BadName, NoSuchSaved."""

        def known(other: str) -> Query:
            return query if other == name else self.read(other)

        expanded(Saved(name), known)
        with self._told():
            self._db.execute(
                "INSERT OR REPLACE INTO saved VALUES(?, ?, ?, NULL, 0, 0)", (name, str(query), _now())
            )

    def remove(self, name: str) -> None:
        with self._told():
            self._db.execute("DELETE FROM saved WHERE name = ?", (name,))

    # -- looks

    def look(self, name: str, mark: int) -> None:
        """All that an index at `mark` finds was seen."""
        with self._told():
            self._db.execute(
                "UPDATE saved SET looked = ?, mark = ?, n = coalesce("
                "(SELECT n FROM articles WHERE changed <= ? ORDER BY n DESC LIMIT 1), 0) WHERE name = ?",
                (_now(), mark, mark, name),
            )

    def newer(self, name: str) -> frozenset[str] | None:
        """Ids of the articles that came in, or came in changed, since a query was looked at; None: all are new."""
        with self._told():
            found = self._db.execute("SELECT looked, n, mark FROM saved WHERE name = ?", (name,)).fetchone()
            if found is None or found[0] is None:
                return None
            look = "SELECT id FROM articles WHERE n > ? UNION SELECT article FROM revisions WHERE mark > ?"
            return frozenset(row[0] for row in self._db.execute(look, found[1:]))

    def removed(self) -> None:
        """Articles were removed: the next one may be given the number of the last, and is new all the same."""
        self._db.execute("UPDATE saved SET n = min(n, (SELECT coalesce(max(n), 0) FROM articles))")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
