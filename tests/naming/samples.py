"""A lexicon that knows names by a list, and articles of one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    """What `Lexicon.get_many` says: names always with a capital, every other word never."""

    def __init__(self, names: Mapping[str, str] = NAMES) -> None:
        self._names = {(fold(word, tag), tag) for tag, words in names.items() for word in words.split()}

    def get_many(self, forms: Iterable[str], language: str) -> dict[str, Word]:
        return {
            form: Word(10, 10 * ((form, language) in self._names), name_key(form, language)) for form in forms
        }


def article(text: str, language: str = "en", date: str | None = "2020") -> Article:
    found = DateEvidence(Period.parse(date), "metadata", date) if date else None
    return replace(PLAIN, text=text, language=language, date=found)
