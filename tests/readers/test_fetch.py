"""Fetching, against a server on this machine only."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kzuzcli.article import SourceDocument
from kzuzcli.errors import ReadError
from kzuzcli.readers import is_url
from kzuzcli.readers.fetch import Fetcher, Validators, read_fetched
from tests.readers import cases

ROBOTS = b"User-agent: kzuz\nDisallow: /private\nUser-agent: *\nDisallow: /\n"


class Site(BaseHTTPRequestHandler):
    """A news site that knows of robots, redirects, changes, errors and endless answers."""

    seen: list[tuple[str, str | None]]

    def do_GET(self) -> None:
        type(self).seen.append((self.path, self.headers["User-Agent"]))
        if self.path == "/robots.txt":
            self._answer(200, ROBOTS, "text/plain")
        elif self.path == "/old":
            self._answer(301, b"", Location="/frontier")
        elif self.path == "/round":
            self._answer(302, b"", Location="/round")
        elif self.path == "/file":
            self._answer(302, b"", Location="file:///etc/passwd")
        elif self.path == "/to-private":
            self._answer(302, b"", Location="/private/a")
        elif self.path == "/frontier" and self.headers["If-None-Match"] == '"1"':
            self._answer(304, b"")
        elif self.path == "/frontier":
            self._answer(200, cases.page(cases.META), ETag='"1"')
        elif self.path == "/cp1251":
            body = f"<h1>{cases.RUSSIAN_TITLE}</h1>{cases.paragraphs(cases.RUSSIAN)}"
            page = cases.page(body=body, title=cases.RUSSIAN_TITLE, encoding="windows-1251")
            self._answer(200, page, "text/html; charset=windows-1251")
        elif self.path == "/endless":
            self._answer(200, b"x" * 300_000)
        elif self.path == "/feed":
            self._answer(200, cases.rss(cases.ITEM), "application/rss+xml")
        else:
            self._answer(404 if self.path == "/none" else 503, b"")

    def _answer(self, status: int, body: bytes, kind: str = "text/html", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: the test report is not a server's log."""


@pytest.fixture
def site() -> Iterator[str]:
    Site.seen = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def fetcher() -> Fetcher:
    return Fetcher(pause=0, timeout=5, limit=200_000)


def test_a_page_is_an_article_whose_origin_is_the_address_asked_for(site: str) -> None:
    page = fetcher().fetch(f"{site}/old")
    [document] = read_fetched(page)
    assert isinstance(document, SourceDocument)
    assert (document.title, document.origin.path) == (cases.TITLE, f"{site}/old")
    assert document.first("url") == f"{site}/frontier"
    assert document.first("date") == "2021-05-18T09:30:00+05:00"


def test_an_unchanged_page_is_not_sent_again(site: str) -> None:
    first = fetcher().fetch(f"{site}/frontier")
    assert first.validators == Validators(etag='"1"')
    again = fetcher().fetch(f"{site}/frontier", first.validators)
    assert again.data is None
    assert list(read_fetched(again)) == []


@pytest.mark.parametrize("path", ["cp1251", "feed"])
def test_whatever_a_reader_reads_can_be_fetched(site: str, path: str) -> None:
    [document] = read_fetched(fetcher().fetch(f"{site}/{path}"))
    assert isinstance(document, SourceDocument)
    assert document.title in (cases.TITLE, cases.RUSSIAN_TITLE)


REFUSED = [
    ("private/a", "robots"),
    ("to-private", "robots"),
    ("none", "missing"),
    ("broken", "unreadable"),
    ("endless", "too-large"),
    ("round", "loop"),
    ("file", "unsupported"),
]


@pytest.mark.parametrize(("path", "reason"), REFUSED)
def test_what_cannot_or_may_not_be_fetched(site: str, path: str, reason: str) -> None:
    with pytest.raises(ReadError) as refused:
        fetcher().fetch(f"{site}/{path}")
    assert (refused.value.reason, refused.value.path) == (reason, f"{site}/{path}")
    assert "/private/a" not in [path for path, _ in Site.seen]


def test_robots_are_asked_once_a_site_and_told_who_asks(site: str) -> None:
    one = fetcher()
    one.fetch(f"{site}/frontier")
    one.fetch(f"{site}/feed")
    assert [path for path, _ in Site.seen] == ["/robots.txt", "/frontier", "/feed"]
    assert all((agent or "").startswith("kzuz/") for _, agent in Site.seen)


def test_requests_to_one_host_are_spaced(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr("time.sleep", waits.append)
    patient = Fetcher(pause=2)
    patient.fetch(f"{site}/frontier")
    assert waits[0] == 0
    assert 1 < waits[1] <= 2


def test_nobody_there_is_said() -> None:
    with pytest.raises(ReadError) as refused:
        fetcher().fetch("http://127.0.0.1:9/none")
    assert refused.value.reason == "unreadable"


@pytest.mark.parametrize(
    ("text", "is_one"), [("https://e.org", True), ("HTTP://e", True), ("a/b.txt", False), ("ftp://e", False)]
)
def test_what_is_a_url(text: str, is_one: bool) -> None:
    assert is_url(text) is is_one
