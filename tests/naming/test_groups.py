"""Mentions counted by name."""

from __future__ import annotations

from kzuzcli.analysis.names import Aliases
from kzuzcli.article import Article
from kzuzcli.naming import Name, grouped, mentions
from tests.naming.samples import Listed, article


def names(*articles: Article, aliases: Aliases | None = None) -> dict[str, Name]:
    return {name.name: name for name in grouped(mentions(articles, Listed()), aliases)}


def test_spellings_of_all_languages_are_one_name() -> None:
    found = names(
        article("Tokayev came. Tokayev left.", "en", "2021-04"),
        article("Ждали Токаева.", "ru", "2019"),
        article("Кеше Тоқаевтың сапары.", "kk", None),
    )
    (name,) = found.values()
    assert (name.name, name.mentions, name.articles) == ("Tokayev", 4, 3)
    assert name.spellings == {"Tokayev": 2, "Токаева": 1, "Тоқаевтың": 1}
    assert name.languages == {"en": 2, "ru": 1, "kk": 1}
    assert (str(name.first), str(name.last)) == ("2019", "2021-04")


def test_a_given_name_goes_with_its_family_name() -> None:
    found = names(
        article("said Kassym-Jomart Tokayev. Then Tokayev left, and Tokayev slept."),
        article("said Kassym-Jomart Tokayev to Shavkat Mirziyoyev; Mirziyoyev smiled."),
    )
    assert list(found) == ["Kassym-Jomart Tokayev", "Shavkat Mirziyoyev"]
    assert found["Kassym-Jomart Tokayev"].mentions == 4


def test_places_named_together_stay_apart() -> None:
    found = names(article("in Tashkent Uzbekistan. From Tashkent to Kazakhstan, from Uzbekistan."))
    assert set(found) == {"Tashkent", "Uzbekistan", "Kazakhstan"}


def test_other_names_of_a_thing_are_joined() -> None:
    texts = [article("from Uzbekistan"), article("из, Узбекистан", "ru"), article("кеше Өзбекстан", "kk")]
    assert [name.articles for name in names(*texts, aliases=Aliases.load()).values()] == [3]


def test_most_articles_come_first() -> None:
    found = names(article("to Tashkent, to Tashkent, to Tashkent; Kim"), article("see Kim"))
    assert list(found) == ["Kim", "Tashkent"]


def test_bounded_dates_are_neither_first_nor_last() -> None:
    (name,) = names(article("see Kim", date="2020/.."), article("see Kim", date=None)).values()
    assert (name.first, name.last) == (None, None)


def test_no_articles_no_names() -> None:
    assert names() == {}
