"""kzuz reindex"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

from kzuzcli.archive import Archive
from kzuzcli.cli import messages
from kzuzcli.cli.declare import option
from kzuzcli.cli.output import Output
from kzuzcli.cli.waiting import waiting

EXAMPLES = (
    ("kzuz reindex", "when the index is missing, damaged or of an earlier kzuz"),
    ("kzuz reindex --words", "only stems and names, after an update of kzuz"),
)


def run(
    out: Output,
    folder: Path,
    words: Annotated[
        bool, option("--words", told="Only what is known of words: stems and name keys.")
    ] = False,
    links: Annotated[bool, option("--links", told="Only the relations between articles.")] = False,
) -> int:
    """Make the index again from the store. Nothing is read but the archive itself."""
    if links:
        from kzuzcli.cli.verbs.link import run as link

        return link(out, folder, anew=True)
    begun = time.monotonic()
    with Archive.open(folder, write=True) as opened, waiting(out, "articles") as progress:
        many = opened.reindex(words=words, progress=progress)
    what = "words" if words else "articles"
    out.say(f"  {many:,} {what} indexed again in {time.monotonic() - begun:.1f} s")
    return messages.FINE
