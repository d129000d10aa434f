"""What a tag is: a short name without the signs of a query, the same in any case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kzuzcli.errors import BadTag

LONGEST = 60
"""Characters of a tag that a user gives."""

NONE = "none"
"""tag:none is every article without a tag, so nothing can be tagged so."""

# patterns are compiled when a tag is there to be read: most runs see none
_APART = "[,;]"
_TAG = r"[^\W_](?:[\w .&/+'’ʻʼ‘%№-]*[\w%+'’ʻʼ‘])?"


def fold(tag: str) -> str:
    """The one spelling that tags are compared by: case, blanks, apostrophes, ё and a # before it do not matter."""
    from kzuzcli.analysis.folding import INVISIBLE, plain_apostrophes

    text = tag if tag.isascii() else re.sub(f"[{INVISIBLE}]+", "", _composed(tag))
    text = _composed(plain_apostrophes(text).casefold()).replace("ё", "е")
    return " ".join(text.split()).lstrip("# ")


def _composed(text: str) -> str:
    from unicodedata import normalize

    return text if text.isascii() else normalize("NFC", text)


def read(text: str) -> str:
    """A tag as a user wrote it, without a # before it and with single blanks. Raises BadTag."""
    tag = " ".join(_composed(text).split()).lstrip("# ")
    if not tag:
        raise BadTag(text, "empty")
    if len(tag) > LONGEST:
        raise BadTag(text, "too-long")
    if fold(tag) == NONE:
        raise BadTag(text, "none")
    if not re.fullmatch(_TAG, tag):
        raise BadTag(text, "signs")
    return tag


def declared(values: Iterable[str]) -> Iterator[str]:
    """The tags in what a file declares: pages list several in one value, parted by commas or semicolons."""
    for value in values:
        for part in re.split(_APART, value):
            if tag := " ".join(part.split()):
                yield tag
