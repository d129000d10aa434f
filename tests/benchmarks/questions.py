"""What is asked of every engine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Question:
    """`kind`: word, and, or, phrase, prefix, date (the word, within the year given last).

    `words` are asked for as they are written; `said` is what a user of kzuz would type to mean the same and
    all its forms, where that is not just the words.
    """

    name: str
    kind: str
    words: tuple[str, ...]
    said: str = ""


TOKAYEV = "tokayev tokaev toqayev токаев токаева токаеву токаевым тоқаев тоқаевтың тўқаев".split()

QUESTIONS = (
    Question("rare word", "word", ("thatcher",)),
    Question("common word", "word", ("said",)),
    Question("commonest word", "word", ("the",)),
    Question("Russian word", "word", ("можно",)),
    Question("two words", "and", ("oil", "prices")),
    Question("two common words", "and", ("government", "people")),
    Question("any of four", "or", ("japan", "trade", "deficit", "dollar")),
    Question("phrase of two", "phrase", ("oil", "prices")),
    Question("phrase of three", "phrase", ("prices", "rose", "sharply")),
    Question("prefix", "prefix", ("govern",)),
    Question("forms of a word", "or", ("price", "prices", "priced", "pricing"), "price"),
    Question("name, its spellings", "or", tuple(TOKAYEV), "Tokayev"),
    Question("word and year", "date", ("said", "2010")),
)

TOP = 10
"""Hits that every engine gives, each with a piece of its text around the words."""


def records(path: Path) -> Iterator[dict[str, str]]:
    """The articles of a load set."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
