"""kzuz stats"""

from __future__ import annotations

from pathlib import Path

from kzuzcli.archive import Archive
from kzuzcli.cli import messages
from kzuzcli.cli.answers import look
from kzuzcli.cli.options import JsonOption
from kzuzcli.cli.output import Output

EXAMPLES = (
    ("kzuz stats", "articles by language, year and source"),
    ("kzuz stats --json", "the same, for another program"),
)


def run(out: Output, folder: Path, json: JsonOption = False) -> int:
    """What the archive holds: articles by language, year and source, and the undated ones."""
    with Archive.open(folder) as opened:
        figures = opened.stats()
    if json:
        from kzuzcli import contract

        out.json(contract.stats(figures))
    else:
        from kzuzcli.render import statistics

        out.show(*statistics(figures, look(out)))
    return messages.FINE
