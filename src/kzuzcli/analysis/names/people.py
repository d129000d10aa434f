"""Full names in any order, and which forms are names at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_PATRONYMIC = re.compile(
    r"(?:[oeое]vich|ovn|evn|[ое]вич|[ое]вн|ьич|инич)(?:a|а|у|ем|ом|е|ы|ой)?$"
    r"|.(?:ұлы|улы|uly|qyzy|қызы|кызы|ug'li|qizi|kizi|gyzy|zoda|зода)$"
)


@dataclass(frozen=True, slots=True)
class FullName:
    """What of a full name must meet, in the order given, and the patronymics that may be left out."""

    names: tuple[str, ...]
    patronymics: tuple[str, ...] = ()

    @property
    def distance(self) -> int:
        """How many other words may stand among the names of a text: a patronymic of up to two words."""
        return 2


def is_patronymic(form: str) -> bool:
    """Whether a folded form looks like a father's name: Kemelevich, Шавкатовна, Кемелұлы, Olimqizi."""
    return bool(_PATRONYMIC.search(form))


def order_free(forms: Sequence[str]) -> FullName:
    """Folded words of a name, read without regard to order. Two words are both needed: Roman Abramovich
    has no patronymic, Roman Arkadyevich Abramovich one, the inner."""
    inner = [i for i, form in enumerate(forms) if i and is_patronymic(form)][:1]
    if len(forms) < 3 or not inner:
        return FullName(tuple(forms))
    return FullName(tuple(f for i, f in enumerate(forms) if i not in inner), tuple(forms[i] for i in inner))


def is_name(inside: int, capitalised: int) -> bool:
    """Whether a form is a name: `capitalised` of its `inside` occurrences (those outside sentence starts,
    title-case headlines and all-capital passages) are at least four in five."""
    return inside > 0 and capitalised * 5 >= inside * 4


def same_person(a: Sequence[tuple[str, str]], b: Sequence[tuple[str, str]]) -> bool:
    return False
