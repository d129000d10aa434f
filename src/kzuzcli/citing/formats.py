"""The table of formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kzuzcli.citing.bibtex import bibtex
from kzuzcli.citing.csl import csl_json
from kzuzcli.citing.jsonl import jsonl
from kzuzcli.citing.markdown import markdown
from kzuzcli.citing.page import page
from kzuzcli.citing.reference import Reference
from kzuzcli.citing.ris import ris
from kzuzcli.citing.sentence import sentences
from kzuzcli.citing.sheet import sheet

Write = Callable[[Iterable[Reference]], Iterator[str]]
"""References to pieces of text that make one file; never more than one reference is held."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its writer, the ends of file names it goes by, whether it hands on the text too."""

    write: Write
    suffixes: tuple[str, ...]
    texts: bool = False


FORMATS: dict[str, Format] = {
    "jsonl": Format(jsonl, (".jsonl", ".ndjson"), texts=True),
    "csv": Format(sheet, (".csv",)),
    "markdown": Format(markdown, (".md", ".markdown"), texts=True),
    "bibtex": Format(bibtex, (".bib",)),
    "ris": Format(ris, (".ris",)),
    "csl-json": Format(csl_json, (".json",)),
    "html": Format(page, (".html", ".htm"), texts=True),
    "text": Format(sentences, (".txt",)),
}
"""Every format, in the order help lists them."""


def by_suffix(name: str) -> str | None:
    """The format a file name ends like, or None."""
    return next((key for key, each in FORMATS.items() if name.lower().endswith(each.suffixes)), None)
