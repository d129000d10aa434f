"""Mentions counted by name: all spellings as one, a given name with the family name it stands beside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from heapq import nlargest
from operator import attrgetter
from typing import Any, Literal, NamedTuple, TypeVar

from kzuzcli.analysis.names import Aliases, same_name, skeleton
from kzuzcli.article import Article
from kzuzcli.naming.find import Mention, Run
from kzuzcli.period import Period

T = TypeVar("T")
Kind = Literal["person", "place", "organisation"]

ABSORBED = 0.7
"""A word that stands so often beside one more frequent name is a part of that name: Kassym, Jomart."""

FULL = 0.1
"""A run of several words is shown as the name when so many of its mentions are written so."""

_MANY = 2000
_MOST_USES = 40
_HEADS = 8  # of a block of like keys, the most frequent, that rarer ones are compared with
_ALIASED = 300  # groups, the most frequent, for which the table of other names is asked


class Use(NamedTuple):
    """How often a name stands in a run, and which of its words it is: the first of them and the last."""

    many: int
    run: Run
    first: int
    last: int

    @property
    def word(self) -> Mention:
        return self.run.words[self.first]


@dataclass(frozen=True, slots=True)
class Name:
    """A name: how it is mostly written, in full where texts do, and everything counted of it.

    `spellings` and `languages` are mentions, most first. `first` and `last` are the earliest and the
    latest dates of articles that hold it, of those known on both sides; None where no date is. `kind` is
    what naming.kinds concluded of it from its `uses`, which are found when asked for; None where nothing tells.
    """

    name: str
    mentions: int
    articles: int
    spellings: Mapping[str, int]
    languages: Mapping[str, int]
    first: Period | None
    last: Period | None
    forms: frozenset[tuple[str, str]] = field(default=frozenset(), repr=False)
    uses: Callable[[], Iterable[Use]] = field(default=tuple, repr=False, compare=False)
    kind: Kind | None = None


# a Counter is made and counts in Python: a quarter of the time for thousands of groups
_counts: Callable[[], defaultdict[Any, int]] = partial(defaultdict, int)


_spelling = attrgetter("spelling")
_language = attrgetter("language")


def _most_first(counts: Mapping[T, int]) -> dict[T, int]:
    if len(counts) == 1:
        return dict(counts)
    return dict(sorted(counts.items(), key=lambda pair: -pair[1]))


@dataclass(slots=True)
class _Group:
    """The uses of keys that are one name; what else is wanted of them is counted when it is."""

    uses: list[Use] = field(default_factory=list)
    articles: set[int] = field(default_factory=set)
    beside: dict[str, int] = field(default_factory=_counts)
    mentions: int = 0

    def take(self, other: _Group) -> None:
        self.uses += other.uses
        self.articles |= other.articles
        self.mentions += other.mentions
        for key, many in other.beside.items():
            self.beside[key] += many

    def counted(self, of: Callable[[Mention], str]) -> dict[str, int]:
        """Mentions by what `of` says of each word, most first."""
        counts = _counts()
        for use in self.uses:
            counts[of(use.word)] += use.many
        return _most_first(counts)

    def forms(self) -> frozenset[tuple[str, str]]:
        return frozenset((use.word.form, use.word.language) for use in self.uses)


def grouped(found: Iterable[tuple[Article, Sequence[Run]]], aliases: Aliases | None = None) -> list[Name]:
    """The names of articles, those in most articles first, then those with most mentions."""
    dates: list[Period | None] = []
    held: dict[Run, list[int]] = {}
    for number, (article, runs) in enumerate(found):
        period = article.date.period if article.date else None
        dates.append(period if period and period.start and period.end else None)
        for run in runs:
            if (numbers := held.get(run)) is None:
                held[run] = [number]
            else:
                numbers.append(number)
    groups: dict[str, _Group] = defaultdict(_Group)
    for run, numbers in held.items():
        _count(groups, run, numbers)
    same = _same_spellings(groups)
    if aliases is not None:
        same = _with_aliases(groups, same, aliases)
    whole = _merged(groups, same)
    parts = _parts(whole, same)
    own: dict[str, set[str]] = defaultdict(set)
    for part, owner in parts.items():
        own[owner].add(part)
    names = [_name(group, own[key] | {key}, dates, same) for key, group in whole.items() if key not in parts]
    return sorted(names, key=lambda name: (-name.articles, -name.mentions, name.name))


def _count(groups: dict[str, _Group], run: Run, numbers: Sequence[int]) -> None:
    """Count the words of a run; `numbers` has the article of each place where it stands."""
    many, words = len(numbers), run.words
    for at, word in enumerate(words):
        group = groups[word.key]
        group.mentions += many
        group.articles.update(numbers)
        group.uses.append(Use(many, run, at, at))
        for other in words if len(words) > 1 else ():
            if other.key != word.key:
                group.beside[other.key] += many


def _same_spellings(groups: Mapping[str, _Group]) -> dict[str, str]:
    """Key -> the key of its group: keys that are spellings of one name go with the most frequent."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for key in sorted(groups, key=lambda key: (-groups[key].mentions, key)):
        blocks[skeleton(key)].append(key)
    same: dict[str, str] = {}
    for bones, keys in blocks.items():
        heads: list[str] = []
        for key in keys:
            head = next((one for one in heads if bones and same_name(one, key)), key)
            same[key] = head
            # where thousands of names stand, those met once are not compared with each other
            if head == key and len(heads) < _HEADS and (groups[key].mentions > 1 or len(groups) < _MANY):
                heads.append(key)
    return same


