"""One batch of articles linked to each other and to all the archive holds, by their traces."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence

from kzuzcli.analysis import primary
from kzuzcli.linking import holding, postings, rivals, traces, wording
from kzuzcli.linking.article import LinkArticle
from kzuzcli.linking.holding import Holding
from kzuzcli.linking.postings import Postings
from kzuzcli.linking.rivals import LEADING, LOOKED_AT, find_rivals
from kzuzcli.linking.trace import Trace, feature_keys, trace
from kzuzcli.linking.traces import Traces
from kzuzcli.linking.wording import FLANKS, link_wording

SCHEMA = traces.SCHEMA + wording.SCHEMA + rivals.SCHEMA + holding.SCHEMA + postings.SCHEMA


def update(db: sqlite3.Connection, articles: Sequence[LinkArticle], removed: Collection[str]) -> None:
    """Drop `removed` and older versions of the articles, then add and link the articles.

    The caller has begun a transaction, which it ends.
    """
    latest = {article.id: article for article in articles}
    held, kept = Holding(db), Traces(db)
    kept.drop({*removed, *latest}, held)
    new = kept.keep(map(trace, latest.values()), held)
    languages = kept.languages()
    leading = {number: held.rarest(each.named, LEADING) for number, each in new.items()}
    holders = Postings(db).add_and_find(_entries(new), _asked(new, leading, languages), LOOKED_AT)
    link_wording(db, kept, new, holders)
    find_rivals(db, kept, held, new, leading, holders, languages)
    held.save()


def _entries(new: Mapping[int, Trace]) -> Iterator[tuple[int, int]]:
    """The keys of the batch and who holds them, with the flanks of a fingerprint."""
    for number, each in new.items():
        for fingerprint, (_, flanks) in each.fingerprints.items():
            yield fingerprint, number << FLANKS | flanks
        for key in feature_keys(each.named, each.language):
            yield key, number


def _asked(
    new: Mapping[int, Trace], leading: Mapping[int, Sequence[int]], languages: Collection[str]
) -> set[int]:
    """The keys that the leading features of the batch have in other languages."""
    wanted: set[int] = set()
    for number, each in new.items():
        for language in languages:
            if language != primary(each.language):
                wanted.update(feature_keys(leading[number], language))
    return wanted
