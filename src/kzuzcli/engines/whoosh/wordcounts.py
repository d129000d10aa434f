"""What the lexicon learns from articles: word types, and how often they are capitalised inside sentences."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from kzuzcli.analysis import primary, spelled, untelling
from kzuzcli.engines.base import Entry
from kzuzcli.engines.whoosh.passages import stretches
from kzuzcli.engines.whoosh.vocabulary import Vocabulary

Counts = dict[str, tuple[int, int, int]]
"""Term to articles that hold it, occurrences that tell about capitals, and those of them capitalised."""

Line = tuple[bytes, int, int, int]
"""One of Counts, in files and streams sorted by the bytes of the term."""


class Tally:
    """Reads titles and texts of many articles into numbers of `vocabulary`, and counts as it does so.

    Only texts tell about capitals, and not all of them (analysis.untelling).
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._titles: Counter[int] = Counter()
        self._capitals: Counter[int] = Counter()
        self._untelling: Counter[int] = Counter()

    def read(self, entry: Entry) -> tuple[list[int], list[int]]:
        """The numbers of the terms of title and text, in order."""
        language = primary(entry.language)
        codes = self._vocabulary.of(language).__getitem__
        title = [code >> 1 for code in map(codes, spelled(entry.title, language))]
        text: list[int] = []
        for language, part in stretches(entry):
            codes = self._vocabulary.of(language).__getitem__
            found = list(map(codes, spelled(part, language)))
            text += [code >> 1 for code in found]
            self._capitals.update([code >> 1 for code in found if code & 1])
            self._untelling.update(map(codes, untelling(part, language)))
        self._titles.update(set(title).difference(text))
        return title, text

    def counts(self, number: int, articles: int, times: int) -> tuple[int, int, int]:
        """Those of one term that stands `times` times in the texts of `articles` articles."""
        small, capital = self._untelling[2 * number], self._untelling[2 * number + 1]
        return articles + self._titles[number], times - small - capital, self._capitals[number] - capital


def count(entry: Entry) -> Counts:
    """The counts of one article."""
    vocabulary = Vocabulary()
    tally = Tally(vocabulary)
    title, text = tally.read(entry)
    times = Counter(text)
    return {
        vocabulary.terms[number]: tally.counts(number, int(number in times), times[number])
        for number in {*title, *text}
    }


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
