"""What of an article is indexed: the words of each field in order, each with its language."""

from __future__ import annotations

from collections.abc import Iterator

from kzuzcli.analysis import primary
from kzuzcli.engines.base import Entry


def stretches(entry: Entry) -> Iterator[tuple[str, str]]:
    """The text as (language that scopes its words, text), in order."""
    end = 0
    for passage in sorted(entry.passages, key=lambda one: one.start):
        if passage.start > end:
            yield primary(entry.language), entry.text[end : passage.start]
        if passage.end > max(end, passage.start):
            yield primary(passage.language), entry.text[max(end, passage.start) : passage.end]
        end = max(end, passage.end)
    if end < len(entry.text):
        yield primary(entry.language), entry.text[end:]


def tags(entry: Entry) -> list[str]:
    """The language tags a filter finds the article by, in lower case."""
    return sorted({tag.lower() for tag in (entry.language, *entry.languages)})
