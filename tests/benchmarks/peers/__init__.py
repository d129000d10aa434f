"""The engines people would use instead, one module each, doing the same work: text and title kept and indexed with
positions, an id, a date; ten hits, each with a piece of its text.

A module has `version()`, `build(load, folder)` and `Searcher(folder)`; what it needs is imported only there, so
that one that is not installed is left out.

    python -m tests.benchmarks.peers NAME LOAD.jsonl FOLDER      builds, in a process of its own
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from tests.benchmarks.questions import Question

Answer = tuple[int, list[str]]
"""How many were found (-1: the peer does not say), and the pieces of text of the ten best."""


class Searcher(Protocol):
    def ask(self, question: Question) -> Answer: ...
    def close(self) -> None: ...


class Peer(Protocol):
    """What a module of this package holds."""

    def version(self) -> str: ...
    def build(self, load: Path, folder: Path) -> None: ...
    def Searcher(self, folder: Path) -> Searcher: ...  # noqa: N802 - a class in each module


WRITERS = ("kzuz", "kzuz-2", "whoosh", "fts5", "xapian", "tantivy", "lucene")
"""Those whose index writing is compared; kzuz-2 writes in two processes."""

ASKED = ("kzuz", "kzuz-forms", "whoosh", "fts5", "xapian", "tantivy", "lucene")
"""Those that are asked; kzuz-forms is asked as its users ask: for every form and spelling of a word."""

_MODULES = {
    "kzuz": "ours",
    "kzuz-2": "ours",
    "kzuz-forms": "ours",
    "whoosh": "stock_whoosh",
    "fts5": "sqlite_fts5",
    "xapian": "xapian_python",
    "tantivy": "tantivy_py",
    "lucene": "lucene",
}


def module(name: str) -> Peer:
    return cast(Peer, import_module(f"tests.benchmarks.peers.{_MODULES[name]}"))


def version(name: str) -> str | None:
    """The peer and its version, or None where it is not at hand."""
    try:
        return module(name).version()
    except (ImportError, OSError, ValueError):
        return None


def build(name: str, load: Path, folder: Path) -> None:
    peer: Any = module(name)
    if name == "kzuz-2":
        peer.build(load, folder, elsewhere=True)
    else:
        peer.build(load, folder)


def searcher(name: str, folder: Path) -> Searcher:
    peer: Any = module(name)
    return cast(
        Searcher, peer.Searcher(folder, forms=True) if name == "kzuz-forms" else peer.Searcher(folder)
    )
