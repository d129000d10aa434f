"""Saved web pages: main text through trafilatura, facts from the page's metadata, dates also by htmldate."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from kzuzcli.article import Declared, SourceDocument
from kzuzcli.errors import ReadError
from kzuzcli.readers.document import build
from kzuzcli.readers.encoding import NotText, decode
from kzuzcli.readers.fields import Facts
from kzuzcli.readers.headline import headline
from kzuzcli.readers.page_facts import page_facts
from kzuzcli.readers.source import Source

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:comments?|nav\w*|footer|foot|sidebar|related|teaser|lastmod|last-?modified)\b|footer-info"
)
# libxml2 drops what lies deeper than 256; the pages of the development data go down to 41
_DEEPEST = 250
# trafilatura takes 20 s for 800,000 elements of tag soup; the largest page of the development data has 9,893
_MOST_ELEMENTS = 100_000
_BLOCKS = re.compile(
    "address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|"
    "p|pre|section|table|tr|ul"
)
_UNSEEN = frozenset(("script", "style", "noscript", "template", "head", "title"))


def read_html(source: Source) -> Iterator[SourceDocument | ReadError]:
    """The article of one page."""
    yield page(source, source.whole(), url=source.address, charset=source.charset)


def page(
    source: Source,
    data: bytes,
    *,
    url: str | None = None,
    key: str | None = None,
    charset: str | None = None,
    reader: str = "html",
) -> SourceDocument | ReadError:
    """The article in the bytes of a page, or why there is none: binary, undecodable, hostile, no-text.

    `charset` and `url` are what a protocol or the file around the page said.
    """
    try:
        html, encoding = decode(data, charset or charset_in(data))
    except NotText as error:
        return source.error(str(error), key=key)
    tree = parse(html)
    if tree is None:
        return source.error("no-text", "no page in it", key)
    deep, count = extent(tree)
    if deep > _DEEPEST:
        return source.error("hostile", "elements nested too deeply", key)
    found = page_facts(tree)
    if url:
        found["url"] = (Declared("address", url), *found.get("url", ()))
    if "date" not in found and count <= _MOST_ELEMENTS:
        found = {**found, **_searched_date(tree, url)}
    title = headline(tree, found)
    text = main_text(tree) if count <= _MOST_ELEMENTS else visible_text(tree)
    if not text:
        return source.error("no-text", title, key)
    return build(source, found, text, data, reader=reader, encoding=encoding, key=key, title=title)


def charset_in(data: bytes) -> str | None:
    """The encoding a page declares in its first bytes."""
    match = _CHARSET.search(data[:4096])
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def parse(html: str) -> Any:
    """The page as an lxml tree, or None where there is no element in it."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return document_fromstring(without_instructions(html), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError, RecursionError):
        return None


def without_instructions(html: str) -> str:
    """The page without `<?php … ?>` and `<?xml … ?>`, found without ever looking back."""
    parts, at = [], 0
    while (start := html.find("<?", at)) >= 0 and (end := html.find("?>", start)) >= 0:
        parts.append(html[at:start])
        at = end + 2
    return "".join((*parts, html[at:]))


def extent(tree: Any) -> tuple[int, int]:
    """How many elements deep a tree is and how many it has, counted without recursion."""
    from lxml import etree

    deepest = level = count = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        level += 1 if event == "start" else -1
        count += event == "start"
        deepest = max(deepest, level)
    return deepest, count


def main_text(tree: Any) -> str:
    """The text of the article without navigation and boilerplate; "" where there is none."""
    import copy

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    try:
        found = bare_extraction(copy.deepcopy(tree), include_comments=False, with_metadata=False)
    except Exception:  # pages of others in code of others: whatever it raises, this page has no text for us
        return ""
    text = found.get("text") if isinstance(found, dict) else getattr(found, "text", None)
    return text or ""


def plain(html: str) -> str:
    """All visible text of a piece of HTML, a line for each block: for mail, feeds and fields of records."""
    tree = parse(html)
    return "" if tree is None or extent(tree)[0] > _DEEPEST else visible_text(tree)


def visible_text(tree: Any) -> str:
    """All visible text of a page, a line for each block."""
    parts = list(_visible(tree))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _visible(tree: Any) -> Iterator[str]:
    from lxml import etree

    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            hidden += element.tag in _UNSEEN
            if _BLOCKS.fullmatch(element.tag):
                yield "\n"
            yield _text(element.text, hidden)
        else:
            hidden -= element.tag in _UNSEEN
            if _BLOCKS.fullmatch(element.tag):
                yield "\n"
            yield _text(element.tail, hidden)


def _text(text: str | None, hidden: int) -> str:
    return " ".join(text.split("\n")) if text and not hidden else ""


def _searched_date(tree: Any, url: str | None) -> Facts:
    """The day htmldate finds in a page that declares none.

    It takes days of comments, of navigation and of scripts too. So it first sees the page without
    these; what it finds only there is given as its month.
    """
    import copy

    bare = copy.deepcopy(tree)
    for element in list(bare.iter("script", "nav", "footer", "div", "section", "ul", "ol", "li", "aside")):
        if element.getparent() is not None and _is_aside(element):
            element.drop_tree()
    day = _search(bare, url)
    if day:
        return {"date": (Declared("htmldate", day),)}
    day = _search(tree, url)
    return {"date": (Declared("htmldate, month only", day[:7]),)} if day else {}


def _is_aside(element: Any) -> bool:
    if element.tag in ("script", "nav", "footer", "aside"):
        return True
    marks = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return _ASIDE.search(marks) is not None


def _search(tree: Any, url: str | None) -> str | None:
    from htmldate import find_date

    logging.getLogger("htmldate").setLevel(logging.CRITICAL + 1)
    try:
        return find_date(tree, original_date=True, extensive_search=False, url=url)
    except Exception:  # as in main_text
        return None
