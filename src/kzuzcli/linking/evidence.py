"""What shows that two articles in one language are related, read word by word from their texts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kzuzcli.analysis import primary, spelled
from kzuzcli.analysis.folding import plain
from kzuzcli.analysis.tokens import WORDS
from kzuzcli.linking.article import LinkArticle, before
from kzuzcli.linking.fingerprints import GRAM, Fingerprint, fingerprints
from kzuzcli.linking.pairs import PIECE
from kzuzcli.linking.quotation import part_quoted, quoted
from kzuzcli.linking.runs import Run, common_runs, covered, distinct, uncovered
from kzuzcli.linking.words import codes

LISTED = 9
"""Words: every run of so many that a pair has in common is listed."""


@dataclass(frozen=True)
class Side:
    """One article of a pair with what is derived from its text once."""

    article: LinkArticle

    @cached_property
    def codes(self) -> list[int]:
        language = self.article.language
        return codes(spelled(self.article.text, language), language)

    @cached_property
    def fingerprints(self) -> Mapping[int, Fingerprint]:
        return fingerprints(self.codes)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Character spans of the words."""
        words = WORDS[primary(self.article.language)]
        return [match.span() for match in words.finditer(plain(self.article.text))]

    @cached_property
    def quoted(self) -> list[tuple[int, int]]:
        return quoted(self.article.text)

    def chars(self, first: int, stop: int) -> tuple[int, int]:
        """Characters from the word `first` to the one before `stop`."""
        return self.spans[first][0], self.spans[stop - 1][1]


def passages(a: Side, b: Side) -> list[Run]:
    """The passages two articles share, in order of the first; the same ones whichever is named first."""
    if _order(a) > _order(b):
        return sorted(Run(run.b, run.a, run.words) for run in passages(b, a))
    return distinct(common_runs(a.codes, b.codes, LISTED))


def _order(side: Side) -> tuple[int, str]:
    return len(side.codes), side.article.id


def of_reprint(a: Side, b: Side) -> dict[str, object]:
    """What a reprint and its original have in common and what not, `a` being the reprint."""
    runs = common_runs(a.codes, b.codes, PIECE)
    earlier = before(b.article, a.article) or before(a.article, b.article)
    return {
        "common": min(covered(runs)),
        "words": {"a": len(a.codes), "b": len(b.codes)},
        "earlier": b.article.id if earlier else None,
        "added": _gaps(a, runs, 0),
        "cut": _gaps(b, runs, 1),
    }


def _gaps(side: Side, runs: Sequence[Run], number: int) -> list[tuple[int, int]]:
    return [side.chars(*gap) for gap in uncovered(runs, len(side.codes), number)]


def of_passages(a: Side, b: Side, reason: str, formulas: Collection[int] = ()) -> dict[str, object]:
    """The passages two articles have in common, the longest first.

    `formulas` are fingerprints that many articles of the archive hold: a run that is made of them alone
    says nothing, unless there is no other.
    """
    every = passages(a, b)
    runs = [run for run in every if not _is_formula(run, a, formulas)] or every
    listed = [
        {
            "words": run.words,
            "a": a.chars(run.a, run.a + run.words),
            "b": b.chars(run.b, run.b + run.words),
            "quoted": _MARKED[_in_quotes(a, run.a, run.words), _in_quotes(b, run.b, run.words)],
        }
        for run in sorted(runs, key=lambda run: (-run.words, run.a))
    ]
    return {"reason": reason, "words": sum(run.words for run in runs), "passages": listed}


def _is_formula(run: Run, a: Side, formulas: Collection[int]) -> bool:
    if not formulas:
        return False
    inside = [
        each for each, (place, _) in a.fingerprints.items() if run.a <= place <= run.a + run.words - GRAM
    ]
    return bool(inside) and all(each in formulas for each in inside)


_MARKED = {(True, False): "a", (False, True): "b", (True, True): "both", (False, False): None}


def _in_quotes(side: Side, first: int, words: int) -> bool:
    return part_quoted(*side.chars(first, first + words), side.quoted) >= 0.5
