"""What a word means, where the glossary of news has it: agreement, соглашение, келісім are one."""

from __future__ import annotations

from functools import lru_cache

from kzuzcli.analysis import stem
from kzuzcli.analysis.glossary import TABLE, Wording, meanings


def meaning(form: str, language: str) -> str:
    """The meaning of a folded word by the first wording the table has for it, '' for none.

    The project's own table only: what is kept of an article must not change with a user's file.
    """
    known = _by_stem(language)
    return known.get(stem(form, language), "") if known else ""


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
