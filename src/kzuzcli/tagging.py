"""Tags of articles: those their files declare, and over them the user's word.

The user's tags stand in a table of their own, by article and folded tag; `given` 0 takes off a tag that the
file declares, whatever the file says later. `keywords` holds what articles.tags says, to look up by: the
store keeps it in step with every row it writes. Nothing of this is known to the index.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import NamedTuple, TypeAlias

from kzuzcli import labels

Told: TypeAlias = Callable[[], AbstractContextManager[None]]
"""A block in which what SQLite says becomes an error of the archive."""

AT_A_TIME = 500


class Said(NamedTuple):
    """The user's word on one tag of an article: `given` or taken off."""

    tag: str
    name: str
    given: bool


class Tag(NamedTuple):
    """A tag, in how many articles it stands, and in how many of them because the user gave it."""

    name: str
    articles: int
    yours: int


def effective(declared: Iterable[str], said: Sequence[Said] = ()) -> tuple[str, ...]:
    """The tags of an article: what its file declares but for what was taken off, then what was given."""
    known = {one.tag: one for one in said}
    found: dict[str, str] = {}
    for name in labels.declared(declared):
        tag = labels.fold(name)
        if tag and tag not in known:
            found.setdefault(tag, name)
    given = sorted((one for one in said if one.given), key=lambda one: one.tag)
    return (*found.values(), *(one.name for one in given))


def fill(db: sqlite3.Connection) -> None:
    """Look up by tag what the articles of an older archive declare."""
    rows = db.execute("SELECT id, tags FROM articles WHERE tags <> '[]'")
    db.executemany(
        "INSERT OR IGNORE INTO keywords VALUES(?, ?, ?)",
        (keyword for id, tags in rows for keyword in _keywords(id, json.loads(tags))),
    )


