"""Text from articles, file names and arguments as a terminal may see it: shown, never obeyed."""

from __future__ import annotations

import re

# C0 but tab and newline, DEL, C1, lone surrogates, and the characters that reorder a line of text or end
# it where a program does not expect that
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_LINE = re.compile(r"(?:\r\n|[\t\n\x0b\x0c\r\x85\u2028\u2029])+")
_URL = re.compile(r"https?://[!-~]+", re.IGNORECASE)


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"<U+{code:04X}>"


def safe(text: str) -> str:
    """The text with control characters made visible; tabs and newlines stay. Offsets may change."""
    return _UNSAFE.sub(_shown, text.replace("\r\n", "\n"))


def safe_line(text: str) -> str:
    """As `safe`, on one line."""
    return safe(_LINE.sub(" ", text))


def safe_spans(text: str, spans: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """As `safe`, with spans (sorted, apart from each other) moved to where their text now stands."""
    if _UNSAFE.search(text) is None:
        return text, spans
    parts, moved, at, size = [], [], 0, 0
    for start, end in spans:
        before, lit = safe(text[at:start]), safe(text[start:end])
        size += len(before)
        moved.append((size, size + len(lit)))
        size += len(lit)
        parts += [before, lit]
        at = end
    return "".join([*parts, safe(text[at:])]), moved


def safe_json(text: str) -> str:
    """JSON text with the control characters that JSON leaves alone (DEL, C1, reordering ones) escaped."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}" if match[0] != "\n" else "\n", text)


def safe_url(text: str) -> str:
    """An http(s) address that may stand inside an escape sequence, or nothing.

    Letters beyond ASCII are percent-encoded; an address with blanks or control characters is no address.
    """
    from urllib.parse import quote

    encoded = text if text.isascii() else quote(text, safe="!#$%&'()*+,/:;=?@[]~", errors="replace")
    if _UNSAFE.search(text) or not _URL.fullmatch(encoded):
        return ""
    return encoded
