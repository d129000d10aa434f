"""What a document says about its own date, most trusted first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from kzuzcli.article import Basis, DateEvidence, SourceDocument
from kzuzcli.dating.declared import read_declared
from kzuzcli.dating.paths import in_file_name, in_url
from kzuzcli.period import Period


def find_dates(document: SourceDocument, *, ingested: date | None = None) -> list[DateEvidence]:
    """Every date the document gives evidence for, most trusted first; empty when it gives none.

    The order is that of their basis: metadata, url, filename, byline, text; contradictions are
    kept. What lies after `ingested`, the day the document came in, cannot be when it was published
    and stands last.
    """
    found = _unique([*_metadata(document), *_places(document)])
    return sorted(found, key=lambda evidence: not _possible(evidence.period, ingested))


def choose(evidence: Iterable[DateEvidence], *, ingested: date | None = None) -> DateEvidence | None:
    """The evidence that dates the article: the first, in the order given, that can be its date.

    A part of a date (XXXX-06-09) or a day after `ingested` cannot; bounds only where nothing else can.
    """
    able = [e for e in evidence if e.period.precision != "partial" and _possible(e.period, ingested)]
    stated = [e for e in able if e.period.precision != "bounds"]
    return next(iter(stated or able), None)


def _metadata(document: SourceDocument) -> Iterator[DateEvidence]:
    language = document.first("language")
    for fact in document.declared.get("date", ()):
        quote = fact.value.strip()
        if period := read_declared(quote, language):
            yield DateEvidence(period, "metadata", quote)
    for fact in document.declared.get("modified", ()):
        quote = fact.value.strip()
        changed = read_declared(quote, language)
        if changed and changed.latest:
            yield DateEvidence(Period.parse(f"../{changed.latest}"), "metadata", quote)


def _places(document: SourceDocument) -> Iterator[DateEvidence]:
    record = document.origin.record
    urls = [fact.value for fact in document.declared.get("url", ())]
    if not urls and record and "://" in record:
        urls = [record]
    for url in urls:
        yield from _evidence("url", in_url(url))
    yield from _evidence("filename", in_file_name(document.origin.path, record))


def _evidence(basis: Basis, found: Iterable[tuple[Period, str]]) -> Iterator[DateEvidence]:
    for period, quote in found:
        yield DateEvidence(period, basis, quote)


def _unique(evidence: list[DateEvidence]) -> list[DateEvidence]:
    return list(dict.fromkeys(evidence))


def _possible(period: Period, ingested: date | None) -> bool:
    # a day's grace: it is already tomorrow at a publisher further east
    return ingested is None or period.start is None or period.start <= ingested + timedelta(days=1)
