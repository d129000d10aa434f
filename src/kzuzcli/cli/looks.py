"""What came in since a saved query was last looked at, and the look itself."""

from __future__ import annotations

import sys
from typing import NamedTuple

from kzuzcli.archive import Answer, Archive
from kzuzcli.cli.messages import Usage
from kzuzcli.cli.output import Output
from kzuzcli.errors import ArchiveLocked, ArchiveReadOnly
from kzuzcli.query import Query, Saved, Term, all_of
from kzuzcli.saved import SavedQuery, names_in


class News(NamedTuple):
    """A saved query, what asks for its new articles, whether that is all of them, and where the index stands."""

    saved: SavedQuery
    query: Query
    whole: bool
    mark: int


def news(archive: Archive, asked: Query, *, exact: bool = False, certain: bool = False) -> News:
    """What --new makes of a query. Raises Usage where it holds no saved one, or several."""
    names = names_in(asked)
    if len(names) != 1:
        told = "--new says what came in since you looked at a saved query; " + (
            "this asks for several" if names else "there is none in this"
        )
        raise Usage(told, "try: kzuz saved add NAME QUERY, then kzuz search @NAME --new")
    # the mark before the search: what is indexed meanwhile counts as not seen
    mark = archive.engine.mark()
    saved = archive.store.saved.get(names[0])
    newer = [Term(saved.name, "new")] if saved.looked else []
    whole = isinstance(asked, Saved) and not (exact or certain)
    return News(saved, all_of([archive.expanded(asked), *newer]), whole, mark)


def looked(out: Output, archive: Archive, found: News, answer: Answer) -> None:
    """Record the look, where all that is new was written out; else say why it is not."""
    if not answer.result.total:
        return
    sys.stdout.flush()
    name = found.saved.name
    if not found.whole:
        out.say(f"  not all of @{name} was asked for: the rest stays new, and so does this")
    elif len(answer.found) < answer.result.total:
        out.say(
            f"  not all was shown: it stays new; -n 0 shows all, kzuz saved seen {name} counts all as seen"
        )
    else:
        record(out, archive, name, found.mark)


def record(out: Output, archive: Archive, name: str, mark: int) -> bool:
    """Record a look at a saved query; whether it could be."""
    try:
        with Archive.open(archive.path, write=True) as writer:
            writer.store.saved.look(name, mark)
    except (ArchiveLocked, ArchiveReadOnly):
        out.say(f"  the look at @{name} could not be recorded: the archive cannot be written to now")
        return False
    return True


def nothing_new(found: News) -> str:
    """What to say when nothing came in."""
    since = f" since {found.saved.looked[:16].replace('T', ' ')} UTC" if found.saved.looked else ""
    return f"nothing new in @{found.saved.name}{since}"
