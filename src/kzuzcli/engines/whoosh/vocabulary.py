"""Words as written to numbers of index terms, one dictionary look-up a word."""

from __future__ import annotations

from kzuzcli.analysis import fold
from kzuzcli.engines.whoosh.layout import scoped


class Vocabulary:
    """The terms met so far: `terms[number]` is a term, `of(language)[word]` the code of a word's term.

    A code is twice the number, and one more where the word is capitalised.
    """

    def __init__(self) -> None:
        self.terms: list[str] = []
        self._numbers: dict[str, int] = {}
        self._languages: dict[str, Spellings] = {}

    def of(self, language: str) -> Spellings:
        """Spellings of `language` to codes; those of "" have terms that are bare forms."""
        found = self._languages.get(language)
        if found is None:
            found = self._languages[language] = Spellings(self, language)
        return found

    def number(self, term: str) -> int:
        found = self._numbers.get(term)
        if found is None:
            found = self._numbers[term] = len(self.terms)
            self.terms.append(term)
        return found


class Spellings(dict[str, int]):
    """Words of one language as written, to the codes of their terms; knows each word once asked for it."""

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        self._vocabulary, self._language = vocabulary, language

    def __missing__(self, word: str) -> int:
        form = fold(word, self._language or "und")
        term = scoped(form, self._language) if self._language else form
        code = self[word] = 2 * self._vocabulary.number(term) + word[0].isupper()
        return code
