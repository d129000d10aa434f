"""Which field of a record or of front matter is which known fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from kzuzcli.article import Declared
from kzuzcli.errors import MappingError

# Most telling first. Compared without case, blanks, hyphens, underscores and a namespace (dc:, og:).
_SYNONYMS = {
    "title": "title headline heading subject name заголовок",
    "text": """text body content articlebody maintext fulltext articletext cleanedtext contenttext plaintext
        contenthtml html rawtext bodyhtml article message contents текст""",
    "lead": "description summary abstract lead excerpt",
    "date": """date datepublished published publisheddate publishedat publishedtime pubdate publicationdate
        datepublish publishdate publishedon publishtime dateposted posteddate issued datecreated created
        createdat seendate datetime day дата""",
    "modified": """modified datemodified modifiedtime updated updatedat dateupdated lastmod lastmodified
        lastupdated datemodify""",
    "language": "language lang inlanguage metalang locale язык",
    "source": """source site sitename publisher sourcename sourcedomain outlet agency newspaper publication
        hostname domain sourcehostname sourcecommonname источник""",
    "author": "author authors byline creator creators writer by автор",
    "url": """url link canonical canonicalurl canonicallink permalink sourceurl documentidentifier href uri
        ссылка""",
    "tags": "tags tag keywords categories category topics topic section",
    "id": "id guid identifier uuid docid",
}
_KNOWN = {
    synonym: (name, rank)
    for name, synonyms in _SYNONYMS.items()
    for rank, synonym in enumerate(synonyms.split())
}
KNOWN_NAMES = frozenset(_SYNONYMS) - {"lead"}
_ADDRESS = re.compile(r"https?://[^/]+/.")
_NAMESPACE = re.compile(r"^(?:dc|dcterms|og|article|schema|atom)[:.]")
_DECLARED = ("title", "date", "modified", "language", "source", "author", "url", "tags", "id")

Facts = dict[str, tuple[Declared, ...]]


def read_mapping(text: str) -> dict[str, str]:
    """Known name -> field, from `title=headline,date=meta.published`. Raises MappingError."""
    mapping = {}
    for part in filter(None, map(str.strip, text.split(","))):
        name, equals, field = (piece.strip() for piece in part.partition("="))
        if not equals or not field:
            raise MappingError("syntax", part)
        if name not in KNOWN_NAMES:
            raise MappingError("unknown-name", name, tuple(sorted(KNOWN_NAMES)))
        mapping[name] = field
    return mapping


@lru_cache(maxsize=4096)
def known(field: str) -> tuple[str, int] | None:
    """The known name a field goes by and its rank among the synonyms."""
    return _KNOWN.get(re.sub(r"[-_. ]", "", _NAMESPACE.sub("", field.strip().casefold())))


def facts(record: Mapping[str, object], mapping: Mapping[str, str] | None = None) -> Facts:
    """What a record says, by known name (and `text` and `lead`), values as strings in order of rank.

    Fields of `mapping` (known name -> field, `a.b` for b inside a) come first.
    """
    ranked: dict[str, list[tuple[int, Declared]]] = {}
    for name, field in (mapping or {}).items():
        for value in strings(_inside(record, field)):
            ranked.setdefault(name, []).append((-1, Declared(field, value)))
    for field, content in record.items():
        place = known(field)
        if place is not None:
            name, rank = place
            ranked.setdefault(name, []).extend(
                (rank, Declared(field, value)) for value in strings(content, name)
            )
    if "url" not in ranked and "source" in ranked:
        _move_addresses(ranked)
    return {name: _in_order(found) for name, found in ranked.items() if found}


def _move_addresses(ranked: dict[str, list[tuple[int, Declared]]]) -> None:
    """What some exports call the source of an article is its address."""
    addresses = [fact for fact in ranked["source"] if _ADDRESS.match(fact[1].value)]
    ranked["source"] = [fact for fact in ranked["source"] if fact not in addresses]
    ranked["url"] = addresses


def declared(found: Facts) -> Facts:
    """The facts a document declares: all but its text."""
    return {name: found[name] for name in _DECLARED if name in found}


def value(found: Facts, name: str) -> str | None:
    """The first value that is not blank."""
    return next((fact.value for fact in found.get(name, ()) if fact.value.strip()), None)


def key(found: Facts) -> str | None:
    """A record's own key: its id, else guid, else url; one of absurd length is none."""
    for fact in sorted(found.get("id", ()), key=lambda fact: fact.name.casefold() != "id"):
        if 0 < len(fact.value.strip()) <= 1000:
            return fact.value.strip()
    url = (value(found, "url") or "").strip()
    return url if 0 < len(url) <= 2000 else None


def strings(content: object, name: str = "") -> Iterator[str]:
    """The strings in a value: itself, a number's digits, a list's items, the name in an object.

    Null and truth values say nothing. Paragraphs given as a list are one text.
    """
    if isinstance(content, str):
        yield content
    elif isinstance(content, (int, float)) and not isinstance(content, bool):
        yield repr(content)
    elif isinstance(content, Mapping):
        for inner in ("edtf", "name", "title", "@value", "@id", "url", "text", "value"):
            if isinstance(content.get(inner), str):
                yield content[inner]
                return
    elif isinstance(content, list):
        items = _flat(content)
        if name in ("text", "lead"):
            yield "\n\n".join(items)
        else:
            yield from items


def _flat(items: Iterable[object]) -> Iterator[str]:
    for item in items:
        if not isinstance(item, list):
            yield from strings(item)


def _inside(record: Mapping[str, object], field: str) -> object:
    if field in record:
        return record[field]
    outer, dot, inner = field.partition(".")
    part = record.get(outer)
    return _inside(part, inner) if dot and isinstance(part, Mapping) else None


def _in_order(found: list[tuple[int, Declared]]) -> tuple[Declared, ...]:
    return tuple(fact for _, fact in sorted(found, key=lambda ranked: ranked[0]))
