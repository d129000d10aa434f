"""Where names stand in a text: runs of words with a capital that the archive knows as names.

A word is a name when the lexicon says that its form is written with a capital wherever grammar does not
ask for one; so the first word of a sentence is told from a name, and a title before a name is not one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from kzuzcli.analysis import fold, primary
from kzuzcli.analysis.names import is_name
from kzuzcli.article import Article
from kzuzcli.dating.words import month, weekday

_LAST = 0x52F  # the end of Cyrillic; capitals of Latin and Cyrillic lie below
_CAPITALS = "".join(chr(code) for code in range(0x41, _LAST) if chr(code).isupper())
_WORD = rf"[{_CAPITALS}][^\W_]*(?:['’ʻʼ‘`´][^\W\d_]+)*['’ʻʼ‘]?"
_RUN = re.compile(rf"(?<![^\W_]){_WORD}(?:[ \u00a0-]{_WORD}){{0,4}}")
_PART = re.compile(_WORD)
_SHORTEST = 2

# offices and kinds of things that are written with a capital beside a name
_TITLES = frozenset(
    """president minister prime mr mrs ms dr sir lord king queen prince general republic region district city state
    university ministry government parliament committee chairman director secretary street avenue news agency the
    президент министр премьер республика республики область район город генерал господин председатель агентство
    президенті министрі төраға төрағасы республикасы облысы ауданы қаласы басшысы
    prezident prezidenti vazir vaziri respublikasi viloyati tumani shahri rais raisi""".split()
)


class Mention(NamedTuple):
    """A word of a name: its key, how it is written, and the run of names it stands in, by their keys."""

    key: str
    spelling: str
    form: str
    language: str
    run: tuple[str, ...]
    written: str


class Known(Protocol):
    """What is asked of a lexicon."""

    def get(self, form: str, language: str) -> Counts | None: ...


class Counts(Protocol):
    """How often a form stands inside sentences, how often with a capital there, and its name key."""

    @property
    def inside(self) -> int: ...
    @property
    def capitalised(self) -> int: ...
    @property
    def key(self) -> str: ...


class Names:
    """Names of texts, by a lexicon. Keeps what it concluded of every run of words."""

    def __init__(self, lexicon: Known) -> None:
        self._lexicon = lexicon
        self._words: dict[tuple[str, str], str] = {}
        self._runs: dict[tuple[str, str], tuple[Mention, ...]] = {}

    def of(self, article: Article) -> Iterator[Mention]:
        """Every word of a name in an article's text, in order."""
        for start, end, tag in _stretches(article):
            scope = primary(tag)
            for run in _RUN.findall(article.text, start, end):
                known = self._runs.get((scope, run))
                if known is None:
                    known = self._runs[scope, run] = tuple(self._read(run, scope))
                yield from known

    def _read(self, run: str, scope: str) -> Iterator[Mention]:
        """The names in a run of words with capitals; a word that is none parts it."""
        part: list[re.Match[str]] = []
        for match in _PART.finditer(run):
            if self._key(match[0], scope):
                part.append(match)
            else:
                yield from self._mentions(run, part, scope)
                part = []
        yield from self._mentions(run, part, scope)

    def _mentions(self, run: str, part: list[re.Match[str]], scope: str) -> Iterator[Mention]:
        if not part:
            return
        keys = tuple(self._key(match[0], scope) for match in part)
        written = sys.intern(run[part[0].start() : part[-1].end()])
        for match, key in zip(part, keys, strict=True):
            yield Mention(key, sys.intern(match[0]), fold(match[0], scope), scope, keys, written)

    def _key(self, word: str, scope: str) -> str:
        """The name key of a word that is a name, or ''."""
        found = self._words.get((word, scope))
        if found is None:
            found = self._words[word, scope] = self._look_up(word, scope)
        return found

    def _look_up(self, word: str, scope: str) -> str:
        form = fold(word, scope)
        if len(form) < _SHORTEST or form in _TITLES or month(word) or weekday(word) is not None:
            return ""
        row = self._lexicon.get(form, scope)
        return row.key if row is not None and is_name(row.inside, row.capitalised) else ""


def mentions(articles: Iterable[Article], lexicon: Known) -> Iterator[tuple[Article, list[Mention]]]:
    """Every article with the words of names in its text."""
    names = Names(lexicon)
    for article in articles:
        yield article, list(names.of(article))


def _stretches(article: Article) -> Iterator[tuple[int, int, str]]:
    if not article.passages:
        yield 0, len(article.text), article.language
    for passage in article.passages:
        yield passage.start, passage.end, passage.language
