"""What the lexicon learns from articles: word types, and how often they are capitalised inside sentences."""

from __future__ import annotations

import heapq
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from kzuzcli.analysis import fold, primary, spelled, untelling
from kzuzcli.engines.base import Entry
from kzuzcli.engines.whoosh.layout import scoped
from kzuzcli.engines.whoosh.occurrences import Gathered, Occurrences, Part, documents
from kzuzcli.engines.whoosh.passages import stretches

Counts = dict[str, tuple[int, int, int]]
"""Term to articles that hold it, occurrences that tell about capitals, and those of them capitalised."""

Line = tuple[bytes, int, int, int]
"""One of Counts, in files and streams sorted by the bytes of the term."""


class Untelling:
    """How often the words of texts stand where a capital tells nothing (analysis.untelling)."""

    def __init__(self) -> None:
        self._words: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, text: str, language: str) -> None:
        self._words[language].update(untelling(text, language))

    def by_term(self) -> dict[str, tuple[int, int]]:
        """Term to occurrences that tell nothing, and those of them capitalised."""
        found: dict[str, tuple[int, int]] = {}
        for language, words in self._words.items():
            for word, times in words.items():
                term = scoped(fold(word, language), language)
                every, capitals = found.get(term, (0, 0))
                found[term] = every + times, capitals + (times if word[0].isupper() else 0)
        return found


def count(entry: Entry) -> Counts:
    """The counts of one article."""
    title, text, capitals = Occurrences(), Occurrences(), Untelling()
    add(entry, 0, title, text, capitals)
    return dict(of_fields(title.gather(), text.gather(), {}, capitals))


def add(entry: Entry, doc: int, title: Occurrences, text: Occurrences, capitals: Untelling) -> None:
    """Add an article's words to those of others. Only its text tells about capitals, and not all of it."""
    language = primary(entry.language)
    title.add(doc, [(language, spelled(entry.title, language), 0)])
    parts: list[Part] = []
    place = 0
    for language, part in stretches(entry):
        words = spelled(part, language)
        parts.append((language, words, place))
        place += len(words)
        capitals.add(part, language)
    text.add(doc, parts)


def of_fields(
    title: Gathered, text: Gathered, holders: Mapping[str, int], capitals: Untelling
) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Every term of titles and texts with its counts, in the order of terms.

    `holders` is how many texts hold the terms that stand more than once in them.
    """
    untold, headlines, texts = capitals.by_term(), title.places, text.places
    nowhere: array[int] = array("Q")
    nothing = (0, 0)
    for term in sorted(headlines.keys() | texts.keys()):
        places = texts.get(term, nowhere)
        articles = holders.get(term, 1)
        if term in headlines:
            articles = len({*documents(places), *documents(headlines[term])})
        small, capital = untold.get(term, nothing)
        yield term, (articles, len(places) - small, text.capitals.get(term, 0) - capital)


def lines(counts: Mapping[str, tuple[int, int, int]]) -> list[Line]:
    return sorted((term.encode(), *numbers) for term, numbers in counts.items())


def add_up(streams: Iterable[Iterable[Line]]) -> Iterator[Line]:
    """Sorted streams as one, with one line a term."""
    for term, group in groupby(heapq.merge(*streams), key=itemgetter(0)):
        articles = inside = capitals = 0
        for _, a, b, c in group:
            articles, inside, capitals = articles + a, inside + b, capitals + c
        yield term, articles, inside, capitals


def as_bytes(found: Iterable[Line]) -> Iterator[bytes]:
    return (b"%b\t%d\t%d\t%d\n" % line for line in found)


def read(path: Path) -> Iterator[Line]:
    """What `as_bytes` wrote to a file."""
    with path.open("rb") as file:
        for line in file:
            term, articles, inside, capitals = line.split(b"\t")
            yield term, int(articles), int(inside), int(capitals)
