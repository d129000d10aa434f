"""Two articles of an archive compared as they are related."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kzuzcli.analysis import primary
from kzuzcli.analysis.names import is_name
from kzuzcli.archive import Archive
from kzuzcli.article import Article, Link
from kzuzcli.linking.article import LinkArticle
from kzuzcli.linking.compare import HOW, Comparison, How, compare
from kzuzcli.linking.mentions import Names


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
    return Compared(one, other, link, compare(_texts(one), _texts(other), how, _names(archive)))


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
