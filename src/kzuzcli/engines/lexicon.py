"""The lexicon: what is known of every word type the index holds, beside the index and committed with it.

A word type is a folded form in one language. Stem, name key and skeleton are facts of the type, not of
its occurrences, so a better stemmer renews this file and leaves every posting alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from kzuzcli.derived import Derived

VERSION = 2
"""Of the layout and of the analysis its facts come from; another one is renewed by `reindex --words`."""

FILE = "lexicon.db"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS words(
    form TEXT NOT NULL, language TEXT NOT NULL,
    df INTEGER NOT NULL, inside INTEGER NOT NULL, capitalised INTEGER NOT NULL,
    stem TEXT NOT NULL, key TEXT NOT NULL, skeleton TEXT NOT NULL,
    PRIMARY KEY(form, language)) WITHOUT ROWID;
"""

_INDEXES = {
    "words_stem": "words(stem, language)",
    "words_key": "words(key) WHERE key <> ''",
    "words_skeleton": "words(skeleton) WHERE skeleton <> ''",
}


def _indexes() -> str:
    return "\n".join(f"CREATE INDEX IF NOT EXISTS {name} ON {columns};" for name, columns in _INDEXES.items())


_LOOK = "SELECT form, language, df, inside, capitalised, stem, key, skeleton FROM words WHERE df > 0 AND "

_AT_ONCE = 10_000
_ASKED_AT_ONCE = 500
_Counted = list[tuple[tuple[str, str], tuple[int, int, int]]]

Describe = Callable[[str, str, bool], tuple[str, str, str]]
"""A form, its language and whether it may be a name, to its stem, name key and skeleton."""


class Word(NamedTuple):
    """One word type. `df` articles hold it; it stands `inside` sentences, of those `capitalised` times.

    Key and skeleton are empty for what is no name (names.may_be_name).
    """

    form: str
    language: str
    df: int
    inside: int
    capitalised: int
    stem: str
    key: str
    skeleton: str


def describe(form: str, language: str, named: bool) -> tuple[str, str, str]:
    """Stem, name key and consonant skeleton of a folded form; the last two only of what may be a name."""
    from kzuzcli.analysis import stem
    from kzuzcli.analysis.names import name_key, skeleton

    key = name_key(form, language) if named else ""
    return stem(form, language), key, skeleton(key)


