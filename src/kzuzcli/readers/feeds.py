"""RSS and Atom files: every entry an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kzuzcli.article import Declared, SourceDocument
from kzuzcli.errors import ReadError
from kzuzcli.readers.document import build
from kzuzcli.readers.fields import Facts, key, value
from kzuzcli.readers.html import plain
from kzuzcli.readers.records import Keys
from kzuzcli.readers.source import Source

_FIELDS = (
    ("title", "title"),
    ("date", "published"),
    ("date", "created"),
    ("modified", "updated"),
    ("id", "id"),
    ("url", "link"),
)


def read_feed(source: Source) -> Iterator[SourceDocument | ReadError]:
    """The entries of a feed; its title is their source. Entities of its own are refused."""
    import feedparser

    data = source.whole()
    if b"<!ENTITY" in data.replace(b"\0", b"").upper():
        yield source.error("bomb", "the file defines entities of its own")
        return
    try:
        feed = feedparser.parse(data, resolve_relative_uris=False, sanitize_html=False)
    except Exception as error:  # a parser for the feeds of the world: what it raises is this feed's fault
        yield source.error("unreadable", f"{type(error).__name__}: {error}"[:200])
        return
    if not feed.entries:
        yield source.error("no-text", "a feed without entries")
    keys = Keys()
    for number, entry in enumerate(feed.entries, 1):
        yield _article(source, dict(entry), feed, keys, f"entry {number}")


def _article(source: Source, entry: Any, feed: Any, keys: Keys, place: str) -> SourceDocument | ReadError:
    found = _facts(entry, feed.feed)
    text = max((as_text(content) for content in _contents(entry)), key=len, default="")
    title = plain(value(found, "title") or "").replace("\n", " ")
    if not title and not text:
        return source.error("no-text", place, key(found))
    raw = "\x1f".join((title, text, *(fact.value for facts in found.values() for fact in facts)))
    return build(
        source,
        found,
        text,
        raw.encode("utf-8", "replace"),
        reader="feed",
        encoding=str(feed.get("encoding") or "utf-8"),
        key=keys.own(key(found), text or title),
        title=title,
    )


def as_text(content: str) -> str:
    """Text that may be HTML, as text."""
    return plain(content) if "<" in content or "&" in content else content


def _contents(entry: Any) -> Iterator[str]:
    for content in (*entry.get("content", ()), {"value": entry.get("summary")}):
        if isinstance(content, Mapping) and isinstance(content.get("value"), str):
            yield content["value"]


def _facts(entry: Any, feed: Any) -> Facts:
    found: dict[str, list[Declared]] = {}
    for name, field in _FIELDS:
        if isinstance(entry.get(field), str):
            found.setdefault(name, []).append(Declared(field, entry[field]))
    for author in entry.get("authors", ()) or [{"name": entry.get("author")}]:
        if author.get("name"):
            found.setdefault("author", []).append(Declared("author", author["name"]))
    for tag in entry.get("tags", ()):
        if tag.get("term"):
            found.setdefault("tags", []).append(Declared("category", tag["term"]))
    publisher = (entry.get("source") or {}).get("title") or feed.get("title")
    if publisher:
        found["source"] = [Declared("feed title", publisher)]
    language = (entry.get("content") or [{}])[0].get("language") or feed.get("language")
    if language:
        found["language"] = [Declared("language", language)]
    return {name: tuple(facts) for name, facts in found.items()}
