"""The table of verbs."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from kzuzcli.cli.declare import Parameter, parameters
from kzuzcli.cli.options import COMMON


class Verb(NamedTuple):
    """One verb: `run` of the module cli/verbs/<name>.py. Its arguments may be a query."""

    name: str
    summary: str
    query: bool = False

    def module(self) -> ModuleType:
        """Where it lives: `run`, and EXAMPLES as (command, what it does)."""
        return import_module(f"kzuzcli.cli.verbs.{self.name}")

    def parameters(self) -> tuple[Parameter, ...]:
        """Its own parameters, then those of every verb."""
        return (*parameters(self.module().run), *COMMON)


VERBS: dict[str, Verb] = {
    verb.name: verb
    for verb in (
        Verb("ingest", "Take in articles from files and folders."),
        Verb("search", "Find articles.", query=True),
        Verb("show", "Read one article.", query=True),
        Verb("compare", "Set two articles beside each other."),
        Verb("list", "Articles, newest first.", query=True),
        Verb("browse", "Read in the terminal, searching as you type.", query=True),
        Verb("kwic", "Every place of a word, aligned in its context.", query=True),
        Verb("timeline", "Articles per year, month or day.", query=True),
        Verb("names", "Names by frequency, with all their spellings.", query=True),
        Verb("figures", "Amounts that articles name, with their sentences.", query=True),
        Verb("batch", "A list of queries at once: which articles answer which."),
        Verb("cite", "Cite articles, or a paragraph of one."),
        Verb("export", "Articles for other programs, in eight formats.", query=True),
        Verb("stats", "What the archive holds."),
        Verb("set", "Correct an article's date, title, language or source."),
        Verb("tag", "Give articles tags, take them off, list them.", query=True),
        Verb("saved", "Keep queries under names, to ask again.", query=True),
        Verb("remove", "Take articles out for good."),
        Verb("check", "Verify that nothing is damaged."),
        Verb("reindex", "Make the index again from the store."),
        Verb("link", "Look for translations, reprints and quotations."),
        Verb("backup", "Write the archive into one file."),
        Verb("restore", "Make an archive from a backup."),
        Verb("help", "Help on a verb, on the query language; the man page."),
    )
}
"""Every verb, in the order help lists them."""
