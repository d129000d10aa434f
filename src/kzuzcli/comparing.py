"""Two articles of an archive compared as they are related."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kzuzcli.analysis import primary
from kzuzcli.analysis.names import is_name
from kzuzcli.archive import Archive, Found
from kzuzcli.article import Article, Link
from kzuzcli.linking.article import LinkArticle
from kzuzcli.linking.compare import HOW, Comparison, How, compare, in_common
from kzuzcli.linking.mentions import Names
from kzuzcli.stories import twins

_AROUND = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True, slots=True)
class Compared:
    """Two articles, the strongest link between them as `a` sees it (None: they have none), and what they have
    in common and not."""

    a: Article
    b: Article
    link: Link | None
    shown: Comparison


def compare_articles(archive: Archive, a: str, b: str, how: How | None = None) -> Compared:
    """Compare the articles that two ids stand for; `how` is settled by their link unless given.

    Without a link, articles in different languages are set side by side, others by the passages both have.
    Raises as Archive.get, and IndexUnusable.
    """
    one, other = archive.get(a), archive.get(b)
    link = next((each for each in archive.links_of(one.id) if each.b == other.id), None)
    if how is None:
        how = HOW[link.kind] if link else _unlinked(one, other)
    return Compared(one, other, link, compare(_texts(one), _texts(other), how, _names(archive), link))


@dataclass(frozen=True, slots=True)
class Joined:
    """Why an article is one story with another: their link as the article sees it, and the numbers and names
    that stand in both texts, as each of them writes it, in order of the first."""

    link: Link
    other: Article
    words: tuple[tuple[str, str], ...]


def joined(archive: Archive, found: Sequence[Found]) -> dict[str, list[Joined]]:
    """Why hits are of one story: for each its links to hits that rank before it and to articles that are none."""
    ranks = {each.article.id: place for place, each in enumerate(found)}
    known: dict[str, list[Joined]] = {}
    for place, each in enumerate(found):
        links = [link for link in twins(each.article.id, archive.links_of) if ranks.get(link.b, -1) < place]
        others = {other.id: other for other in archive.articles(link.b for link in links)}
        known[each.article.id] = [
            _joined(each.article, others[link.b], link) for link in links if link.b in others
        ]
    return known


def _joined(a: Article, b: Article, link: Link) -> Joined:
    if link.kind != "translation":
        return Joined(link, b, ())
    pairs = (
        (_bare(a.text[slice(*one)]), _bare(b.text[slice(*other)]))
        for one, other in in_common(_texts(a), _texts(b))
    )
    return Joined(link, b, tuple(dict.fromkeys(pairs)))


def _bare(piece: str) -> str:
    """A piece between two spaces without the marks around it."""
    return _AROUND.sub("", piece)


def _unlinked(a: Article, b: Article) -> How:
    return "passages" if primary(a.language) == primary(b.language) else "paragraphs"


def _texts(article: Article) -> LinkArticle:
    return LinkArticle(article.id, article.text, article.language)


def _names(archive: Archive) -> Names:
    """What the archive's words and its tables of aliases know of names."""

    def known(form: str, language: str) -> bool:
        word = archive.lexicon.get(form, language)
        return word is None or not word.inside or is_name(word.inside, word.capitalised)

    def spellings(words: Sequence[str]) -> Iterable[tuple[str, tuple[str, ...]]]:
        return ((each.language, each.words) for each in archive.aliases.lookup(words))

    return Names(known, spellings)
