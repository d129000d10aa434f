"""Where names stand in a text: runs of words with a capital that the archive knows as names.

A word is a name when the lexicon says that its form is written with a capital wherever grammar does not
ask for one; so the first word of a sentence is told from a name, and a title before a name is not one.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple, Protocol

from kzuzcli.analysis import fold, primary
from kzuzcli.analysis.names import is_name
from kzuzcli.article import Article
from kzuzcli.dating.words import month, weekday

_LAST = 0x52F  # the end of Cyrillic; capitals of Latin and Cyrillic lie below
_CAPITALS = "".join(chr(code) for code in range(0x41, _LAST) if chr(code).isupper())
_REST = r"[^\W_]*(?:['’ʻʼ‘`´][^\W\d_]+)*['’ʻʼ‘]?"
_WORD = rf"[{_CAPITALS}]{_REST}"
# the capital stands first, and what may not stand before it is asked after it: so capitals are looked for as
# fast as a set of letters can be, a third of the time
_RUN = re.compile(rf"[{_CAPITALS}](?<![^\W_].){_REST}(?:[ \u00a0-]{_WORD}){{0,4}}")
_PART = re.compile(_WORD)
_SHORTEST = 2
_AT_ONCE = 250

SAMPLES = 4
"""Places of a run, the first, that are kept to tell what kind of name it is."""

AROUND = 48
"""Characters before and behind a run that are kept of such a place."""

# offices and kinds of things that are written with a capital beside a name
_TITLES = frozenset(
    """president minister prime mr mrs ms dr sir lord king queen prince general republic region district city state
    university ministry government parliament committee chairman director secretary street avenue news agency the
    президент министр премьер республика республики область район город генерал господин председатель агентство
    президенті министрі төраға төрағасы республикасы облысы ауданы қаласы басшысы
    prezident prezidenti vazir vaziri respublikasi viloyati tumani shahri rais raisi""".split()
)


class Mention(NamedTuple):
    """A word of a name: its key, how it is written, its folded form and the language that is read in."""

    key: str
    spelling: str
    form: str
    language: str


@dataclass(slots=True, eq=False)
class Run:
    """Words of names in a row, as they are written. There is one for each writing and language.

    `around` is the text before and behind it in the first places where it stands.
    """

    words: tuple[Mention, ...]
    written: str
    around: list[tuple[str, str]] = field(default_factory=list)


class Known(Protocol):
    """What is asked of a lexicon: what it knows of many forms of one language."""

    def get_many(self, forms: Iterable[str], language: str) -> Mapping[str, Counts]: ...


class Counts(Protocol):
    """How often a form stands inside sentences, how often with a capital there, and its name key."""

    @property
    def inside(self) -> int: ...
    @property
    def capitalised(self) -> int: ...
    @property
    def key(self) -> str: ...


_Placed = tuple[Run, int, int]
_Stretch = tuple[str, str, list[re.Match[str]]]


class Names:
    """Names of texts, by a lexicon. Keeps what it concluded of every run of words."""

    def __init__(self, lexicon: Known) -> None:
        self._lexicon = lexicon
        self._words: dict[str, dict[str, Mention | None]] = defaultdict(dict)
        self._runs: dict[str, dict[str, tuple[_Placed, ...]]] = defaultdict(dict)

    def of(self, articles: Sequence[Article]) -> Iterator[tuple[Article, list[Run]]]:
        """Every article with the names in its text, in order. Asks the lexicon once a language."""
        found = [list(_stretches(article)) for article in articles]
        new: dict[str, set[str]] = defaultdict(set)
        for scope, _, matches in (stretch for stretches in found for stretch in stretches):
            new[scope].update(match[0] for match in matches)
        for scope, runs in new.items():
            self._learn(scope, runs - self._runs[scope].keys())
        for article, stretches in zip(articles, found, strict=True):
            yield article, [run for stretch in stretches for run in self._placed(*stretch)]

    def _placed(self, scope: str, text: str, matches: list[re.Match[str]]) -> Iterator[Run]:
        runs = self._runs[scope]
        for match in matches:
            for run, first, last in runs[match[0]]:
                if len(run.around) < SAMPLES:
                    at = match.start()
                    before = text[max(0, at + first - AROUND) : at + first]
                    run.around.append((before, text[at + last : at + last + AROUND]))
                yield run

    def _learn(self, scope: str, runs: Iterable[str]) -> None:
        """Read runs of words with capitals that were not met before."""
        words = self._words[scope]
        parted = {run: [] if run.isalpha() else list(_PART.finditer(run)) for run in runs}
        new = {part[0] for parts in parted.values() for part in parts}
        new.update(run for run, parts in parted.items() if not parts)
        forms = {word: fold(word, scope) for word in new - words.keys()}
        rows = self._lexicon.get_many(set(forms.values()), scope)
        for word, form in forms.items():
            words[word] = _mention(sys.intern(word), form, scope, rows.get(form))
        known = self._runs[scope]
        for run, parts in parted.items():
            known[run] = tuple(_read(run, parts, words)) if parts else _single(run, words[run])


def _single(run: str, mention: Mention | None) -> tuple[_Placed, ...]:
    """The name in a run of one word: nine in ten are."""
    return ((Run((mention,), run), 0, len(run)),) if mention else ()


def _mention(word: str, form: str, scope: str, row: Counts | None) -> Mention | None:
    """A word as one of a name; None where it is none."""
    if row is None or not row.key or not is_name(row.inside, row.capitalised):
        return None
    if len(form) < _SHORTEST or form in _TITLES or month(word) or weekday(word) is not None:
        return None
    return Mention(row.key, word, form, scope)


def _read(run: str, parts: list[re.Match[str]], words: Mapping[str, Mention | None]) -> Iterator[_Placed]:
    """The names in a run of words with capitals; a word that is none parts it."""
    some: list[tuple[re.Match[str], Mention]] = []
    for match in [*parts, None]:
        mention = words[match[0]] if match else None
        if match and mention:
            some.append((match, mention))
        elif some:
            first, last = some[0][0].start(), some[-1][0].end()
            yield Run(tuple(mention for _, mention in some), run[first:last]), first, last
            some = []


def mentions(articles: Iterable[Article], lexicon: Known) -> Iterator[tuple[Article, list[Run]]]:
    """Every article with the names in its text."""
    names = Names(lexicon)
    waiting = iter(articles)
    while some := list(islice(waiting, _AT_ONCE)):
        yield from names.of(some)


def _stretches(article: Article) -> Iterator[_Stretch]:
    text = article.text
    if not article.passages:
        yield primary(article.language), text, list(_RUN.finditer(text))
    for passage in article.passages:
        yield primary(passage.language), text, list(_RUN.finditer(text, passage.start, passage.end))
