"""What a bibliography says of an article, before it is written in any format.

A date goes into a format's own date fields only where it is known as stated: a day, a month or a year
without a doubt. Every other one stays EDTF and is told in a note, with the words it was read from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from kzuzcli.analysis import fold
from kzuzcli.analysis.names import is_patronymic
from kzuzcli.article import Article, DateEvidence
from kzuzcli.labels import declared
from kzuzcli.paragraphs import paragraphs_of
from kzuzcli.period import Period

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,3}")
_WEB = re.compile(r"(?:https?|ftp)://[^\s/]", re.IGNORECASE)
_STATED = ("day", "month", "year")
_TOLD = {
    "metadata": "stated by the file",
    "user": "set by the archive's user",
    "url": "from the address",
    "filename": "from the file name",
    "byline": "from the byline",
    "text": "from the text",
}


class Author(NamedTuple):
    """A person's family and given name, or an institution (`given` empty) under the name it has."""

    family: str
    given: str = ""


class Stated(NamedTuple):
    """A date as precisely as it is known: a year, its month, its day."""

    year: int
    month: int | None = None
    day: int | None = None


class Quotation(NamedTuple):
    """A paragraph of an article: its number from 1, its text, the sha256 of that text in UTF-8."""

    paragraph: int
    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Reference:
    """An article to be cited. Texts are one line each, without control characters.

    `key` never changes, whatever is corrected. `date` is None where the date cannot be said without a
    qualification; `note` then says what is known. `body` is the text to be handed on with it, or None.
    """

    key: str
    article: Article
    title: str
    authors: tuple[Author, ...]
    source: str
    url: str
    date: Stated | None
    note: str
    tags: tuple[str, ...] = ()
    quotation: Quotation | None = None
    body: str | None = None


def reference(article: Article, quoted: Quotation | None = None, *, body: bool = False) -> Reference:
    """The reference of an article, or of one paragraph of it; with its text where `body` is wanted."""
    source = line(article.source or "")
    found = article.date
    return Reference(
        key=f"kzuz-{article.id}" + (f"-p{quoted.paragraph}" if quoted else ""),
        article=article,
        title=line(article.title),
        authors=tuple(author(line(name), source) for name in article.authors if line(name)),
        source=source,
        url=web_address(article.url or ""),
        date=stated(found.period) if found else None,
        note="; ".join(_notes(article, quoted)),
        tags=tuple(declared(map(line, article.tags))),
        quotation=quoted,
        body=plain(article.text) if body else None,
    )


def quotation(article: Article, number: int) -> Quotation | None:
    """A paragraph, counted as snippets count them; None where the article has no such paragraph."""
    found = paragraphs_of(article.text)
    if not 1 <= number <= len(found):
        return None
    start, end = found[number - 1]
    text = article.text[start:end]
    return Quotation(number, line(text), sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def stated(period: Period) -> Stated | None:
    """The date as a format without qualifications can have it, or None."""
    if period.doubtful or period.precision not in _STATED or period.start is None:
        return None
    day = period.start
    return Stated(*(day.year, day.month, day.day)[: 3 - _STATED.index(period.precision)])


def author(name: str, source: str) -> Author:
    """A name of two or three capitalised words as a person's, any other as an institution's.

    Family, given: the order of a library. The last word is the family's unless the name says otherwise:
    by a comma, by initials or a patronymic behind it (Ким А. А., Ким Анна Сергеевна).
    """
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma and family and given and "," not in given:
        return Author(family, given)
    words = name.split()
    if fold(name) == fold(source) or not _may_be_person(words):
        return Author(name)
    last_is_given = _INITIALS.fullmatch(words[-1]) or (len(words) == 3 and is_patronymic(fold(words[-1])))
    if last_is_given:
        return Author(words[0], " ".join(words[1:]))
    return Author(words[-1], " ".join(words[:-1]))


def _may_be_person(words: list[str]) -> bool:
    return 2 <= len(words) <= 3 and all(
        word[0].isupper() and not any(letter.isdigit() for letter in word) for word in words
    )


def date_told(evidence: DateEvidence | None) -> str:
    """A date with how it is known: 2019?, from the text: “…”."""
    if evidence is None:
        return "undated"
    told = f"{evidence.period}, {_TOLD[evidence.basis]}"
    quote = line(evidence.quote)
    return told + (f": “{quote}”" if quote and quote != str(evidence.period) else "")


def _notes(article: Article, quoted: Quotation | None) -> list[str]:
    """What no field of a bibliography holds: a date that is not plain, the passage, what was read."""
    notes = []
    plainly = article.date and stated(article.date.period) and article.date.basis in ("metadata", "user")
    if not plainly:
        notes.append(f"date (EDTF): {date_told(article.date)}")
    if quoted:
        notes.append(f"paragraph {quoted.paragraph}, sha256 {quoted.sha256}")
    notes.append(f"archive id {article.id}, sha256 of the record {article.sha256}")
    return notes


def line(text: str) -> str:
    """Text on one line: every kind of blank and line end becomes a blank, control characters go."""
    return _CONTROL.sub("", " ".join(text.split()))


def plain(text: str) -> str:
    """Text of several lines without control characters."""
    return "\n".join(line(each) for each in text.split("\n"))


def web_address(url: str) -> str:
    """An address that may be linked to (http, https, ftp), with what breaks formats written as %XX; or ''."""
    url = url.strip()
    if not _WEB.match(url):
        return ""
    return re.sub(
        r"[\s<>{}\\^`|\"'\x00-\x20\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]",
        _percent,
        url,
    )


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))
