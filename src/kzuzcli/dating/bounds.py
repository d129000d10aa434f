"""What a text says about its own date: not before what it tells as past, not after what it announces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import islice

from kzuzcli.article import DateEvidence
from kzuzcli.dating.expressions import Found, places, read_around
from kzuzcli.dating.tense import tense
from kzuzcli.dating.words import listed
from kzuzcli.period import Period

# of one text only the latest years are looked at, and the first days that can be announced
_MOST_YEARS, _MOST_DAYS, _MOST_ANNOUNCED = 4, 6, 2
_REACH = 110  # characters on either side of a date in which its verb stands
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻʼ‘`][^\W\d_]+)*")
_STOP = re.compile(r"[.!?…;](?=\s)|\n\s*\n|\n(?=[^\W\d_a-z])")
# what stands before a date that is a goal, a term or a mere label; before a year also "of"
_TERM = re.compile(
    r"\b(?:by|until|till|to|through|before|for|due|beyond|after|from|as\s+of|was|is|were|ended|ending|between"
    r"|к|до)\s+(?:the\s+|early\s+|late\s+)?$",
    re.I,
)
_LABEL = re.compile(r"\b(?:of|or|на|из|между)\s+(?:the\s+)?$", re.I)
# of that year: the 2018 election is talked of before it
_ADJECTIVE = re.compile(r"(?:[gǵğк]i|[ǵğg]y|ги|ғы|гы)$")
_ANNOUNCING = frozenset(
    listed(
        """
        will scheduled состоится состоятся пройдет пройдёт пройдут будет будут өтеді өткізіледі ótedi
        ótkiziledi o'tadi o'tkaziladi ўтади ўтказилади өтөт өткөрүлөт відбудеться yapılacak
        """
    )
)
_APOSTROPHES = str.maketrans(dict.fromkeys("ʻʼ‘’`´", "'"))


def in_text(text: str, language: str | None, ingested: date | None = None) -> Iterator[DateEvidence]:
    """The bounds a text sets for its own date, with the words that set them: not before, then not after.

    Not before is the latest year or day told as past, no later than `ingested`; not after the first
    day announced, kept as a part of a date where its year is not said.
    """
    spans = list(places(text))
    told = (_not_before(text, found) for found in _latest(text, spans, language, ingested))
    if first := next(filter(None, told), None):
        yield first
    days = [span for span in spans if span[1] - span[0] <= 2][:_MOST_DAYS]
    announced = (_announced(text, span, language) for span in days)
    yield from islice(dict.fromkeys(filter(None, announced)), _MOST_ANNOUNCED)


def _latest(
    text: str, spans: list[tuple[int, int]], language: str | None, ingested: date | None
) -> Iterator[Found]:
    """The dates of the text with the latest years, latest first."""
    years = sorted(
        ((text[a:b], a, b) for a, b in spans if b - a == 4),
        key=lambda year: (year[0], -year[1]),
        reverse=True,
    )
    past = (year for year in years if ingested is None or int(year[0]) <= ingested.year)
    for _, start, end in islice(past, _MOST_YEARS):
        for found in read_around(text, (start, end), language):
            if found.span[0] <= start < found.span[1] and found.period.precision in ("day", "month", "year"):
                yield found


def _not_before(text: str, found: Found) -> DateEvidence | None:
    """The date as a bound from below with its verb, if its sentence tells it as past and nothing ahead."""
    first, last = found.span
    start, end = _sentence(text, first, last)
    if _is_named_only(text, start, found):
        return None
    words = [(word.span(), tense(word[0])) for word in _WORD.finditer(text, start, end)]
    around = [(span, said) for span, said in words if span[1] <= first or span[0] >= last]
    told = [span for span, said in around if said == "past"]
    if not told or any(said == "ahead" for _, said in around):
        return None
    verb = min(told, key=lambda span: max(span[0] - last, first - span[1]))
    low, high = min(first, verb[0]), max(last, verb[1])
    bound = Period.parse(f"{found.period.edtf.rstrip('?')}/..")
    return DateEvidence(bound, "text", text[low:high], (low, high))


def _is_named_only(text: str, start: int, found: Found) -> bool:
    """Whether the date is a term, a goal or a label rather than when something happened."""
    if _TERM.search(text, start, found.span[0]):
        return True
    if found.period.precision != "year":
        return False
    return bool(_LABEL.search(text, start, found.span[0]) or _ADJECTIVE.search(found.quote))


def _sentence(text: str, first: int, last: int) -> tuple[int, int]:
    """The sentence around a date, as far as it is near."""
    start = max(0, first - _REACH)
    for stop in _STOP.finditer(text, start, first):
        start = stop.end()
    limit = min(len(text), last + _REACH)
    stopped = _STOP.search(text, last, limit)
    return start, stopped.start() if stopped else limit


def _announced(text: str, span: tuple[int, int], language: str | None) -> DateEvidence | None:
    """The day at `span` as a bound from above, if its sentence announces it."""
    start, end = _sentence(text, *span)
    verb = next((w.span() for w in _WORD.finditer(text, start, end) if _announces(w[0])), None)
    if verb is None:
        return None
    for found in read_around(text, span, language):
        low, high = min(found.span[0], verb[0]), max(found.span[1], verb[1])
        if found.span[0] <= span[0] < found.span[1] and "\n" not in text[low:high]:
            if found.period.precision == "partial":
                return DateEvidence(found.period, "text", text[low:high], (low, high))
            if found.period.precision == "day" and _is_when(text, found):
                bound = Period.parse(f"../{found.period.latest}")
                return DateEvidence(bound, "text", text[low:high], (low, high))
    return None


@lru_cache(maxsize=1 << 14)
def _announces(word: str) -> bool:
    return word.casefold().translate(_APOSTROPHES) in _ANNOUNCING


def _is_when(text: str, found: Found) -> bool:
    """Whether the day is when it will be: in English it follows "on", other languages have cases."""
    before = text[max(0, found.span[0] - 3) : found.span[0]].casefold()
    return before == "on " or not found.quote.isascii() or "-" in found.quote
