"""How two articles in one language are related, from a byte a word: a reprint, a quotation, shared passages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kzuzcli.article import LinkKind
from kzuzcli.linking.article import before
from kzuzcli.linking.fingerprints import SURE
from kzuzcli.linking.quotation import part_quoted
from kzuzcli.linking.runs import Run, common_runs, covered
from kzuzcli.linking.skim import Skim, runs_through

QUALIFIES = SURE
"""Words: a common run of so many makes a pair."""

REPRINTED = 0.7
OF_THE_LONGER = 0.4
"""The parts of the shorter and of the longer text that a reprint has in common with its original."""

PIECE = 5
"""Words: of runs of so many the common part of a reprint is made."""

_FEWEST = 20
# common fingerprints for each word of the shorter text below which nobody need look for a reprint: it has one for
# five words, and of a reprint a quarter of them are left
_NEARLY = 0.04


class Judged(NamedTuple):
    """A link without its evidence; `turned`: the second article is its `a`."""

    kind: LinkKind
    turned: bool
    certain: bool
    score: float
    reason: str


def judge(a: Skim, b: Skim, both: int, telling: Sequence[int]) -> Judged | None:
    """How two articles are related, None when they are not; equal texts are none of its business.

    They have `both` so many fingerprints; `telling` are the words of the first text, ascending, where one
    starts that is no formula of the archive: what many articles hold says nothing. The `a` of a reprint is
    the later one, or where dates do not tell, the shorter.
    """
    nearly = both >= _NEARLY * min(len(a.words), len(b.words))
    if nearly and (reprint := _reprint(a, b)):
        return reprint
    runs = [run for run in runs_through(a.words, b.words, telling) if run.words >= QUALIFIES]
    return _shared(a, b, runs) if runs else None


def _reprint(a: Skim, b: Skim) -> Judged | None:
    common = min(covered(common_runs(a.words, b.words, PIECE)))
    shorter, longer = sorted((len(a.words), len(b.words)))
    if common < max(_FEWEST, REPRINTED * shorter, OF_THE_LONGER * longer):
        return None
    first = _first(a, b)
    turned = first == "a" or (first is None and _order(a) > _order(b))
    return Judged("reprint", turned, True, round(common / shorter, 3), "")


def _order(side: Skim) -> tuple[int, str]:
    return len(side.words), side.id


def _first(a: Skim, b: Skim) -> str | None:
    """Which one the dates say came first."""
    if before(a, b):
        return "a"
    return "b" if before(b, a) else None


def _shared(a: Skim, b: Skim, runs: Sequence[Run]) -> Judged:
    quoting, reason = _who_quotes(a, b, runs)
    score = sum(run.words for run in runs) / min(len(a.words), len(b.words))
    kind: LinkKind = "quotes" if quoting else "shared"
    return Judged(kind, quoting == "b", reason != "dates", round(min(1.0, score), 3), reason)


def _who_quotes(a: Skim, b: Skim, runs: Sequence[Run]) -> tuple[str | None, str]:
    """The side that quotes, and why: its quotation marks (unless the dates contradict), else the dates."""
    marked = [(_in_quotes(a, run.a, run.words), _in_quotes(b, run.b, run.words)) for run in runs]
    only_a = any(of_a and not of_b for of_a, of_b in marked)
    only_b = any(of_b and not of_a for of_a, of_b in marked)
    first = _first(a, b)
    if only_a != only_b:
        quoting = "a" if only_a else "b"
        return (None, "marks and dates disagree") if first == quoting else (quoting, "quotation marks")
    if first is not None:
        return ("b" if first == "a" else "a"), "dates"
    return None, "undecided"


def _in_quotes(side: Skim, first: int, words: int) -> bool:
    return part_quoted(first, first + words, side.quoted) >= 0.5
