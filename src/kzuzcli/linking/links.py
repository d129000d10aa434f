"""The links of an archive: a cache beside the index that holds traces of all articles and what they showed.

A new article is compared with the traces alone; the two texts of a link are read when its evidence is asked
for. Equal texts and translations are concluded when asked for, because a later article may change
them: which one is the best of its language is known only of the articles there are.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from kzuzcli.article import Link, LinkKind
from kzuzcli.derived import Derived
from kzuzcli.linking.article import LinkArticle, Read
from kzuzcli.linking.claims import Denied, claims
from kzuzcli.linking.fingerprints import hashing
from kzuzcli.linking.sight import seen_from, turned
from kzuzcli.linking.translation import CLAIMED

VERSION = 4
"""Of the layout, the traces and the rules; another one is renewed by `reindex --links`."""

FILE = "links.db"

COPIES = 100
"""So many equal texts are listed, the first to come in: some say nothing but that a page is missing."""


class Links(Derived):
    """The links of one index folder. Readers see the last commit; one writer at a time.

    `read` gives the articles of some ids as they are in the archive now.
    """

    def __init__(self, folder: Path, read: Read, *, read_only: bool = False) -> None:
        """Raises IndexUnusable when the file is missing (read_only), damaged or of another version."""
        super().__init__(folder, FILE, {"version": VERSION, "hashing": hashing()}, read_only=read_only)
        self._read = read

    def _schema(self) -> str:
        from kzuzcli.linking.linker import SCHEMA

        return SCHEMA

    # -- writing

    def add(self, articles: Sequence[LinkArticle], removed: Collection[str] = (), *, mark: int) -> None:
        """Link these articles, in place of older versions of the same ids, and drop `removed`, at once.

        Does nothing when the links already stand at `mark` or later: the batch is being replayed after
        an interruption.
        """
        if mark <= self.mark():
            return
        from kzuzcli.linking.linker import update

        self._db.execute(f"PRAGMA cache_size = -{_CACHE}")
        with self._transaction():
            update(self._db, articles, removed)
            self._stand_at(mark)

    def remove(self, id: str, *, mark: int) -> None:
        """Drop an article and its links."""
        self.add((), (id,), mark=mark)

    # -- reading

    def of(self, id: str, denied: Denied = (), *, evidence: bool = True, joining: bool = False) -> list[Link]:
        """The links of an article, each as seen from it (`a` is `id`); same, reprint, translation, then
        quotes, quoted-by and shared, the strongest first. Empty for an article that is not linked yet.

        Without `evidence`, for which texts are read, reprints, quotations and shared passages come with none.
        With `joining` only the first three kinds are looked up: an article may be quoted very often.
        """
        row = self._db.execute("SELECT number, digest FROM traces WHERE id = ?", (id,)).fetchone()
        if row is None:
            return []
        number, digest = row
        links = [
            *self._same(id, digest),
            *self._pairs(id, number, evidence, _REPRINTS if joining else _PAIRS),
            *claims(self._db, number, denied),
        ]
        return sorted(links, key=lambda link: (_ORDER.index(link.kind), -link.score, link.b))

    def _same(self, id: str, digest: int | None) -> Iterator[Link]:
        look = f"SELECT id FROM traces WHERE digest = ? AND id <> ? ORDER BY number LIMIT {COPIES}"
        for (other,) in self._db.execute(look, (digest, id)):
            yield Link("same", id, other, certain=True, score=1.0)

    def _pairs(self, id: str, number: int, evidence: bool, look: str) -> Iterator[Link]:
        rows = self._db.execute(look, (number, number)).fetchall()
        shown = self._evidence(rows) if evidence and rows else [{}] * len(rows)
        for (kind, a, b, certain, score, *_), told in zip(rows, shown, strict=True):
            yield seen_from(id, Link(kind, a, b, bool(certain), score, told))

    def _evidence(self, rows: Sequence[tuple[Any, ...]]) -> list[dict[str, object]]:
        """What the texts show of some pairs; nothing where the archive has one of them no more."""
        from kzuzcli.linking.evidence import Side, of_passages, of_reprint

        ids = dict.fromkeys(id for row in rows for id in row[1:3])
        sides = {id: Side(article) for id, article in self._read(list(ids)).items()}
        shown: list[dict[str, object]] = []
        for kind, a, b, _, _, reason, near, *numbers in rows:
            one, other = sides.get(a), sides.get(b)
            if one is None or other is None:
                shown.append({})
            elif kind == "reprint":
                shown.append(of_reprint(one, other))
            else:
                shown.append(of_passages(one, other, reason, self._formulas(near, numbers)))
        return shown

    def _formulas(self, near: bool, numbers: Sequence[int]) -> set[int]:
        """The fingerprints of two articles that say nothing of them, because so many have them."""
        found = array("Q")
        for row in self._db.execute(_FORMULAS, numbers):
            found.frombytes(row[1 if near else 0])
        return set(found)

    def having(self, kinds: Collection[LinkKind], denied: Denied = ()) -> set[str]:
        """Ids of the articles that have a link of one of these kinds, as seen from them."""
        found = {row[0] for row in self._db.execute(_SAME)} if "same" in kinds else set()
        for kind, a, b in self._db.execute(_ENDS):
            found |= {id for id, seen in ((a, kind), (b, turned(kind))) if seen in kinds}
        if "translation" in kinds:
            for (number,) in self._db.execute(_LIKELY, (CLAIMED,)):
                for link in claims(self._db, number, denied):
                    found |= {link.a, link.b}
        return found

    def totals(self) -> dict[str, int]:
        """How many links of each kind there are (same: articles that have an equal one)."""
        found = dict(self._db.execute("SELECT kind, count(*) FROM pairs GROUP BY kind"))
        found["same"] = self._db.execute(_COPIES).fetchone()[0]
        numbers = [row[0] for row in self._db.execute("SELECT DISTINCT number FROM rivals")]
        found["translation"] = sum(len(claims(self._db, number)) for number in numbers) // 2
        return {kind: count for kind, count in found.items() if count}


_CACHE = 1 << 16
"""KiB of the file that a writer holds: rows of a batch go to places all over it."""

_ORDER = ("same", "reprint", "translation", "quotes", "quoted-by", "shared")

_PAIRS = """
SELECT kind, a.id, b.id, certain, score, reason, near, pairs.a, pairs.b FROM pairs
JOIN traces a ON a.number = pairs.a JOIN traces b ON b.number = pairs.b WHERE (pairs.a = ? OR pairs.b = ?)
"""

_REPRINTS = f"{_PAIRS} AND kind = 'reprint'"

_FORMULAS = "SELECT common, formulas FROM formulas WHERE number IN (?, ?)"

_ENDS = """
SELECT kind, a.id, b.id FROM pairs JOIN traces a ON a.number = pairs.a JOIN traces b ON b.number = pairs.b
"""

_LIKELY = "SELECT DISTINCT number FROM rivals WHERE score >= ? AND number < other"

_SAME = """
SELECT id FROM traces WHERE digest IN
(SELECT digest FROM traces WHERE digest IS NOT NULL GROUP BY digest HAVING count(*) > 1)
"""

_COPIES = """
SELECT coalesce(sum(held), 0) FROM
(SELECT count(*) AS held FROM traces WHERE digest IS NOT NULL GROUP BY digest HAVING count(*) > 1)
"""
