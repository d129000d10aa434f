"""Bytes to text: BOM, UTF-16 by its zero bytes, strict UTF-8, else legacy code pages by letter frequency."""

from __future__ import annotations

import codecs
import math
import re
from functools import cache

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Where two read the bytes alike (quotes and dashes only), the first is named.
_LEGACY = ("windows-1252", "windows-1251", "koi8-r", "kz1048")
_SAMPLE = 1 << 16
_SCORED = 4000

# Letters per thousand of running Russian; below them rough shares of the letters that other
# languages of the region add, kept lower where a code page puts another language's letter there.
_CYRILLIC = {
    **dict(zip("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", (
        110, 85, 80, 74, 67, 63, 55, 47, 45, 44, 35, 32, 30, 28, 26, 20, 19, 17, 17, 16, 16, 14, 12, 10, 9,
        7, 6, 5, 4, 3, 3, 1, 1), strict=True)),
    **dict.fromkeys("қәіңұў", 12), **dict.fromkeys("єї", 5), **dict.fromkeys("ғүөҳ", 4), "ґ": 1,
}  # fmt: skip
_LATIN = {**dict.fromkeys("éèàáíóúñçãõâêôüöäşğıåøæß", 30), **dict.fromkeys("ìòùîûëïœšžýÿ", 5), "£": 10}
_MARKS = dict.fromkeys("«»„“”‘’‚–—…\u00a0№©°§•·\u00ad€", 10)
_SYMBOLS = frozenset("№©°§•·€¤¦¬±")
_RARE = 0.02
_PLAUSIBLE = -5.5

_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")


class NotText(Exception):
    """Bytes that are no text; the message is a ReadError reason, binary or undecodable."""


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text without its BOM and the name of its encoding. Raises NotText.

    What the bytes say comes before what was `declared`: that decides only between encodings that
    letter frequencies do not know.

    UTF-8 with a few broken bytes stays UTF-8, with U+FFFD in their place, and is called
    `utf-8 (damaged)`: read as anything else all of it would be lost.
    """
    marked = bom(data)
    if marked:
        mark, name = marked
        return data[len(mark) :].decode(name, "replace"), name
    if b"\0" in data[:_SAMPLE]:
        return _wide(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged(data) or _other(data, declared) or _legacy(data)
    if _is_binary(data):
        raise NotText("binary")
    return text, "utf-8"


def bom(data: bytes) -> tuple[bytes, str] | None:
    """The byte order mark `data` starts with and the encoding it stands for."""
    return next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), None)


def wide_encoding(data: bytes) -> str | None:
    """The UTF-16 that unmarked `data` is in, told by its zero bytes: all of them in one half, where
    nearly every byte is 0 (Latin, digits, blanks), 4 (Cyrillic) or 32 (dashes and quotes)."""
    sample = data[: _SAMPLE & ~1]
    halves = sample[0::2], sample[1::2]
    for high, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        top, low = halves[high], halves[1 - high]
        if not top or low.count(0) > len(low) // 100 or not top.count(0):
            continue
        if top.count(0) + top.count(4) + top.count(0x20) >= 0.9 * len(top):
            return name
    return None


def _wide(data: bytes) -> tuple[str, str]:
    name = wide_encoding(data)
    if name is None:
        raise NotText("binary")
    return data.decode(name, "replace"), name


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return len(_CONTROL.findall(sample)) * 20 > len(sample)


def _damaged(data: bytes) -> tuple[str, str] | None:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond_ascii = sum(map(len, re.findall("[^\0-\x7f]+", text))) - broken
    return (text, "utf-8 (damaged)") if beyond_ascii >= 10 * broken else None


def _other(data: bytes, declared: str | None) -> tuple[str, str] | None:
    try:
        name = codecs.lookup(declared or "").name
        if name in ("utf-8", "cp1251", "koi8-r", "kz1048") or name.startswith(("utf", "iso8859-1", "cp1252")):
            return None
        return data.decode(name), name
    except (LookupError, UnicodeError, ValueError):
        return None


def _legacy(data: bytes) -> tuple[str, str]:
    if _is_binary(data):
        raise NotText("binary")
    sample = data[:_SAMPLE]
    best = max(_LEGACY, key=lambda name: _score(sample, name))
    if _score(sample, best) < _PLAUSIBLE:
        raise NotText("undecodable")
    return data.decode(best, "replace"), best


_ASCII_LETTER = re.compile(rb"[A-Za-z]")
_RUN = re.compile("[A-Za-z]?[^\0-\x7f]+[A-Za-z]?")


def _score(sample: bytes, name: str) -> float:
    """How well the bytes read as words in the encoding: mean log share of its characters beyond ASCII."""
    letters = _LATIN if name == "windows-1252" else _CYRILLIC
    total, count = 0.0, 0
    for run in _RUN.findall(sample.decode(name, "replace")):
        score, length = _run_score(run, letters is _LATIN)
        total, count = total + score, count + length
        if count > _SCORED:
            break
    if count == 0:
        return -math.inf
    mostly_ascii = letters is _CYRILLIC and len(_ASCII_LETTER.findall(sample)) > 8 * count
    return total / count - (2 if mostly_ascii else 0)


@cache
def _weight(character: str, latin: bool) -> float:
    letters = _LATIN if latin else _CYRILLIC
    share = letters.get(character) or _MARKS.get(character) or 0.6 * letters.get(character.lower(), 0)
    return math.log(max(share, _RARE) / 1000)


def _run_score(run: str, latin: bool) -> tuple[float, int]:
    """The score of one run of characters beyond ASCII with the ASCII letters that touch it.

    Against the encoding speak: a capital after a small letter (KOI8-R and windows-1251 swap case),
    Cyrillic touching Latin, accented Latin letters in a row, signs right behind a letter.
    """
    score, length = 0.0, 0
    for before, after in zip(" " + run, run + " ", strict=True):
        if after > "\x7f":
            score, length = score + _weight(after, latin), length + 1
        if before.isalpha() and after.isalpha():
            plain = (before <= "\x7f") + (after <= "\x7f")
            if plain == (0 if latin else 1) or (before.islower() and after.isupper()):
                score -= 3
        elif before.isalpha() and after in _SYMBOLS:
            score -= 3
    return score, length
