"""The headline of a web page, from the titles it declares and the headings it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kzuzcli.readers.document import LONG_LINE, one_line
from kzuzcli.readers.fields import Facts

_SEPARATOR = re.compile(r"\s+[|–—―•·»«:/-]+\s+|\s*[|»_]\s*|:\s+")
_BAR = re.compile(r"\s*[|»_]\s*")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_LONGEST = 1000
_MOST_PARTS = 12


def headline(tree: Any, found: Facts) -> str:
    """The longest heading that a declared title or the window's title is or holds as a part; else the
    declared title, an only main heading, the window's title without the site's name; "" if there is none.
    """
    sites = {_words(fact.value) for fact in found.get("source", ())}
    stated = [one_line(fact.value) for fact in found.get("title", ())]
    stated = [title for title in stated if not _HOST.fullmatch(title) and _words(title) not in sites]
    window = one_line("".join(next(tree.iter("title"), tree.makeelement("title")).itertext())[:_LONGEST])
    agreed = _agreed(tree, (*stated, window), sites)
    if agreed:
        return agreed
    only = [heading for heading in _headings(tree, "h1") if _words(heading) not in sites]
    if stated:
        return _without_site(stated[0], sites)
    return only[0] if len(only) == 1 else _without_site(window, sites) or next(iter(only), "")


def _agreed(tree: Any, titles: tuple[str, ...], sites: set[tuple[str, ...]]) -> str:
    parts = {part: start for title in reversed(titles) for part, start in _parts(title)}
    best, best_rank = "", (0, False)
    for heading in _headings(tree, "h1", "h2", "h3"):
        words = _words(heading)
        rank = (len("".join(words)) if len(words) == 1 else 4 * len(words), parts.get(words, 1) == 0)
        if words in parts and words not in sites and rank > best_rank:
            best, best_rank = heading, rank
    return best


def _headings(tree: Any, *levels: str) -> Iterator[str]:
    for element in tree.iter(*levels):
        heading = one_line("".join(element.itertext())[:_LONGEST]).rstrip("¶# ")
        if 0 < len(heading) <= LONG_LINE and _words(heading):
            yield heading


def _parts(title: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """The title and each run of what its bars, dashes and colons separate, as words, with the number of
    the first part in the run."""
    parts = [_words(part) for part in _SEPARATOR.split(title)[:_MOST_PARTS]]
    for start in range(len(parts)):
        for end in range(start + 1, len(parts) + 1):
            yield sum(parts[start:end], ()), start
    yield _words(title), 0


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", text.casefold()))


def _without_site(title: str, sites: set[tuple[str, ...]]) -> str:
    """The title without the name of the site: what stands behind its last separator if that is known to
    be the name, else behind its first bar, which joins nothing but names of sites and sections."""
    for cut in reversed(list(_SEPARATOR.finditer(title))):
        if _words(title[cut.end() :]) in sites:
            return title[: cut.start()]
    head = _BAR.split(title)[0]
    return head if len(head) >= 15 else title
