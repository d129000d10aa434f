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
    ("kzuz reindex --semantic", "make search --semantic possible, and keep it so"),
)


def run(
    out: Output,
    folder: Path,
    words: Annotated[
        bool, option("--words", told="Only what is known of words: stems and name keys.")
    ] = False,
    links: Annotated[bool, option("--links", told="Only the relations between articles.")] = False,
    semantic: Annotated[
        bool,
        option("--semantic", told="Only what search --semantic compares; from now on ingest keeps it up."),
    ] = False,
    no_semantic: Annotated[
        bool, option("--no-semantic", told="Delete that, and keep it up no more.")
    ] = False,
) -> int:
    """Make the index again from the store. Nothing is read but the archive itself."""
    if semantic and no_semantic:
        raise messages.Usage("--semantic and --no-semantic are opposites", "leave one of them out")
    if semantic or no_semantic:
        return _meanings(out, folder, semantic)
    if links:
        from kzuzcli.cli.verbs.link import run as link

        return link(out, folder, anew=True)
    begun = time.monotonic()
    with Archive.open(folder, write=True) as opened, waiting(out, "articles") as progress:
        many = opened.reindex(words=words, progress=progress)
    what = "words" if words else "articles"
    out.say(f"  {many:,} {what} indexed again in {time.monotonic() - begun:.1f} s")
    return messages.FINE


def _meanings(out: Output, folder: Path, wanted: bool) -> int:
    """Compare all articles by meaning from now on, or no more."""
    begun = time.monotonic()
    with Archive.open(folder, write=True) as opened, waiting(out, "articles compared by meaning") as progress:
        if not wanted:
            opened.forget_meanings()
            out.say("  articles are compared by meaning no more; nothing else has changed")
            return messages.FINE
        made = opened.learn_meanings(begin=True, progress=progress)
    out.say(f"  {made:,} articles compared by meaning in {time.monotonic() - begun:.1f} s")
    out.say("  kzuz ingest does so with new ones from now on; kzuz reindex --no-semantic ends it")
    return messages.FINE
