"""Where a query's words stand in a text: spans, snippets. Offsets only; colour is decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kzuzcli import query as tree
from kzuzcli.analysis import primary, tokenize
from kzuzcli.article import Passage

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text; `highlights` are offsets into `text`, `paragraph` counts from 1."""

    text: str
    highlights: tuple[Span, ...]
    paragraph: int


def spans(
    query: tree.Query, text: str, language: str, passages: Sequence[Passage] = (), field: str = "body"
) -> list[Span]:
    """Character spans of the words of a query in a text, in order."""
    wanted = {(form.language, form.text) for form in _forms(query, field)}
    if not wanted:
        return []
    found = []
    for passage in passages or (Passage(0, len(text), language),):
        scope = primary(passage.language)
        for token in tokenize(text[passage.start : passage.end], scope, passage.start):
            if (scope, token.term) in wanted:
                found.append((token.start, token.end))
    return found


def _forms(query: tree.Query, field: str) -> Iterator[tree.Form]:
    match query:
        case tree.Any(forms, name) if name in (None, field):
            yield from forms
        case tree.Sequence(slots, _, name) if name in (None, field):
            for slot in slots:
                yield from slot.forms
        case tree.And(parts) | tree.Or(parts):
            for part in parts:
                yield from _forms(part, field)


def matched(query: tree.Query, text: str, language: str, passages: Sequence[Passage] = ()) -> list[str]:
    """The words that matched, as they stand in the text, most frequent first."""
    words: dict[str, int] = {}
    for start, end in spans(query, text, language, passages):
        words[text[start:end]] = words.get(text[start:end], 0) + 1
    return sorted(words, key=lambda word: (-words[word], word))


def snippets(
    query: tree.Query, text: str, language: str, passages: Sequence[Passage] = (), count: int = 2
) -> list[Snippet]:
    """The lines with the most words of the query, cut to a readable size."""
    lit, lines, at, number = spans(query, text, language, passages), [], 0, 0
    for line in text.split("\n"):
        if line.strip():
            number += 1
            inside = [(a - at, b - at) for a, b in lit if at <= a and b <= at + len(line)]
            lines.append((len({line[a:b].lower() for a, b in inside}), number, line, inside))
        at += len(line) + 1
    best = sorted(lines, key=lambda row: (-row[0], row[1]))[:count]
    return [_cut(line, inside, number) for _, number, line, inside in best if inside or not lit][:count]


def _cut(line: str, inside: list[Span], number: int, width: int = 220) -> Snippet:
    first = inside[0][0] if inside else 0
    start = 0 if first < width // 2 else line.rfind(" ", 0, first - width // 3) + 1
    end = len(line) if len(line) - start <= width else max(line.rfind(" ", start, start + width), start + 1)
    lead = "…" if start else ""
    tail = "…" if end < len(line) else ""
    moved = tuple(
        (a - start + len(lead), b - start + len(lead)) for a, b in inside if start <= a and b <= end
    )
    return Snippet(lead + line[start:end] + tail, moved, number)
