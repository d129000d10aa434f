"""Other names of the same thing: countries, capitals, renamed places, organisations."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Spelling:
    """Folded words and the language they are spelled in."""

    language: str
    words: tuple[str, ...]


class Aliases:
    """The alias table, with the user's own lines after the project's."""

    def __init__(self, entries: dict[tuple[str, ...], tuple[Spelling, ...]]) -> None:
        self._entries = entries

    @classmethod
    def load(cls, user_file: Path | None = None) -> Aliases:
        return cls({})

    def lookup(self, words: tuple[str, ...]) -> tuple[Spelling, ...]:
        """All other spellings of what `words` (folded) name; empty when they name nothing here."""
        return self._entries.get(words, ())
