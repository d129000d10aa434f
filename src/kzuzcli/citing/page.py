"""One HTML page that needs nothing beside it; nothing in it is executed or fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from kzuzcli.citing.reference import Reference, date_told
from kzuzcli.citing.sentence import written

_HEAD = """<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Articles</title>
<style>
body { max-width: 42em; margin: 2em auto; padding: 0 1em; font: 1rem/1.5 serif; }
article { margin-bottom: 4em; }
h2 { line-height: 1.2; }
.facts { font: .85rem/1.4 sans-serif; color: #555; overflow-wrap: anywhere; }
</style>
</head>
<body>
"""


def page(references: Iterable[Reference]) -> Iterator[str]:
    yield _HEAD
    for each in references:
        yield "\n".join(_lines(each)) + "\n"
    yield "</body>\n</html>\n"


def _lines(each: Reference) -> Iterator[str]:
    yield f'<article id="{escape(each.key)}" lang="{escape(each.article.language)}">'
    yield f'<h2 dir="auto">{escape(each.title) or "(untitled)"}</h2>'
    yield '<p class="facts" lang="en">' + "<br>\n".join(_facts(each)) + "</p>"
    if each.quotation:
        yield f'<blockquote dir="auto">{escape(each.quotation.text)}</blockquote>'
    for paragraph in (each.body or "").split("\n"):
        if paragraph:
            yield f'<p dir="auto">{escape(paragraph)}</p>'
    yield "</article>"


def _facts(each: Reference) -> Iterator[str]:
    facts = ["; ".join(map(written, each.authors)), each.source, date_told(each.article.date)]
    yield " · ".join(escape(fact) for fact in dict.fromkeys(facts) if fact)
    if each.tags:
        yield escape(", ".join(each.tags))
    if each.url:
        yield f'<a href="{escape(each.url)}" rel="noreferrer">{escape(each.url)}</a>'
    if each.quotation:
        yield f"paragraph {each.quotation.paragraph}, sha256 {each.quotation.sha256}"
    yield f"archive id {each.article.id}, sha256 of the record {escape(each.article.sha256)}"
