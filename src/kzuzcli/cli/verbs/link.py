"""kzuz link"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from kzuzcli.archive import Archive
from kzuzcli.cli import messages
from kzuzcli.cli.answers import catch_up
from kzuzcli.cli.declare import option
from kzuzcli.cli.output import Output
from kzuzcli.cli.waiting import waiting

EXAMPLES = (
    ("kzuz link", "after kzuz ingest --no-links"),
    ("kzuz link --anew", "look at every article again"),
)


def run(
    out: Output,
    folder: Path,
    anew: Annotated[
        bool, option("--anew", told="Forget what was found and look at all of it again.")
    ] = False,
) -> int:
    """Look for translations, reprints, equal texts and quotations among the articles of the archive."""
    with Archive.open(folder, write=True) as opened, waiting(out, "articles compared") as progress:
        catch_up(opened, out)
        opened.link(anew=anew, progress=progress)
        found = opened.relations()
    from kzuzcli.render import relation_counts, sentence

    out.show(sentence(relation_counts(found) or "no relations among the articles of this archive"))
    return messages.FINE
