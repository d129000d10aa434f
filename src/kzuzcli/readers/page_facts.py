"""What an HTML page says about itself: JSON-LD, meta elements, links and time elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from kzuzcli.article import Declared
from kzuzcli.readers.fields import Facts, strings

# In order of trust: what was written for machines about this article before what may be about the site.
_JSON_LD = {
    "headline": "title",
    "datePublished": "date",
    "dateModified": "modified",
    "dateCreated": "date",
    "author": "author",
    "publisher": "source",
    "inLanguage": "language",
    "url": "url",
    "mainEntityOfPage": "url",
    "keywords": "tags",
}
_ARTICLE_TYPES = ("article", "posting", "report", "webpage", "creativework")
_META = {
    "article:published_time": "date",
    "og:article:published_time": "date",
    "og:published_time": "date",
    "og:pubdate": "date",
    "datepublished": "date",
    "date_published": "date",
    "publish-date": "date",
    "publish_date": "date",
    "publishdate": "date",
    "publication_date": "date",
    "published-date": "date",
    "published_time_telegram": "date",
    "pubdate": "date",
    "parsely-pub-date": "date",
    "sailthru.date": "date",
    "cxenseparse:recs:publishtime": "date",
    "citation_publication_date": "date",
    "citation_date": "date",
    "dc.date.issued": "date",
    "dcterms.issued": "date",
    "dc.date": "date",
    "dcterms.date": "date",
    "dc.date.created": "date",
    "dcterms.created": "date",
    "datecreated": "date",
    "article.published": "date",
    "article.created": "date",
    "date": "date",
    "article:modified_time": "modified",
    "og:updated_time": "modified",
    "datemodified": "modified",
    "dcterms.modified": "modified",
    "last-modified": "modified",
    "lastmod": "modified",
    "og:title": "title",
    "twitter:title": "title",
    "dc.title": "title",
    "citation_title": "title",
    "headline": "title",
    "og:site_name": "source",
    "publisher": "source",
    "dc.publisher": "source",
    "author": "author",
    "article:author": "author",
    "dc.creator": "author",
    "parsely-author": "author",
    "citation_author": "author",
    "og:url": "url",
    "keywords": "tags",
    "news_keywords": "tags",
    "article:tag": "tags",
    "og:locale": "language",
    "dc.language": "language",
    "content-language": "language",
}
_META_RANK = {name: rank for rank, name in enumerate(_META)}
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|2[01])\d\d|\d{10}")
_SAME_MOMENT = timedelta(minutes=2)
_DEEPEST = 8
_LONGEST = 1000
_MOST = 50


def page_facts(tree: Any) -> Facts:
    """Everything a parsed page declares, by known name, most trusted first; `Declared.name` says where
    it stood, `json-ld datePublished` or `meta article:published_time`."""
    found: dict[str, list[Declared]] = {}
    for name, where, content in (*_from_json_ld(tree), *_from_meta(tree), *_from_elements(tree)):
        fact = Declared(where, " ".join(content.split()))
        kept = found.setdefault(name, [])
        if (
            0 < len(fact.value) <= _LONGEST
            and len(kept) < _MOST
            and all(fact.value != other.value for other in kept)
        ):
            kept.append(fact)
    for name in ("date", "modified"):
        found[name] = _local_first([fact for fact in found.get(name, ()) if _YEAR.search(fact.value)])
    return {name: tuple(facts) for name, facts in found.items() if facts}


def _local_first(facts: list[Declared]) -> list[Declared]:
    """The facts with a time in UTC behind one that states the same moment on the publisher's clock: the
    day of publication is the publisher's."""
    if not facts or (first := _moment(facts[0].value)) is None or first.utcoffset():
        return facts
    for twin in facts[1:]:
        moment = _moment(twin.value)
        if moment is not None and moment.utcoffset() and abs(moment - first) < _SAME_MOMENT:
            return [twin, *(fact for fact in facts if fact is not twin)]
    return facts


def _moment(value: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _from_json_ld(tree: Any) -> Iterator[tuple[str, str, str]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            data = json.loads(script.text.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            yield from _from_broken(script.text)
            continue
        for item in _articles(data, _DEEPEST):
            for field, name in _JSON_LD.items():
                for content in strings(item.get(field)):
                    yield name, f"json-ld {field}", content


def _from_broken(text: str) -> Iterator[tuple[str, str, str]]:
    """The dates and the headline of JSON-LD that is no JSON, for a stray quote as a rule."""
    for field in ("datePublished", "dateModified", "headline"):
        match = re.search(rf'"{field}"\s*:\s*"([^"\\]{{1,300}})"', text)
        if match:
            yield _JSON_LD[field], f"json-ld {field}", match[1]


def _articles(data: object, deepest: int) -> Iterator[Mapping[str, object]]:
    """The descriptions of articles in JSON-LD, articles proper before mere web pages."""
    found = list(_described(data, deepest))
    yield from (item for kind, item in found if kind != "webpage")
    yield from (item for kind, item in found if kind == "webpage")


def _described(data: object, deepest: int) -> Iterator[tuple[str, Mapping[str, object]]]:
    if isinstance(data, list) and deepest:
        for item in data:
            yield from _described(item, deepest - 1)
    elif isinstance(data, Mapping) and deepest:
        for kind in strings(data.get("@type")):
            if kind.lower().endswith(_ARTICLE_TYPES):
                yield kind.lower(), data
                break
        for inner in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _described(data.get(inner), deepest - 1)


def _from_meta(tree: Any) -> list[tuple[str, str, str]]:
    ranked = []
    for meta in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if name in _META and meta.get("content"):
                ranked.append((_META_RANK[name], (_META[name], f"meta {name}", meta.get("content"))))
                break
    return [fact for _, fact in sorted(ranked, key=lambda pair: pair[0])]


def _from_elements(tree: Any) -> Iterator[tuple[str, str, str]]:
    for element in tree.iter("time", "span", "div", "abbr", "p"):
        mark = (element.get("itemprop") or "").lower()
        if mark in ("datepublished", "datecreated", "datemodified"):
            content = element.get("datetime") or element.get("content") or _short_text(element)
            yield "modified" if mark == "datemodified" else "date", f"itemprop {mark}", content
    times = {
        element.get("datetime")
        for element in tree.iter("time")
        if element.get("datetime")
        and (element.get("pubdate") is not None or "published" in (element.get("class") or ""))
    }
    if len(times) == 1:  # several are a list of articles
        yield "date", "time published", times.pop()
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            yield "url", "link canonical", link.get("href")
    root = tree if tree.tag == "html" else next(tree.iter("html"), tree)
    for attribute in ("lang", "{http://www.w3.org/XML/1998/namespace}lang"):
        if root.get(attribute):
            yield "language", "html lang", root.get(attribute)


def _short_text(element: Any) -> str:
    text = " ".join("".join(element.itertext()).split())
    return text if len(text) < 80 else ""
