"""The fields of the query language: one table for the parser, the help text and completion."""

from __future__ import annotations

from typing import Literal

from kzuzcli.dataclass import dataclass

Kind = Literal["words", "filter", "date", "id", "group"]


@dataclass(frozen=True, slots=True)
class Field:
    """A name that may stand before a colon.

    `kind` says what stands after it: `words` (or phrases, beginnings), one `filter` value, a `date`, an `id`,
    a `group` of words in brackets.
    `values` are the only ones a filter takes, empty where it takes any.
    """

    name: str
    kind: Kind
    help: str
    example: str
    values: tuple[str, ...] = ()


STATES = ("undated", "mixed", "missing")
RELATIONS = ("translation", "reprint", "quoted", "related")
"""What may stand behind is: of the article itself, and of its links to others."""

SAME = "same"
"""The field whose value is a whole query in brackets."""

FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field("title", "words", "words of the headline", "title:demarcation"),
        Field("source", "words", "words of the publisher's name", "source:Kazinform"),
        Field("author", "words", "words of an author's name", 'author:"Anna Kim"'),
        Field(SAME, "group", "all of it in one paragraph; words only", "same:(gas price)"),
        Field("lang", "filter", "a language, with or without its script", "lang:uz-Cyrl"),
        Field("date", "date", "a day, month, year or stretch; none", "date:2019-04..2019-06"),
        Field("url", "filter", "a piece of the address", "url:gov.kz"),
        Field("path", "filter", "a piece of the file's path", "path:2019/"),
        Field("tag", "filter", "a tag, yours or the file's; none", "tag:border"),
        Field(
            "is", "filter", "undated mixed missing; a relation, see below", "is:undated", STATES + RELATIONS
        ),
        Field("id", "id", "the beginning of an article's id", "id:1d14"),
        Field("like", "id", "articles related to this one, nearest first", "like:1d14"),
    )
}
"""Every field by its name, in the order help shows them."""

OTHER_NAMES = {
    "language": "lang",
    "lng": "lang",
    "язык": "lang",
    "тіл": "lang",
    "til": "lang",
    "when": "date",
    "day": "date",
    "year": "date",
    "дата": "date",
    "күн": "date",
    "sana": "date",
    "headline": "title",
    "heading": "title",
    "заголовок": "title",
    "by": "author",
    "byline": "author",
    "автор": "author",
    "publisher": "source",
    "site": "source",
    "источник": "source",
    "link": "url",
    "address": "url",
    "file": "path",
    "folder": "path",
    "label": "tag",
    "paragraph": "same",
    "абзац": "same",
}
"""Names people try; never accepted, only corrected, so that each field has one spelling."""


def nearest(name: str, cutoff: float = 0.6) -> str | None:
    """The field someone who wrote `name` most likely meant, or None."""
    import difflib

    lower = name.lower()
    if lower in OTHER_NAMES:
        return OTHER_NAMES[lower]
    close = difflib.get_close_matches(lower, FIELDS, n=1, cutoff=cutoff)
    return close[0] if close else None


def matches_words(name: str | None) -> bool:
    """Whether what stands after `name:` is read as words; None is title and body."""
    return name is None or name not in FIELDS or FIELDS[name].kind == "words"
