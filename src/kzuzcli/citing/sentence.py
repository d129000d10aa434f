"""A citation as a person writes it: authors, title, publisher, date, address, and what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kzuzcli.citing.reference import Author, Reference, date_told


def sentences(references: Iterable[Reference]) -> Iterator[str]:
    before = ""
    for each in references:
        yield before + cited(each) + "\n"
        before = "\n"


def cited(each: Reference) -> str:
    """The citation on one line, below it the paragraph that is quoted."""
    date = each.article.date
    parts = [
        ", ".join(map(written, each.authors)),
        f"“{each.title or 'untitled'}”",
        each.source,
        str(date.period) if date and each.date else date_told(date),
        each.url,
        f"kzuz {each.article.id}, sha256 {each.article.sha256}",
    ]
    told = ". ".join(part for part in dict.fromkeys(parts) if part) + "."
    if not each.quotation:
        return told
    quoted = each.quotation
    return f"{told}\n  ¶{quoted.paragraph} (sha256 {quoted.sha256}): “{quoted.text}”"


def written(author: Author) -> str:
    return f"{author.given} {author.family}".strip()
