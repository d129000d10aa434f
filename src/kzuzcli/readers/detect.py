"""What a file is, by its first bytes; its name decides only between readings the bytes allow."""

from __future__ import annotations

import json
import re

from kzuzcli.readers.tables import delimiter_of

_MAGIC = (
    (re.compile(rb"\x1f\x8b"), "gzip"),
    (re.compile(rb"\xfd7zXZ\0"), "xz"),
    (re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"), "bzip2"),
    (re.compile(rb"\x28\xb5\x2f\xfd"), "zstd"),
    (re.compile(rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.text", re.DOTALL), "odt"),
    (re.compile(rb"PK\x03\x04.{26}\[Content_Types\]\.xml", re.DOTALL), "docx"),
    (re.compile(rb"PK(?:\x03\x04|\x05\x06)"), "zip"),
    (re.compile(rb".{257}ustar", re.DOTALL), "tar"),
    (re.compile(rb".{0,1024}?%PDF-\d", re.DOTALL), "pdf"),
    (re.compile(rb"WARC/[01]\.\d+\r?\n"), "warc"),
)
_UNSUPPORTED = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word or Excel before 2007"),
    (b"{\\rtf", "RTF"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"SQLite format 3\0", "SQLite"),
)

# Declarations, comments and litter a page may begin with; atomic, or a row of comments could be cut in
# exponentially many ways.
_PROLOGUE = rb"(?>\s|<\?.{0,2000}?\?>|<!--.{0,2000}?-->)*+"
_PAGE = re.compile(_PROLOGUE + rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_FRAGMENT = re.compile(
    _PROLOGUE + rb"<(?:meta|title|article|main|section|header|div|p|h[1-6]|table|center|span|font|b)\b[^<]*>",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(
    _PROLOGUE + rb"(?:<!DOCTYPE\s[^\[>]{0,200}>\s*)?<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL
)
_XML = re.compile(rb"\s*<\?xml\b|\s*<!DOCTYPE\b", re.IGNORECASE)
_HEADERS = re.compile(rb"(?:[A-Za-z][\w-]{0,60}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}")
_MAIL_HEADER = re.compile(
    rb"^(?:from|to|date|subject|message-id|received|return-path|mime-version|delivered-to|content-type|"
    rb"snapshot-content-location):",
    re.IGNORECASE | re.MULTILINE,
)
_MBOX = re.compile(rb"From \S[^\n]*\r?\n")
_RELATED = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_SAVED = re.compile(rb"^(?:snapshot-)?content-location:|^from:\s*<?saved by", re.IGNORECASE | re.MULTILINE)

_JSON_LINES = (".jsonl", ".ndjson", ".jl", ".jsonlines")
_PAGES = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx")
_TABLES = (".csv", ".tsv", ".tab")
_PROSE = (".md", ".markdown", ".txt", ".text", ".rst")
_OBJECT = re.compile(rb'\s*\{\s*(?:"|\})')
_ARRAY = re.compile(rb'\s*\[\s*(?:\{\s*["}]|\])')
_FIELD = re.compile(rb'\s*\{\s*"[^"\n]{1,80}"\s*:')


def detect(head: bytes, name: str) -> str:
    """The kind of reader for bytes that begin with `head`: text where nothing else is recognised."""
    name = name.lower()
    for pattern, kind in _MAGIC:
        if pattern.match(head):
            return kind
    if unsupported(head):
        return "unsupported"
    start = _ascii(head)
    return _json(start, name) or _markup(start, name) or _mail(start) or _table(head, name) or "text"


def unsupported(head: bytes) -> str | None:
    """What a file is that no reader can read, where that can be said."""
    if found := next((kind for mark, kind in _UNSUPPORTED if head.startswith(mark)), None):
        return found
    return "XML of an unknown kind" if _XML.match(head) and not _markup(_ascii(head), "") else None


def _ascii(head: bytes) -> bytes:
    """The head without BOM and without the zero bytes of UTF-16, enough to see marks that are ASCII."""
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"") if b"\0" in head[:4] else head


def _json(start: bytes, name: str) -> str | None:
    if name.endswith(_JSON_LINES):
        return "jsonl"
    if _ARRAY.match(start):
        return "json"
    if not _OBJECT.match(start):
        return None
    line, ended, rest = start.strip().partition(b"\n")
    if _is_object(line):
        return "jsonl" if rest.lstrip().startswith(b"{") or (not ended and len(start) > 60_000) else "json"
    if name.endswith(".json"):
        return "json"
    if not ended and len(start) > 60_000 and _FIELD.match(start):
        return "jsonl"
    return "json" if ended and _FIELD.match(start) and not line.rstrip().endswith(b"}") else None


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line.decode("utf-8", "replace")), dict)
    except (ValueError, RecursionError):
        return False


def _markup(start: bytes, name: str) -> str | None:
    if _FEED.match(start) or (_XML.match(start) and b"<!ENTITY" in start):
        return "feed"
    if _PAGE.match(start):
        return "html"
    is_named = name.endswith(_PAGES) and re.search(rb"<[a-zA-Z!/]", start)
    return "html" if is_named or (_FRAGMENT.match(start) and not name.endswith(_PROSE)) else None


def _mail(start: bytes) -> str | None:
    mbox = _MBOX.match(start)
    block = _HEADERS.match(start, mbox.end() if mbox else 0)
    if block is None or len({found.lower() for found in _MAIL_HEADER.findall(block[0])}) < 2:
        return None
    if _RELATED.search(block[0]) and _SAVED.search(start):
        return "mhtml"
    return "mbox" if mbox else "mail"


def _table(head: bytes, name: str) -> str | None:
    if name.endswith(_TABLES):
        return "csv"
    line, _, rest = head[:4000].partition(b"\n")
    first, second = line.decode("utf-8", "replace").strip(), rest.partition(b"\n")[0]
    delimiter = delimiter_of(first) if first.count(",") + first.count("\t") + first.count(";") > 1 else None
    is_table = delimiter is not None and second.count(delimiter.encode()) >= first.count(delimiter)
    return "csv" if is_table and not name.endswith(_PROSE) else None
