"""Which forms of the archive a query word stands for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kzuzcli.archive import Archive
from kzuzcli.ingest import ingest
from kzuzcli.query import parse
from kzuzcli.reading import read, suggest
from kzuzcli.render import across_languages

ARTICLES = {
    "en": "The visit went well. Then President Tokayev met Shavkat Mirziyoyev in Astana, and the borders"
    " of Kazakhstan were on the table. What Tokayev said may surprise; the two may meet again in May, he said."
    " A spokesman for the World Health Organization was there too, and so was Mirzayev the singer.",
    "ru": "Визит прошёл хорошо. Затем президент Токаев встретил Шавката Мирзиёева в Астане. Слова Токаева"
    " о границе Казахстана слышал и глава ВОЗ. Об этом сказали Касым-Жомарту Токаеву вчера вечером.",
    "kk": "Сапар жақсы өтті. Содан кейін президент Тоқаев Астанада Мирзиёевпен кездесті."
    " Бұл туралы Тоқаевтың баспасөз қызметі хабарлады. Қазақстанның шекарасы туралы да сөз болды.",
    "uz": "Tashrif yaxshi o‘tdi. Keyin prezident To‘qayev Ostonada Mirziyoyev bilan uchrashdi."
    " Bu haqda Mirziyoyevning matbuot xizmati xabar berdi. Qozog‘iston chegaralari ham muhokama qilindi. Buning uchun mablag‘ ajratildi.",
    "uz-Cyrl": "Ташриф яхши ўтди. Кейин президент Тўқаев Остонада Мирзиёев билан учрашди."
    " Бу ҳақда Мирзиёевнинг матбуот хизмати хабар берди. Қозоғистон чегаралари ҳам муҳокама қилинди.",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("reading")
    source = folder / "news.jsonl"
    rows = [
        {"id": tag, "title": f"No. {at}", "text": text, "lang": tag}
        for at, (tag, text) in enumerate(ARTICLES.items())
    ]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with Archive.open(folder / "archive", write=True, create=True) as archive:
        ingest(archive, [source])
        yield archive


def languages(archive: Archive, query: str, exact: bool = False) -> set[str]:
    """The articles a query finds, by their language."""
    return {each.article.origin.record or "" for each in archive.search(parse(query), exact=exact).found}


ALL = set(ARTICLES)
FOUND = [
    ("Tokayev", ALL),
    ("tokaev", ALL),
    ("Токаевым", ALL),
    ("Тоқаевтан", ALL),
    ("=Tokayev", {"en"}),
    ("=Токаева", {"ru"}),
    ("Mirziyoyevga", ALL),
    ("Мирзиёевтің", ALL),
    ("Mirzayev", {"en"}),
    ("Kazakhstan", ALL),
    ("Qozogʻiston", ALL),
    ("Nur-Sultan", ALL),
    ("Акмола", ALL),
    ("WHO", {"en", "ru"}),
    ("who", set()),
    ("border", {"en"}),
    ("граница", {"ru"}),
    ("шекара", {"kk"}),
    ("chegara", {"uz", "uz-Cyrl"}),
    ("чегара", {"uz", "uz-Cyrl"}),
    ("mablagʻ", {"uz"}),
    ("маблағ", {"uz"}),
    ("mablag'ini", {"uz"}),
    ("чегара lang:uz-Cyrl", {"uz-Cyrl"}),
    ("chegara lang:uz-Latn", {"uz"}),
    ("Tokayev lang:kk", {"kk"}),
    ('"Токаев Касым-Жомарт"', {"ru"}),
    ('"Kassym-Jomart Tokayev"', {"ru"}),
    ("Токаев Касым-Жомарт Кемелевич", {"ru"}),
    ('="Токаев Касым"', set()),
    ('"president Tokayev"', {"en"}),
    ('"prezident To‘qayev"', {"uz", "uz-Cyrl", "kk"}),  # prezident is Kazakh in Latin letters too
    ("Мирзи*", {"ru", "kk", "uz", "uz-Cyrl"}),
    ("Tokaeyv~1", {"en"}),
]


@pytest.mark.parametrize(("query", "expected"), FOUND)
def test_what_a_word_finds(archive: Archive, query: str, expected: set[str]) -> None:
    assert languages(archive, query) == expected


ACROSS = [
    ("border", {"en", "ru", "kk", "uz", "uz-Cyrl"}),
    ("borders", {"en", "ru", "kk", "uz", "uz-Cyrl"}),
    ("границы", {"en", "ru", "kk", "uz", "uz-Cyrl"}),
    ("шекарасы", {"en", "ru", "kk", "uz", "uz-Cyrl"}),
    ("чегара", {"en", "ru", "kk", "uz", "uz-Cyrl"}),
    ("border lang:ru", {"ru"}),
    ("border Tokayev", {"en", "ru", "kk", "uz", "uz-Cyrl"}),
    ("visit -border", set()),
    ("=borders", {"en"}),
    ("press service", {"kk", "uz", "uz-Cyrl"}),
    ('"press service"', {"kk", "uz", "uz-Cyrl"}),
    ("spokesman", {"en"}),
    ("title:border", set()),
    ("singer", {"en"}),
]


@pytest.mark.parametrize(("query", "expected"), ACROSS)
def test_what_a_word_finds_across_languages(archive: Archive, query: str, expected: set[str]) -> None:
    found = archive.search(parse(query), across=True).found
    assert {each.article.origin.record or "" for each in found} == expected


def test_the_words_of_other_languages_are_told(archive: Archive) -> None:
    reading = archive.search(parse("border"), across=True).read.readings[0]
    assert [(one.language, one.text) for one in reading.across] == [
        ("ru", "граница"),
        ("kk", "шекара"),
        ("uz", "chegara"),
    ]


def test_one_line_tells_the_words_of_other_languages(archive: Archive) -> None:
    told = across_languages(archive.search(parse("border press service"), across=True).read.readings)
    assert told == (
        "across languages: border: граница, шекара, chegara · press service: баспасөз қызметі, matbuot xizmati"
        " · press: баспасөз, matbuot · service: қызмет, xizmat"
    )
    assert across_languages(archive.search(parse("border")).read.readings) == ""


def test_exact_searches_no_other_language(archive: Archive) -> None:
    assert len(archive.search(parse("borders"), exact=True, across=True).found) == 1


def test_exact_switches_every_reading_off(archive: Archive) -> None:
    assert languages(archive, "Tokayev", exact=True) == {"en"}


def test_an_ordinary_word_is_no_name(archive: Archive) -> None:
    forms = read(parse("said"), archive.lexicon).readings[0].forms
    assert {why for why, _ in forms.values()} <= {"form", "stem"}


def test_other_spellings_are_told(archive: Archive) -> None:
    reading = read(parse("Tokayev"), archive.lexicon, archive.aliases).readings[0]
    assert {"Токаев", "Токаева", "Токаеву", "Тоқаев", "Тоқаевтың"} <= set(reading.others())
    assert "Tokayev" not in reading.others()


def test_a_prefix_of_everything_is_bounded_and_says_so(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kzuzcli.reading.PREFIX_FORMS", 3)
    reading = read(parse("m*"), archive.lexicon).readings[0]
    assert len(reading.forms) == 3
    assert reading.among > 3


def test_words_nowhere_have_no_forms(archive: Archive) -> None:
    assert read(parse("demarkation"), archive.lexicon).readings[0].forms == {}


OWN_LANGUAGE = [
    ("жарысы", {"kk"}),
    ("жарыста", {"kk"}),
    ("holiday", {"en"}),
    ("jar", {"uz"}),
    ("президент", {"kk", "ru"}),
    ("президентті", {"kk"}),
    ("машина", {"ru", "uz"}),
]


@pytest.mark.parametrize(("query", "expected"), OWN_LANGUAGE)
def test_a_word_of_one_language_is_not_stripped_as_another(
    tmp_path: Path, query: str, expected: set[str]
) -> None:
    texts = {
        "en": "They left for a holiday by the sea.",
        "ru": "С новым президентом поговорили вчера вечером, купили машину.",
        "kk": "Ат жарысы өтті, жарыста президент те болды.",
        "uz": "Chuqur jar yonida uy bor edi, ular shu holda qoldi, mashina ham.",
    }
    source = tmp_path / "news.jsonl"
    rows = [{"id": tag, "title": f"No. {tag}", "text": text, "lang": tag} for tag, text in texts.items()]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with Archive.open(tmp_path / "archive", write=True, create=True) as archive:
        ingest(archive, [source])
        assert languages(archive, query) == expected


MISTYPED = [
    ("демаркацыя", "демаркация"),
    ("demarkation", "demarcation"),
    ("Tokaeyv", "tokayev"),
    ("Токаейв", "токаев"),
    ("Mirziyoev", "mirziyoyev"),
    ("правителство", "правительство"),
    ("chegraa", "chegara"),
    ("чеграа", "chegara"),
    ("шекаара", "шекара"),
    ("Абдулкаремов", "abdulkarimov"),
]


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("words")
    texts = {
        "en": "We saw the demarcation. Today Tokayev and Mirziyoyev met Abdulkarimov. Some demarcations stay.",
        "ru": "Началась демаркация, о демаркации говорит правительство. Правительства хотят её. Там Токаев был.",
        "uz": "Yangi chegara ochildi, shu chegara yaqin edi. Bu chegaralar tinch.",
        "kk": "Жаңа шекара ашылды, бұл шекара жақын. Шекаралар тыныш.",
    }
    source = folder / "news.jsonl"
    rows = [{"id": tag, "title": f"No. {tag}", "text": text, "lang": tag} for tag, text in texts.items()]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with Archive.open(folder / "archive", write=True, create=True) as archive:
        ingest(archive, [source])
        yield archive


@pytest.mark.parametrize(("word", "meant"), MISTYPED)
def test_did_you_mean(words: Archive, word: str, meant: str) -> None:
    assert suggest(word, words.lexicon)[0].form == meant


def test_nothing_is_near_a_word_of_no_language(words: Archive) -> None:
    assert suggest("xqzjkw", words.lexicon) == []


def test_the_users_own_names(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(
        "Kite day\n\nThe Steppe Falcons won in the Blue City on Sunday, as they do.", encoding="utf-8"
    )
    with Archive.open(tmp_path / "archive", write=True, create=True) as archive:
        ingest(archive, [source])
        (archive.path / "aliases.txt").write_text("en: Blue City, Bluetown; ru: Синеград\n", encoding="utf-8")
        assert archive.search(parse("Синеград")).result.total == 1
