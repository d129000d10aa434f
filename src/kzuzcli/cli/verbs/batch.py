"""kzuz batch FILE"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from kzuzcli.archive import Archive
from kzuzcli.cli import messages
from kzuzcli.cli.answers import catch_up
from kzuzcli.cli.declare import argument, option
from kzuzcli.cli.options import JsonOption, PlainOption
from kzuzcli.cli.output import Output, is_terminal, width
from kzuzcli.cli.queries import (
    ExactOption,
    LangOption,
    PossibleOption,
    SinceOption,
    SourceOption,
    TitleOption,
    UntilOption,
    wanted,
)
from kzuzcli.cli.waiting import waiting
from kzuzcli.cli.writing import STDOUT as STDIO
from kzuzcli.cli.writing import write_out
from kzuzcli.querylist import Fault, Table, answer, articles, read_lines

EXAMPLES = (
    ("kzuz batch names.txt", "how many articles answer each line of a list"),
    ("kzuz batch names.txt --csv > table.csv", "a row an article, a column a line"),
    ("kzuz batch names.txt --phrase --since 2022", "lines are names, not queries; of the last years"),
    ("kzuz saved list --plain | kzuz batch - --json", "all saved queries, for another program"),
)


def run(
    out: Output,
    folder: Path,
    file: Annotated[str, argument("FILE", told="A list, a query a line; - is stdin.", complete="file")],
    phrase: Annotated[bool, option("--phrase", told="Each line is words in a row, no query.")] = False,
    lang: LangOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    title: TitleOption = None,
    exact: ExactOption = False,
    possible: PossibleOption = False,
    csv: Annotated[
        bool, option("--csv", told="The table on stdout: a row an article, a column a line.")
    ] = False,
    target: Annotated[
        str | None, option("-o", "--output", metavar="FILE", told="The table into a file, as CSV.")
    ] = None,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> int:
    """Ask every line of a list at once: how many articles answer each, and which articles answer which.

    A line is a query (kzuz help query), or a label, a tab and a query; # begins a comment. A line that cannot
    be read is told with its number, the others are answered. In the table 1 is an article that answers,
    possible one whose date only may lie in the time asked for.
    """
    if (json or plain) and (target == STDIO or (csv and target is None)):
        raise messages.Usage(
            "stdout takes one of --csv, --json and --plain", "-o FILE is for the table beside them"
        )
    lines, faults = read_lines(_text(file), phrases=phrase)
    if not lines and not faults:
        raise messages.Usage(
            f"there is no query in {_named(file)}", "a line is a query, or label, tab, query"
        )
    narrowing, _ = wanted([], lang=lang, since=since, until=until, source=source, title=title)
    with Archive.open(folder) as opened:
        catch_up(opened, out)
        with waiting(out, "queries") as step:
            told = (lambda done: step(done, len(lines))) if step else None
            table = answer(opened, lines, narrowing, exact=exact, possible=possible, progress=told)
        if csv or target is not None:
            from kzuzcli.citing.sheet import crossed

            labels = [one.line.label for one in table.answered]
            write_out(out, crossed(labels, articles(opened, table)), target)
    if json or plain:
        _lines(out, table, json)
    elif target is None and not csv:
        from kzuzcli.rendering.batch import summary

        out.show(*summary(table, _named(file), width()))
    faults = sorted([*faults, *table.faults], key=lambda fault: fault.number)
    for fault in faults:
        out.warn(f"  line {fault.number}: {messages.sentence(fault.error)}")
    return _code(table, faults)


def _code(table: Table, faults: Sequence[Fault]) -> int:
    if faults:
        return messages.PARTLY if table.answered else messages.USAGE
    return messages.FINE if table.ids else messages.NOTHING


def _named(file: str) -> str:
    return "standard input" if file == STDIO else file


def _text(file: str) -> str:
    """The list, in whatever encoding it is. Raises Usage."""
    from kzuzcli.readers.encoding import NotText, decode

    if file == STDIO and is_terminal(sys.stdin):
        raise messages.Usage("- reads a list from standard input, and that is a terminal")
    try:
        data = sys.stdin.buffer.read() if file == STDIO else Path(file).read_bytes()
        return decode(data)[0]
    except OSError as error:
        raise messages.Usage(f"{file} cannot be read: {str(error.strerror).lower()}") from None
    except NotText:
        raise messages.Usage(f"{_named(file)} is no text", "a list is plain text, a query a line") from None


def _lines(out: Output, table: Table, json: bool) -> None:
    from kzuzcli import contract

    for one in table.answered:
        if json:
            out.json(contract.answered(one, table.ids))
        else:
            out.plain(one.line.label, one.result.total, one.line.written)
