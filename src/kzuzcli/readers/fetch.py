"""Pages fetched from the web, politely: the only place that uses the network, and only for a URL given."""

from __future__ import annotations

import io
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPException
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import kzuzcli
from kzuzcli.article import SourceDocument
from kzuzcli.errors import ReadError
from kzuzcli.readers.read import read_source
from kzuzcli.readers.source import HEAD, MAX_WHOLE, Source, opened
from kzuzcli.readers.walk import is_url

AGENT = "kzuz"
_AGENT_HEADER = f"{AGENT}/{kzuzcli.__version__} (an offline archive of news; fetches what its user names)"
_MOST_REDIRECTS = 5
_ROBOTS_LIMIT = 500 << 10  # as RFC 9309 asks of a reader
_LONGEST_PAUSE = 10.0


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said by which a later fetch can ask for changes only; either may be missing."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: `address` is where redirects led, `data` the body, None where nothing has changed."""

    url: str
    address: str
    data: bytes | None
    charset: str | None = None
    validators: Validators = Validators()


@dataclass(slots=True)
class Fetcher:
    """Fetches pages one after the other. `pause`: seconds between two requests to one host, more where
    its robots.txt asks for more, `timeout`: seconds without a byte, `patience`: seconds for one answer."""

    pause: float = 1.0
    timeout: float = 20.0
    patience: float = 60.0
    limit: int = MAX_WHOLE
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str, validators: Validators | None = None) -> Fetched:
        """The page at `url`, or that it has not changed since `validators` were given.

        Raises ReadError: robots, missing (404, 410), unsupported (another scheme), too-large, unreadable.
        """
        address = url
        for _ in range(_MOST_REDIRECTS + 1):
            if not is_url(address) or not urlsplit(address).hostname:
                raise ReadError("unsupported", url, detail=f"leads to {address}"[:200])
            robots = self._robots_of(address)
            if not robots.can_fetch(AGENT, address):
                raise ReadError("robots", url, detail="the site asks programs not to read this page")
            self._wait(urlsplit(address).netloc, float(robots.crawl_delay(AGENT) or 0))
            status, headers, data = self._get(url, address, _conditions(validators), self.limit)
            if status == 304:
                return Fetched(url, address, None, validators=validators or Validators())
            if status < 300:
                found = Validators(headers.get("ETag"), headers.get("Last-Modified"))
                return Fetched(url, address, data, headers.get_content_charset(), found)
            if status not in (301, 302, 303, 307, 308) or not headers.get("Location"):
                raise ReadError(
                    "missing" if status in (404, 410) else "unreadable", url, detail=f"HTTP {status}"
                )
            address = urljoin(address, headers["Location"])
        raise ReadError("loop", url, detail=f"more than {_MOST_REDIRECTS} redirects")

    def _robots_of(self, address: str) -> RobotFileParser:
        """A site's rules; none where it has none. A site that cannot say them is left alone."""
        site = urljoin(address, "/")
        if site not in self._robots:
            rules = RobotFileParser()
            self._wait(urlsplit(site).netloc, 0)
            status, _, data = self._get(site, urljoin(site, "/robots.txt"), {}, _ROBOTS_LIMIT)
            if status in (401, 403) or status >= 500:
                rules.disallow_all = True  # type: ignore[attr-defined]
            rules.parse(data.decode("utf-8", "replace").splitlines() if status < 300 else [])
            self._robots[site] = rules
        return self._robots[site]

    def _wait(self, host: str, asked: float) -> None:
        pause = max(self.pause, min(asked, _LONGEST_PAUSE))
        due = self._last.get(host, -pause) + pause
        time.sleep(max(0.0, due - time.monotonic()) if host in self._last else 0.0)
        self._last[host] = time.monotonic()

    def _get(
        self, url: str, address: str, conditions: Mapping[str, str], limit: int
    ) -> tuple[int, Message, bytes]:
        headers = {"User-Agent": _AGENT_HEADER, "Accept-Encoding": "identity", **conditions}
        request = urllib.request.Request(address, headers=headers)
        opener = urllib.request.build_opener(_NoRedirects)
        try:
            with opener.open(request, timeout=self.timeout) as answer:
                return answer.status, answer.headers, self._body(url, answer, limit)
        except urllib.error.HTTPError as error:
            error.close()
            return error.code, error.headers, b""
        except (OSError, HTTPException, ValueError) as error:
            raise ReadError("unreadable", url, detail=f"{type(error).__name__}: {error}"[:200]) from None

    def _body(self, url: str, answer: io.BufferedIOBase, limit: int) -> bytes:
        parts, size, end = [], 0, time.monotonic() + self.patience
        while part := answer.read1(HEAD):
            parts.append(part)
            size += len(part)
            if size > limit:
                raise ReadError("too-large", url, detail=f"more than {limit >> 10} kB")
            if time.monotonic() > end:
                raise ReadError("unreadable", url, detail=f"not complete after {self.patience:.0f} seconds")
        return b"".join(parts)


def read_fetched(
    page: Fetched, mapping: Mapping[str, str] | None = None
) -> Iterator[SourceDocument | ReadError]:
    """The articles of an answer, none where nothing has changed; their origin is the URL that was asked for."""
    if page.data is None:
        return
    stream = opened(io.BytesIO(page.data))
    head = stream.peek(HEAD)[:HEAD]
    name = urlsplit(page.address).path.rpartition("/")[2]
    yield from read_source(
        Source(
            page.url, name, stream, head, mapping=mapping or {}, address=page.address, charset=page.charset
        )
    )


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Leaves redirects to Fetcher, which asks the robots.txt of the site they lead to."""

    def redirect_request(self, *_: object) -> None:
        return None


def _conditions(validators: Validators | None) -> dict[str, str]:
    found = validators or Validators()
    asked = {"If-None-Match": found.etag, "If-Modified-Since": found.last_modified}
    return {name: value for name, value in asked.items() if value}
