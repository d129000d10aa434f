"""kzuz compare A B"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

from kzuzcli.archive import Archive
from kzuzcli.cli import messages
from kzuzcli.cli.answers import look
from kzuzcli.cli.declare import argument, option
from kzuzcli.cli.options import JsonOption, PlainOption
from kzuzcli.cli.output import Output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzuzcli.comparing import Compared
    from kzuzcli.linking.compare import How

WAYS = ("paragraphs", "words", "passages")

EXAMPLES = (
    ("kzuz compare 1d14 9c41", "a translation side by side, a reprint word by word, else what both say"),
    ("kzuz compare 1d14 9c41 --by words", "word by word, whatever they are to each other"),
)


def run(
    out: Output,
    folder: Path,
    a: Annotated[str, argument("A", told="An article's id or its beginning.", complete="id")],
    b: Annotated[str, argument("B", told="That of another.", complete="id")],
    by: Annotated[
        str | None,
        option(
            "--by",
            metavar="WHAT",
            told="paragraphs, words or passages; else as they are related.",
            choices=WAYS,
        ),
    ] = None,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> int:
    """Set two articles beside each other. Of a translation the paragraphs, with numbers and names that only
    one side has lit; of a reprint the words that were cut and added; else the passages both hold.

    A number that differs by a factor of a thousand is not lit: one text may say thousand or million in words.
    """
    from kzuzcli.comparing import compare_articles

    with Archive.open(folder) as opened:
        compared = compare_articles(opened, a, b, cast("How | None", by))
    if compared.a.id == compared.b.id:
        raise messages.Usage("that is one article twice", "kzuz show ID reads one")
    if json:
        from kzuzcli import contract

        out.json(contract.compared(compared))
    elif plain:
        for line in _lines(compared):
            out.plain(*line)
    else:
        from kzuzcli.rendering.compare import comparison

        out.show(*comparison(compared, look(out)))
    return messages.FINE if _anything(compared) else messages.NOTHING


def _anything(compared: Compared) -> bool:
    shown = compared.shown
    return bool(shown.rows or shown.passages or any(piece.where == "both" for piece in shown.pieces))


def _lines(compared: Compared) -> Iterator[tuple[str, ...]]:
    """Rows as the two texts; pieces as =, - or + and the text; passages as the number of words and the text."""
    a, b, shown = compared.a.text, compared.b.text, compared.shown
    for row in shown.rows:
        yield tuple(" ".join(t[s:e] for s, e in spans) for t, spans in ((a, row.a), (b, row.b)))
    for piece in shown.pieces:
        text = a[slice(*piece.a)] if piece.a else b[slice(*(piece.b or (0, 0)))]
        yield {"both": "=", "a": "-", "b": "+"}[piece.where], text
    for passage in shown.passages:
        yield str(passage.words), a[slice(*passage.a)]
