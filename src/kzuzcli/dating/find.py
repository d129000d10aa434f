"""What a document says about its own date, most trusted first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from kzuzcli.article import Basis, DateEvidence, SourceDocument
from kzuzcli.dating.bounds import in_text
from kzuzcli.dating.declared import read_declared
from kzuzcli.dating.lines import in_lines
from kzuzcli.dating.paths import in_file_name, in_url
from kzuzcli.errors import PeriodError
from kzuzcli.period import Period, relation


def find_dates(
    document: SourceDocument, *, ingested: date | None = None, language: str | None = None
) -> list[DateEvidence]:
    """Every date the document gives evidence for, most trusted first; empty when it gives none.

    The order is that of their basis: metadata, url, filename, byline, text; contradictions are
    kept. What lies after `ingested`, the day the document came in, cannot be when it was published
    and stands last. `language` (BCP 47) is the text's; the declared one where it is not given.
    """
    language = language or document.first("language")
    stated = [*_metadata(document, language), *_places(document)]
    lines = list(in_lines(document.title, document.text, language))
    found = [*stated, *_with_year(lines, stated), *lines, *in_text(document.text, language, ingested)]
    return sorted(dict.fromkeys(found), key=lambda evidence: not _possible(evidence.period, ingested))


def choose(evidence: Iterable[DateEvidence], *, ingested: date | None = None) -> DateEvidence | None:
    """The evidence that dates the article: the first, in the order given, that can be its date.

    A part of a date (XXXX-06-09) or a day after `ingested` cannot; bounds do only where nothing
    else does. A day that lies inside a longer first period says the same more precisely and wins.
    """
    able = [e for e in evidence if e.period.precision != "partial" and _possible(e.period, ingested)]
    stated = [e for e in able if e.period.precision != "bounds"]
    first = next(iter(stated or able), None)
    if first is None or first.basis == "user" or first.period.precision in ("day", "bounds"):
        return first
    days = (
        e for e in stated if e.period.precision == "day" and relation(e.period, first.period) == "certain"
    )
    return next(days, first)


def _with_year(lines: list[DateEvidence], stated: list[DateEvidence]) -> Iterator[DateEvidence]:
    """A dateline without a year takes it from the most trusted evidence that has but one."""
    years = [e.period.edtf[:4] for e in [*stated, *lines] if e.period.precision in ("year", "month")]
    for line in lines if years else ():
        if line.period.precision == "partial":
            try:
                day = Period.parse(years[0] + line.period.edtf[4:])
            except PeriodError:
                continue
            yield DateEvidence(day, line.basis, line.quote, line.span)


def _metadata(document: SourceDocument, language: str | None) -> Iterator[DateEvidence]:
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


def _possible(period: Period, ingested: date | None) -> bool:
    # a day's grace: it is already tomorrow at a publisher further east
    return ingested is None or period.start is None or period.start <= ingested + timedelta(days=1)
