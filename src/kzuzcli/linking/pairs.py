"""Two articles in one language, read word by word: a reprint, a quotation, shared passages or nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kzuzcli.analysis import primary, spelled
from kzuzcli.analysis.folding import plain_apostrophes
from kzuzcli.analysis.tokens import WORDS
from kzuzcli.article import Link
from kzuzcli.linking.article import LinkArticle
from kzuzcli.linking.fingerprints import GRAM, SURE, Fingerprint, fingerprints, may_go_on
from kzuzcli.linking.quotation import part_quoted, quoted
from kzuzcli.linking.runs import Run, around, common_runs, covered, distinct, uncovered
from kzuzcli.linking.trace import Trace
from kzuzcli.linking.words import codes

QUALIFIES = SURE
LISTED = 9
"""Words: a run of the first makes a pair, then every run of the second belongs to it."""

REPRINTED = 0.7
OF_THE_LONGER = 0.4
"""The parts of the shorter and of the longer text that a reprint has in common with its original."""

_PIECE = 5
_FEWEST = 20
# the part of the fingerprints below which nobody need look for a reprint
_NEARLY = 0.25


@dataclass(frozen=True)
class Side:
    """One article of a pair with what is derived from its text once; `trace` spares to derive some of it again."""

    article: LinkArticle
    trace: Trace | None = None

    @cached_property
    def codes(self) -> list[int]:
        if self.trace is not None:
            return self.trace.codes.tolist()
        language = self.article.language
        return codes(spelled(self.article.text, language), language)

    @cached_property
    def fingerprints(self) -> Mapping[int, Fingerprint]:
        return fingerprints(self.codes) if self.trace is None else self.trace.fingerprints

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Character spans of the words."""
        words = WORDS[primary(self.article.language)]
        return [match.span() for match in words.finditer(plain_apostrophes(self.article.text))]

    @cached_property
    def quoted(self) -> list[tuple[int, int]]:
        return quoted(self.article.text)

    def chars(self, first: int, stop: int) -> tuple[int, int]:
        """Characters from the word `first` to the one before `stop`."""
        return self.spans[first][0], self.spans[stop - 1][1]


def judge(a: Side, b: Side, formulas: Collection[int] = ()) -> Link | None:
    """How two articles are related, None when they are not; equal texts are none of its business.

    `formulas` are fingerprints that many articles of the archive hold: a run that is made of them alone
    says nothing. In a reprint `a` is the later, or where dates do not tell, the shorter one.
    """
    both = a.fingerprints.keys() & b.fingerprints.keys()
    fewer = min(len(a.fingerprints), len(b.fingerprints))
    if both and len(both) >= _NEARLY * fewer and (link := _reprint(a, b)):
        return link
    if not any(_qualifies(a, b, each) for each in both if each not in formulas):
        return None
    runs = [run for run in passages(a, b) if not _is_formula(run, a, formulas)]
    return _shared(a, b, runs) if any(run.words >= QUALIFIES for run in runs) else None


def passages(a: Side, b: Side) -> list[Run]:
    """The passages two articles share, in order of the first; the same ones whichever is named first."""
    if _order(a) > _order(b):
        return sorted(Run(run.b, run.a, run.words) for run in passages(b, a))
    return distinct(common_runs(a.codes, b.codes, LISTED))


def _qualifies(a: Side, b: Side, each: int) -> bool:
    """Whether a long run goes through a common fingerprint: ten times quicker than to look for all runs."""
    (place, flanks), (other, others) = a.fingerprints[each], b.fingerprints[each]
    return may_go_on(flanks, others) and around(a.codes, b.codes, place, other).words >= QUALIFIES


def _is_formula(run: Run, a: Side, formulas: Collection[int]) -> bool:
    if not formulas:
        return False
    inside = [
        each for each, (place, _) in a.fingerprints.items() if run.a <= place <= run.a + run.words - GRAM
    ]
    return bool(inside) and all(each in formulas for each in inside)


def _reprint(a: Side, b: Side) -> Link | None:
    runs = common_runs(a.codes, b.codes, _PIECE)
    common = min(covered(runs))
    shorter, longer = sorted((len(a.codes), len(b.codes)))
    if common < max(_FEWEST, REPRINTED * shorter, OF_THE_LONGER * longer):
        return None
    if _first(a, b) == "a" or (_first(a, b) is None and _order(a) > _order(b)):
        a, b = b, a
        runs = [Run(run.b, run.a, run.words) for run in runs]
    return Link(
        "reprint",
        a.article.id,
        b.article.id,
        certain=True,
        score=round(common / shorter, 3),
        evidence={
            "common": common,
            "words": {"a": len(a.codes), "b": len(b.codes)},
            "earlier": b.article.id if _first(a, b) else None,
            "added": _gaps(a, runs, 0),
            "cut": _gaps(b, runs, 1),
        },
    )


def _order(side: Side) -> tuple[int, str]:
    return len(side.codes), side.article.id


def _first(a: Side, b: Side) -> str | None:
    """Which one the dates say came first."""
    if a.article.before(b.article):
        return "a"
    return "b" if b.article.before(a.article) else None


def _gaps(side: Side, runs: Sequence[Run], number: int) -> list[tuple[int, int]]:
    return [side.chars(*gap) for gap in uncovered(runs, len(side.codes), number)]


def _shared(a: Side, b: Side, runs: Sequence[Run]) -> Link:
    marked = [(_in_quotes(a, run.a, run.words), _in_quotes(b, run.b, run.words)) for run in runs]
    quoting, reason = _who_quotes(a, b, marked)
    if quoting == "b":
        a, b = b, a
        runs = [Run(run.b, run.a, run.words) for run in runs]
        marked = [(of_b, of_a) for of_a, of_b in marked]
    rows = sorted(zip(runs, marked, strict=True), key=lambda row: (-row[0].words, row[0].a))
    passages = [
        {
            "words": run.words,
            "a": a.chars(run.a, run.a + run.words),
            "b": b.chars(run.b, run.b + run.words),
            "quoted": _MARKED[signs],
        }
        for run, signs in rows
    ]
    common = sum(run.words for run in runs)
    return Link(
        "quotes" if quoting else "shared",
        a.article.id,
        b.article.id,
        certain=reason != "dates",
        score=round(common / min(len(a.codes), len(b.codes)), 3),
        evidence={"reason": reason, "words": common, "passages": passages},
    )


_MARKED = {(True, False): "a", (False, True): "b", (True, True): "both", (False, False): None}


def _in_quotes(side: Side, first: int, words: int) -> bool:
    return part_quoted(*side.chars(first, first + words), side.quoted) >= 0.5


def _who_quotes(a: Side, b: Side, marked: Sequence[tuple[bool, bool]]) -> tuple[str | None, str]:
    """The side that quotes, and why: its quotation marks (unless the dates contradict), else the dates."""
    only_a = any(of_a and not of_b for of_a, of_b in marked)
    only_b = any(of_b and not of_a for of_a, of_b in marked)
    first = _first(a, b)
    if only_a != only_b:
        quoting = "a" if only_a else "b"
        return (None, "marks and dates disagree") if first == quoting else (quoting, "quotation marks")
    if first is not None:
        return ("b" if first == "a" else "a"), "dates"
    return None, "undecided"
