"""Plain text and Markdown: one file, one article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kzuzcli.article import SourceDocument
from kzuzcli.errors import ReadError
from kzuzcli.readers import front_matter
from kzuzcli.readers.document import build, clean, same_words
from kzuzcli.readers.encoding import NotText, decode
from kzuzcli.readers.fields import facts, value
from kzuzcli.readers.source import Source

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
_HEADING = re.compile(r"\A[^\S\n]*#{1,6}[^\S\n]+(.+?)[^\S\n]*#*[^\S\n]*(?:\n|\Z)")
_UNDERLINED = re.compile(r"\A(\S.*)\n(?:=+|-+)[^\S\n]*(?:\n|\Z)")
_TOP_HEADING = re.compile(r"^#[^\S\n]+(.+?)[^\S\n]*#*[^\S\n]*(?:\n|\Z)", re.MULTILINE)
_EMPHASIS = re.compile(r"(\*\*|__|\*)(.+)\1")
_NEAR = 1000


def read_text(source: Source) -> Iterator[SourceDocument | ReadError]:
    """The article. Broken front matter is reported beside it, and nothing of the text is lost."""
    data = source.whole()
    try:
        text, encoding = decode(data)
    except NotText as error:
        yield source.error(str(error))
        return
    fields, body, wrong = front_matter.split(text.replace("\r\n", "\n"))
    if wrong:
        yield source.error("broken-front-matter", wrong)
    if not body.strip() and not fields:
        yield source.error("empty", "only white space")
        return
    found = facts(fields, source.mapping)
    is_markdown = bool(fields) or source.name.lower().endswith(_MARKDOWN)
    title = value(found, "title")
    if not title:
        title, body = heading(clean(body), is_markdown)
    else:
        body = _without_heading(clean(body), title)
    reader = "markdown" if is_markdown or title else "text"
    yield build(source, found, body, data, reader=reader, encoding=encoding, title=title)


def heading(body: str, is_markdown: bool) -> tuple[str | None, str]:
    """The heading a clean text opens with and the text without it; in Markdown a top-level heading may
    also follow a few lines, of a byline, say."""
    short = body.find("\n") if "\n" in body else len(body)
    match = None
    if short <= _NEAR:
        match = _HEADING.match(body) or (is_markdown and _UNDERLINED.match(body)) or None
    if match is None and is_markdown:
        match = _TOP_HEADING.search(body[:_NEAR])
    if match is None:
        return None, body
    return _EMPHASIS.sub(r"\2", match[1]), body[: match.start()] + body[match.end() :]


def _without_heading(body: str, title: str) -> str:
    """The text without its first heading if that repeats the title."""
    repeated, rest = heading(body, False)
    return rest if repeated and same_words(repeated, title) else body
