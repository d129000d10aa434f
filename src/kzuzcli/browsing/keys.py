"""The keys of the browser, once: what each does, where, and the words of the help line and the help page."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len


class Key(NamedTuple):
    """Keys as textual calls them and as people do, the action, what it does, and that in a word or two.

    `where` are the panes whose help line shows it, the most wanted first of all keys.
    """

    keys: str
    shown: str
    action: str
    told: str
    short: str = ""
    where: tuple[str, ...] = ()


QUERY, HITS, PAPER = "query", "hits", "paper"

KEYS = (
    Key("enter", "Enter", "", "read the hit", "read", (QUERY, HITS)),
    Key("n", "n", "match(1)", "next place of the query's words", "next match", (PAPER,)),
    Key("N", "N", "match(-1)", "the place before"),
    Key("1,2,3,4,5,6,7,8,9", "1–9", "", "follow a link of the article", "follow link", (PAPER,)),
    Key("b,backspace", "b", "come_back", "back to where a link was followed from", "back", (PAPER,)),
    Key("escape", "Esc", "out", "to the hits, then to the query", "hits", (PAPER,)),
    Key("slash,ctrl+f", "/", "query", "to the query line", "query", (HITS, PAPER)),
    Key(
        "down,ctrl+n,right_square_bracket",
        "]",
        "hit(1)",
        "next hit, also Ctrl+N, ↓ in the query",
        "next hit",
        (PAPER,),
    ),
    Key("up,ctrl+p,left_square_bracket", "[", "hit(-1)", "the hit before, also Ctrl+P, ↑ in the query"),
    Key("o", "o", "order", "best, newest or oldest first", "order", (HITS,)),
    Key("p", "p", "possible", "with or without --possible"),
    Key("w", "w", "whole", "with or without --whole", "whole", (PAPER,)),
    Key("tab", "Tab", "", "to the next of query, hits and article"),
    Key("question_mark,f1", "?", "help", "these keys; F1 in the query line", "keys", (HITS, PAPER)),
    Key("q,ctrl+q", "q", "quit", "leave; Ctrl+Q in the query line", "leave", (HITS, PAPER)),
)
"""Every key, in the order the help shows them."""

_ELSEWHERE = {
    QUERY: (("↑↓", "hits"), ("Enter", "read"), ("F1", "keys"), ("Ctrl+Q", "leave")),
    HITS: (("↑↓", "hits"),),
}


def help_line(pane: str, cells: int) -> str:
    """The keys of a pane, as many as fit into so many cells."""
    pairs = _ELSEWHERE[QUERY] if pane == QUERY else (*_ELSEWHERE.get(pane, ()), *_of(pane))
    told = ""
    for shown, short in pairs:
        more = f"{told}  {shown} {short}" if told else f"{shown} {short}"
        if cell_len(more) > cells:
            break
        told = more
    return told


def _of(pane: str) -> list[tuple[str, str]]:
    return [(key.shown, key.short) for key in KEYS if pane in key.where]
