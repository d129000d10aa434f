"""What a text says about its own date: not before what it tells as past, not after what it announces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
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
# right before a year: what makes it a goal or a mere label
_LABEL = re.compile(
    r"\b(?:by|until|till|to|through|before|for|due|beyond|after|of|or|к|до|на|из|между|between)\s+(?:the\s+)?$",
    re.I,
)
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
    first, last = found.span
    start, end = _sentence(text, first, last)
    if found.period.precision == "year" and (
        _LABEL.search(text, start, first) or _ADJECTIVE.search(found.quote)
    ):
        return None
    told: list[tuple[int, int]] = []
    for word in _WORD.finditer(text, start, end):
        if first <= word.start() < last:
            continue
        match tense(word[0]):
            case "ahead":
                return None
            case "past":
                told.append(word.span())
    if not told:
        return None
    verb = min(told, key=lambda span: max(span[0] - last, first - span[1]))
    low, high = min(first, verb[0]), max(last, verb[1])
    return DateEvidence(
        Period.parse(f"{found.period.edtf.rstrip('?')}/.."), "text", text[low:high], (low, high)
    )


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
    words = [
        w for w in _WORD.finditer(text, start, end) if w[0].casefold().translate(_APOSTROPHES) in _ANNOUNCING
    ]
    if not words:
        return None
    for found in read_around(text, span, language):
        if found.span[0] <= span[0] < found.span[1] and found.period.precision in ("day", "partial"):
            low, high = min(found.span[0], words[0].start()), max(found.span[1], words[0].end())
            if "\n" in text[low:high]:
                return None
            edtf = found.period.edtf if found.period.precision == "partial" else f"../{found.period.latest}"
            return DateEvidence(Period.parse(edtf), "text", text[low:high], (low, high))
    return None
