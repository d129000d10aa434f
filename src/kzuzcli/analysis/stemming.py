"""A folded form to its stem, per language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from kzuzcli.analysis import kazakh_stem, russian_stem, uzbek_stem


@cache
def _english() -> Callable[[str], str]:
    import Stemmer

    return Stemmer.Stemmer("english").stemWord  # type: ignore[no-any-return]


_STEMMERS: dict[str, Callable[[str], str]] = {
    "en": lambda form: _english()(form),
    "ru": russian_stem.stem,
    "kk": kazakh_stem.stem,
    "uz": uzbek_stem.stem,
}


@lru_cache(maxsize=1 << 16)
def stem(form: str, language: str) -> str:
    """The stem of a folded form in one of LANGUAGES; the form itself where no stemmer is known."""
    stemmer = _STEMMERS.get(language)
    return (stemmer(form) or form) if stemmer else form