class Lexicon(Derived):
    """The words of one index folder. Readers see the last commit; one writer at a time."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        """Raises IndexUnusable when the file is missing (read_only), damaged or of another version."""
        super().__init__(folder, FILE, {"version": VERSION}, read_only=read_only)

    def _schema(self) -> str:
        return _SCHEMA + _indexes()

    # -- writing

    def merge(
        self,
        counts: Mapping[tuple[str, str], tuple[int, int, int]]
        | Iterable[tuple[tuple[str, str], tuple[int, int, int]]],
        mark: int,
        known: Describe = describe,
    ) -> None:
        """Add (df, inside, capitalised) deltas per (form, language) in one transaction.

        Pairs may come as they are made; memory is bounded, and fastest is the order of forms.

        Does nothing when the lexicon already stands at `mark` or later: the batch is being replayed
        after an interruption that came between this commit and the index's.
        """
        if mark <= self.mark():
            return
        pairs = iter(sorted(counts.items()) if isinstance(counts, Mapping) else counts)
        with self._transaction():
            new = not self._db.execute("SELECT 1 FROM words LIMIT 1").fetchone()
            if new:  # indexes made at the end: 0.43 s for 170,000 types, 0.70 with them all along
                for name in _INDEXES:
                    self._db.execute(f"DROP INDEX IF EXISTS {name}")
            while some := list(islice(pairs, _AT_ONCE)):
                self._add(some, {} if new else self._held(some), known)
            for sql in _indexes().splitlines():
                self._db.execute(sql)
            self._stand_at(mark)

    def _held(self, some: _Counted) -> dict[tuple[str, str], tuple[int, int]]:
        """How often those that are there stand inside sentences, and so with a capital."""
        execute = self._db.execute
        look = "SELECT inside, capitalised FROM words WHERE form = ? AND language = ?"
        return {pair: row for pair, _ in some if (row := execute(look, pair).fetchone())}

    def _add(self, some: _Counted, held: Mapping[tuple[str, str], tuple[int, int]], known: Describe) -> None:
        from kzuzcli.analysis.names import may_be_name

        new, counted, named = [], [], []
        for pair, (df, inside, capitalised) in some:
            before = held.get(pair)
            if before is None:
                facts = known(*pair, may_be_name(inside, capitalised))
                new.append((*pair, df, inside, capitalised, *facts))
                continue
            counted.append((df, inside, capitalised, *pair))
            is_name = may_be_name(before[0] + inside, before[1] + capitalised)
            if is_name != may_be_name(*before):
                named.append((*known(*pair, is_name)[1:], *pair))
        there = "WHERE form = ? AND language = ?"
        more = "df = df + ?, inside = inside + ?, capitalised = capitalised + ?"
        self._db.executemany("INSERT INTO words VALUES(?,?,?,?,?,?,?,?)", new)
        self._db.executemany(f"UPDATE words SET {more} {there}", counted)
        self._db.executemany(f"UPDATE words SET key = ?, skeleton = ? {there}", named)

    def renew(self, known: Describe = describe) -> int:
        """Describe every word type anew (a better stemmer); the number of types."""
        from kzuzcli.analysis.names import may_be_name

        rows = self._db.execute("SELECT form, language, inside, capitalised FROM words").fetchall()
        with self._transaction():
            self._db.executemany(
                "UPDATE words SET stem = ?, key = ?, skeleton = ? WHERE form = ? AND language = ?",
                (
                    (*known(form, language, may_be_name(*counts)), form, language)
                    for form, language, *counts in rows
                ),
            )
        return len(rows)

    # -- reading

    def _look(self, condition: str, *values: object) -> list[Word]:
        return [Word(*row) for row in self._db.execute(_LOOK + condition, values)]

    def get(self, form: str, language: str) -> Word | None:
        """This form in this language, or None where no article holds it."""
        found = self._look("form = ? AND language = ?", form, language)
        return found[0] if found else None

    def get_many(self, forms: Iterable[str], language: str) -> dict[str, Word]:
        """Those of the forms that some article holds in this language: a third of the time of `get` for each."""
        waiting, found = iter(forms), dict[str, Word]()
        while some := tuple(islice(waiting, _ASKED_AT_ONCE)):
            among = self._look(f"language = ? AND form IN ({_marks(some)})", language, *some)
            found |= {word.form: word for word in among}
        return found

    def written(self, form: str) -> list[Word]:
        """This form in every language that holds it."""
        return self._look("form = ?", form)

    def of_stem(self, stem: str, language: str) -> list[Word]:
        """Every form of `language` with this stem."""
        return self._look("stem = ? AND language = ?", stem, language)

    def of_key(self, key: str) -> list[Word]:
        """Every form with this name key, in any language."""
        # SQLite takes a partial index only for a condition that implies its own
        return self._look("key <> '' AND key = ?", key) if key else []

    def of_skeleton(self, skeleton: str, limit: int = 500) -> list[Word]:
        """Forms with this consonant skeleton, most frequent first: candidates, to be verified."""
        if not skeleton:
            return []
        return self._look("skeleton <> '' AND skeleton = ? ORDER BY df DESC LIMIT ?", skeleton, limit)

    def starting(self, prefix: str, languages: Iterable[str], limit: int) -> tuple[list[Word], int]:
        """The `limit` most frequent forms of `languages` that start with `prefix`, and how many there are."""
        wanted = tuple(languages)
        among = f"form >= ? AND form < ? AND language IN ({_marks(wanted)})"
        values = (prefix, prefix + "\U0010ffff", *wanted)
        many = self._db.execute(f"SELECT count(*) FROM words WHERE df > 0 AND {among}", values).fetchone()[0]
        return self._look(f"{among} ORDER BY df DESC, form LIMIT ?", *values, limit), many

    def similar(self, form: str, languages: Iterable[str], edits: int, limit: int) -> list[tuple[int, Word]]:
        """Forms at most `edits` edits away (insert, delete, replace, swap), nearest then most frequent first.

        Looks at every type of a similar length: about 0.1 s in a lexicon of half a million types.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        wanted = set(languages)
        near = self._db.execute(
            "SELECT DISTINCT form FROM words WHERE df > 0 AND length(form) BETWEEN ? AND ?",
            (len(form) - edits, len(form) + edits),
        )
        choices = [row[0] for row in near]
        found = process.extract(form, choices, scorer=OSA.distance, score_cutoff=edits, limit=None)
        words = [
            (int(distance), word)
            for text, distance, _ in found
            for word in self.written(text)
            if word.language in wanted
        ]
        words.sort(key=lambda pair: (pair[0], -pair[1].df, pair[1].form))
        return words[:limit]

    def size(self) -> int:
        """The number of word types that some article holds."""
        return int(self._db.execute("SELECT count(*) FROM words WHERE df > 0").fetchone()[0])

    def dump(self) -> Iterable[Word]:
        """Every word type some article holds, in order of form and language."""
        return (Word(*row) for row in self._db.execute(_LOOK + "1 ORDER BY form, language"))


def _marks(values: tuple[object, ...]) -> str:
    return ",".join("?" * len(values))
