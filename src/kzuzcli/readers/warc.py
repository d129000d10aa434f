"""Web archives: every HTML response of a WARC file an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from kzuzcli.article import SourceDocument
from kzuzcli.errors import ReadError
from kzuzcli.readers.html import page
from kzuzcli.readers.source import MAX_WHOLE, Source

_HTML = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def read_warc(source: Source) -> Iterator[SourceDocument | ReadError]:
    """The pages of a web archive as they stand in it, keyed by address and time of capture.

    Redirects and errors hold no article, a revisit says that a page was the same as before: they are
    passed over. Raises ReadError: unreadable, with what came before the damage already given.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for record in ArchiveIterator(_Pieces(source.stream)):
            if _is_page(record):
                yield _page(source, record)
        source.stream.read1(1)  # warcio takes damage for the end
    except (ArchiveLoadFailed, EOFError, ValueError, AttributeError, OSError) as error:
        raise source.error("unreadable", f"damaged from here on: {error}"[:200]) from None


class _Pieces:
    """A stream read piece by piece: asked for more than comes before the damage, it gives what there is."""

    def __init__(self, stream: BufferedReader[Any]) -> None:
        self.read = stream.read1


def _is_page(record: Any) -> bool:
    if record.rec_type == "resource":
        return (record.rec_headers.get_header("Content-Type") or "").lower().startswith(_HTML)
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").strip().lower()
    return record.http_headers.get_statuscode() in ("200", "203") and kind.startswith(_HTML)


def _page(source: Source, record: Any) -> SourceDocument | ReadError:
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    key = f"{url} {record.rec_headers.get_header('WARC-Date') or ''}".strip()
    headers = record.http_headers or record.rec_headers
    coding = (headers.get_header("Content-Encoding") or "").lower()
    if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        return source.error("unsupported", f"compressed as {coding}", key)
    data = record.content_stream().read(MAX_WHOLE + 1)
    if len(data) > MAX_WHOLE:
        return source.error("too-large", f"more than {MAX_WHOLE >> 20} MB", key)
    charset = _CHARSET.search(headers.get_header("Content-Type") or "")
    return page(source, data, url=url, key=key, charset=charset[1] if charset else None, reader="warc")
