"""A folded form to its stem, per language."""

from __future__ import annotations

from functools import lru_cache

from kzuzcli.analysis import kazakh_stem, uzbek_stem


@lru_cache(maxsize=1 << 16)
def stem(form: str, language: str) -> str:
    """The stem of a folded form in one of LANGUAGES; the form itself where no stemmer is known."""
    if language in ("en", "ru"):
        import Stemmer

        return str(Stemmer.Stemmer({"en": "english", "ru": "russian"}[language]).stemWord(form))
    if language == "kk":
        return kazakh_stem.stem(form)
    if language == "uz":
        return uzbek_stem.stem(form)
    return form
