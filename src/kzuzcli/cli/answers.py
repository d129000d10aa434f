"""What the verbs that answer a query have in common."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kzuzcli.archive import Answer, Archive
from kzuzcli.cli.messages import Usage
from kzuzcli.cli.output import Output, cuts, is_terminal, width

if TYPE_CHECKING:
    from rich.console import RenderableType

    from kzuzcli.render import Look


def catch_up(archive: Archive, out: Output) -> None:
    """Finish what an interrupted ingest left, saying so."""
    if archive.store.mark() and archive.behind() > 0:
        out.say("  finishing an interrupted ingest …")
        archive.catch_up()


def tell(out: Output, archive: Archive, answer: Answer) -> None:
    """Tags no article has and relations that cannot be read; with --verbose how, where and how long it asked."""
    if answer.result.total and (unknown := archive.unknown_tags(answer.query)):
        from kzuzcli.render import unknown_tag

        for tag, nearest in unknown.items():
            out.say(f"  {unknown_tag(tag, nearest)}")
    if archive.has_unusable_links():
        out.say("  relations found earlier cannot be read by this kzuz and are not shown: kzuz link")
    if out.verbose:
        read = str(answer.query) or "everything"
        out.say(f"  read as {read} · {archive.path} · {answer.seconds * 1000:,.0f} ms")


def look(out: Output) -> Look:
    """What this output may use."""
    from kzuzcli.render import Look

    return Look(out.coloured(), out.links(), width(), cuts())


def lines_of(out: Output, answer: Answer, ids: bool) -> None:
    """The hits as lines for another program: ids alone, or id, language, date, source and title."""
    for found in answer.found:
        article = found.article
        if ids:
            out.data(article.id)
            continue
        date = article.date.period.edtf if article.date else ""
        out.plain(article.id, article.language, date, article.source or "", article.title)


def empty(archive: Archive, answer: Answer, written: str) -> Iterator[RenderableType]:
    """Why there is nothing."""
    from kzuzcli.emptiness import explain
    from kzuzcli.render import nothing_found

    return nothing_found(written, explain(archive, answer))


def ids_of(given: Iterable[str]) -> list[str]:
    """Ids from a command line, each once; `-` stands for those on standard input, the first word of each line.

    Raises Usage when there is none.
    """
    wanted: list[str] = []
    for each in given:
        wanted += _from_stdin() if each == "-" else [each]
    if not wanted:
        raise Usage("no id came from standard input", "try: kzuz search QUERY --ids | kzuz show -")
    return list(dict.fromkeys(wanted))


def _from_stdin() -> list[str]:
    if is_terminal(sys.stdin):
        raise Usage(
            "- reads ids from standard input, and that is a terminal", "try: kzuz search QUERY --ids | …"
        )
    return [line.split()[0] for line in sys.stdin if line.split()]
