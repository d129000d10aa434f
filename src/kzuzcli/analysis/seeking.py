"""Words of some forms found in a text without folding all of it.

Most text is written in letters that fold one by one. There a pattern made of the forms finds the few places
where one of them may begin, and only the word at each is folded. Stretches that hold anything else (accents,
marks, what nobody sees, an alphabet the language is not folded to) are read word by word. Of ten articles with
a common word this takes a sixth of the time.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from kzuzcli.analysis.folding import APOSTROPHE, INVISIBLE, plain, written_as
from kzuzcli.analysis.tokens import FOLDED, MARKS, WORDS, primary

# a strange letter makes so much of a text slow
_STRETCH = re.compile(r"(?s).{1,400}\S*\s*")
_LATIN, _CYRILLIC = "A-Za-z", "Ѐ-ҁҊ-ӿ"
_ALPHABETS = {"en": _LATIN, "uz": _LATIN, "kk": _CYRILLIC}
"""Letters that fold one by one in a language; in languages not named those of both alphabets do."""

_LETTER = r"[^\W_]"
_MOST = 16
"""So many forms are looked for as they are; of more only beginnings, cut until they are no more than this."""


class Standing(NamedTuple):
    """A word where it stands: its folded form, its character offsets."""

    form: str
    start: int
    end: int


def seek(wanted: Collection[str], text: str, language: str) -> list[Standing]:
    """The words of `text` whose folded form is wanted, in order; as `tokenize` would give them."""
    if not wanted:
        return []
    scope = primary(language)
    shown, sought = plain(text), _sought(frozenset(wanted), scope)
    strange = _strange(scope)
    if (scope not in _CYRILLIC_ONLY and shown.isascii()) or not strange.search(shown):
        return list(sought.among(shown, 0, len(shown)))
    found: list[Standing] = []
    for stretch in _STRETCH.finditer(shown):
        start, end = stretch.span()
        found += (sought.of_all if strange.search(shown, start, end) else sought.among)(shown, start, end)
    return found


_CYRILLIC_ONLY = {language for language, letters in _ALPHABETS.items() if letters == _CYRILLIC}


def gaps(found: Sequence[Standing], text: str, language: str, most: int) -> list[int]:
    """How many words stand before the first of the words found, between each two, and behind the last; `most`
    where there are more."""
    shown, words = plain(text), WORDS[primary(language)].finditer
    starts = [0, *(one.end for one in found)]
    ends = [*(one.start for one in found), len(shown)]
    return [
        sum(1 for _ in islice(words(shown, start, end), most))
        for start, end in zip(starts, ends, strict=True)
    ]


@cache
def _strange(language: str) -> re.Pattern[str]:
    """What does not fold letter by letter."""
    letters = _ALPHABETS.get(language, _LATIN + _CYRILLIC)
    return re.compile(rf"[^\W0-9_{letters}]|[{MARKS}{INVISIBLE}]")


class _Sought:
    """Forms of one language, ready to be looked for."""

    def __init__(self, wanted: frozenset[str], language: str) -> None:
        self._wanted, self._folded = wanted, FOLDED[language]
        self._words, self._beginnings = WORDS[language], re.compile(_beginning(wanted))

    def of_all(self, shown: str, start: int, end: int) -> Iterator[Standing]:
        """The words wanted among all words between two offsets that no word reaches over."""
        for word in self._words.finditer(shown, start, end):
            if (form := self._folded[word[0]]) in self._wanted:
                yield Standing(form, *word.span())

    def among(self, shown: str, start: int, end: int) -> Iterator[Standing]:
        """The same where every letter folds by itself."""
        for beginning in self._beginnings.finditer(shown, start, end):
            at = beginning.start()
            if shown[at - 1 : at] == APOSTROPHE and _is_inside(shown, at):
                continue
            word = self._words.match(shown, at, end)
            if word is not None and (form := self._folded[word[0]]) in self._wanted:
                yield Standing(form, at, word.end())


_sought = lru_cache(maxsize=64)(_Sought)


def _is_inside(shown: str, at: int) -> bool:
    """Whether the letter at an offset goes on a word that has an apostrophe before it."""
    while shown[at - 1 : at] == APOSTROPHE:
        at -= 1
    return re.match(_LETTER, shown[at - 1 : at]) is not None


def _beginning(forms: frozenset[str]) -> str:
    """A pattern that matches at the first letter of each word that may fold to one of the forms, and at few
    others. It begins with a plain set of letters: so it is looked for four times as fast."""
    rests: dict[str, set[str]] = {}
    for form in _cut(forms):
        rests.setdefault(form[0], set()).add("".join(map(_written, form[1:])))
    firsts = "".join(sorted(set("".join(map(written_as, rests)))))
    every = "|".join(
        f"(?<=[{re.escape(written_as(first))}])(?:{'|'.join(sorted(some))})" for first, some in rests.items()
    )
    whole = f"(?!{_LETTER})" if len(forms) <= _MOST else ""
    return f"[{re.escape(firsts)}](?<!{_LETTER}[{re.escape(firsts)}])(?=(?:{every}){whole})"


def _cut(forms: frozenset[str]) -> frozenset[str]:
    size = 5
    while len(forms) > _MOST and size > 1:
        size -= 1
        forms = frozenset(form[:size] for form in forms)
    return forms


def _written(letter: str) -> str:
    return "'+" if letter == APOSTROPHE else f"[{re.escape(written_as(letter))}]"
