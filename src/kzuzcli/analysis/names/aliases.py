"""Other names of the same thing: countries, capitals, renamed places, organisations.

data/*.txt are the tables people read and write; data/index.tsv is all of them folded and under keys, so
that a search need not fold thousands of names (tests/quality/alias_data.py writes it). A user's own file
has the format of data/places.txt:

    # one thing a line: languages parted by ";", spellings by ","
    en: Astana, Nur-Sultan; ru: Астана, Нур-Султан; kk: Астана, Нұр-Сұлтан
    en: World Health Organization, !WHO; ru: Всемирная организация здравоохранения, ВОЗ

Lines that share a spelling are about one thing, in one file or in two. A "!" marks a spelling that is
also an ordinary word: it counts only where it is written with capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from kzuzcli.analysis.names.cases import without_case
from kzuzcli.analysis.names.key import name_key
from kzuzcli.analysis.tokens import LANGUAGES, fold, primary, tokenize
from kzuzcli.dataclass import dataclass
from kzuzcli.errors import AliasFileError

DATA = Path(__file__).parent / "data"
INDEX = DATA / "index.tsv"

_ACRONYM_LETTERS = 7
_LINE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*(.*)")


@dataclass(frozen=True, slots=True)
class Spelling:
    """Folded words in a row and the language whose passages they are meant in.

    `capitals`: also an ordinary word, so only forms that are names (`is_name`) are meant.
    """

    language: str
    words: tuple[str, ...]
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class Thing:
    """The spellings of one thing, and the keys it is found under."""

    spellings: tuple[Spelling, ...]
    keys: frozenset[str]


class Aliases:
    """The alias table and, after it, the user's own lines. Reading the table takes about 2 ms."""

    def __init__(self, things: Iterable[Thing] = (), index: str = "") -> None:
        self._own = tuple(things)
        self._index = index

    @classmethod
    def load(cls, user_file: Path | None = None) -> Aliases:
        """The project's table with `user_file`, if there is one.

        Raises AliasFileError for a line that is not of the format, OSError when it cannot be read.
        """
        own = things(user_file.read_text(encoding="utf-8-sig"), user_file) if user_file else []
        return cls(own, INDEX.read_text(encoding="utf-8"))

    def lookup(self, words: Sequence[str]) -> tuple[Spelling, ...]:
        """All other spellings of the thing that `words` name in any language and case; () for nothing.

        `words` are tokens as typed. With capitals they are read as a name, in any spelling with the key
        of one in the table; in small letters they must be a spelling of the table, but for case endings,
        and none that needs capitals: данные have the key of Дания.
        """
        own = {language: tuple(fold(word, language) for word in words) for language in LANGUAGES}
        named = all(word[:1].isupper() for word in words)
        found = [
            thing
            for needle in sorted(_needles(words, own))
            for thing in self._things(needle)
            if named or _spells(own, thing)
        ]
        if self._own:
            found = self._all_linked(found)
        spellings = dict.fromkeys(one for thing in found for one in thing.spellings)
        return tuple(one for one in spellings if one.words != own[one.language])

    def _things(self, needle: str) -> list[Thing]:
        return [_read(one) if isinstance(one, str) else one for one in self._under.get(needle, ())]

    def _all_linked(self, found: list[Thing]) -> list[Thing]:
        """Those found and all that share a spelling with one of them."""
        linked = dict.fromkeys(found)
        waiting = list(found)
        while waiting:
            thing = waiting.pop()
            spellings = set(thing.spellings)
            for other in (other for key in sorted(thing.keys) for other in self._things(key)):
                if other not in linked and not spellings.isdisjoint(other.spellings):
                    linked[other] = None
                    waiting.append(other)
        return list(linked)

    @property
    def longest(self) -> int:
        """The most words a spelling has."""
        return max((key.count(" ") + 1 for key in self._under), default=0)

    @cached_property
    def _under(self) -> dict[str, list[Thing | str]]:
        """Key -> the user's things and lines of the index, which are read when they are asked for."""
        under: dict[str, list[Thing | str]] = {}
        for line in self._index.splitlines():
            keys = line.partition("\t")[0]
            for key in keys.split("|"):
                under.setdefault(key, []).append(line)
        for thing in self._own:
            for key in thing.keys:
                under.setdefault(key, []).append(thing)
        return under