def _with_aliases(groups: Mapping[str, _Group], same: Mapping[str, str], aliases: Aliases) -> dict[str, str]:
    """As `same`, with other names of one thing together: Özbekstan, Uzbekistan."""
    owners: dict[tuple[str, str], str] = {}
    joined: dict[str, str] = {}
    often = sorted(groups, key=lambda key: (-groups[key].mentions, key))[:_ALIASED]
    for key in often:
        for form in groups[key].forms():
            owners.setdefault(form, same[key])
    for key in often:
        spelling = next(iter(groups[key].counted(_spelling)))
        for other in aliases.lookup([spelling]):
            owner = owners.get((other.words[0], other.language)) if len(other.words) == 1 else None
            if owner is not None and not other.capitals:
                former, head = _whole(owner, joined), _whole(same[key], joined)
                if former != head:
                    joined[former] = head
    return _settled(same, joined)


def _settled(same: Mapping[str, str], joined: Mapping[str, str]) -> dict[str, str]:
    """Key -> the head that its own head was joined to, in however many steps."""
    return {key: _whole(head, joined) for key, head in same.items()}


def _merged(groups: Mapping[str, _Group], same: Mapping[str, str]) -> dict[str, _Group]:
    """The groups of the heads, with those of their other spellings taken in."""
    whole = {key: group for key, group in groups.items() if same[key] == key}
    for key, group in groups.items():
        if same[key] != key:
            whole[same[key]].take(group)
    return whole


def _parts(whole: Mapping[str, _Group], same: Mapping[str, str]) -> dict[str, str]:
    """Names that are hardly met but beside a more frequent one -> that one."""
    parts: dict[str, str] = {}
    for key, group in whole.items():
        if not group.beside:
            continue
        beside = _counts()
        for other, many in group.beside.items():
            beside[same[other]] += many
        beside.pop(key, None)
        for other, many in list(_most_first(beside).items())[:3]:
            larger = (whole[other].mentions, other) > (group.mentions, key)
            if larger and many >= ABSORBED * group.mentions:
                parts[key] = other
                break
    return {key: _whole(key, parts) for key in parts}


def _whole(key: str, parts: Mapping[str, str]) -> str:
    """Jomart is a part of Kassym, and that of Tokayev. No way leads back: what a name is part of is always more
    frequent, and only heads are joined."""
    while key in parts:
        key = parts[key]
    return key


def _name(
    group: _Group,
    own: set[str],
    dates: Sequence[Period | None],
    same: Mapping[str, str],
) -> Name:
    known = [period for number in group.articles if (period := dates[number])]
    spellings, languages = group.counted(_spelling), group.counted(_language)
    return Name(
        _shown(group, spellings, FULL * group.mentions / max(1, len(languages)), own, same),
        group.mentions,
        len(group.articles),
        spellings,
        languages,
        min(known, key=lambda period: (period.start, period.end), default=None),
        max(known, key=lambda period: (period.end, period.start), default=None),
        group.forms(),
        partial(_widened, group.uses, own, same),
    )


def _widened(uses: Iterable[Use], own: set[str], same: Mapping[str, str]) -> Iterator[Use]:
    """The most frequent uses, each with the other words of the name that stand beside it."""
    for use in nlargest(_MOST_USES, uses, key=lambda use: use.many):
        first, last, words = use.first, use.last, use.run.words
        while first and same[words[first - 1].key] in own:
            first -= 1
        while last + 1 < len(words) and same[words[last + 1].key] in own:
            last += 1
        yield use._replace(first=first, last=last)


def _shown(
    group: _Group, spellings: Mapping[str, int], enough: float, own: set[str], same: Mapping[str, str]
) -> str:
    """How the name is mostly written; in full where texts write it so `enough` times, with its own parts alone."""
    short = _most(spellings)
    rows: dict[tuple[str, tuple[str, ...]], int] = _counts()
    for many, run, *_ in group.uses:
        if len(run.words) > 1:
            rows[run.written, tuple(word.key for word in run.words)] += many
    full = {
        written: many
        for (written, keys), many in rows.items()
        if many >= enough and {same[key] for key in keys} <= own
    }
    alike = {written: many for written, many in full.items() if short in written}
    return _most(alike or full) if full else short


def _most(counted: Mapping[str, int]) -> str:
    """The most frequent; of several the shortest, which has no case ending."""
    if len(counted) == 1:
        return next(iter(counted))
    return min(counted, key=lambda text: (-counted[text], text.isupper(), len(text), text))
