"""What a shell is offered: fields, languages, sources, ids with titles. A rule never fails, it offers nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kzuzcli.cli.options import archive_path
from kzuzcli.errors import KzuzError
from kzuzcli.query import FIELDS
from kzuzcli.safe import safe_line

Offer = tuple[str, str]
"""What may be typed, and what it means."""

MOST = 50
_COLUMNS = 60
# a shell evaluates what it is offered: nothing of a title that could mean something to one may get there
_SHELL = re.compile(r"[^\w\s.,!?%/+=«»“”„’‘…–—-]+")
_COLON, _SAVED = ":", "@"


def _ids(folder: Path, words: list[str], begun: str) -> Iterator[Offer]:
    from kzuzcli.store import Store

    prefix = begun.lower()
    if not re.fullmatch("[0-9a-f]*", prefix):
        return
    store = Store(folder, read_only=True)
    try:
        for id, title in store.candidates(prefix, MOST):
            yield id[:8] if len(prefix) <= 8 else id, shown(title)
    finally:
        store.close()


def shown(title: str) -> str:
    """A title as a shell may be given it."""
    return " ".join(_SHELL.sub(" ", safe_line(title)).split())[:_COLUMNS].strip()


def _languages(folder: Path, words: list[str], begun: str) -> Iterator[Offer]:
    from kzuzcli.render import language_name

    present = _figures(folder, "languages")
    for tag in present or ("en", "ru", "kk", "kk-Latn", "uz", "uz-Cyrl"):
        if tag.startswith(begun):
            yield tag, shown(language_name(tag))


def _sources(folder: Path, words: list[str], begun: str) -> Iterator[Offer]:
    for source, many in _figures(folder, "sources").items():
        word = shown(source)
        if word and " " not in word and word.lower().startswith(begun.lower()):
            yield word, f"{many} articles"


def _figures(folder: Path, name: str) -> dict[str, int]:
    from kzuzcli.store import Store

    store = Store(folder, read_only=True)
    try:
        found: dict[str, int] = store.figures()[name]
        return found
    finally:
        store.close()


def _query(folder: Path, words: list[str], begun: str) -> Iterator[Offer]:
    """Fields, and behind one of them its values; saved queries behind an @."""
    if begun.startswith(_SAVED):
        yield from _saved(folder, words, begun)
        return
    field, colon, value = begun.rpartition(_COLON)
    if not colon:
        yield from ((f"{name}:", each.help) for name, each in FIELDS.items() if name.startswith(begun))
        return
    for offered, meaning in _values(folder, field, value):
        yield field + colon + offered, meaning


def rejoined(words: list[str]) -> tuple[list[str], str]:
    """The words of a bash, which breaks them at : and @, put together again where a query means one word;
    and the beginning of the last of them that bash wants to be left out of what is offered."""
    joined: list[str] = []
    is_open, left_out = False, ""
    for word in words:
        colon = word == _COLON and bool(joined) and joined[-1].lstrip("-(") in FIELDS
        if joined and (colon or (is_open and word)):
            joined[-1] += word
            left_out = joined[-1] if colon else left_out
        else:
            joined.append(word)
            left_out = ""
        is_open = colon or word == _SAVED
    return joined, left_out


def _tags(folder: Path, words: list[str], begun: str) -> Iterator[Offer]:
    """Tags, each as one word of a shell."""
    from kzuzcli.labels import fold
    from kzuzcli.store import Store

    folded = fold(begun)
    store = Store(folder, read_only=True)
    try:
        for tag in store.tags.counts():
            if fold(tag.name).startswith(folded) and " " not in tag.name and not _SHELL.search(tag.name):
                yield tag.name, f"{tag.articles} articles"
    finally:
        store.close()


def _tagging(folder: Path, words: list[str], begun: str) -> Iterator[Offer]:
    """Behind a + or - a tag, else an id."""
    if begun[:1] not in ("+", "-"):
        yield from _ids(folder, words, begun)
        return
    for tag, many in _tags(folder, words, begun[1:]):
        yield begun[0] + tag, many


def _saved(folder: Path, words: list[str], begun: str) -> Iterator[Offer]:
    from kzuzcli.store import Store

    lead = _SAVED if begun.startswith(_SAVED) else ""
    store = Store(folder, read_only=True)
    try:
        for one in store.saved.all():
            if one.name.startswith(begun.removeprefix("@").casefold()):
                yield lead + one.name, shown(one.query)
    finally:
        store.close()


def _saving(folder: Path, words: list[str], begun: str) -> Iterable[Offer]:
    """What kzuz saved takes: what to do, a name, a query."""
    from kzuzcli.cli.verbs.saved import ACTIONS

    if not words:
        return ((action, "") for action in ACTIONS if action.startswith(begun))
    return _saved(folder, words, begun) if len(words) == 1 else _query(folder, words, begun)


def _values(folder: Path, field: str, begun: str) -> Iterable[Offer]:
    if field == "lang":
        return _languages(folder, [], begun)
    if field in ("id", "like"):
        return _ids(folder, [], begun)
    if field == "tag":
        return _tags(folder, [], begun)
    if field == "source":
        return _sources(folder, [], begun)
    if field == "date":
        return (
            (year, "") for year in _figures(folder, "years") if year.startswith(begun) and "-" not in year
        )
    return (
        (value, "") for value in (FIELDS[field].values if field in FIELDS else ()) if value.startswith(begun)
    )


def _help(folder: Path, words: list[str], begun: str) -> Iterator[Offer]:
    from kzuzcli.cli.pages import NAMES
    from kzuzcli.cli.table import VERBS

    return ((name, VERBS[name].summary if name in VERBS else "") for name in NAMES if name.startswith(begun))


def _files(folder: Path, words: list[str], begun: str) -> Iterator[Offer]:
    head, _, last = begun.rpartition("/")
    base = Path(head or ("/" if begun.startswith("/") else ".")).expanduser()
    for each in sorted(base.iterdir()):
        if each.name.startswith(last) and (last or not each.name.startswith(".")):
            lead = f"{head}/" if "/" in begun else ""
            if not _SHELL.search(each.name):
                yield lead + each.name + ("/" if each.is_dir() else ""), ""


_RULES: dict[str, Callable[[Path, list[str], str], Iterable[Offer]]] = {
    "id": _ids,
    "language": _languages,
    "source": _sources,
    "query": _query,
    "tag": _tagging,
    "saved": _saving,
    "help": _help,
    "file": _files,
}


def offers(rule: str, archive: Path | None, words: list[str], begun: str) -> list[Offer]:
    """What a rule offers for a word that was begun; `words` stand before it. Nothing where it cannot tell."""
    try:
        return list(_RULES[rule](archive_path(archive), words, begun))[:MOST]
    except (KzuzError, OSError, ValueError):
        return []
