"""kzuz link"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, cast

from kzuzcli.archive import Archive
from kzuzcli.article import Article, Link, LinkKind
from kzuzcli.cli import messages
from kzuzcli.cli.answers import catch_up
from kzuzcli.cli.declare import argument, option
from kzuzcli.cli.output import Output
from kzuzcli.cli.waiting import waiting

KINDS = ("same", "reprint", "translation", "quotes", "quoted-by", "shared")

EXAMPLES = (
    ("kzuz link", "after kzuz ingest --no-links"),
    ("kzuz link --anew", "look at every article again"),
    ("kzuz link 1d14 9c41 --no", "these two are not related, whatever was found"),
    ("kzuz link 1d14 9c41 --kind translation --yes", "one is certainly a translation of the other"),
)


def run(
    out: Output,
    folder: Path,
    ids: Annotated[
        list[str] | None,
        argument("A B", told="Two articles, to say whether they are related.", complete="id"),
    ] = None,
    yes: Annotated[bool, option("--yes", told="They are: the link is certain from now on.")] = False,
    no: Annotated[bool, option("--no", told="They are not: the link is shown no more.")] = False,
    forget: Annotated[bool, option("--forget", told="Take back what you said of the two.")] = False,
    kind: Annotated[
        str | None,
        option("--kind", metavar="KIND", told="Which relation of A to B; else those found.", choices=KINDS),
    ] = None,
    anew: Annotated[
        bool, option("--anew", told="Forget what was found and look at all of it again.")
    ] = False,
) -> int:
    """Look for translations, reprints, equal texts and quotations among the articles of the archive.

    With two articles, your word on whether they are related; it outranks what is found, now and later.
    """
    if ids or yes or no or forget or kind:
        a, b = _two(ids, [yes, no, forget], anew)
        return _judge(out, folder, a, b, None if forget else yes, cast("LinkKind | None", kind))
    with Archive.open(folder, write=True) as opened, waiting(out, "articles compared") as progress:
        catch_up(opened, out)
        opened.link(anew=anew, progress=progress)
        found = opened.relations()
    from kzuzcli.render import relation_counts, sentence

    out.show(sentence(relation_counts(found) or "no relations among the articles of this archive"))
    return messages.FINE


def _two(ids: list[str] | None, said: list[bool], anew: bool) -> tuple[str, str]:
    """The two ids; raises Usage where the command line says anything but one thing of two articles."""
    if ids is None or len(ids) != 2 or sum(said) != 1 or anew:
        raise messages.Usage(
            "say --yes, --no or --forget of two articles", "try: kzuz link 1d14 9c41 --kind translation --no"
        )
    return ids[0], ids[1]


def _judge(out: Output, folder: Path, a: str, b: str, so: bool | None, kind: LinkKind | None) -> int:
    with Archive.open(folder, write=True) as opened:
        one, other = opened.get(a), opened.get(b)
        if one.id == other.id:
            raise messages.Usage("that is one article twice", "kzuz show ID lists its relations")
        if so is None:
            many = opened.forget_verdicts(one.id, other.id)
            out.say("  taken back" if many else "  nothing was said of these two")
            return messages.FINE if many else messages.NOTHING
        links = opened.judge(one.id, other.id, so, kind)
    if not links:
        raise messages.Usage(
            "no relation between these two is known; say which you mean", f"--kind {', '.join(KINDS)}"
        )
    for link in links:
        out.say(_told(one, other, link, so))
    return messages.FINE


def _told(a: Article, b: Article, link: Link, so: bool) -> str:
    from kzuzcli.render import LINKED

    return f"  {a.id[:8]} is {'' if so else 'not '}{_IS.get(link.kind, LINKED[link.kind])} {b.id[:8]}"


_IS = {"quotes": "one that quotes", "shared": "one that shares passages with"}
