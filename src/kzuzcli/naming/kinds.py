"""People, places and organisations told apart: by tables, by the form of a name, by the words beside it.

Each use of a name gives each kind a weight; what nothing tells, or what several kinds claim, stays unknown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from kzuzcli.analysis import fold
from kzuzcli.analysis.names import is_patronymic
from kzuzcli.naming import cues
from kzuzcli.naming.find import Mention
from kzuzcli.naming.groups import Kind, Name, Use

DATA = Path(__file__).parent / "data"
TABLE = DATA / "known.tsv"

KINDS: tuple[Kind, ...] = ("person", "place", "organisation")

LEAST = 0.25
"""The weight that a use must give a kind on the average for the name to be of it."""

AHEAD = 1.5
"""How many times the weight of the next kind it must have."""

_LONGEST = 4

IN_TABLE, PATRONYMIC, GIVEN, BESIDE_GIVEN, FAMILY = 3.0, 3.0, 1.5, 1.0, 1.0
CUE, INSIDE, BEHIND, WITHIN, FIRM, CAMEL, ACRONYM = 2.0, 2.0, 1.5, 0.6, 1.5, 1.5, 0.2
"""What each sign weighs, beside the words of place in cues.IN; set on news before the gold table was measured."""

_ORGANISATION, _PERSON, _PLACE = "organisation", "person", "place"
_GIVEN = "given"

_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʻʼ‘`´-][^\W\d_]+)*['’ʻʼ‘]?")
_BREAK = re.compile(r"[.!?…;:\n]\s")
_BETWEEN = re.compile(r"[\s«»\"“”„(–—-]*\Z")
_GENITIVE = re.compile(r"(?:[аеёиоуыэюя]|ов|ей|их|ых|ого|ства)\Z")
_FARTHEST = 3

Weights = dict[str, float]


class Kinds:
    """Tells names by kind; the table of known names is read when the first is asked for, in about 2 ms."""

    def __init__(self, table: str) -> None:
        self._table = table

    @classmethod
    def load(cls) -> Kinds:
        return cls(TABLE.read_text(encoding="utf-8"))

    @cached_property
    def _known(self) -> dict[str, str]:
        return dict(line.split("\t") for line in self._table.splitlines())

    def told(self, name: Name) -> Name:
        """The name with its kind, where that can be told."""
        return replace(name, kind=self.kind(name))

    def kind(self, name: Name) -> Kind | None:
        """The kind of a name, or None."""
        weights: Weights = defaultdict(float)
        uses = list(name.uses())
        for use in uses:
            for kind, weight in self._use(use).items():
                weights[kind] += weight * use.many
        return _clear(weights, sum(use.many for use in uses))

    def _use(self, use: Use) -> Weights:
        """What one writing of a name says, on the average of the places kept of it."""
        weights = self._itself(use)
        for before, behind in use.run.around:
            for kind, weight in _around(use, before, behind).items():
                weights[kind] += weight / len(use.run.around)
        return weights

    def _itself(self, use: Use) -> Weights:
        """What the words of the name say, wherever they stand."""
        weights: Weights = defaultdict(float)
        words = use.run.words[use.first : use.last + 1]
        if listed := self._listed(words):
            weights[listed] += IN_TABLE
            return weights
        for kind, weight in (said for word in words for said in _formed(word)):
            weights[kind] = max(weights[kind], weight)
        if any(self._known.get(word.key) == _GIVEN for word in words):
            weights[_PERSON] += GIVEN
        elif use.first and self._known.get(use.run.words[use.first - 1].key) == _GIVEN:
            weights[_PERSON] += BESIDE_GIVEN
        if any(is_patronymic(word.form) for word in use.run.words[max(0, use.first - 1) :]):
            weights[_PERSON] += PATRONYMIC
        return weights

    def _listed(self, words: Sequence[Mention]) -> str:
        """The kind of what the table holds: the longest row of words that ends where the name ends."""
        for first in range(max(0, len(words) - _LONGEST), len(words)):
            kind = self._known.get(" ".join(word.key for word in words[first:]), _GIVEN)
            if kind != _GIVEN:
                return kind
        last = words[-1]
        return self._known.get("=" + last.form, "") if cues.ACRONYM.match(last.spelling) else ""


def _clear(weights: Mapping[str, float], uses: int) -> Kind | None:
    """The kind that weighs enough, and enough more than the next."""
    best, second = sorted(KINDS, key=lambda kind: -weights.get(kind, 0.0))[:2]
    enough = weights.get(best, 0.0) >= max(LEAST * uses, AHEAD * weights.get(second, 0.0))
    return best if enough and uses else None


def _formed(word: Mention) -> Iterator[tuple[str, float]]:
    """What the letters of a word say."""
    if cues.FIRM.search(word.form):
        yield _ORGANISATION, FIRM
    elif cues.FAMILY.search(word.form) and len(word.form) > 4:
        yield _PERSON, FAMILY
    if cues.CAMEL.match(word.spelling):
        yield _ORGANISATION, CAMEL
    elif cues.ACRONYM.match(word.spelling):
        yield _ORGANISATION, ACRONYM
    within = cues.WITHIN.get(word.language)
    if within and within.search(word.form):
        yield _PLACE, WITHIN


def _around(use: Use, before: str, behind: str) -> Weights:
    """What stands beside a run says of a name in it: a title before, a kind of place or firm behind."""
    words = use.run.words
    word, last = words[use.last], use.last == len(words) - 1
    weights: Weights = defaultdict(float)
    for kind, weight in _before(before, word.language, use.first == 0):
        # President of Kazakhstan Tokayev: a title is that of the last; and ЛДПР is led by one, but is none
        if kind != _PERSON or (last and not _firm(word)):
            weights[kind] += weight
    own = words[use.first : use.last + 1]
    for kind, pattern in cues.INSIDE.items():
        if len(own) > 1 and any(pattern.match(each.form) for each in own):
            weights[kind] += INSIDE
    if not last:
        return weights
    for kind in _after(behind, word):
        weights[kind] += CUE
    if cues.PERSON_BEHIND.match(behind):
        weights[_PERSON] += BEHIND
    return weights


def _firm(word: Mention) -> bool:
    """Whether a word is written as people's names are not."""
    return bool(cues.ACRONYM.match(word.spelling) or cues.CAMEL.match(word.spelling))