def _keywords(id: str, declared: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for name in labels.declared(declared):
        if tag := labels.fold(name):
            yield tag, id, name


class Tagging:
    """The tags of one store. `filled`: whether `keywords` is in step with the articles already."""

    def __init__(self, db: sqlite3.Connection, told: Told, *, filled: bool = True) -> None:
        self._db, self._told, self._filled = db, told, filled

    # -- what the files declare

    def declare(self, id: str, declared: Sequence[str], *, anew: bool) -> None:
        """An article is written that declares these; `anew` where it was there before."""
        if anew:
            self._db.execute("DELETE FROM keywords WHERE article = ?", (id,))
        if declared:
            self._db.executemany("INSERT OR IGNORE INTO keywords VALUES(?, ?, ?)", _keywords(id, declared))

    def forget(self, id: str) -> None:
        """An article is removed, and its tags with it."""
        self._db.execute("DELETE FROM keywords WHERE article = ?", (id,))
        self._db.execute("DELETE FROM tags WHERE article = ?", (id,))

    # -- the user's word

    def give(self, id: str, names: Iterable[str]) -> int:
        """Give an article tags; how many of them it did not have."""
        return sum(self._say(id, name, True) for name in names)

    def take(self, id: str, names: Iterable[str]) -> int:
        """Take tags off an article; how many of them it had."""
        return sum(self._say(id, name, False) for name in names)

    def _say(self, id: str, name: str, given: bool) -> bool:
        """Record the user's word where it changes anything; whether it did."""
        tag = labels.fold(name)
        row = (id, tag)
        declared = self._one("SELECT 1 FROM keywords WHERE article = ? AND tag = ?", row) is not None
        said = self._one("SELECT given FROM tags WHERE article = ? AND tag = ?", row)
        if bool(said[0] if said else declared) is given:
            return False
        with self._told():
            if given is declared:
                # what the file says is right again: nothing needs to be said of it
                self._db.execute("DELETE FROM tags WHERE article = ? AND tag = ?", row)
            else:
                values = (
                    *row,
                    self._spelled(tag, name),
                    given,
                    datetime.now(UTC).isoformat(timespec="seconds"),
                )
                self._db.execute("INSERT OR REPLACE INTO tags VALUES(?, ?, ?, ?, ?)", values)
        return True

    def _spelled(self, tag: str, name: str) -> str:
        """A tag keeps the spelling it was first given in."""
        found = self._one("SELECT name FROM tags WHERE tag = ? AND given LIMIT 1", (tag,))
        return str(found[0]) if found else name

    def _one(self, look: str, values: tuple[str, ...] | dict[str, str]) -> tuple[object, ...] | None:
        with self._told():
            found: tuple[object, ...] | None = self._db.execute(look, values).fetchone()
        return found

    def said(self, ids: Iterable[str]) -> dict[str, list[Said]]:
        """What the user said of the tags of articles; those of which nothing was said are left out."""
        wanted, found = list(ids), dict[str, list[Said]]()
        with self._told():
            for at in range(0, len(wanted), AT_A_TIME):
                some = wanted[at : at + AT_A_TIME]
                look = f"SELECT article, tag, name, given FROM tags WHERE article IN ({','.join('?' * len(some))})"
                for id, tag, name, given in self._db.execute(look, some):
                    found.setdefault(id, []).append(Said(tag, name, bool(given)))
        return found

    # -- looking up

    def having(self, tag: str) -> frozenset[str]:
        """Ids of the articles that have a tag, in any spelling of it; of those without any for `none`."""
        folded = labels.fold(tag)
        return self._ids(_UNTAGGED if folded == labels.NONE else _HAVING, folded)

    def _ids(self, look: str, tag: str) -> frozenset[str]:
        self._fill()
        with self._told():
            return frozenset(row[0] for row in self._db.execute(look, {"tag": tag}))

    def counts(self) -> list[Tag]:
        """Every tag with the number of its articles: the user's own first, each part most frequent first."""
        self._fill()
        with self._told():
            rows = self._db.execute(_COUNTS).fetchall()
        found: dict[str, Tag] = {}
        for tag, name, articles, yours in rows:  # a user's spelling comes first, then the most frequent
            before = found.get(tag, Tag(name, 0, 0))
            found[tag] = Tag(before.name, before.articles + articles, before.yours + yours)
        return sorted(found.values(), key=lambda one: (not one.yours, -one.articles, labels.fold(one.name)))

    def nearest(self, tag: str) -> tuple[str, ...]:
        """Up to three tags that look like one nobody has; none where an article has it."""
        from difflib import get_close_matches

        known = {labels.fold(one.name): one.name for one in self.counts()}
        folded = labels.fold(tag)
        if folded in known or folded == labels.NONE:
            return ()
        inside = [one for one in known if len(folded) > 3 and folded in one]
        close = get_close_matches(folded, list(known), n=3, cutoff=0.6)
        return tuple(known[one] for one in dict.fromkeys([*close, *inside]))[:3]

    def known(self, tag: str) -> bool:
        """Whether any article has this tag."""
        folded = labels.fold(tag)
        self._fill()
        return folded == labels.NONE or self._one(_KNOWN, {"tag": folded}) is not None

    def _fill(self) -> None:
        if not self._filled:
            with self._told():
                fill(self._db)
            self._filled = True


# what was taken off is said in `tags` with given 0, and hides the keyword of the same tag
_KEPT = """keywords AS k WHERE NOT EXISTS(
    SELECT 1 FROM tags AS t WHERE t.article = k.article AND t.tag = k.tag AND NOT t.given)"""
_HAVING = f"""
SELECT article FROM {_KEPT} AND k.tag = :tag
UNION SELECT article FROM tags WHERE tag = :tag AND given"""
_KNOWN = f"""
SELECT 1 FROM tags WHERE tag = :tag AND given
UNION ALL SELECT 1 FROM {_KEPT} AND k.tag = :tag LIMIT 1"""
_UNTAGGED = f"""
SELECT id FROM articles WHERE id NOT IN (SELECT article FROM tags WHERE given)
AND id NOT IN (SELECT article FROM {_KEPT})"""
_COUNTS = f"""
SELECT tag, name, count(*), count(*) FROM tags WHERE given GROUP BY tag, name
UNION ALL
SELECT tag, name, articles, 0 FROM (
    SELECT k.tag, k.name, count(*) AS articles FROM {_KEPT} GROUP BY k.tag, k.name ORDER BY articles DESC, k.name)"""
