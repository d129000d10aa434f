"""Markup, entities and odd blanks in what should be plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from kzuzcli.residue.kinds import Kind, Residue

_TAGS = (
    "a abbr address article aside audio b big blockquote body br button center cite code dd del div dl dt em embed"
    " figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins label li"
    " link main meta nav noscript object ol p param picture pre q s section small source span strike strong sub"
    " sup svg table tbody td tfoot th thead time title tr tt u ul video"
)
# an attribute has a value: `a <b and b> c` is no tag
_ATTRIBUTE = (
    r"""\s+(?:[\w:-]{1,40}\s*=\s*(?:"[^"<]{0,2000}"|'[^'<]{0,2000}'|[^\s"'<>]{1,2000})|async|defer|hidden)"""
)
_ENTITY = re.compile(r"&(?:amp;){0,3}(#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BLANK = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]+")

# what begins a block, and what ends it: a script that no end tag closes is left as it is
_BLOCKS = (
    (re.compile("<!--"), re.compile("-->")),
    (re.compile(r"<script\b", re.IGNORECASE), re.compile(r"</script\s*>", re.IGNORECASE)),
    (re.compile(r"<style\b", re.IGNORECASE), re.compile(r"</style\s*>", re.IGNORECASE)),
    (re.compile(r"<\?(?:php\b|xml\b|=)", re.IGNORECASE), re.compile(r"\?>|$", re.MULTILINE)),
    (re.compile(r"\(adsbygoogle\s*="), re.compile(r"\.push\(\{\}\);?")),
)


@cache
def _tag() -> re.Pattern[str]:
    """A tag; only compiled (2 ms) for a text that may have one."""
    names = "|".join(_TAGS.split())
    return re.compile(rf"<(/?)({names})(?:{_ATTRIBUTE}){{0,30}}\s*/?>", re.IGNORECASE)


def blocks(text: str) -> Iterator[Residue]:
    """Comments, scripts, style sheets and PHP, each from its beginning to its end."""
    end = 0
    for start, stop in sorted(chain.from_iterable(_between(text, *block) for block in _BLOCKS)):
        if start >= end:
            yield Residue(start, stop, "markup")
            end = stop


def _between(text: str, begin: re.Pattern[str], end: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    at = 0
    while (first := begin.search(text, at)) and (last := end.search(text, first.end())):
        at = last.end()
        yield first.start(), at


def marks(text: str) -> Iterator[Residue]:
    """Tags, entities, blanks that are not the common one, and characters without width, in order."""
    found: list[Residue] = []
    if "<" in text:
        found += _tags(text)
    if "&" in text:
        found += (
            Residue(*match.span(), "entity") for match in _ENTITY.finditer(text) if _is_entity(match[1])
        )
    if not text.isascii():
        found += _all(_BLANK, text, "blank")
        found += _all(_INVISIBLE, text, "invisible")
    yield from sorted(found)


def _tags(text: str) -> Iterator[Residue]:
    """Tags. One without attributes only where it is closed too, or closes, or breaks a line: exchanges write
    <S> and <U> for companies, and some articles are about <img>."""
    found = list(_tag().finditer(text))
    known = {match[2].lower() for match in found if match[1]} | {"br", "hr"}
    for match in found:
        if match[2].lower() in known or "=" in match[0]:
            yield Residue(*match.span(), "markup")


def _all(pattern: re.Pattern[str], text: str, kind: Kind) -> Iterator[Residue]:
    return (Residue(*match.span(), kind) for match in pattern.finditer(text))


def _is_entity(name: str) -> bool:
    from html.entities import html5

    return name[0] == "#" or f"{name};" in html5


def without(text: str) -> str:
    """The text without tags, entities as what they stand for: what a line says."""
    if "<" in text:
        text = _tag().sub(" ", text)
    return meant(text) if "&" in text else text


def meant(text: str) -> str:
    """What entities stand for, also where they were written twice (&amp;nbsp;), with plain blanks."""
    from html import unescape

    while (once := unescape(text)) != text:
        text = once
    return _INVISIBLE.sub("", _BLANK.sub(" ", text))
