"""kzuz saved [WHAT NAME QUERY…]"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from kzuzcli.archive import Archive
from kzuzcli.cli import messages
from kzuzcli.cli.declare import argument, option
from kzuzcli.cli.options import JsonOption, PlainOption
from kzuzcli.cli.output import Output
from kzuzcli.cli.queries import command
from kzuzcli.errors import IndexUnusable
from kzuzcli.query import MatchAll, Term, all_of, parse
from kzuzcli.saved import SavedQuery, expanded, read_name

EXAMPLES = (
    ("kzuz saved add border '\"state border\" OR demarcation'", "keep a query under a name"),
    ("kzuz saved add border-ru @border lang:ru", "one made of another"),
    ("kzuz saved", "all saved queries, and how much is new of each"),
    ("kzuz saved list --plain | kzuz batch -", "which articles answer which of them"),
    ("kzuz saved remove border", "keep it no longer"),
)

ACTIONS = ("add", "list", "remove", "seen")


def run(
    out: Output,
    folder: Path,
    query: Annotated[
        list[str] | None,
        argument(
            "WHAT NAME QUERY",
            told="add, list, remove or seen (all there is counts as looked at); a name; what to keep.",
            complete="saved",
        ),
    ] = None,
    replace: Annotated[bool, option("--replace", told="In place of what has the name.")] = False,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> int:
    """Keep queries under names. @NAME stands for the query wherever one is taken, also inside another.

    kzuz search @border lang:ru asks it again; kzuz search @border --new shows what came in, or came in changed,
    since you last looked. A look is recorded once all that is new was shown.
    """
    action, *words = query or ["list"]
    name = words[0] if words else ""
    if action == "list":
        if words:
            raise messages.Usage(
                "kzuz saved list takes no name", f"try: kzuz search @{name.removeprefix('@')}"
            )
        return _list(out, folder, json, plain)
    act = _ACTIONS.get(action)
    if act is None:
        told = f"it is {', '.join(ACTIONS[:-1])} or {ACTIONS[-1]}"
        raise messages.Usage(f"kzuz saved cannot {action!r}", told)
    if not words:
        raise messages.Usage("say which name", f"try: {command('saved', action, 'border')}")
    if words[1:] and action != "add":
        raise messages.Usage(f"kzuz saved {action} takes a name alone")
    return act(out, folder, read_name(name), words[1:], replace)


def _add(out: Output, folder: Path, name: str, words: list[str], replace: bool) -> int:
    query = parse(words)
    if isinstance(query, MatchAll):
        raise messages.Usage("say what to keep", f"try: {command('saved', 'add', name, 'demarcation')}")
    with Archive.open(folder, write=True) as opened:
        known = {one.name: one for one in opened.store.saved.all()}
        if name in known and not replace:
            raise messages.Usage(
                f"@{name} is saved already: {known[name].query}", "--replace puts this in its place"
            )
        opened.store.saved.add(name, query)
        out.say(f"  @{name} is {query}{_many(opened, name)}")
    return messages.FINE


def _many(archive: Archive, name: str) -> str:
    """How much it finds, where there is an index to ask."""
    try:
        total = archive.count(archive.store.saved.read(name)).total
    except IndexUnusable:
        return ""
    return f" · {total:,} article{'' if total == 1 else 's'} now"


def _remove(out: Output, folder: Path, name: str, words: list[str], replace: bool) -> int:
    with Archive.open(folder, write=True) as opened:
        opened.store.saved.get(name)
        if users := opened.store.saved.users(name):
            raise messages.Usage(f"@{users[0]} is made of @{name}", f"remove or replace @{users[0]} first")
        opened.store.saved.remove(name)
    out.say(f"  @{name} is removed; no article is")
    return messages.FINE


def _seen(out: Output, folder: Path, name: str, words: list[str], replace: bool) -> int:
    with Archive.open(folder, write=True) as opened:
        opened.store.saved.get(name)
        opened.store.saved.look(name, opened.engine.mark())
    out.say(f"  all there is counts as looked at for @{name}")
    return messages.FINE


_ACTIONS: dict[str, Callable[[Output, Path, str, list[str], bool], int]] = {
    "add": _add,
    "remove": _remove,
    "seen": _seen,
}


def _list(out: Output, folder: Path, json: bool, plain: bool) -> int:
    with Archive.open(folder) as opened:
        saved = [(one, None if plain else _new(opened, one)) for one in opened.store.saved.all()]
    if json:
        from kzuzcli import contract

        for one, new in saved:
            out.json(contract.saved(one, new))
    elif plain:
        for one, _ in saved:
            out.plain(one.name, one.query)
    else:
        from kzuzcli.rendering.tags import queries

        out.show(*queries(saved))
    return messages.FINE if saved else messages.NOTHING


def _new(archive: Archive, saved: SavedQuery) -> int | None:
    """How many articles of a saved query are new; None where there is no index to ask."""
    query = expanded(parse(saved.query), archive.store.saved.read)
    newer = [Term(saved.name, "new")] if saved.looked else []
    try:
        return archive.count(all_of([query, *newer])).total
    except IndexUnusable:
        return None
