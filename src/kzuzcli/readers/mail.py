"""Mail and what is written like mail: messages, mbox files, pages saved as MHTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parseaddr

from kzuzcli.article import Declared, SourceDocument
from kzuzcli.errors import ReadError
from kzuzcli.readers.document import build, one_line
from kzuzcli.readers.encoding import NotText, decode
from kzuzcli.readers.fields import Facts
from kzuzcli.readers.html import page, plain
from kzuzcli.readers.records import Keys
from kzuzcli.readers.source import MAX_WHOLE, Source

_MOST_PARTS = 1000
_LONGEST_HEADER = 10_000
_FROM_LINE = re.compile(rb"From (?:\S+ .*\d{4}|- |\S+@\S+)")
_HEADERS = (
    ("date", "Date"),
    ("title", "Subject"),
    ("id", "Message-ID"),
    ("url", "Archived-At"),
    ("tags", "Keywords"),
    ("language", "Content-Language"),
)


def read_mail(source: Source) -> Iterator[SourceDocument | ReadError]:
    """The one message of a file."""
    yield _message(source, source.whole(2 * MAX_WHOLE), Keys(), "mail")


def read_mbox(source: Source) -> Iterator[SourceDocument | ReadError]:
    """The messages of an mbox, one at a time; a message over the limit is passed over."""
    keys = Keys()
    for number, data in enumerate(_messages(source), 1):
        if len(data) > MAX_WHOLE:
            yield source.error("too-large", f"message {number}: more than {MAX_WHOLE >> 20} MB")
        else:
            yield _message(source, data, keys, "mbox")


def read_mhtml(source: Source) -> Iterator[SourceDocument | ReadError]:
    """The page in an MHTML file; images and styles beside it are passed over."""
    message = _parsed(source, source.whole(4 * MAX_WHOLE))
    for part in _parts(source, message):
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            url = _header(part, "Content-Location") or _header(message, "Snapshot-Content-Location")
            address = url if url.startswith("http") else None
            yield page(source, _payload(part), url=address, charset=_charset(part), reader="mhtml")
            return
    yield source.error("no-text", "no page in it")


def _message(source: Source, data: bytes, keys: Keys, reader: str) -> SourceDocument | ReadError:
    try:
        message = _parsed(source, data)
        facts = _facts(message)
        text, encoding = _body(source, message)
    except ReadError as error:
        return error
    except NotText as error:
        return source.error(str(error))
    title = one_line(_header(message, "Subject"))
    if not text.strip() and not title:
        return source.error("no-text", "neither subject nor text")
    own = _header(message, "Message-ID").strip().strip("<>") or None
    return build(
        source,
        facts,
        text,
        data,
        reader=reader,
        encoding=encoding,
        key=keys.own(own, text or title) if reader == "mbox" or own else None,
        title=title,
    )


def _parsed(source: Source, data: bytes) -> Message:
    try:
        return message_from_bytes(data)
    except RecursionError:
        raise source.error("hostile", "parts nested too deeply") from None
    except (MessageError, ValueError, LookupError, TypeError) as error:
        raise source.error("unreadable", str(error)) from None


def _parts(source: Source, message: Message) -> Iterator[Message]:
    """The parts that are no containers and no attachments; those inside forwarded messages too."""
    try:
        for number, part in enumerate(message.walk()):
            if number >= _MOST_PARTS:
                raise source.error("hostile", f"more than {_MOST_PARTS} parts")
            if not part.is_multipart() and part.get_content_disposition() != "attachment":
                yield part
    except RecursionError:
        raise source.error("hostile", "parts nested too deeply") from None


def _body(source: Source, message: Message) -> tuple[str, str]:
    """The text part, else the HTML part as text. A text part that is only a stub for it ("view this in
    your browser") is passed over."""
    texts: list[str] = []
    pages: list[str] = []
    encoding = "utf-8"
    for part in _parts(source, message):
        kind = part.get_content_type()
        if kind in ("text/plain", "text/html") and (payload := _payload(part)).strip():
            text, encoding = decode(payload, _charset(part))
            (texts if kind == "text/plain" else pages).append(text)
    written, shown = "\n\n".join(texts), "\n\n".join(map(plain, pages))
    return (shown if len(written) * 3 < len(shown) else written), encoding


def _payload(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (ValueError, LookupError, TypeError):
        return None


def _facts(message: Message) -> Facts:
    found: Facts = {
        name: (Declared(header, value),) for name, header in _HEADERS if (value := _header(message, header))
    }
    senders = _header(message, "From")
    names = [name or address for name, address in getaddresses([senders]) if name or address]
    if names:
        found["author"] = tuple(Declared("From", name) for name in names[:20])
    domain = parseaddr(senders)[1].rpartition("@")[2]
    publisher = _header(message, "Organization")
    if publisher or domain:
        found["source"] = (Declared("Organization", publisher) if publisher else Declared("From", domain),)
    return found


def _header(message: Message, name: str) -> str:
    """A header decoded; raw 8-bit ones too. Empty where it is missing or cannot be read."""
    try:
        raw = message.get(name, "")
        raw = raw[:_LONGEST_HEADER] if isinstance(raw, str) else raw
        return " ".join("".join(_decoded(part, charset) for part, charset in decode_header(raw)).split())
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, NotText):
        return ""


def _decoded(part: bytes | str, charset: str | None) -> str:
    if isinstance(part, str):
        return part
    if charset and charset != "unknown-8bit":
        try:
            return part.decode(charset)
        except (LookupError, UnicodeError):
            pass
    return decode(part, charset)[0]


def _messages(source: Source) -> Iterator[bytes]:
    """The messages of an mbox without their From lines, quoted From lines unquoted; one that is too
    long comes cut, longer than MAX_WHOLE."""
    lines: list[bytes] = []
    size, after_blank = 0, True
    while line := source.stream.readline(MAX_WHOLE):
        if after_blank and _FROM_LINE.match(line):
            if lines:
                yield b"".join(lines)
            lines, size = [], 0
        elif size <= MAX_WHOLE:
            lines.append(line[1:] if line.startswith(b">From ") else line)
            size += len(line)
        after_blank = not line.strip()
    if lines:
        yield b"".join(lines)
