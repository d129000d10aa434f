"""What the lexicon learns from an article: its word types, and how often they are capitalised."""

from __future__ import annotations

import re

from kzuzcli.analysis import primary, tokenize
from kzuzcli.engines.base import Entry
from kzuzcli.engines.whoosh import passages

Counts = dict[tuple[str, str], tuple[int, int, int]]
"""(form, language) to (articles, occurrences inside sentences, those capitalised)."""

_BEFORE_FIRST_WORD = re.compile(r"(?:\A|\n|[.!?…][\"'»”’)\]]*\s)[^\w\n]*")


def count(entry: Entry) -> Counts:
    """The counts of one article. Titles and first words of sentences say nothing about capitals."""
    found: dict[tuple[str, str], list[int]] = {}
    title = primary(entry.language)
    for form in passages.forms(entry.title, title):
        found.setdefault((form, title), [1, 0, 0])
    for language, text in passages.stretches(entry):
        starts = {match.end() for match in _BEFORE_FIRST_WORD.finditer(text)}
        for token in tokenize(text, language):
            counted = found.setdefault((token.term, language), [1, 0, 0])
            if token.start not in starts:
                counted[1] += 1
                counted[2] += text[token.start].isupper()
    return {word: (one, inside, capital) for word, (one, inside, capital) in found.items()}
