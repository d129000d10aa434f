"""Lines that stand around an article and are no part of it.

A line wrongly hidden is worse than one left: it counts only when all of it is a known phrase, or a known
head with something short behind it. Words of every language hold in every text: what surrounds an article
is often in another language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kzuzcli.residue import phrases
from kzuzcli.residue.inline import without
from kzuzcli.residue.kinds import Kind, Residue

_LONGEST = 240  # characters of a line that is looked at
_FIRST_LINES = 5  # among which a headline is repeated
_MOST_SHARING, _MOST_ASKING = 8, 22  # words
_MOST_BEHIND: dict[Kind, int] = {"more": 25, "source": 8, "credit": 7}
_MOST_OF_SITE = 5  # words of a publisher's name behind a headline

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_WORD = re.compile(r"[\w']+")
_APOSTROPHES = str.maketrans(dict.fromkeys("ʻʼ‘’`´′", "'"))
_LISTED = re.compile(r"[-–—•*·▪►]\s")  # not 1. 2. 3.: that is what an article tells to do
_HEAD = re.compile(r"[\s([{*_]*([^:©]{1,40}?)\s*(?::[\s*_]*©?|©)\s*(.*?)[\s)\]}*_]*")
_SENTENCE_END = re.compile(r"[.!?…]\s+\S")
_STOP = (".", "!", "?", "…")
_SITE = re.compile(r"\s+[|–—-]\s+")


class _Line(NamedTuple):
    start: int
    end: int
    text: str
    kind: Kind | None


def furniture(text: str, title: str) -> Iterator[Residue]:
    """Lines that are residue as a whole, in order."""
    spans = [match.span() for match in _LINE.finditer(text)]
    lines = [_Line(start, end, text[start:end], None) for start, end in spans]
    lines = [line._replace(kind=kind_of(line.text)) for line in lines]
    lines = _with_headline(lines, title)
    lines = _with_networks(_with_lists(lines, text))
    for place, line in enumerate(lines):
        if line.kind and not _is_of_paragraph(lines, place, text):
            yield Residue(line.start, line.end, line.kind)


def kind_of(line: str) -> Kind | None:
    """What a line alone is known as; None for a line of the article."""
    if len(line) > _LONGEST or line.startswith("|"):  # a row of a table
        return None
    line = without(line)
    words = _words(line)
    return (
        _sharing(words)
        or phrases.WHOLE.get(" ".join(words))
        or _headed(line)
        or _asking(words)
        or _credit(line)
    )


def _words(line: str) -> list[str]:
    return _WORD.findall(line.translate(_APOSTROPHES).casefold())


def _is_network(word: str) -> bool:
    """Whether a word names a network, with an ending of Kazakh or Uzbek (Telegramda) or without."""
    return word in phrases.SHORT_NETWORKS or any(
        word.startswith(name) and len(word) <= len(name) + 3 for name in phrases.NETWORKS
    )


def _sharing(words: list[str]) -> Kind | None:
    """Nothing but words of share buttons: one that says share, or two networks side by side."""
    if not 0 < len(words) <= _MOST_SHARING:
        return None
    networks = set(filter(_is_network, words))
    others = [word for word in words if word not in networks and not word.isdecimal()]
    if not all(word in phrases.SHARING or word in phrases.BESIDE_SHARING for word in others):
        return None
    if any(word in phrases.SHARING for word in others):
        return "share"
    # x and ok alone may be cells of a table
    in_a_row = len(networks) > 1 and not networks <= phrases.SHORT_NETWORKS
    return "share" if in_a_row and all(word in phrases.CONTACTS for word in others) else None


def _headed(line: str) -> Kind | None:
    """A known head, a colon, and something short: Read more: …, Источник: …, Сурет: …"""
    match = _HEAD.fullmatch(line)
    if match is None:
        return None
    kind = phrases.HEADS.get(" ".join(_words(match[1])))
    behind = match[2]
    if kind not in _MOST_BEHIND or len(behind.split()) > _MOST_BEHIND[kind] or _SENTENCE_END.search(behind):
        return None
    if kind == "more":
        return kind
    ends = behind.endswith(_STOP) and len(behind.split()) > 3
    return None if ends or (kind == "credit" and not _is_credited(behind)) else kind


def _is_credited(behind: str) -> bool:
    """Whether what follows `Photo:` begins like a name or an agency, not like a caption."""
    first = next(iter(behind.split()), "")
    return not first[:1].islower() or next(iter(_words(first)), "") in phrases.CREDITED


def _asking(words: list[str]) -> Kind | None:
    """An invitation to subscribe, or to follow us on a network."""
    if not 1 < len(words) <= _MOST_ASKING:
        return None
    said = " ".join(words)
    on_network = any(_is_network(word) and word not in phrases.SHORT_NETWORKS for word in words)
    if said.startswith(phrases.SUBSCRIBE) or said.endswith(phrases.SUBSCRIBE_LAST):
        return "subscribe" if on_network or phrases.SUBSCRIBED.intersection(words) else None
    if said.startswith(phrases.FOLLOW) or said.endswith(phrases.FOLLOW_LAST):
        return "subscribe" if on_network and phrases.US.intersection(words) else None
    return "subscribe" if said.startswith(phrases.WHY_MAIL) else None


def _credit(line: str) -> Kind | None:
    """Whose a picture or a text is: Photo by …, © …, Originally published on …"""
    line = line.strip(" \t()[]{}*_")
    if match := phrases.BY.match(line):
        behind = line[match.end() :].split()
        named = all(not word[0].islower() or word in phrases.IN_NAMES for word in behind)
        return "credit" if 0 < len(behind) <= 8 and (named or "courtesy" in match[0].lower()) else None
    if phrases.COPYRIGHT.match(line):
        return "credit" if len(line.split()) <= 12 else None
    return "source" if phrases.ORIGINALLY.match(line) and len(line.split()) <= 12 else None


def _with_headline(lines: list[_Line], title: str) -> list[_Line]:
    """With the first of the first lines that repeats the headline told."""
    for place, line in enumerate(lines[:_FIRST_LINES]):
        if (
            len(line.text) <= len(title) + _LONGEST
            and not line.text.startswith("|")
            and _is_same(line.text, title)
        ):
            return [*lines[:place], line._replace(kind="headline"), *lines[place + 1 :]]
    return lines


def _is_same(line: str, title: str) -> bool:
    """Whether a line is the headline, either with a publisher's name behind it."""
    own, wanted = (_forms(each) for each in (line, title))
    return any(words and words in wanted for words in own)


