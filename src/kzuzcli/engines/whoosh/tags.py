"""Language filters: RFC 4647 basic filtering, with the script a language is usually written in understood."""

from __future__ import annotations

from collections.abc import Iterable

USUAL_SCRIPT = {
    "en": "latn",
    "ru": "cyrl",
    "kk": "cyrl",
    "uz": "latn",
    "ky": "cyrl",
    "tg": "cyrl",
    "tt": "cyrl",
    "tr": "latn",
    "uk": "cyrl",
}
"""Suppressed in tags: an article in Kazakh Cyrillic is tagged kk, and found by lang:kk-Cyrl."""


def matching(wanted: str, tags: Iterable[str]) -> list[str]:
    """Those of `tags` (lower case) that the language range `wanted` covers, compared without case."""
    wanted = wanted.lower()
    if wanted == "*":
        return list(tags)
    language, _, script = wanted.partition("-")
    plain = language if script and USUAL_SCRIPT.get(language) == script else None
    return [tag for tag in tags if tag in (wanted, plain) or tag.startswith(wanted + "-")]