def _needles(words: Sequence[str], own: Mapping[str, Sequence[str]]) -> set[str]:
    """The keys that words as typed may be found under: their name keys, or exactly, for an acronym."""
    needles = set()
    for language, folded in own.items():
        needles |= {_key(folded, language), "=" + " ".join(folded)}
        if len(folded) == 1:
            needles.add("=" + without_case(folded[0], language, fewest=2))
    if all(word[:1].isupper() for word in words):
        shouted = all(map(_is_acronym, words))
        needles |= {"!" + needle for needle in needles if shouted or not needle.startswith("=")}
    return needles


def _spells(own: Mapping[str, Sequence[str]], thing: Thing) -> bool:
    """Whether words folded per language are a spelling of a thing but for case endings."""
    return any(
        not one.capitals
        and _nominative(own[one.language], one.language) == _nominative(one.words, one.language)
        for one in thing.spellings
    )


def _nominative(words: Sequence[str], language: str) -> list[str]:
    return [without_case(word, language, fewest=2) for word in words]


def _key(folded: Sequence[str], language: str) -> str:
    """The name keys of words in a row; a word without one stands for itself."""
    return " ".join(name_key(word, language) or word for word in folded)


def _is_acronym(word: str) -> bool:
    """ООН, АҚШ, YeOII: found as they are written, for their keys say too little."""
    return len(word) <= _ACRONYM_LETTERS and sum(letter.isupper() for letter in word) > 1


def things(text: str, source: Path) -> list[Thing]:
    """The things of a table, lines that share a spelling as one. Raises AliasFileError."""
    groups: list[dict[tuple[Spelling, str], None]] = []
    at: dict[Spelling, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        content = line.partition("#")[0].strip()
        if not content:
            continue
        spellings = dict.fromkeys(_spellings(content, AliasFileError(source, number, line)))
        places = sorted({at[one] for one, _ in spellings if one in at})
        place = places[0] if places else len(groups)
        groups[place:place] = [] if places else [{}]
        for other in (p for p in places if p != place):
            groups[place] |= groups[other]
            groups[other] = {}
        groups[place] |= spellings
        at |= {one: place for one, _ in groups[place]}
    return [
        Thing(tuple(one for one, _ in group), frozenset(key for _, key in group)) for group in groups if group
    ]


def _spellings(content: str, error: AliasFileError) -> Iterator[tuple[Spelling, str]]:
    """Spellings of a line and the key each is found under."""
    for part in filter(None, map(str.strip, content.split(";"))):
        match = _LINE.fullmatch(part)
        if not match:
            raise error
        language = primary(match[1])
        for name in filter(None, map(str.strip, match[2].split(","))):
            capitals, written = name.startswith("!"), name.lstrip("! ")
            folded = tuple(token.term for token in tokenize(written, language))
            if not folded:
                raise error
            key = "=" + folded[0] if len(folded) == 1 and _is_acronym(written) else _key(folded, language)
            yield Spelling(language, folded, capitals), "!" * capitals + key


def index(tables: Iterable[Path]) -> str:
    """All tables as index.tsv: keys parted by "|", a tab, then the folded spellings in the tables' format."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in tables)
    return "".join(f"{'|'.join(sorted(thing.keys))}\t{_written(thing)}\n" for thing in things(text, INDEX))


def _written(thing: Thing) -> str:
    parts: dict[str, list[str]] = {}
    for one in thing.spellings:
        parts.setdefault(one.language, []).append("!" * one.capitals + " ".join(one.words))
    return "; ".join(f"{language}: {', '.join(names)}" for language, names in parts.items())


def _read(line: str) -> Thing:
    """A line of the index; its words are folded already."""
    keys, _, rest = line.partition("\t")
    spellings = [
        Spelling(language, tuple(name.lstrip("!").split(" ")), name.startswith("!"))
        for language, _, names in (part.partition(": ") for part in rest.split("; "))
        for name in names.split(", ")
    ]
    return Thing(tuple(spellings), frozenset(keys.split("|")))
