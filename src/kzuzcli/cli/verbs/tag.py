"""kzuz tag [ID… +TAG -TAG]"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Annotated, NamedTuple

from kzuzcli import labels
from kzuzcli.archive import Archive
from kzuzcli.article import Article
from kzuzcli.cli import messages
from kzuzcli.cli.answers import ids_of
from kzuzcli.cli.declare import argument
from kzuzcli.cli.options import DryRunOption, JsonOption, LimitOption, OffsetOption, PlainOption
from kzuzcli.cli.output import Output
from kzuzcli.safe import safe_line
from kzuzcli.tagging import Tag

MOST_TOLD = 20
"""Articles that are told one by one when their tags change."""

EXAMPLES = (
    ("kzuz tag 1d14 +border +water", "tags of your own for an article"),
    ("kzuz search demarcation --ids | kzuz tag - +border", "for all that a search finds"),
    ("kzuz tag 1d14 -water", "take one off, though its file declares it"),
    ("kzuz list tag:old --ids | kzuz tag - +new -old", "another name for a tag"),
    ("kzuz tag", "all tags and how many articles have them"),
)


class Asked(NamedTuple):
    """What a command line says: ids, tags to give, tags to take off."""

    ids: list[str]
    give: list[str]
    take: list[str]


def run(
    out: Output,
    folder: Path,
    words: Annotated[
        list[str] | None,
        argument(
            "ID +TAG -TAG", told="Ids, or - for those on stdin; +tag gives, -tag takes.", complete="tag"
        ),
    ] = None,
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> int:
    """Give articles tags and take tags off; without +TAG or -TAG the tags they have, without ids all tags.

    Tags are yours and stay, whatever becomes of file, text or index; tag:border finds them at once, tag:none
    what has none. Capitals do not matter; a tag of several words stands in quotes: '+foreign policy'. Behind
    -- a tag may be a single letter.
    """
    if not words:
        return _all(out, folder, limit, offset, json, plain)
    asked = _sorted(words)
    changes = bool(asked.give or asked.take)
    with Archive.open(folder, write=changes and not dry_run) as opened:
        ids = [opened.resolve(id) for id in ids_of(asked.ids)]
        changed = opened.tag(ids, asked.give, asked.take) if changes and not dry_run else 0
        articles = list(opened.articles(ids if json or plain or not changes else ids[:MOST_TOLD]))
        if not changed and changes:
            _tell_unknown(out, opened, asked.take)
    _tell(out, articles, changes, json, plain)
    if changes and dry_run:
        signed = [*(f"+{tag}" for tag in asked.give), *(f"-{tag}" for tag in asked.take)]
        out.say(f"  {len(ids):,} would be tagged {' '.join(signed)}")
    elif changes:
        out.say(f"  {changed:,} of {len(ids):,} articles changed" if len(ids) != 1 else _one(changed))
    return messages.FINE


def _one(changed: int) -> str:
    return "  changed" if changed else "  it was so already"


def _sorted(words: Sequence[str]) -> Asked:
    """Words by what they begin with. Raises Usage, BadTag."""
    give = [labels.read(word[1:]) for word in words if word[:1] == "+"]
    take = [labels.read(word[1:]) for word in words if word[:1] == "-" and word != "-"]
    ids = [word for word in words if word == "-" or word[:1] not in ("+", "-")]
    for word in ids:
        if word != "-" and not set(word.lower()) <= set("0123456789abcdef"):
            raise messages.Usage(
                f"{word!r} is neither an id nor a tag", f"a tag is written +{word} or -{word}"
            )
    both = {labels.fold(tag) for tag in give} & {labels.fold(tag) for tag in take}
    if both:
        raise messages.Usage(f"{min(both)} is to be given and taken off at once", "say one of the two")
    if not ids:
        raise messages.Usage("say which articles", f"try: kzuz search QUERY --ids | kzuz tag - {words[0]}")
    return Asked(ids, give, take)


def _tell(out: Output, articles: list[Article], changes: bool, json: bool, plain: bool) -> None:
    if json:
        from kzuzcli import contract

        for article in articles:
            out.json(contract.article(article))
    elif plain:
        for article in articles:
            out.plain(article.id, *article.tags)
    else:
        say = out.say if changes else out.data
        for article in articles:
            say(f"  {article.id[:8]}  {safe_line(article.title)}")
            say(f"            {safe_line(', '.join(article.tags)) or 'no tags'}")


def _tell_unknown(out: Output, archive: Archive, tags: Sequence[str]) -> None:
    """A tag to take off that nothing has was meant otherwise."""
    from kzuzcli.render import unknown_tag

    for tag in tags:
        if not archive.store.tags.known(tag):
            out.say(f"  {unknown_tag(tag, archive.store.tags.nearest(tag))}")


def _all(out: Output, folder: Path, limit: int, offset: int, json: bool, plain: bool) -> int:
    with Archive.open(folder) as opened:
        tags = opened.store.tags.counts()
        shown = list(islice(tags, offset, offset + limit if limit else None))
    if json or plain:
        _lines(out, shown, json)
    else:
        from kzuzcli.rendering.tags import listed

        out.show(*listed(shown, tags, offset))
    return messages.FINE if tags else messages.NOTHING


def _lines(out: Output, tags: Sequence[Tag], json: bool) -> None:
    from kzuzcli import contract

    for tag in tags:
        if json:
            out.json(contract.tag(tag))
        else:
            out.plain(tag.name, tag.articles, tag.yours)
