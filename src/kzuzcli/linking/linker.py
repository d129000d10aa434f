"""One batch of articles linked to each other and to all the archive holds, by their traces."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest

from kzuzcli.analysis import primary
from kzuzcli.linking.article import LinkArticle, Read
from kzuzcli.linking.holding import Holding
from kzuzcli.linking.pairs import Side, judge
from kzuzcli.linking.postings import Postings
from kzuzcli.linking.trace import Trace, feature_keys, trace
from kzuzcli.linking.translation import Profile, likeness, pack, possible, unpack, weights

FORMULA = 24
"""A run that more articles hold is a formula of the archive and speaks for nothing."""

NOMINATED = 12
"""So many articles at most are read again for a new one: those that share most."""

OFTEN = 50
"""A name or number that more articles of one language hold does not lead to any of them."""

TRIED = 4
"""So many articles of each other language are compared with a new one."""

_COPIES = 8
_REPRINT_PART = 0.3
_LEAST = 0.02
_KEPT = 0.015
_SIDES = 4096


class Linker:
    """What one batch needs. The caller has begun a transaction, which it ends."""

    def __init__(self, db: sqlite3.Connection, read: Read) -> None:
        self._db = db
        self._read = read
        self._holding = Holding(db)
        self._batch: dict[int, LinkArticle] = {}

    def update(self, articles: Sequence[LinkArticle], removed: Collection[str]) -> None:
        """Drop `removed` and older versions of the articles, then add and link the articles."""
        latest = {article.id: article for article in articles}
        for id in {*removed, *latest}:
            self._drop(id)
        traces = {self._keep(each): each for each in map(trace, latest.values())}
        self._batch = {number: latest[each.id] for number, each in traces.items()}
        self._holding.articles += len(traces)
        holders = self._look_up(traces)
        self._link_texts(traces, holders)
        self._link_translations(traces, holders)
        self._holding.save()

    def _drop(self, id: str) -> None:
        look = "SELECT number, language, features FROM traces WHERE id = ?"
        row = self._db.execute(look, (id,)).fetchone()
        if row is None:
            return
        number, language, packed = row
        self._holding.change(unpack(packed), -1)
        self._holding.articles -= 1
        self._count(language, -1)
        self._db.execute("DELETE FROM pairs WHERE a = ? OR b = ?", (number, number))
        self._db.execute("DELETE FROM rivals WHERE number = ? OR other = ?", (number, number))
        self._db.execute("DELETE FROM traces WHERE number = ?", (number,))

    def _count(self, language: str, by: int) -> None:
        row = (language, by)
        self._db.execute(
            "INSERT INTO languages VALUES(?, ?) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles",
            row,
        )

    def _keep(self, new: Trace) -> int:
        profile = new.profile
        self._holding.change(profile.features, 1)
        self._count(new.language, 1)
        values = (new.id, new.language, profile.earliest, profile.latest, new.digest, profile.length)
        done = self._db.execute(
            "INSERT INTO traces(id, language, earliest, latest, digest, length, features) VALUES(?,?,?,?,?,?,?)",
            (*values, pack(profile.features)),
        )
        return int(done.lastrowid or 0)

    def _languages(self) -> set[str]:
        rows = self._db.execute("SELECT language FROM languages WHERE articles > 0")
        return {primary(language) for (language,) in rows}

    def _look_up(self, traces: Mapping[int, Trace]) -> dict[int, list[int]]:
        """Add the keys of the batch; who holds each of them and each name and number in other languages."""
        languages = self._languages()
        entries, wanted = [], set[int]()
        for number, new in traces.items():
            own = primary(new.language)
            named = [key for _, key in feature_keys(new.profile, own)]
            entries.append((number, [*new.fingerprints, *named]))
            wanted |= new.fingerprints
            for language in languages - {own}:
                wanted.update(key for _, key in feature_keys(new.profile, language))
        return Postings(self._db).add_and_find(entries, wanted)

    # -- texts in one language

    def _link_texts(self, traces: Mapping[int, Trace], holders: Mapping[int, list[int]]) -> None:
        side = lru_cache(maxsize=_SIDES)(self._side)
        for number, new in traces.items():
            nominated, formulas = _nominate(number, new.fingerprints, holders)
            for other, digest in self._digests(nominated):
                if digest == new.digest or (theirs := side(other)) is None or (ours := side(number)) is None:
                    continue
                link = judge(ours, theirs, formulas)
                if link is not None:
                    a, b = (number, other) if link.a == new.id else (other, number)
                    evidence = json.dumps(link.evidence, separators=(",", ":"))
                    row = (a, b, link.kind, link.certain, link.score, evidence)
                    self._db.execute("INSERT OR REPLACE INTO pairs VALUES(?,?,?,?,?,?)", row)

    def _digests(self, numbers: Collection[int]) -> Iterator[tuple[int, int | None]]:
        for number in numbers:
            row = self._db.execute("SELECT digest FROM traces WHERE number = ?", (number,)).fetchone()
            if row is not None:
                yield number, row[0]

    def _side(self, number: int) -> Side | None:
        article = self._batch.get(number)
        if article is None:
            (id,) = self._db.execute("SELECT id FROM traces WHERE number = ?", (number,)).fetchone()
            article = self._read([id]).get(id)
        return None if article is None else Side(article)

    # -- texts in other languages

    def _link_translations(self, traces: Mapping[int, Trace], holders: Mapping[int, list[int]]) -> None:
        languages = self._languages()
        rows: list[tuple[int, str, int, float, int]] = []
        for number, new in traces.items():
            of_new = weights(new.profile.features, self._holding.rarity)
            least = _LEAST * sum(of_new.values())
            for language in languages - {primary(new.language)}:
                likely = defaultdict[int, float](float)
                for feature, key in feature_keys(new.profile, language):
                    found = holders.get(key, ())
                    if len(found) <= OFTEN:
                        for other in found:
                            likely[other] += of_new[feature]
                for other, sum_ in nlargest(TRIED, likely.items(), key=lambda item: item[1]):
                    if sum_ >= least and other < number:
                        rows += self._compare(number, new, of_new, other)
        self._db.executemany("INSERT OR REPLACE INTO rivals VALUES(?,?,?,?,?)", rows)

    def _compare(
        self, number: int, new: Trace, of_new: Mapping[int, float], other: int
    ) -> list[tuple[int, str, int, float, int]]:
        look = "SELECT language, features, length, earliest, latest FROM traces WHERE number = ?"
        row = self._db.execute(look, (other,)).fetchone()
        if row is None:
            return []
        language, packed, length, earliest, latest = row
        theirs = Profile(unpack(packed), length, earliest, latest)
        if not possible(new.profile, theirs):
            return []
        score, agreeing = likeness(
            new.profile, theirs, of_new, weights(theirs.features, self._holding.rarity)
        )
        if score < _KEPT:
            return []
        return [(number, language, other, score, agreeing), (other, new.language, number, score, agreeing)]


def _nominate(
    number: int, fingerprints: Collection[int], holders: Mapping[int, Sequence[int]]
) -> tuple[list[int], set[int]]:
    """Older articles worth reading for this one, and those of its fingerprints that are formulas."""
    rare, all_, formulas = Counter[int](), Counter[int](), set[int]()
    for each in fingerprints:
        found = holders.get(each, ())
        if len(found) > FORMULA:
            formulas.add(each)
            all_.update(other for other in found[:_COPIES] if other < number)
        elif len(found) > 1:
            older = [other for other in found if other < number]
            rare.update(older)
            all_.update(older)
    enough = _REPRINT_PART * len(fingerprints)
    worth = [(count, other) for other, count in all_.items() if rare[other] or count >= enough]
    return [other for _, other in nlargest(NOMINATED, worth)], formulas
