"""CSL-JSON, what citation processors (pandoc, Zotero, citeproc) read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from kzuzcli.citing.reference import Author, Reference


def csl_json(references: Iterable[Reference]) -> Iterator[str]:
    before = "[\n"
    for each in references:
        yield before + json.dumps(item(each), ensure_ascii=False)
        before = ",\n"
    yield "\n]\n" if before != "[\n" else "[]\n"


def item(each: Reference) -> dict[str, Any]:
    """One item. A date that is not plain is `literal`, in EDTF: a processor prints it as it is."""
    found: dict[str, Any] = {
        "id": each.key,
        "type": "article-newspaper",
        "title": each.title,
        "author": [_name(author) for author in each.authors],
        "container-title": each.source,
        "issued": _issued(each),
        "URL": each.url,
        "language": each.article.language,
        "keyword": ", ".join(each.tags),
        "note": each.note,
    }
    if each.quotation:
        found["locator"] = str(each.quotation.paragraph)
    return {name: value for name, value in found.items() if value}


def _name(author: Author) -> dict[str, str]:
    if not author.given:
        return {"literal": author.family}
    return {"family": author.family, "given": author.given}


def _issued(each: Reference) -> dict[str, Any]:
    if each.date:
        return {"date-parts": [[part for part in each.date if part]]}
    return {"literal": str(each.article.date.period)} if each.article.date else {}
