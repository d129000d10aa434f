"""How a query is read: every word becomes the forms of it that the archive holds.

A word is read as every language we know. Its stem read as language L stands for passages in L only; the
form itself, and the spellings of a name, stand for passages in any. Filters pass through as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, TypeAlias

from kzuzcli.analysis import LANGUAGES, fold, primary, stem, tokenize
from kzuzcli.analysis.names import Aliases, is_name, name_key, order_free, same_name, skeleton
from kzuzcli.dataclass import dataclass, replace
from kzuzcli.engines.lexicon import Lexicon, Word
from kzuzcli.query import (
    And,
    Any,
    Form,
    Fuzzy,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Same,
    Sequence,
    Term,
)

if TYPE_CHECKING:
    from kzuzcli.analysis.glossary import Glossary, Wording

PREFIX_FORMS = 1000
"""A prefix or fuzzy word stands for at most this many forms, the most frequent; the reading says so."""

SHORTEST_ROOT = 4
"""A word that the archive holds as written in one language is read as another only where that leaves as
many letters: машина, but not жарысы as the Uzbek jar. Short roots of two languages look alike by chance.
Of 22,000 word types 0.4 % then find articles they should not, 1.0 % in the worst of seven sets
(tests/quality/readings.py)."""

NOTHING = Or(())
"""Matches no article."""

WORD_FIELDS = (None, "title", "source", "author")
_PLAIN_FIELDS = ("source", "author")

Slot = dict[Form, tuple[str, int]]
"""Forms a word may have, each with why and its document frequency."""

Meant: TypeAlias = "dict[Wording, list[Slot]]"
"""The words of each wording."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one word of a query was taken for.

    `kind` is word, words (in a row, with a meaning together), prefix or fuzzy. `forms` maps each form to
    why it is meant (form, stem, name, alias, prefix, fuzzy, meaning) and its document frequency; it is
    empty when the word occurs nowhere. `among` is the number of forms there would be without the limit on
    prefixes. `across` are the glossary's wordings of the same meaning that the archive holds.
    """

    word: str
    kind: str
    field: str | None
    forms: dict[Form, tuple[str, int]]
    among: int = 0
    across: tuple[Wording, ...] = ()

    def others(self) -> dict[str, int]:
        """Other spellings that a name stood for, capitalised, with the number of articles, most frequent first."""
        own = {fold(self.word, language) for language in LANGUAGES}
        found: dict[str, int] = {}
        for form, (why, df) in self.forms.items():
            if why in ("name", "alias") and form.text not in own:
                spelling = form.text.capitalize()
                found[spelling] = found.get(spelling, 0) + df
        return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


@dataclass(frozen=True, slots=True)
class ReadQuery:
    """A query ready for an engine and for highlighting, and how each of its words was read."""

    query: Query
    readings: tuple[Reading, ...] = ()


def read(
    query: Query,
    lexicon: Lexicon,
    aliases: Aliases | None = None,
    *,
    exact: bool = False,
    glossary: Glossary | None = None,
) -> ReadQuery:
    """The query with every word replaced by its forms. `exact` takes every word as written.

    `aliases` adds other names of the same thing, `glossary` words of the same meaning; None knows none.
    """
    reader = _Reader(lexicon, aliases or Aliases(), _languages(query), exact, glossary)
    return ReadQuery(reader.read(query), tuple(reader.readings))


def _languages(query: Query) -> tuple[str, ...]:
    """The languages words are read as: those a lang: filter leaves, else all."""
    parts = query.parts if isinstance(query, And) else (query,)
    asked = {primary(part.text) for part in parts if isinstance(part, Term) and part.field == "lang"}
    return tuple(asked) or LANGUAGES


class _Reader:
    def __init__(
        self,
        lexicon: Lexicon,
        aliases: Aliases,
        languages: tuple[str, ...],
        exact: bool,
        glossary: Glossary | None,
    ) -> None:
        self._lexicon = lexicon
        self._glossary = None if exact else glossary
        # across languages a filter says which articles are meant, not what the words are written in
        self._read_as = LANGUAGES if self._glossary else languages
        self._aliases = aliases
        self._languages = languages
        self._exact = exact
        self._names: set[str] = set()
        self.readings: list[Reading] = []

    def read(self, query: Query) -> Query:
        match query:
            case And(parts):
                kept = tuple(part for part in parts if part not in self._patronymics(parts))
                return And(tuple(self._parts(kept, And)))
            case Or(parts):
                return Or(tuple(self._parts(parts, Or)))
            case Not(part):
                return Not(self.read(part))
            case Same(part):
                return Same(self.read(part))
            case Term(text, name, exact) if name in WORD_FIELDS:
                return self._words((text,), name, exact, None)
            case Phrase(words, name, exact):
                return self._words(words, name, exact, None)
            case Near(words, distance, name, exact):
                return self._words(words, name, exact, distance)
            case Prefix(text, name):
                return self._prefix(text, name)
            case Fuzzy(text, edits, name):
                return self._fuzzy(text, edits, name)
        return query

    def _parts(self, parts: tuple[Query, ...], joined: type[And] | type[Or]) -> Iterator[Query]:
        """Parts one by one; words in a row that have a meaning together are also asked for by that."""
        at = 0
        while at < len(parts):
            size, others = self._expression(parts[at:])
            own = tuple(self.read(part) for part in parts[at : at + size])
            yield Or((joined(own), *others), one_thing=True) if others else own[0]
            at += size

    def _expression(self, parts: tuple[Query, ...]) -> tuple[int, list[Query]]:
        """How many of the first parts are one expression of the glossary, and its other wordings."""
        plain = takewhile(lambda part: isinstance(part, Term) and not (part.field or part.exact), parts)
        words = [part.text for part in plain if isinstance(part, Term)]
        for size in range(min(len(words), self._glossary.longest if self._glossary else 0), 1, -1):
            if rows := self._meanings(words[:size]):
                return size, self._expressed(words[:size], rows, None)
        return 1, []

    def _expressed(self, words: list[str], rows: Meant, name: str | None) -> list[Query]:
        """Words in a row as other languages have them: one word for all that is one word, and rows."""
        label = " ".join(words)
        forms = {form: why for row in rows.values() for slot in row for form, why in slot.items()}
        self.readings.append(Reading(label, "words", name, forms, len(forms), tuple(rows)))
        one = tuple(form for row in rows.values() if len(row) == 1 for form in row[0])
        found: list[Query] = [Any(one, name, label)] if one else []
        for row in rows.values():
            found += self._rows_of(row, [label], None, name) if len(row) > 1 else []
        return found

    def _meanings(self, words: list[str]) -> Meant:
        """What words are called in other languages, as far as the archive has it."""
        found: Meant = {}
        for one in self._glossary.lookup(words) if self._glossary else ():
            if one.language in self._languages:
                row = [self._forms_in(word, one.language, False, "meaning") for word in one.words]
                if row and all(row):
                    found[one] = row
        return found

    def _scopes(self, name: str | None) -> tuple[str, ...]:
        return ("und",) if name in _PLAIN_FIELDS else self._languages

    def _patronymics(self, parts: tuple[Query, ...]) -> list[Query]:
        """Terms of a full name that articles may leave out: Токаев Касым-Жомарт Кемелевич."""
        terms = [
            part
            for part in parts
            if isinstance(part, Term) and part.field is None and not part.exact and part.text[:1].isupper()
        ]
        if self._exact or len(terms) < 3:
            return []
        father = order_free([fold(term.text) for term in terms]).patronymic
        return [term for term in terms if fold(term.text) in father]

    def _words(self, words: tuple[str, ...], name: str | None, exact: bool, distance: int | None) -> Query:
        """One word, or several in a row, and the other names of what they name."""
        split = [token for word in words for token in _split(word)]
        exact = exact or self._exact
        if not split:
            return NOTHING
        slots = [self._forms(word, name, exact) for word in split]
        others = [] if exact or name in _PLAIN_FIELDS or distance is not None else self._other_names(split)
        meant = {} if exact or name in _PLAIN_FIELDS or distance is not None else self._meanings(split)
        if len(slots) == 1:
            own = slots[0] | {form: why for row in others if len(row) == 1 for form, why in row[0].items()}
            # one term over all languages: its own forms and the others' apart found 0-6 % fewer headlines first
            foreign = {form: why for row in meant.values() if len(row) == 1 for form, why in row[0].items()}
            own |= {form: why for form, why in foreign.items() if form not in own}
            self.readings[-1] = replace(self.readings[-1], forms=own, among=len(own), across=tuple(meant))
            found: list[Query] = [Any(tuple(own), name, split[0])]
            others = [row for row in (*others, *meant.values()) if len(row) > 1]
        else:
            if distance is None and not exact and self._is_full_name(split):
                distance = order_free([fold(word) for word in split]).distance
            found = self._rows_of(slots, split, distance, name)
            found += self._expressed(split, meant, name) if meant else []
        for row in others:
            found += self._rows_of(row, split, None, name)
        return found[0] if len(found) == 1 else Or(tuple(found), one_thing=True)

    def _rows_of(
        self,
        slots: list[dict[Form, tuple[str, int]]],
        labels: list[str],
        distance: int | None,
        name: str | None,
    ) -> list[Query]:
        """Words in a row, read one language at a time: a sequence for each language that has them all."""
        rows: list[Query] = []
        for language in self._scopes(name):
            row = [tuple(form for form in slot if form.language == language) for slot in slots]
            if all(row):
                label = " ".join(labels)
                rows.append(Sequence(tuple(Any(forms, name, label) for forms in row), distance, name))
        return rows

    def _is_full_name(self, words: list[str]) -> bool:
        """Whether words in a row are a person's name, which texts write in either order."""
        return 2 <= len(words) <= 5 and all(word[:1].isupper() and word in self._names for word in words)

    def _other_names(self, words: list[str]) -> list[list[dict[Form, tuple[str, int]]]]:
        """Other spellings of the thing that words name, each a row of slots the archive has words for."""
        rows = []
        for spelling in self._aliases.lookup(words):
            if spelling.language in self._languages:
                row = [self._forms_in(word, spelling.language, spelling.capitals) for word in spelling.words]
                if all(row):
                    rows.append(row)
        return rows

    def _forms_in(
        self, form: str, language: str, only_names: bool, why: str = "alias"
    ) -> dict[Form, tuple[str, int]]:
        """A folded word of another spelling and its inflected forms."""
        rows = self._lexicon.of_stem(stem(form, language), language)
        own = self._lexicon.get(form, language)
        return {
            Form(row.language, row.form): (why, row.df)
            for row in [*([own] if own else []), *rows]
            if not only_names or is_name(row.inside, row.capitalised)
        }

    def _forms(self, word: str, name: str | None, exact: bool) -> dict[Form, tuple[str, int]]:
        if name in _PLAIN_FIELDS:
            forms = {Form("und", fold(word)): ("form", 0)}
        else:
            forms = {Form(row.language, row.form): (why, row.df) for row, why in self._rows(word, exact)}
        self.readings.append(Reading(word, "word", name, forms, len(forms)))
        return forms

    def _rows(self, word: str, exact: bool) -> Iterator[tuple[Word, str]]:
        """Word types a word stands for; the first reason given for a type is the strongest."""
        seen: set[tuple[str, str]] = set()
        for why, rows in self._reasons(word, exact):
            for row in rows:
                if is_name(row.inside, row.capitalised):
                    self._names.add(word)
                if (row.form, row.language) not in seen and row.language in self._languages:
                    seen.add((row.form, row.language))
                    yield row, why

    def _reasons(self, word: str, exact: bool) -> Iterator[tuple[str, Iterable[Word]]]:
        folded = {language: _folded(word, language) for language in self._read_as}
        own = [
            row for language, form in folded.items() if (row := self._lexicon.get(form, language)) is not None
        ]
        yield "form", own
        if exact:
            return
        known = {row.language for row in own}
        for language, form in folded.items():
            root = stem(form, language)
            if not known or language in known or len(root) >= SHORTEST_ROOT:
                yield "stem", self._lexicon.of_stem(root, language)
        if _may_be_name(word, own):
            yield "name", self._spellings(folded)

    def _spellings(self, folded: dict[str, str]) -> Iterator[Word]:
        keys = {name_key(form, language) for language, form in folded.items()} - {""}
        for key in sorted(keys):
            for row in self._lexicon.of_key(key):
                if row.inside == 0 or is_name(row.inside, row.capitalised):
                    yield row
            for row in self._lexicon.of_skeleton(skeleton(key)):
                if row.key != key and is_name(row.inside, row.capitalised) and same_name(key, row.key):
                    yield row

    def _prefix(self, text: str, name: str | None) -> Query:
        forms: dict[Form, tuple[str, int]] = {}
        among = 0
        for start, languages in _by_fold(text, self._scopes(name)).items():
            rows, many = self._lexicon.starting(start, languages, PREFIX_FORMS)
            forms |= {Form(row.language, row.form): ("prefix", row.df) for row in rows}
            among += many
        kept = dict(sorted(forms.items(), key=lambda pair: -pair[1][1])[:PREFIX_FORMS])
        self.readings.append(Reading(text, "prefix", name, kept, among))
        return Any(tuple(kept), name, text + "*")

    def _fuzzy(self, text: str, edits: int, name: str | None) -> Query:
        forms: dict[Form, tuple[str, int]] = {}
        for form, languages in _by_fold(text, self._scopes(name)).items():
            for _, row in self._lexicon.similar(form, languages, edits, PREFIX_FORMS):
                forms[Form(row.language, row.form)] = ("fuzzy", row.df)
        self.readings.append(Reading(text, "fuzzy", name, forms, len(forms)))
        return Any(tuple(forms), name, f"{text}~{edits}")


