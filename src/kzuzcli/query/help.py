"""What `kzuz help query` says: plain text, made from the table of fields."""

from __future__ import annotations

from collections.abc import Iterable

from kzuzcli.query.fields import FIELDS

COLUMNS = 72
_LEFT = 26

_WORDS = (
    ("visit border", "both words, in any of their forms"),
    ("visit OR border", "either; words side by side bind first"),
    ("visit -border", "not the second; NOT border says the same"),
    ("(visit OR talks) -border", "brackets group"),
    ('"state visit"', "a row; “…” „…“ «…» do as well"),
    ('"visit border"~5', "any order, at most 5 other words among them"),
    ("demarc*", "words that begin so"),
    ("Tokaev~1", "one letter off; ~2 allows two"),
    ("=Tokayev", "this spelling only, no other form or script"),
    ("@border", "what is saved under this name: kzuz saved"),
)

_INTRODUCTION = """\
A query is words; an article must hold all of them. A word stands for
every form of it the archive knows, a name for its spellings in either
script. Capitals and the shapes of quotes and apostrophes do not matter."""

_DATES = """\
A date filter keeps what may lie inside: an article known only by its
year is possible for every month of it, and says so. Dates are written
2019, 2019-04, 2019-04-17; date:2022.. is open, date:none is undated."""

_RELATIONS = """\
is:translation, is:reprint, is:quoted (by another) and is:related pick
articles with such a link; like:ID all that is linked to that one."""

_NOTES = """\
AND, OR, NOT are operators in capitals only. Figures, $5, 50%, W-2,
Kassym-Jomart and O‘zbekiston are ordinary words. A colon after a name
that is no field is an error, unless a blank, a slash or a digit follows
(Tokayev: Visit, http://…, Article:5). In quotes it is a word."""

_SHELL = """\
The shell takes quotes, brackets and stars for itself: put a query that
has them between single quotes. Arguments are ANDed; one with a blank in
it is read on its own. -word needs no quotes, -n10 is an option."""

_EXAMPLES = (
    "kzuz search demarcation -house lang:ru",
    "kzuz search '\"state visit\" date:2019..2021'",
    "kzuz search '(gas OR water) source:Kazinform'",
    "kzuz list is:undated",
)


def _table(rows: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"  {left:<{_LEFT}}{right}" for left, right in rows)


HELP = "\n\n".join(
    (
        _INTRODUCTION,
        "WORDS\n" + _table(_WORDS),
        "FIELDS (a - before any of them excludes; title:(a OR b) groups)\n"
        + _table((field.example, field.help) for field in FIELDS.values()),
        _DATES,
        _RELATIONS,
        _NOTES,
        _SHELL,
        "EXAMPLES\n" + "\n".join(f"  {example}" for example in _EXAMPLES),
    )
)
"""At most 60 lines of at most 72 columns, without a line break at the end."""
