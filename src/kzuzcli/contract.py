"""The JSON contract: what every --json object holds. Changing a key is a line in the changelog."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kzuzcli.archive import Answer, CheckReport, Details, Found
from kzuzcli.article import Article, DateEvidence, IngestReport, Link
from kzuzcli.engines.base import SearchResult
from kzuzcli.residue import Residue

if TYPE_CHECKING:
    from decimal import Decimal

    from kzuzcli.concordance import Line
    from kzuzcli.figures import Figure
    from kzuzcli.naming import Name
    from kzuzcli.querylist import Answered
    from kzuzcli.saved import SavedQuery
    from kzuzcli.tagging import Tag
    from kzuzcli.timeline import Timeline

if TYPE_CHECKING:
    from kzuzcli.comparing import Compared, Joined

Json = dict[str, Any]


def date(evidence: DateEvidence | None) -> Json | None:
    """A date is never without its precision, basis and quote; None is undated."""
    if evidence is None:
        return None
    period = evidence.period
    return {
        "edtf": str(period),
        "earliest": period.earliest.isoformat() if period.earliest else None,
        "latest": period.latest.isoformat() if period.latest else None,
        "precision": period.precision,
        "basis": evidence.basis,
        "quote": evidence.quote,
    }


def article(found: Article) -> Json:
    return {
        "id": found.id,
        "title": found.title,
        "language": found.language,
        "date": date(found.date),
        "source": found.source,
        "authors": list(found.authors),
        "url": found.url,
        "path": found.origin.path,
        "record": found.origin.record,
        "sha256": found.sha256,
        "words": found.words,
        "tags": list(found.tags),
    }


def tag(found: Tag) -> Json:
    """A tag; `yours` counts the articles that have it because the user gave it."""
    return {"tag": found.name, "articles": found.articles, "yours": found.yours}


def saved(found: SavedQuery, new: int | None) -> Json:
    """A saved query; `looked` is a UTC moment or null, `new` counts articles since then."""
    return {"name": found.name, "query": found.query, "made": found.made, "looked": found.looked, "new": new}


def answered(found: Answered, ids: Sequence[str]) -> Json:
    """A line of a list and the ids of the articles that answer it, newest first."""
    result = found.result
    return {
        "line": found.line.number,
        "label": found.line.label,
        "query": found.line.written,
        "total": result.total,
        "certain": result.certain,
        "possible": result.possible,
        "bounded_not_shown": result.bounded,
        "undated_not_shown": result.undated,
        "ids": [ids[place] for place in found.places],
    }


def hit(found: Found) -> Json:
    """An article and where it was found; highlights are character offsets into a snippet's text."""
    return article(found.article) | {
        "rank": found.rank,
        "score": round(found.hit.score, 6),
        "matched": list(found.matched),
        "date_match": found.hit.date_match,
        "story": found.story,
        "snippets": [
            {
                "text": snippet.text,
                "highlights": [list(span) for span in snippet.highlights],
                "paragraph": snippet.paragraph,
            }
            for snippet in found.snippets
        ],
    }


def show(details: Details, highlights: list[tuple[int, int]] | None, residue: Sequence[Residue] = ()) -> Json:
    """Everything known of one article; `highlights` only when there was a query."""
    found = article(details.article) | {"text": details.article.text}
    if highlights is not None:
        found["highlights"] = [list(span) for span in highlights]
    return found | {
        "residue": [list(each) for each in residue],
        "state": details.state or "present",
        "reader": details.reader,
        "encoding": details.encoding,
        "added": details.added,
        "passages": [[p.start, p.end, p.language] for p in details.article.passages],
        "corrections": dict(details.corrections),
        "evidence": [
            (date(each) or {}) | {"span": list(each.span) if each.span else None}
            for each in details.article.evidence
        ],
        "origins": [
            {"path": origin.path, "record": origin.record, "missing": gone}
            for origin, gone in details.origins
        ],
        "revisions": [asdict(each) for each in details.revisions],
        "links": [_link(link) for link in details.links],
    }


def joined(reasons: Sequence[Joined]) -> Json:
    """Why a hit is one story with others (`search --explain`); `words` are pairs as each text writes them."""
    return {
        "one_story_with": [
            _link(each.link) | {"words": [list(pair) for pair in each.words]} for each in reasons
        ]
    }


def _link(link: Link) -> Json:
    return {
        "kind": link.kind,
        "id": link.b,
        "certain": link.certain,
        "score": link.score,
        "evidence": link.evidence,
    }


