"""What is kept of an article so that later ones can be linked to it without reading it again."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from zlib import crc32

from kzuzcli.analysis import primary
from kzuzcli.linking.article import LinkArticle
from kzuzcli.linking.fingerprints import fingerprints
from kzuzcli.linking.translation import Profile
from kzuzcli.linking.words import codes, features

_FEATURE_PARTS = 1 << 8


@dataclass(frozen=True, slots=True)
class Trace:
    """`digest` is equal where folded texts are, None for an empty text; `fingerprints` as in fingerprints.py."""

    id: str
    language: str
    digest: int | None
    fingerprints: frozenset[int]
    profile: Profile


def trace(article: LinkArticle) -> Trace:
    """The trace of an article."""
    words = codes(article.text, article.language)
    return Trace(
        article.id,
        article.language,
        _digest(words),
        frozenset(fingerprints(words)),
        Profile(
            features(article.text, article.language), len(article.text), article.earliest, article.latest
        ),
    )


def _digest(words: list[int]) -> int | None:
    if not words:
        return None
    return int.from_bytes(blake2b(array("I", words).tobytes(), digest_size=8).digest(), "big", signed=True)


def feature_keys(profile: Profile, language: str) -> Iterator[tuple[int, int]]:
    """(feature, its key among articles of `language`) for each number and name of a profile.

    Keys of features lie behind those of fingerprints: 256 parts each.
    """
    salt = _salt(primary(language))
    for feature in profile.features:
        if feature & 1:
            salted = feature ^ salt
            yield feature, (_FEATURE_PARTS | salted >> 8 & 255) << 32 | salted


@lru_cache(maxsize=64)
def _salt(language: str) -> int:
    return crc32(language.encode())
