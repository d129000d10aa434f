"""How often a form is written with a capital where grammar does not ask for one."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from kzuzcli.analysis.folding import plain
from kzuzcli.analysis.tokens import WORDS, fold, primary, spelled

# before the first word of a line, of a sentence, of a quotation
# (one set of signs to look for at first: the search is twice as fast as with plain alternatives)
_BEFORE_FIRST = r"[\n.!?…\"«“„](?:(?<=\n)|(?<=[.!?…])[^\w\s]*\s|(?<!\w.)(?<=[\"«“„]))[\W_]*"
_LONGER_WORD = re.compile(r"[^\W\d_]{4,}")
_TITLE_LENGTH = 160


def word_case(text: str, language: str = "und") -> dict[str, tuple[int, int]]:
    """Folded form -> (occurrences that tell, how many of them begin with a capital).

    What does not tell: the first word of a line, a sentence or a quotation; lines in capitals; and
    headlines, that is short lines without a full stop in which most words have capitals.
    """
    scope = primary(language)
    counts = Counter(spelled(text, scope))
    counts.subtract(untelling(text, scope))
    result: dict[str, tuple[int, int]] = {}
    for word, count in counts.items():
        if count > 0:
            form = fold(word, scope)
            seen, capitals = result.get(form, (0, 0))
            result[form] = seen + count, capitals + (count if word[0].isupper() else 0)
    return result


def untelling(text: str, language: str = "und") -> list[str]:
    """The words, as `spelled` gives them, whose capitals do not tell; each as often as it stands so."""
    scope = primary(language)
    telling: list[str] = []
    found: list[str] = []
    for line in plain(text).splitlines():
        if line.isupper() or _is_title(line):
            found += WORDS[scope].findall(line)
        else:
            telling.append(line)
    return found + _first(scope).findall("\n" + "\n".join(telling))


@cache
def _first(language: str) -> re.Pattern[str]:
    return re.compile(f"{_BEFORE_FIRST}({WORDS[language].pattern})", re.DOTALL)


def _is_title(line: str) -> bool:
    if len(line) > _TITLE_LENGTH or line.rstrip().endswith((".", ",", ";", ":", "…")):
        return False
    later = _LONGER_WORD.findall(line)[1:]
    capitals = [word for word in later if word[0].isupper()]
    return len(capitals) * 3 > len(later) * 2