def _forms(line: str) -> list[list[str]]:
    parts = _SITE.split(line)
    shorter = (
        _words(line.removesuffix(parts[-1]))
        if len(parts) > 1 and len(parts[-1].split()) <= _MOST_OF_SITE
        else []
    )
    return [_words(line), shorter]


def _with_lists(lines: list[_Line], text: str) -> list[_Line]:
    """With the list that stands directly below a bare `Read also:`."""
    found = lines[:1]
    listing = False
    for above, line in pairwise(lines):
        is_head = above.kind == "more" and " ".join(_words(above.text)) in phrases.HEADS
        listing = (is_head or listing) and bool(_LISTED.match(line.text)) and _is_next(above, line, text)
        found.append(line._replace(kind="more") if listing and line.kind is None else line)
    return found


def _with_networks(lines: list[_Line]) -> list[_Line]:
    """With lines that only name a network, where they stand beside each other or beside `Share`."""
    alone = [line.kind is None and _is_lone_network(line.text) for line in lines]
    found = list(lines)
    for place, line in enumerate(lines):
        beside = [n for n in (place - 1, place + 1) if 0 <= n < len(lines)]
        if alone[place] and any(alone[n] or lines[n].kind == "share" for n in beside):
            found[place] = line._replace(kind="share")
    return found


def _is_lone_network(line: str) -> bool:
    # reading paragraphs only to find that they have many words was half the time of `find`
    return len(line) <= _LONGEST and len(words := _words(line)) == 1 and _is_network(words[0])


def _is_next(above: _Line, below: _Line, text: str) -> bool:
    return text.count("\n", above.end, below.start) == 1


def _is_of_paragraph(lines: list[_Line], place: int, text: str) -> bool:
    """Whether a line belongs to a sentence broken over lines: one goes on in small letters."""
    line = lines[place]
    if place and lines[place - 1].kind is None and line.text[:1].islower():
        above = lines[place - 1]
        if _is_next(above, line, text) and not above.text.endswith(_STOP):
            return True
    if place + 1 < len(lines) and lines[place + 1].kind is None:
        below = lines[place + 1]
        return _is_next(line, below, text) and below.text[:1].islower()
    return False
