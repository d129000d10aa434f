"""A folded form to its stem, per language."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

_CYRILLIC = re.compile("[Ѐ-ԯ]")
_STEMMED = {"en": False, "ru": True, "kk": True, "uz": False}  # language -> whether its forms are Cyrillic


@lru_cache(maxsize=1 << 16)
def stem(form: str, language: str) -> str:
    """The stem of a folded form in one of LANGUAGES; the form itself where no stemmer is known.

    A form in another script than the language's own is its own stem.
    """
    if _STEMMED.get(language) is not (_CYRILLIC.search(form) is not None):
        return form
    return _stemmer(language)(form) or form


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    """The stemmer of a language; its tables are made when the first form asks for them."""
    if language == "ru":
        from kzuzcli.analysis import russian_stem

        return russian_stem.stem
    if language == "kk":
        from kzuzcli.analysis import kazakh_stem

        return kazakh_stem.stem
    if language == "uz":
        from kzuzcli.analysis import uzbek_stem

        return uzbek_stem.stem
    import Stemmer

    return Stemmer.Stemmer("english").stemWord  # type: ignore[no-any-return]
