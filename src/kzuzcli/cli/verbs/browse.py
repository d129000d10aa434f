"""kzuz browse [QUERY…]"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kzuzcli.archive import Archive
from kzuzcli.cli import messages
from kzuzcli.cli.answers import catch_up
from kzuzcli.cli.output import Output, is_terminal
from kzuzcli.cli.queries import PossibleOption, QueryArgument, wanted

EXAMPLES = (
    ("kzuz browse", "everything, newest first; type to search"),
    ("kzuz browse Tokayev lang:ru", "begin with what a query finds"),
)


def run(out: Output, folder: Path, query: QueryArgument = None, possible: PossibleOption = False) -> int:
    """Read in the terminal: hits beside the article, searching as you type; ? or F1 lists the keys."""
    line = _line(query or [])
    # textual draws on stderr
    if os.environ.get("TERM") == "dumb" or not all(map(is_terminal, (sys.stdin, sys.stdout, sys.stderr))):
        raise messages.Usage("browse needs a terminal", "kzuz search and kzuz show write to files and pipes")
    try:
        from kzuzcli.browsing.app import Browser
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "textual":
            raise
        told = ("browse needs a library that is not here", "try: pip install 'kzuz[browse]'")
        raise messages.Usage(*told) from None
    with Archive.open(folder) as opened:
        catch_up(opened, out)
    _colour(out.coloured())
    left = Browser(folder, line, messages.sentence, out.coloured(), possible).run()
    return messages.FINE if left is None else left


def _line(query: list[str]) -> str:
    """The query of a command line as one line of text. Raises QueryError."""
    asked, written = wanted(query)
    return written if len(query) < 2 else str(asked)


def _colour(coloured: bool) -> None:
    """Say to textual what was settled: of colour it knows the environment's word alone."""
    os.environ.pop("NO_COLOR", None)
    if not coloured:
        os.environ["NO_COLOR"] = "1"
