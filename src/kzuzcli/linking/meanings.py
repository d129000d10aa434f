"""What a word means, where the glossary of news has it: agreement, соглашение, келісім are one."""

from __future__ import annotations

from functools import lru_cache

from kzuzcli.analysis import stem
from kzuzcli.analysis.glossary import TABLE, Wording, meanings

_LETTERS = 3


def meaning(form: str, language: str) -> str:
    """The meaning of a folded word by the first wording the table has for it, '' for none.

    The project's own table only: what is kept of an article must not change with a user's file.
    """
    # most words begin as none of the table does: to stem them all would be a sixth of linking
    if form[:_LETTERS] not in _beginnings(language):
        return ""
    return _by_stem(language).get(stem(form, language), "")


@lru_cache(maxsize=16)
def _beginnings(language: str) -> frozenset[str]:
    return frozenset(known[:_LETTERS] for known in _by_stem(language))


@lru_cache(maxsize=16)
def _by_stem(language: str) -> dict[str, str]:
    """Stems of single words -> meanings. A word with several has the first; about 40 ms a language."""
    found: dict[str, str] = {}
    for row in _table():
        for wording in row:
            if wording.language == language and len(words := wording.words) == 1:
                found.setdefault(stem(words[0], language), row[0].text)
    return found


@lru_cache(maxsize=1)
def _table() -> list[tuple[Wording, ...]]:
    return meanings(TABLE)