def compared(found: Compared) -> Json:
    """Two articles with their texts and what `by` names: rows, pieces or passages; the other two are empty.

    Every pair of numbers is [start, end] in characters of the text of `a` or `b`.
    """
    shown = found.shown
    return {
        "a": article(found.a) | {"text": found.a.text},
        "b": article(found.b) | {"text": found.b.text},
        "link": _link(found.link) if found.link else None,
        "by": shown.how,
        "rows": [asdict(row) for row in shown.rows],
        "pieces": [piece._asdict() for piece in shown.pieces],
        "passages": [asdict(passage) for passage in shown.passages],
    }


def count(answer: Answer, stories: int | None) -> Json:
    """`stories` is None where there are too many hits to gather them."""
    result: SearchResult = answer.result
    also: dict[str, int] = {}
    for reading in answer.read.readings:
        also |= reading.others()
    return {
        "total": result.total,
        "stories": stories,
        "certain": result.certain,
        "possible": result.possible,
        "bounded_not_shown": result.bounded,
        "undated_not_shown": result.undated,
        "also_matched": also,
        "seconds": round(answer.seconds, 4),
    }


def ingest(report: IngestReport) -> Json:
    return {
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "moved": report.moved,
        "duplicates": report.duplicates,
        "replaced": report.replaced,
        "missing": report.missing,
        "removed": report.removed,
        "skipped": [
            {"path": each.path, "record": each.record, "error": each.error, "detail": each.detail}
            for each in report.skipped
        ],
        "warnings": [{"warning": kind, "path": path} for kind, path in report.warnings],
        "languages": dict(report.languages),
        "dated": report.dated,
        "undated": report.undated,
        "relations": dict(report.relations),
        "total": report.total,
        "seconds": report.seconds,
    }


def stats(figures: Mapping[str, Any]) -> Json:
    return dict(figures)


def check(report: CheckReport) -> Json:
    return {
        "fine": report.fine,
        "articles": report.articles,
        "store": list(report.store),
        "damaged": [{"id": id, "what": what} for id, what in report.damaged],
        "index": report.index or "fine",
        "not_indexed": report.not_indexed,
        "not_stored": report.not_stored,
    }


def kwic_line(line: Line) -> Json:
    """A place of a word; `start` and `end` are character offsets into the article's text."""
    return {
        "id": line.id,
        "title": line.title,
        "language": line.language,
        "date": date(line.date),
        "source": line.source,
        "paragraph": line.paragraph,
        "start": line.start,
        "end": line.end,
        "left": line.left,
        "word": line.word,
        "right": line.right,
    }


def timeline(found: Timeline) -> Json:
    """Buckets without a gap; `uncertain` is the sum of the shares of articles spread over several."""
    return {
        "unit": found.unit,
        "certain": found.certain,
        "uncertain": found.uncertain,
        "bounded": found.bounded,
        "undated": found.undated,
        "groups": list(found.groups),
        "buckets": [
            {
                "period": bucket.name,
                "certain": bucket.count.certain,
                "uncertain": round(bucket.count.uncertain, 4),
                "groups": {
                    group: {"certain": count.certain, "uncertain": round(count.uncertain, 4)}
                    for group, count in sorted(bucket.counts.items())
                },
            }
            for bucket in found.buckets
        ],
    }


def figure(found: Article, amount: Figure) -> Json:
    """An amount and where it stands; `low` and `high` differ only for a range."""
    return {
        "id": found.id,
        "title": found.title,
        "language": found.language,
        "date": date(found.date),
        "source": found.source,
        "paragraph": amount.paragraph,
        "start": amount.start,
        "end": amount.end,
        "low": _number(amount.low),
        "high": _number(amount.high),
        "unit": amount.unit,
        "kind": amount.kind,
        "year": amount.year,
        "text": found.text[amount.start : amount.end],
        "sentence": found.text[slice(*amount.sentence)],
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral() else float(value)


def name(found: Name, *, asked: bool) -> Json:
    """A name and what was counted of it; `asked` where the query asked for it. Dates are EDTF or null; `kind` is
    person, place, organisation or null."""
    return {
        "name": found.name,
        "kind": found.kind,
        "asked": asked,
        "articles": found.articles,
        "mentions": found.mentions,
        "spellings": dict(found.spellings),
        "languages": dict(found.languages),
        "first": str(found.first) if found.first else None,
        "last": str(found.last) if found.last else None,
    }
