"""Uzbek: one Latin spelling for both scripts."""

from __future__ import annotations

import re
from functools import cache

_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LETTERS = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхқҳэыжц", "abvgdeziyklmnoprstufxqheijs", strict=True)),
        "ё": "yo", "ю": "yu", "я": "ya", "ў": "o'", "ғ": "g'", "ш": "sh", "ч": "ch", "щ": "sh",
        "ъ": "'", "ь": "", "і": "i",
        # the alphabets proposed in 2019 and 2021
        "õ": "o'", "ō": "o'", "ó": "o'", "ö": "o'", "ğ": "g'", "ḡ": "g'", "ǵ": "g'",
        "ş": "sh", "ç": "ch", "ı": "i",
    }
)  # fmt: skip

# what the rules of 1995 make depend on a letter's neighbours, in the order they apply
_NEIGHBOURS = (
    ("[ъь](?=[её])", "й"),  # объект -> obyekt; the й is one with that of the next rules
    ("[ъь](?=[юя])", ""),
    ("(?:^|(?<=[аеёиоуўэюяы]))е", "йе"),
    ("йй?е", "йe"),
    ("йё", "ё"),
    ("(?<=[аеёиоуўэюяы])ц", "тс"),  # милиция -> militsiya, but акция -> aksiya
    ("ўъ", "ў"),  # мўътадил -> mo'tadil
    ("сҳ", "съҳ"),  # Исҳоқ -> Is'hoq
)


@cache
def _neighbours() -> list[tuple[re.Pattern[str], str]]:
    """The table made ready; it takes a millisecond or two that most runs need not spend."""
    return [(re.compile(pattern), letters) for pattern, letters in _NEIGHBOURS]


def latin(word: str) -> str:
    """A lower-case word of either script in the Latin alphabet of 1995 with U+0027 for both of its signs."""
    if word.isascii():
        return word
    if _CYRILLIC.search(word):
        for pattern, letters in _neighbours():
            word = pattern.sub(letters, word)
    return word.translate(_LETTERS).replace("''", "'")
