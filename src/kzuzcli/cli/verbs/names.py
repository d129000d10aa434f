"""kzuz names [QUERY…]"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from kzuzcli import query as q
from kzuzcli.archive import Archive
from kzuzcli.cli import messages
from kzuzcli.cli.answers import catch_up
from kzuzcli.cli.declare import option
from kzuzcli.cli.options import JsonOption, LimitOption, OffsetOption, PlainOption
from kzuzcli.cli.output import Output, width
from kzuzcli.cli.queries import (
    AcrossOption,
    AnyOption,
    ExactOption,
    LangOption,
    PossibleOption,
    QueryArgument,
    SinceOption,
    SourceOption,
    TitleOption,
    UntilOption,
    wanted,
)
from kzuzcli.naming import Name, grouped, mentions
from kzuzcli.naming.kinds import KINDS, Kinds

MOST = 10_000
"""Articles that are looked at, the newest."""

EXAMPLES = (
    ("kzuz names", "who and what the archive speaks of"),
    ("kzuz names Tokayev", "how a name is written, since when, beside whom"),
    ("kzuz names water --kind organisation", "ministries, firms, agencies"),
    ("kzuz names water date:2023 --json", "for another program"),
)


def run(
    out: Output,
    folder: Path,
    query: QueryArgument = None,
    limit: LimitOption = 30,
    offset: OffsetOption = 0,
    lang: LangOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    title: TitleOption = None,
    any_word: AnyOption = False,
    exact: ExactOption = False,
    across: AcrossOption = False,
    possible: PossibleOption = False,
    kind: Annotated[
        str | None, option("--kind", metavar="KIND", told="person, place or organisation.", choices=KINDS)
    ] = None,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> int:
    """Names of people, places and organisations by the number of articles, all spellings of one together."""
    asked, written = wanted(
        query or [], any_word=any_word, lang=lang, since=since, until=until, source=source, title=title
    )
    with Archive.open(folder) as opened:
        catch_up(opened, out)
        picked = opened.select(asked, limit=MOST, exact=exact, possible=possible, across=across)
        found = grouped(mentions(opened.articles(picked.ids), opened.lexicon), opened.aliases)
    if picked.result.total > MOST:
        out.say(f"  the newest {MOST:,} of {picked.result.total:,} articles")
    meant = _forms(picked.read.query)
    own = [name for name in found if not meant.isdisjoint(name.forms)]
    others = [name for name in found if meant.isdisjoint(name.forms)]
    kinds = Kinds.load()
    if kind is not None:
        others = [name for name in others if kinds.kind(name) == kind]
    own = list(map(kinds.told, own))
    shown = list(map(kinds.told, others[offset : offset + limit if limit else None]))
    if json or plain:
        _lines(out, own if not offset else [], shown, json)
    else:
        from kzuzcli.rendering.names import many, one

        parts = [part for name in own for part in one(name, width())] if not offset else []
        total = min(picked.result.total, MOST)
        what = many(shown, len(others), total, written, offset, width(), bool(own), kind)
        out.show(*parts, *what)
    return messages.FINE if found else messages.NOTHING


def _lines(out: Output, own: list[Name], others: list[Name], json: bool) -> None:
    from kzuzcli import contract

    for name in [*own, *others]:
        if json:
            out.json(contract.name(name, asked=name in own))
        else:
            spellings = " ".join(name.spellings)
            out.plain(name.name, name.articles, name.mentions, spellings, name.kind or "")


def _forms(query: q.Query) -> frozenset[tuple[str, str]]:
    """The (form, language) of every word that a query asks for."""
    match query:
        case q.Any(forms=forms, field=None):
            return frozenset((form.text, form.language) for form in forms)
        case q.Sequence(slots=slots):
            return frozenset().union(*map(_forms, slots))
        case q.And(parts) | q.Or(parts):
            return frozenset().union(*map(_forms, parts))
        case q.Same(part):
            return _forms(part)
    return frozenset()
