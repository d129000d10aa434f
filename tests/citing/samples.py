"""Articles to be cited, ordinary and hostile."""

from __future__ import annotations

from dataclasses import replace

from kzuzcli.article import Article, DateEvidence, Origin
from kzuzcli.period import Period

PLAIN = Article(
    id="0123456789ab",
    title="A bridge opens",
    text="First paragraph.\n\nSecond, of 5 & more.\n- third",
    language="en",
    date=DateEvidence(Period.parse("2022-12-23"), "metadata", "2022-12-23"),
    source="Border Notes",
    authors=("Anna Kim", "Border Notes"),
    url="https://example.org/a?b=1&c=2%20#d",
    origin=Origin("/news/a.md"),
    sha256="ab" * 32,
    words=9,
)

HOSTILE = (
    r"\input{/etc/passwd} 100% & $5_million #1 {unclosed ~ ^ \textbf}",
    "}} @article{stolen, title = {x}}",
    "first\nER  - \nTY  - BOOK\r\nTI  - second",
    "a\u2028b\x85c\x0bd\x1ee\x00f\x1b[31mg\x9bh\u202ei",
    '=HYPERLINK("http://x.example","y"),"z"',
    "-1+1",
    "@SUM(A1)",
    "<script>alert(1)</script> &amp; \"'",
    "*not* _this_ `code` [link](javascript:x) # ~~ <b> | 1. a\\",
    "1. first",
    "+ plus",
    "Қазақстан – O‘zbekiston: “үш” -- ''kavs'' ,, `bir`",
    "family, and given and others",
)
"""Titles that mean something to some format."""


def titled(title: str) -> Article:
    """The plain article with this for its title, author and source."""
    return replace(PLAIN, title=title, source=title, authors=(title,))


def dated(edtf: str | None, basis: str = "metadata", quote: str = "") -> Article:
    """The plain article with another date, or none."""
    found = None
    if edtf is not None:
        found = DateEvidence(Period.parse(edtf), basis, quote or edtf)  # type: ignore[arg-type]
    return replace(PLAIN, date=found)
