"""Words of news in other languages: agreement is соглашение, келісім, kelishuv.

data/glossary.txt is the table; a user's own file has its format and adds to it:

    # one meaning a line: languages parted by ";", words of the same meaning by ","
    en: trade turnover; ru: товарооборот; kk: тауар айналымы; uz: tovar ayirboshlash

A word stands for all its forms, and may have several meanings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from kzuzcli.analysis.stemming import stem
from kzuzcli.analysis.tokens import LANGUAGES, fold, primary, tokenize
from kzuzcli.dataclass import dataclass
from kzuzcli.errors import AliasFileError

TABLE = Path(__file__).parent / "data" / "glossary.txt"

_PART = re.compile(r"\s*([A-Za-z-]+)\s*:\s*(.*)")


@dataclass(frozen=True, slots=True)
class Wording:
    """A word of one language, or several in a row, as the table has it."""

    language: str
    text: str

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, folded."""
        return tuple(token.term for token in tokenize(self.text, self.language))


class Glossary:
    """Meanings, each a row of wordings. Words are folded and stemmed when something like them is asked for:
    reading the table takes about 15 ms, all of it folded and stemmed 300."""

    def __init__(self, meanings: Iterable[Sequence[Wording]] = ()) -> None:
        self._meanings = tuple(map(tuple, meanings))

    @classmethod
    def load(cls, user_file: Path | None = None) -> Glossary:
        """The project's table and, after it, `user_file`.

        Raises AliasFileError for a line that is not of the format, OSError when a file cannot be read.
        """
        return cls(row for path in (TABLE, user_file) if path for row in meanings(path))

    def lookup(self, words: Sequence[str]) -> tuple[Wording, ...]:
        """What `words`, as typed, are called in other languages, in order of the table; () for nothing.

        They are read as the languages that have them as written, or else as all that have a form of them.
        The language of what they were read as is left out, unless it may be several.
        """
        found = {language: dict(sorted(self._like(words, language))) for language in LANGUAGES}
        read = {language: rows for language, rows in found.items() if True in rows.values()} or found
        own = [language for language, rows in read.items() if rows]
        rows = sorted({row for language in own for row in read[language]})
        wordings = dict.fromkeys(one for row in rows for one in self._meanings[row])
        return tuple(one for one in wordings if len(own) > 1 or one.language != own[0])

    def _like(self, words: Sequence[str], language: str) -> Iterator[tuple[int, bool]]:
        """Meanings that words read as one language name, each with whether it has them as written."""
        folded = tuple(fold(word, language) for word in words)
        if not folded or not all(folded):
            return
        stems = _stems(folded, language)
        for wording, row in self._under.get((language, folded[0][:2]), ()):
            other = wording.words
            if other == folded or (len(other) == len(folded) and _stems(other, language) == stems):
                yield row, other == folded

    @cached_property
    def _under(self) -> dict[tuple[str, str], list[tuple[Wording, int]]]:
        """(language, first two letters) -> wordings and the places of their meanings."""
        under: dict[tuple[str, str], list[tuple[Wording, int]]] = {}
        for place, row in enumerate(self._meanings):
            for one in row:
                beginning = _beginning(one.text.split()[0][:2], one.language)
                under.setdefault((one.language, beginning), []).append((one, place))
        return under

    @cached_property
    def longest(self) -> int:
        """The most words a wording has."""
        return max((one.text.count(" ") + 1 for row in self._meanings for one in row), default=0)


@lru_cache(maxsize=1024)
def _beginning(letters: str, language: str) -> str:
    return fold(letters, language)[:2]


@lru_cache(maxsize=4096)
def _stems(words: tuple[str, ...], language: str) -> tuple[str, ...]:
    return tuple(stem(word, language) for word in words)


def meanings(path: Path) -> list[tuple[Wording, ...]]:
    """The lines of a table. Raises AliasFileError, OSError."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        row: list[Wording] = []
        for part in filter(None, map(str.strip, line.partition("#")[0].split(";"))):
            match = _PART.fullmatch(part)
            if not match:
                raise AliasFileError(path, number, line)
            texts = filter(None, map(str.strip, match[2].split(",")))
            row += [Wording(primary(match[1]), text) for text in texts]
        if row:
            rows.append(tuple(row))
    return rows
