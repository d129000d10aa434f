"""What is kept of an article so that later ones can be linked to it without reading it again."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from kzuzcli.analysis import primary
from kzuzcli.linking.article import LinkArticle
from kzuzcli.linking.fingerprints import Fingerprint, fingerprints
from kzuzcli.linking.postings import LED
from kzuzcli.linking.skim import Span, skimmed, spelled_and_quoted
from kzuzcli.linking.translation import Profile, pack, paragraphs
from kzuzcli.linking.words import code, codes, features

_ENOUGH = 12
_COGNATES = 24


@dataclass(frozen=True, slots=True)
class Trace:
    """`digest` is equal where folded texts are, None for an empty text; `words` and `quoted` as in Skim;
    `fingerprints` as in fingerprints.py; `named` are the features that lead to other articles: numbers and
    names, in a short text cognates too."""

    id: str
    language: str
    digest: int | None
    words: bytes
    quoted: Sequence[Span]
    fingerprints: Mapping[int, Fingerprint]
    profile: Profile
    named: tuple[int, ...]


def trace(article: LinkArticle) -> Trace:
    """The trace of an article."""
    words, marked = spelled_and_quoted(article.text, article.language)
    read = codes(words, article.language)
    found = features(article.text, words, article.language)
    packed = array("I", read)
    return Trace(
        article.id,
        article.language,
        _digest(packed),
        skimmed(packed),
        marked,
        fingerprints(read),
        Profile(pack(found), len(article.text), paragraphs(article.text), article.earliest, article.latest),
        _leading(found),
    )


def _leading(found: Mapping[int, int]) -> tuple[int, ...]:
    named = tuple(each for each in found if each & 1)
    if len(named) >= _ENOUGH:
        return named
    return (*named, *sorted((each for each in found if not each & 1), key=found.__getitem__)[:_COGNATES])


def _digest(words: array[int]) -> int | None:
    if not words:
        return None
    return int.from_bytes(blake2b(words.tobytes(), digest_size=8).digest(), "big", signed=True)


def feature_keys(named: Iterable[int], language: str) -> list[int]:
    """The keys that leading features have among articles of `language`, in the order given.

    Keys of features lie behind those of fingerprints, in 256 parts as well.
    """
    salt = _salt(primary(language))
    return [LED | (each >> 8 & 255) << 32 | each for each in [each ^ salt for each in named]]


@lru_cache(maxsize=64)
def _salt(language: str) -> int:
    return code(language)
