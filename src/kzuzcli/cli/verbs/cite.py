"""kzuz cite ID…"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from kzuzcli.archive import Archive
from kzuzcli.citing import FORMATS, Reference, quotation, reference
from kzuzcli.cli import messages
from kzuzcli.cli.answers import ids_of
from kzuzcli.cli.declare import argument, option
from kzuzcli.cli.options import JsonOption
from kzuzcli.cli.output import Output
from kzuzcli.cli.writing import FormatOption, TargetOption, chosen, write_out

EXAMPLES = (
    ("kzuz cite 1d14", "a citation with the checksum of what was read"),
    ("kzuz cite 1d14 --paragraph 5", "one paragraph, quoted so that it can be verified"),
    ("kzuz search demarcation --ids | kzuz cite - -f bibtex", "whatever a search finds, for a bibliography"),
)


def run(
    out: Output,
    folder: Path,
    ids: Annotated[list[str], argument("ID", told="Ids, or - for those on standard input.", complete="id")],
    paragraph: Annotated[
        int | None, option("-p", "--paragraph", metavar="N", told="Quote this paragraph, counted from 1.")
    ] = None,
    form: FormatOption = None,
    target: TargetOption = None,
    json: JsonOption = False,
) -> int:
    """Articles, or one paragraph of an article, cited so that others can find and verify them."""
    writer = FORMATS[chosen("jsonl" if json else form, target, default="text")]
    with Archive.open(folder) as opened:
        found = [_cited(opened, id, paragraph) for id in ids_of(ids)]
    write_out(out, writer.write(found), target)
    return messages.FINE


def _cited(archive: Archive, id: str, paragraph: int | None) -> Reference:
    article = archive.get(id)
    if paragraph is None:
        return reference(article)
    quoted = quotation(article, paragraph)
    if quoted is None:
        raise messages.Usage(f"{article.id} has no paragraph {paragraph}", f"try: kzuz show {article.id[:8]}")
    return reference(article, quoted)
