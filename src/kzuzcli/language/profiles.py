"""The profiles kept in data/ (built by build_profiles.py; sources and licences in data/README.md)."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

Script = Literal["Cyrl", "Latn"]

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Model:
    """The profiles of one script.

    `weights` maps a piece to its points in all `languages` at once: the points of language i are
    the four bytes from 4i on of a little-endian number. So the sum of two such numbers holds every
    language's sum, which is five times as fast as adding language by language.
    """

    languages: tuple[str, ...]
    weights: dict[str, int]

    def read(self, total: int) -> dict[str, int]:
        """The points by language of a sum of weights (of fewer than 16 million pieces)."""
        size = 4 * len(self.languages)
        return dict(zip(self.languages, memoryview(total.to_bytes(size, "little")).cast("I"), strict=True))


def pack(languages: tuple[str, ...], rows: Mapping[str, bytes]) -> bytes:
    """The bytes `unpack` reads. A row holds one byte a language: the piece's points there."""
    pieces = sorted(rows)
    head = "\t".join(languages) + "\n" + "\n".join(pieces)
    # column after column: neighbours of one language compress better than neighbours of one piece
    columns = b"".join(bytes(rows[piece][place] for piece in pieces) for place in range(len(languages)))
    return zlib.compress(head.encode() + b"\0" + columns, 9)


def unpack(data: bytes) -> Model:
    head, _, columns = zlib.decompress(data).partition(b"\0")
    names, *pieces = head.decode().split("\n")
    languages = tuple(names.split("\t"))
    width, count = 4 * len(languages), len(pieces)
    wide = bytearray(width * count)
    for place in range(len(languages)):
        wide[4 * place :: width] = columns[place * count : (place + 1) * count]
    weights = (int.from_bytes(wide[at : at + width], "little") for at in range(0, len(wide), width))
    return Model(languages, dict(zip(pieces, weights, strict=True)))


@lru_cache(maxsize=2)
def model(script: Script) -> Model:
    """The n-gram profiles of one script."""
    return unpack((DATA / f"{script}.profiles").read_bytes())


@lru_cache(maxsize=1)
def telling_words() -> dict[str, str]:
    """Frequent words that belong to one language only -> its tag."""
    lines = (line.partition("\t") for line in (DATA / "telling_words.tsv").read_text("utf-8").splitlines())
    return {word: tag for tag, _, words in lines for word in words.split()}
