"""Hits with the reasons why they are of one story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from kzuzcli.article import Link
from kzuzcli.render import SHORT_ID, Hanging, Look, counted, hit
from kzuzcli.safe import safe_line

if TYPE_CHECKING:
    from rich.console import RenderableType

    from kzuzcli.archive import Found
    from kzuzcli.comparing import Joined

MOST_WORDS = 8
"""Numbers and names in common that are named; more say no more."""

KINDS = {"same": "the same text", "reprint": "a reprint", "translation": "a translation"}


def explained(
    found: Sequence[Found], joined: Mapping[str, list[Joined]], look: Look
) -> Iterator[RenderableType]:
    """Each hit, and behind it why it is one story with others, a paragraph each."""
    for each in found:
        yield from hit(each, look, explain=True)
        for reason in joined.get(each.article.id, ()):
            yield Hanging(Text("     "), Text(sentence(reason), "dim"))


def sentence(reason: Joined) -> str:
    """Kind, certainty, score and evidence of what joins two articles."""
    link = reason.link
    sure = "certainly" if link.certain else "probably"
    told = f"one story with {link.b[:SHORT_ID]}: {sure} {KINDS[link.kind]}, score {link.score:.2f}"
    why = _user(link) or _evidence(link)
    return f"{told}: {'; '.join(part for part in (why, _words(reason)) if part)}" if why else told


def _user(link: Link) -> str:
    return "you said so" if link.evidence.get("by") == "user" else ""


def _evidence(link: Link) -> str:
    evidence = link.evidence
    if link.kind == "same":
        return "their words are equal, one by one"
    if link.kind == "reprint":
        words = evidence["words"]
        lengths = f"{words['a']:,} and {words['b']:,}" if isinstance(words, Mapping) else "?"
        return f"{evidence['common']:,} words in common, of {lengths}"
    agreeing = evidence["agreeing"]
    told = counted(
        agreeing if isinstance(agreeing, int) else 0, "number, name or cognate", "numbers, names and cognates"
    )
    return f"{told} in the same places, {evidence['margin']} times as like as the next best"


def _words(reason: Joined) -> str:
    pairs = [one if one.casefold() == other.casefold() else f"{one} {other}" for one, other in reason.words]
    more = len(pairs) - MOST_WORDS
    listed = [*map(safe_line, pairs[:MOST_WORDS]), *([f"{more} more"] if more > 0 else [])]
    return f"both name {', '.join(listed)}" if pairs else ""
