"""What identifies a record, and what it says about itself, reader by reader."""

import gzip
import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from kzuzcli.article import SourceDocument
from kzuzcli.readers import read
from tests.readers import cases
from tests.readers.conftest import Read


def documents(read_bytes: Read, name: str, content: bytes) -> list[SourceDocument]:
    return [item for item in read_bytes(name, content) if isinstance(item, SourceDocument)]


KEYS = [
    ("press.eml", cases.mail(), ["frontier-1@example.org"]),
    ("two.mbox", cases.mbox(cases.mail(), cases.mail(subject="Other")), ["frontier-1@example.org"] * 2),
    ("saved.mhtml", cases.mhtml(), [None]),
    (
        "crawl.warc",
        b"".join(cases.warc()),
        ["https://example.org/frontier 2022-01-01T10:00:00Z", "https://example.org/ru 2022-01-01T10:00:00Z"],
    ),
    ("news.rss", cases.rss(cases.ITEM), ["tag:1"]),
    ("news.atom", cases.ATOM.encode(), ["urn:1"]),
    (
        "a.zip",
        cases.zipped({"x/a.txt": cases.text(), "b.jsonl": b'{"id": 7, "text": "X"}'}),
        ["b.jsonl#7", "x/a.txt"],
    ),
    ("a.zip", cases.zipped({"in.zip": cases.zipped({"a.txt": cases.text()})}), ["in.zip/a.txt"]),
    ("a.jsonl.gz", gzip.compress(b'{"id": 7, "text": "X"}\n{"id": 8, "text": "Y"}'), ["7", "8"]),
    ("report.docx", cases.docx(), [None]),
]


@pytest.mark.parametrize(("name", "content", "keys"), KEYS, ids=[row[0] for row in KEYS])
def test_a_record_is_known_by_its_own_key(
    read_bytes: Read, name: str, content: bytes, keys: list[str | None]
) -> None:
    assert [document.origin.record for document in documents(read_bytes, name, content)] == keys


FACTS = [
    (
        "page.html",
        cases.page(
            f'<script type="application/ld+json">{cases.LD}</script><link rel="canonical" href="https://e.org/1">'
        ),
        {"author": "A. Karim", "source": "Example News", "url": "https://e.org/1", "language": "en"},
        "json-ld datePublished",
    ),
    ("page.html", cases.page(cases.META), {}, "meta article:published_time"),
    ("saved.mhtml", cases.mhtml(), {"url": "https://example.org/frontier"}, "meta article:published_time"),
    ("press.eml", cases.mail(), {"author": "Press office", "source": "example.org"}, "Date"),
    (
        "crawl.warc",
        b"".join(cases.warc()),
        {"url": "https://example.org/frontier"},
        "meta article:published_time",
    ),
    (
        "news.rss",
        cases.rss(cases.ITEM),
        {"source": "Example News", "language": "en", "url": "https://example.org/frontier"},
        "published",
    ),
    ("report.docx", cases.docx(), {"author": "A. Karim"}, "document created"),
    ("report.pdf", cases.pdf(cases.TITLE, *cases.BODY), {"author": "A. Karim"}, "pdf CreationDate"),
]


@pytest.mark.parametrize(("name", "content", "declared", "date"), FACTS, ids=[row[0] for row in FACTS])
def test_what_a_record_says_about_itself(
    read_bytes: Read, name: str, content: bytes, declared: dict[str, str], date: str
) -> None:
    document = documents(read_bytes, name, content)[0]
    assert {fact: document.first(fact) for fact in declared} == declared
    assert document.declared["date"][0].name == date


def test_a_mail_keeps_its_signature_and_the_lines_it_quotes(read_bytes: Read) -> None:
    body = "\n".join((*cases.BODY, "> an older line", "From the river", "-- ", "The press office"))
    [document] = documents(read_bytes, "a.mbox", cases.mbox(cases.mail(body)))
    assert document.text.endswith("> an older line\nFrom the river\n-- \nThe press office")


def test_a_moment_in_utc_gives_way_to_the_same_on_the_publishers_clock(read_bytes: Read) -> None:
    head = (
        '<meta property="article:published_time" content="2021-05-18T21:30:00Z">'
        '<meta name="date" content="2021-05-19T02:30:00+05:00">'
    )
    [document] = documents(read_bytes, "a.html", cases.page(head))
    assert document.first("date") == "2021-05-19T02:30:00+05:00"


def test_a_day_seen_only_among_comments_is_no_more_than_a_month(read_bytes: Read) -> None:
    body = f"<h1>{cases.TITLE}</h1>{cases.paragraphs(cases.BODY)}"
    comment = '<div class="comment"><span class="comment__date">04.02.2022</span> Well said.</div>'
    [document] = documents(read_bytes, "a.html", cases.page(body=body + comment))
    assert document.first("date") in (None, "2022-02")


def test_standard_input_is_read_by_content(monkeypatch: pytest.MonkeyPatch) -> None:
    def piped(data: bytes) -> SourceDocument:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        [document] = read(Path("-"))
        assert isinstance(document, SourceDocument)
        return document

    first, again, other = piped(cases.text()), piped(cases.text()), piped(cases.page(cases.META))
    assert (first.origin.path, first.title) == ("-", cases.TITLE)
    assert first.origin == again.origin != other.origin
    assert other.reader == "html"
