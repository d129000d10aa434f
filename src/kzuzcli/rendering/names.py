"""Names by frequency; one name with its spellings, languages, dates and company."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from kzuzcli.naming import Name
from kzuzcli.render import counted, language_name, sentence
from kzuzcli.rendering.cells import filled, right_of
from kzuzcli.safe import safe_line

_WIDEST = 28
_KINDS = {"person": "person", "place": "place", "organisation": "org.", None: ""}
_KIND = 6
_WHAT = {
    None: ("name", "names"),
    "person": ("person", "people"),
    "place": ("place", "places"),
    "organisation": ("organisation", "organisations"),
}
_MOST = 40


def one(name: Name, columns: int) -> Iterator[RenderableType]:
    """Everything counted of a name that was asked for; a spelling and its number stay on one line."""
    yield Text.assemble("  ", (safe_line(name.name), "bold"), (f"  {name.kind}" if name.kind else "", "dim"))
    told = f"{counted(name.mentions, 'mention')} in {counted(name.articles, 'article')}"
    if name.first and name.last:
        told += f" · first {name.first}, last {name.last}"
    yield sentence(told, indent=4)
    spellings = list(name.spellings.items())
    told_spellings = _listed(dict(spellings[:_MOST]))
    if len(spellings) > _MOST:
        told_spellings.append(f"{len(spellings) - _MOST:,} more")
    yield from (Text("    " + line) for line in filled(told_spellings, columns - 4))
    languages = {language_name(tag): many for tag, many in name.languages.items()}
    yield from (Text("    " + line, "dim") for line in filled(_listed(languages), columns - 4))


def many(
    names: Sequence[Name],
    total: int,
    articles: int,
    written: str,
    offset: int,
    columns: int,
    company: bool,
    kind: str | None = None,
) -> Iterator[RenderableType]:
    """A line a name: its articles, its mentions, its kind, the name, its other spellings."""
    what, whats = _WHAT[kind]
    other = "other " if company else ""
    told = f"{counted(total, other + what, other + whats)} in {counted(articles, 'article')}"
    asked = f" for {safe_line(written)}" if written else ""
    shown = f" · {offset + 1:,}–{offset + len(names):,} shown" if len(names) < total else ""
    yield Text(f"  {told}{asked}{shown}")
    if not names:
        return
    wide = min(_WIDEST, max(cell_len(safe_line(name.name)) for name in names))
    first = max(len(f"{name.articles:,}") for name in names)
    second = max(len(f"{name.mentions:,}") for name in names)
    yield Text(f"  {'in':>{first}} {'times':>{max(5, second)}}  kind", "dim")
    for name in names:
        head = (
            f"  {name.articles:>{first},} {name.mentions:>{max(5, second)},}  {_KINDS[name.kind]:{_KIND}}  "
        )
        shown_name = right_of(safe_line(name.name), wide)
        room = columns - cell_len(head) - wide - 2
        others = {word: many for word, many in name.spellings.items() if word != name.name}
        text = Text.assemble(head, (shown_name, "bold"), "  ", (_fitting(others, room), "dim"), no_wrap=True)
        text.rstrip()
        yield text


def _listed(figures: Mapping[str, int]) -> list[str]:
    return [f"{safe_line(word)} {many:,}" for word, many in figures.items()]


def _fitting(figures: Mapping[str, int], cells: int) -> str:
    """As many as fit, an ellipsis where there are more."""
    told = ""
    for word, many in figures.items():
        more = f"{told} · {safe_line(word)} {many:,}" if told else f"{safe_line(word)} {many:,}"
        if cell_len(more) > cells - 2:
            return f"{told} …".strip() if told else ""
        told = more
    return told
