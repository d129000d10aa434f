"""One batch of articles linked to each other and to all the archive holds, by their traces."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence

from kzuzcli.analysis import primary
from kzuzcli.linking.article import LinkArticle, Read
from kzuzcli.linking.holding import Holding
from kzuzcli.linking.postings import Postings
from kzuzcli.linking.rivals import find_rivals
from kzuzcli.linking.trace import Trace, feature_keys, trace
from kzuzcli.linking.traces import Traces
from kzuzcli.linking.wording import link_wording

Holders = Mapping[int, Sequence[int]]
"""A key to the numbers of the articles that hold it."""


def update(
    db: sqlite3.Connection, read: Read, articles: Sequence[LinkArticle], removed: Collection[str]
) -> None:
    """Drop `removed` and older versions of the articles, then add and link the articles.

    The caller has begun a transaction, which it ends.
    """
    latest = {article.id: article for article in articles}
    holding, traces = Holding(db), Traces(db)
    traces.drop({*removed, *latest}, holding)
    new = traces.keep(map(trace, latest.values()), holding)
    languages = traces.languages()
    holders = _look_up(Postings(db), new, languages)
    link_wording(db, traces, read, {number: latest[each.id] for number, each in new.items()}, new, holders)
    find_rivals(db, traces, holding, new, holders, languages)
    holding.save()


def _look_up(postings: Postings, new: Mapping[int, Trace], languages: Collection[str]) -> Holders:
    """Add the keys of the batch; who holds each of them and each name and number in other languages."""
    entries, wanted = [], set[int]()
    for number, each in new.items():
        own = primary(each.language)
        entries.append((number, [*each.fingerprints, *feature_keys(each.named, own)]))
        wanted |= each.fingerprints
        for language in languages:
            if language != own:
                wanted.update(feature_keys(each.named, language))
    return postings.add_and_find(entries, wanted)
