"""A lexicon that knows names by a list, and articles of one line."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from kzuzcli.analysis import fold
from kzuzcli.analysis.names import name_key
from kzuzcli.article import Article, DateEvidence
from kzuzcli.period import Period
from tests.citing.samples import PLAIN

NAMES = {
    "en": "Tokayev Kassym Jomart Mirziyoyev Shavkat Tashkent Uzbekistan Kazakhstan Anna Kim",
    "ru": "Токаев Токаева Касым Жомарт Ташкент Ташкента Узбекистан",
    "kk": "Тоқаев Тоқаевтың Ташкент Өзбекстан",
}


class Word(NamedTuple):
    inside: int
    capitalised: int
    key: str


class Listed:
    """What `Lexicon.get` says: names always with a capital, every other word never."""

    def __init__(self) -> None:
        self._names = {(fold(word, tag), tag) for tag, words in NAMES.items() for word in words.split()}

    def get(self, form: str, language: str) -> Word | None:
        return Word(10, 10 * ((form, language) in self._names), name_key(form, language))


def article(text: str, language: str = "en", date: str | None = "2020") -> Article:
    found = DateEvidence(Period.parse(date), "metadata", date) if date else None
    return replace(PLAIN, text=text, language=language, date=found)
