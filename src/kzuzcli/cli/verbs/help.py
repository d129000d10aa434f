"""kzuz help [WHAT]"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from kzuzcli.cli import messages, pages
from kzuzcli.cli.declare import argument
from kzuzcli.cli.output import Output, width

EXAMPLES = (
    ("kzuz help search", "as kzuz search --help"),
    ("kzuz help query", "the query language"),
    ("kzuz help man > kzuz.1", "the manual, for man -l kzuz.1"),
)


def run(
    out: Output,
    folder: Path,
    what: Annotated[str | None, argument("WHAT", told="A verb, or query, or man.", complete="help")] = None,
) -> int:
    """Help on a verb or on the query language, without a network; the manual as a man page."""
    if what is not None and what not in pages.NAMES:
        raise messages.Usage(*messages.unknown_page(what, pages.NAMES))
    out.write(pages.page(what or "top", min(width(), pages.WIDEST)) + "\n")
    return messages.FINE
