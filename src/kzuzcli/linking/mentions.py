"""Numbers and names of a text, and which of them another text does not have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from kzuzcli.analysis import fold, primary
from kzuzcli.analysis.folding import plain_apostrophes
from kzuzcli.analysis.names import name_key, same_name, skeleton
from kzuzcli.analysis.tokens import WORDS
from kzuzcli.dating.names import MONTHS, WEEKDAYS

Span = tuple[int, int]

_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*")
_UNSPACED = re.compile(r"\d+(?:[.,]\d+)*")
_DAY = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_NOT_DIGITS = re.compile(r"\D+")
_LONGEST = 30
_SHORTEST_NAME = 4
_NEAR = 40
_SHORTEST_START, _START = 4, 0.7
_SENTENCE_ENDS = ".!?…:;\n"
_BEFORE_WORDS = " \u00a0\t\"'“”„«»‘’([—–-"
# only English writes these with a capital, and each language has words of its own for them
_CALENDAR = frozenset(f"{MONTHS['en']} {WEEKDAYS['en']}".split())


class Names(NamedTuple):
    """What is known of names beyond the two texts: whether a folded word of a language is one, and the
    other spellings, as (language, folded words), of what words name."""

    is_name: Callable[[str, str], bool]
    spellings: Callable[[Sequence[str]], Iterable[tuple[str, tuple[str, ...]]]]


UNKNOWN = Names(lambda form, language: True, lambda words: ())
"""Nothing known: every word with a capital inside a sentence may be a name."""


class Number(NamedTuple):
    """A number as written and its value, `scaled`: 3 thousand, 3,000 and 3 are one, 1.5 and 1,500 too,
    because texts write thousands and millions as words."""

    start: int
    end: int
    scaled: int


def numbers(text: str, language: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """The numbers of a stretch of text, in order; of a date in digits its day and its year."""
    pattern = _UNSPACED if primary(language) == "en" else _NUMBER
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        if len(match[0]) > _LONGEST:
            continue
        if day := _DAY.fullmatch(match[0]):
            for group in (1, 3):
                yield Number(
                    match.start() + day.start(group), match.start() + day.end(group), int(day[group])
                )
        else:
            yield Number(*match.span(), _scaled(match[0]))


def _scaled(written: str) -> int:
    groups = _NOT_DIGITS.split(written)
    value = int("".join(groups))
    decimals = len(groups[-1]) if len(groups) > 1 and len(groups[-1]) != 3 else 0
    if decimals:
        value = value * 1000 ** -(-decimals // 3) // 10**decimals
    while value and value % 1000 == 0:
        value //= 1000
    return value


def other_numbers(one: Sequence[Number], other: Iterable[Number]) -> list[Span]:
    """Where numbers of two and more digits stand that are not among the others."""
    known = {each.scaled for each in other}
    return [(each.start, each.end) for each in one if each.end - each.start > 1 and each.scaled not in known]


class Vocabulary:
    """The words of a text, by the keys that names have in any language."""

    def __init__(self, text: str, language: str) -> None:
        self._language = primary(language)
        self._keys: defaultdict[str, set[str]] = defaultdict(set)
        for form in {fold(word, language) for word in WORDS[self._language].findall(plain_apostrophes(text))}:
            key = _key(form, self._language)
            self._keys[skeleton(key)[:2]].add(key)

    def has(self, key: str) -> bool:
        """Whether a word has this key, in another spelling or with another ending."""
        return any(
            same_name(key, other) or _begins(key, other) or _sounds(key, other)
            for other in self._keys.get(skeleton(key)[:2], ())
        )

    def has_all(self, words: Iterable[str], language: str) -> bool:
        """Whether folded words of this text's language stand in it."""
        return language == self._language and all(self.has(_key(word, language)) for word in words)


def _key(form: str, language: str) -> str:
    return name_key(form, language).replace("z", "s")


def _begins(a: str, b: str) -> bool:
    """Whether two keys begin alike: endings differ between languages."""
    shorter = min(len(a), len(b))
    common = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), shorter)
    return common >= max(_SHORTEST_START, _START * shorter)


def _sounds(a: str, b: str) -> bool:
    """Whether two keys have the same consonants. Too weak to find a name by, but here one text stands beside
    the other: a mark that is missing does less harm than many that are wrong."""
    bones = skeleton(a)
    return bones == skeleton(b) and (len(bones) > 2 or len(a) == len(b))


def other_names(text: str, language: str, other: Vocabulary, names: Names = UNKNOWN) -> list[Span]:
    """Where names stand that the other text has not: words with a capital inside a sentence, in order."""
    scope = primary(language)
    found: list[Span] = []
    for run in _capitalised(text, scope):
        words = [text[start:end] for start, end in run]
        if len(run) > 1 and _known_otherwise(words, other, names):
            continue
        for span, word in zip(run, words, strict=True):
            form = fold(word, scope)
            if _is_name(text, span, word, form, scope, names) and not (
                other.has(_key(form, scope)) or _known_otherwise([word], other, names)
            ):
                found.append(span)
    return found


def _is_name(text: str, span: Span, word: str, form: str, language: str, names: Names) -> bool:
    return (
        len(word) >= _SHORTEST_NAME
        and not word.isupper()
        and not _begins_sentence(text, span[0])
        and not (language == "en" and form in _CALENDAR)
        and names.is_name(form, language)
    )


def _known_otherwise(words: Sequence[str], other: Vocabulary, names: Names) -> bool:
    return any(other.has_all(forms, language) for language, forms in names.spellings(words))


def _capitalised(text: str, language: str) -> Iterator[list[Span]]:
    """Words with capitals, those side by side together."""
    run: list[Span] = []
    for match in WORDS[language].finditer(plain_apostrophes(text)):
        if not match[0][0].isupper():
            continue
        if run and text[run[-1][1] : match.start()] not in (" ", "-"):
            yield run
            run = []
        run.append(match.span())
    if run:
        yield run


def _begins_sentence(text: str, place: int) -> bool:
    before = text[max(0, place - _NEAR) : place].rstrip(_BEFORE_WORDS)
    return not before or before[-1] in _SENTENCE_ENDS
