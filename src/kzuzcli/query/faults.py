"""What is wrong with a query text, and the text put right."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kzuzcli.dataclass import dataclass
from kzuzcli.errors import QueryError

_REPAIRS = 4  # faults mended one after the other before a suggestion is given up


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str = ""

    def apply(self, query: str) -> str:
        return " ".join((query[: self.start] + self.text + query[self.end :]).split())


class Fault(Exception):
    """A QueryError before its suggestion is known: `edits` are tried in order for one that can be read."""

    def __init__(
        self,
        reason: str,
        start: int,
        end: int,
        found: str = "",
        *,
        wanted: Iterable[str] = (),
        edits: Iterable[Edit] = (),
    ) -> None:
        super().__init__(reason)
        self.reason, self.start, self.end, self.found = reason, start, end, found
        self.wanted, self.edits = tuple(wanted), tuple(edits)

    def error(self, text: str, suggestion: str | None) -> QueryError:
        return QueryError(self.reason, text, self.start, self.end, self.found, self.wanted, suggestion)


def corrected(text: str, fault: Fault, read: Callable[[str], object], repairs: int = _REPAIRS) -> str | None:
    """The nearest text that `read` takes, mending this fault and those it hid; None if there is none."""
    for edit in fault.edits:
        mended = edit.apply(text)
        if not mended or mended == text:
            continue
        try:
            read(mended)
        except Fault as hidden:
            further = corrected(mended, hidden, read, repairs - 1) if repairs else None
            if further is not None:
                return further
        else:
            return mended
    return None
