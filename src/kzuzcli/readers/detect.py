"""What a file is, by its first bytes; its name decides only between readings the bytes allow."""

from __future__ import annotations

import json
import re

_JSON_NAMES = (".jsonl", ".ndjson", ".jl", ".jsonlines")
_OBJECT = re.compile(rb'\s*\{\s*(?:"|\})')


def detect(head: bytes, name: str) -> str:
    """The kind of reader for bytes that begin with `head`: text where nothing else is recognised."""
    start = _ascii(head)
    if _is_jsonl(start, name.lower()):
        return "jsonl"
    return "text"


def _ascii(head: bytes) -> bytes:
    """The head without BOM and without the zero bytes of UTF-16, enough to see marks that are ASCII."""
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"") if b"\0" in head[:4] else head


def _is_jsonl(start: bytes, name: str) -> bool:
    if name.endswith(_JSON_NAMES):
        return True
    if not _OBJECT.match(start):
        return False
    line, ended, _ = start.lstrip().partition(b"\n")
    if not ended:
        return True
    try:
        return isinstance(json.loads(line.decode("utf-8", "replace")), dict)
    except (ValueError, RecursionError):
        return False
