"""How often a form is written with a capital where grammar does not ask for one."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from kzuzcli.analysis.folding import plain_apostrophes
from kzuzcli.analysis.tokens import WORDS, fold, primary

# before the first word of a line, of a sentence, of a quotation
_BEFORE_FIRST = r"(?:^|[.!?…][^\w\s]*\s|(?<!\w)[\"«“„])[\W_]*"
_LONGER_WORD = re.compile(r"[^\W\d_]{4,}")
_TITLE_LENGTH = 160


def word_case(text: str, language: str = "und") -> dict[str, tuple[int, int]]:
    """Folded form -> (occurrences that tell, how many of them begin with a capital).

    What does not tell: the first word of a line, a sentence or a quotation; lines in capitals; and
    headlines, that is short lines without a full stop in which most words have capitals.
    """
    scope = primary(language)
    telling = [
        line for line in plain_apostrophes(text).splitlines() if not (line.isupper() or _is_title(line))
    ]
    text = "\n".join(telling)
    counts = Counter(WORDS[scope].findall(text))
    counts.subtract(_first(scope).findall(text))
    result: dict[str, tuple[int, int]] = {}
    for word, count in counts.items():
        if count > 0:
            form = fold(word, scope)
            seen, capitals = result.get(form, (0, 0))
            result[form] = seen + count, capitals + (count if word[0].isupper() else 0)
    return result


@cache
def _first(language: str) -> re.Pattern[str]:
    return re.compile(f"{_BEFORE_FIRST}({WORDS[language].pattern})", re.MULTILINE)


def _is_title(line: str) -> bool:
    if len(line) > _TITLE_LENGTH or line.rstrip().endswith((".", ",", ";", ":", "…")):
        return False
    later = _LONGER_WORD.findall(line)[1:]
    capitals = [word for word in later if word[0].isupper()]
    return len(capitals) * 3 > len(later) * 2