def _before(text: str, language: str, first: bool) -> Iterator[tuple[str, float]]:
    """The nearest word that tells, not farther than an attribute in a case that leans on it."""
    text = _BREAK.split(text)[-1]
    end, of = len(text), False
    for number, match in enumerate(reversed(list(_TOKEN.finditer(text)))):
        if number == _FARTHEST or not _BETWEEN.match(text[match.end() : end]):
            return
        word = fold(match[0], language)
        if first and number == 0 and word in cues.IN:
            yield _PLACE, cues.IN[word]
            return
        kind = next((kind for kind, pattern in cues.BEFORE.items() if pattern.match(word)), None)
        if kind is not None:
            # the president of Ruritania is not Ruritania, nor is his decree he; a bank of it is one
            if kind != _PERSON or not (of or cues.OWNER.search(word)):
                yield kind, CUE
            return
        of = number == 0 and word == "of"
        if not of and (language != "ru" or not _GENITIVE.search(word)):
            return
        end = match.start()


def _after(text: str, name: Mention) -> list[str]:
    """The kinds of which the word behind tells: what is named after it (Bukhara region, Народный банк)."""
    match = _TOKEN.search(_BREAK.split(text)[0])
    if match is None or not _BETWEEN.match(text[: match.start()]):
        return []
    word = fold(match[0], name.language)
    found = [kind for kind, pattern in cues.AFTER.items() if pattern.match(word)]
    if name.language == "ru" and cues.ADJECTIVE.search(name.form):
        # of Russian names only an adjective stands before what it is the name of
        found += [kind for kind in (_PLACE, _ORGANISATION) if cues.BEFORE[kind].match(word)]
    return list(dict.fromkeys(found))
