"""Markdown (CommonMark): a section an article, every text of it shown as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kzuzcli.citing.reference import Reference, date_told
from kzuzcli.citing.sentence import written

_SPECIAL = re.compile(r"[\\`*_{}\[\]()<>#|~&$]")
# what begins a list, a heading's underline, a quotation
_FIRST = re.compile(r"^([+\-=]|\d+(?=[.)]))")


def markdown(references: Iterable[Reference]) -> Iterator[str]:
    for each in references:
        yield "\n\n".join(_blocks(each)) + "\n\n"


def _blocks(each: Reference) -> Iterator[str]:
    yield "## " + (escaped(each.title) or "(untitled)")
    yield "\n".join(f"- {name}: {value}" for name, value in _facts(each) if value)
    if each.quotation:
        yield f"> {escaped(each.quotation.text)}"
    for paragraph in (each.body or "").split("\n"):
        if paragraph:
            yield escaped(paragraph)


def _facts(each: Reference) -> Iterator[tuple[str, str]]:
    yield "author", escaped("; ".join(map(written, each.authors)))
    yield "source", escaped(each.source)
    yield "date", escaped(date_told(each.article.date))
    yield "language", escaped(each.article.language)
    yield "tags", escaped(", ".join(each.tags))
    yield "address", f"<{each.url}>" if each.url else ""
    if each.quotation:
        yield "paragraph", f"{each.quotation.paragraph}, sha256 `{each.quotation.sha256}`"
    yield "id", f"`{each.article.id}`, sha256 of the record `{each.article.sha256}`"


def escaped(text: str) -> str:
    """One line of text that Markdown shows as it stands."""
    text = _SPECIAL.sub(r"\\\g<0>", text)
    return _FIRST.sub(_first, text)


def _first(match: re.Match[str]) -> str:
    # 1. becomes 1\. ; a backslash before a digit would be shown
    return match[0] + "\\" if match[0][0].isdigit() else "\\" + match[0]
