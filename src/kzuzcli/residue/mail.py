"""Letters: what is quoted from the letter that is answered, and the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kzuzcli.residue.kinds import Kind, Residue

_LONGEST_SIGNATURE = 12  # lines; more of them behind a -- belong to the letter, or to a digest
_LEAST_REPLY = 5  # words before an original message; with fewer it is what is being passed on

_QUOTED = re.compile(r"(?:^[ \t]*>[^\n]*\n?)+", re.MULTILINE)
# On Monday 5 May 2024 Anna Kim wrote:  -- in one line or two, above what is quoted
_WROTE = re.compile(
    r"\b(?:wrote|writes|написал|написала|написал\(а\)|пишет|жазды|jazdy|yozdi|ёзди):[ \t]*\n\s*(?=>)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ORIGINAL = re.compile(
    r"^-{2,}[ \t]*(?:Original Message|Исходное сообщение|Original Appointment)[ \t]*-{2,}[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_DASHES = re.compile(r"^--[ \t]*$", re.MULTILINE)
_SENT_FROM = re.compile(
    r"^(?:Sent from my \w+(?: \w+){0,2}|Sent from Mail for Windows[ \w]*|Get Outlook for \w+"
    r"|Отправлено с (?:моего )?(?:iPhone|iPad|Android\w*|Samsung\w*)|Отправлено из мобильной [\w. ]{4,30})\.?[ \t]*$",
    re.MULTILINE,
)


def quoted(text: str) -> Iterator[Residue]:
    """Quoted replies and signatures of a letter, in order."""
    found = sorted([*_original(text), *_replies(text), *_signatures(text)])
    end = 0
    for one in found:
        if one.start >= end:
            yield one
            end = one.end


def _original(text: str) -> Iterator[Residue]:
    """An answered letter below the answer, to the end."""
    for match in _ORIGINAL.finditer(text):
        if len(text[: match.start()].split()) >= _LEAST_REPLY:
            yield _trimmed(text, match.start(), len(text), "quoted")
            return


def _replies(text: str) -> Iterator[Residue]:
    """Lines with > where the letter says who wrote them; elsewhere they may be a quotation in an article."""
    told = {match.end(): _attribution(text, match.start()) for match in _WROTE.finditer(text)}
    if not told:
        return
    for match in _QUOTED.finditer(text):
        yield _trimmed(text, told.get(match.start(), match.start()), match.end(), "quoted")


def _attribution(text: str, wrote: int) -> int:
    """Where the line that says who wrote begins; the day may stand in the line above."""
    start = text.rfind("\n", 0, wrote) + 1
    above = text.rfind("\n", 0, max(0, start - 1)) + 1
    is_begun_above = not _YEAR.search(text, start, wrote) and _YEAR.search(text, above, start)
    return above if is_begun_above else start


def _signatures(text: str) -> Iterator[Residue]:
    dashes = list(_DASHES.finditer(text))
    if (
        dashes
        and text.count("\n", dashes[-1].end()) <= _LONGEST_SIGNATURE
        and text[: dashes[-1].start()].strip()
    ):
        yield _trimmed(text, dashes[-1].start(), len(text), "signature")
    for match in _SENT_FROM.finditer(text):
        yield _trimmed(text, *match.span(), "signature")


def _trimmed(text: str, start: int, end: int, kind: Kind) -> Residue:
    inside = text[start:end]
    return Residue(end - len(inside.lstrip()), start + len(inside.rstrip()), kind)