def _split(word: str) -> list[str]:
    """The words a reader of any language sees in one query word: Kassym-Jomart is two.

    Cut as Uzbek, the one language in which a sign may end a word: mablagʻ.
    """
    return [word[token.start : token.end] for token in tokenize(word, "uz")]


def _folded(word: str, language: str) -> str:
    """The form a text in `language` would hold of a word: mablag in all but Uzbek."""
    return next((token.term for token in tokenize(word, language)), word)


def _by_fold(text: str, languages: Iterable[str]) -> dict[str, list[str]]:
    folds: dict[str, list[str]] = {}
    for language in languages:
        folds.setdefault(fold(text, language), []).append(language)
    folds.pop("", None)
    return folds


def _may_be_name(word: str, own: list[Word]) -> bool:
    """Whether a query word gets name readings: it is unknown here, or known as a name.

    An ordinary word (said, may) never is one unless written with a capital and found so inside
    sentences now and then.
    """
    if not own:
        return True
    if any(is_name(row.inside, row.capitalised) or not row.inside for row in own):
        return True
    return word[:1].isupper() and any(row.capitalised * 5 >= row.inside > 0 for row in own)


def suggest(word: str, lexicon: Lexicon, limit: int = 3) -> list[Word]:
    """Words of the archive nearest to one that occurs nowhere: by spelling, and names by their sound.

    The nearest first, among these those of its own script, the most frequent first.
    """
    found: dict[str, tuple[tuple[int, bool, int], Word]] = {}
    for distance, row in [*_alike(word, lexicon), *_sounding(word, lexicon)]:
        rank = distance, _is_cyrillic(row.form) != _is_cyrillic(word), -row.df
        if row.form not in found or rank < found[row.form][0]:
            found[row.form] = rank, row
    ranked = sorted(found.values(), key=lambda pair: (pair[0], pair[1].form))
    return [row for _, row in ranked[:limit]]


def _alike(word: str, lexicon: Lexicon) -> Iterator[tuple[int, Word]]:
    """Forms at most two edits away, one for a short word, and how many."""
    for form, languages in _by_fold(word, LANGUAGES).items():
        if len(form) >= 3:
            yield from lexicon.similar(form, languages, 1 if len(form) < 5 else 2, 20)


def _sounding(word: str, lexicon: Lexicon) -> Iterator[tuple[int, Word]]:
    """Names in any script whose key is one edit away from the word's: it is mistyped and transcribed, 2."""
    from rapidfuzz.distance import OSA

    for key in {name_key(fold(word, language), language) for language in LANGUAGES} - {""}:
        for row in lexicon.of_skeleton(skeleton(key)):
            if is_name(row.inside, row.capitalised) and OSA.distance(key, row.key, score_cutoff=1) <= 1:
                yield 2, row


def _is_cyrillic(form: str) -> bool:
    return any("\u0400" <= letter <= "\u04ff" for letter in form)
