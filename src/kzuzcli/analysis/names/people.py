"""Full names in any order, and which forms are names at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzuzcli.analysis.names.key import name_key, skeleton
from kzuzcli.analysis.names.verify import same_name
from kzuzcli.dataclass import dataclass

_SON_OR_DAUGHTER = (
    "ұлы|улы|uly|uulu|уулу|қызы|кызы|qyzy|kyzy|kizi|qizi|gyzy|гызы|o'g'li|ogli|ugli|угли|огли|zoda|зода"
)
_CASE = "(?:н[ыі]ң|ға|ге|н[ыі]|мен|ning|ga|ni|dan)?"
_PATRONYMIC = re.compile(
    rf"[oeое](?:vich|вич(?:а|у|ем|е)?)$|[oeое](?:vna|вн(?:а|ы|е|у|ой))$|(?:{_SON_OR_DAUGHTER}){_CASE}$"
)
_SEPARATE = re.compile(f"(?:{_SON_OR_DAUGHTER}){_CASE}")
_FATHER = re.compile(r"(?:y?[oeое](?:vich|вич|vn|вн)\w*|(?:" + _SON_OR_DAUGHTER + r")\w*)$")

NAMES_NEEDED = 2
"""A person is known by two names; one is shared by too many."""


@dataclass(frozen=True, slots=True)
class FullName:
    """What of a full name must meet in a text, in whatever order, and what may be left out there.

    `distance` is the number of other words that may stand among the names: a patronymic of two words.
    """

    names: tuple[str, ...]
    patronymic: tuple[str, ...] = ()
    distance: int = 2


def is_patronymic(form: str) -> bool:
    """Whether a folded form looks like a father's name: Kemelevich, Шавкатовна, Кемелұлы, o'g'li."""
    return bool(_PATRONYMIC.search(form))


def order_free(forms: Sequence[str]) -> FullName:
    """The folded words of a full name, read without regard to order.

    A word is a patronymic only where two other names remain: Roman Abramovich has none, Roman
    Arkadyevich Abramovich has one, the first. Miromon o'g'li is one of two words.
    """
    for place, form in enumerate(forms):
        start = place - 1 if _SEPARATE.fullmatch(form) else place
        rest = (*forms[: max(start, 0)], *forms[place + 1 :])
        if start > 0 and is_patronymic(form) and len(rest) >= NAMES_NEEDED:
            return FullName(rest, tuple(forms[start : place + 1]))
    return FullName(tuple(forms))


def same_person(a: Sequence[tuple[str, str]], b: Sequence[tuple[str, str]]) -> bool:
    """Whether two full names, as (folded form, language), may be one person's.

    All names of the shorter must be among the other's, two at least; patronymics agree or one is
    missing. A family name or a given name alone is nobody yet.
    """
    (names_a, father_a), (names_b, father_b) = _parts(a), _parts(b)
    shorter, longer = sorted((names_a, names_b), key=len)
    if len(shorter) < NAMES_NEEDED or len(longer) > len(shorter) + 1:
        return False
    for key in shorter:
        met = next((other for other in longer if _same(key, other)), None)
        if met is None:
            return False
        longer.remove(met)
    return not father_a or not father_b or _same(father_a, father_b)


def _parts(words: Sequence[tuple[str, str]]) -> tuple[list[str], str]:
    """The keys of the names, and the father's; a form in two languages is read in its first."""
    languages = dict(reversed(words))
    full = order_free([form for form, _ in words])
    father = full.patronymic[0] if full.patronymic else ""
    return (
        [name_key(form, languages[form]) for form in full.names],
        name_key(_FATHER.sub("", father) or father, languages[father]) if father else "",
    )


def _same(a: str, b: str) -> bool:
    return a == b or (skeleton(a) == skeleton(b) and same_name(a, b))


def is_name(inside: int, capitalised: int) -> bool:
    """Whether a form is a name: `capitalised` of its `inside` occurrences (those outside sentence starts,
    title-case headlines and all-capital passages) are at least four in five."""
    return inside > 0 and capitalised * 5 >= inside * 4


def may_be_name(inside: int, capitalised: int) -> bool:
    """Whether a form is a name as far as is known: three of four word types are not."""
    return inside <= 0 or capitalised * 5 >= inside * 4
