"""Inflected forms meet their word; words that only look inflected stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.analysis import LANGUAGES, fold, forms, stem

# every form of a line has one stem
ONE_WORD = {
    "en": """
        agreement agreements Agreement’s
        visit visits visited visiting
        """,
    "ru": """
        Токаев Токаева Токаеву Токаевым Токаеве Токаевы Токаевых Токаевыми Токаевой
        Мирзиёев Мирзиёева Мирзиёеву Мирзиёевым Мирзиёеве Мирзиеев
        Назарбаев Назарбаева Назарбаеву Назарбаевым Назарбаеве Назарбаевых
        Нематов Нематова Нематову Нематовым Нематове Нематовы Нематовой
        Каримов Каримова Каримову Каримовым Каримове Каримовых
        Путин Путина Путину Путиным Путине Путины Путиных Путиной
        Жириновский Жириновского Жириновскому Жириновским Жириновском Жириновская Жириновской
        Узбекистан Узбекистана Узбекистану Узбекистаном Узбекистане
        Казахстан Казахстана Казахстану Казахстаном Казахстане
        Туркестан Туркестана Туркестану Туркестаном Туркестане
        Иран Ирана Ирану Ираном Иране
        Астана Астаны Астане Астану Астаной
        Ташкент Ташкента Ташкенту Ташкентом Ташкенте
        Россия России Россию Россией
        Китай Китая Китаю Китаем Китае
        Костанай Костаная Костанаю Костанаем Костанае
        Сооронбай Сооронбая Сооронбаю Сооронбаем Сооронбае
        Нурлыбек Нурлыбека Нурлыбеку Нурлыбеком Нурлыбеке
        Темирхан Темирхана Темирхану Темирханом Темирхане
        Ислам Ислама Исламу Исламом Исламе
        Сергей Сергея Сергею Сергеем Сергее
        Казань Казани Казанью
        казах казаха казахи казахов казахами
        визит визита визиту визитом визите визиты визитов
        канал канала каналу каналов каналы
        рынок рынка рынку рынком рынке рынки рынков
        певец певца певцу певцом певцы певцов
        система системы системе систему системой систем системам
        использовать использует использовал используют
        произойти произойдет произошел произошла
        получить получил получен получена полученный
        открыть открыл откроет открыт открытый открытых
        принять принял примет приняты принятые
        """,
    "kk": """
        Тоқаев Тоқаевтың Тоқаевқа Тоқаевты Тоқаевтан Тоқаевпен Toqaevtyń Toqaevpen
        Мирзиёев Мирзиёевтің Мирзиёевке Мирзиёевпен
        Бектенов Бектеновтің Бектеновке Бектеновпен
        Қазақстан Қазақстанның Қазақстанға Қазақстанда Қазақстаннан Қазақстанмен Қазақстаны Qazaqstannyń
        Өзбекстан Өзбекстанның Өзбекстанға Өзбекстанмен Өзбекстандағы
        Шымкент Шымкенттің Шымкентте Шымкенттегі Шымкенттен Shymkenttegi
        Алматы Алматыда Алматының Алматыдан Алматыдағы
        Астана Астананың Астанада Астанаға Астанадан
        халық халқы халқының халықтың халыққа
        кітап кітабы кітабында кітаптар кітаптың
        министрлік министрлігі министрлігінің министрліктер
        президент президенті президентінің президентке
        күн күні күннің күнде күндері
        жұмыс жұмысы жұмысының жұмыстары
        бала баласы баласына балалар балалардың баланы
        """,
    "uz": """
        Mirziyoyev Mirziyoyevning Mirziyoyevga Мирзиёев Мирзиёевнинг Мирзиёевга
        Oʻzbekiston O‘zbekistonda O'zbekistonning Ўзбекистонга Oʻzbekistondan
        Qozogʻiston Qozogʻistonning Қозоғистонда
        Toshkent Toshkentdagi Toshkentga Тошкентдан
        Buxoro Buxoroda Buxoroning
        xalq xalqi xalqining xalqimiz xalqlar
        vazirlik vazirligi vazirligining vazirliklar
        shahar shahri shahrida shaharlar
        oʻgʻil oʻgʻli oʻgʻlining
        kun kuni kunda kunlari kunga
        bola bolasi bolalar bolalarning bolani
        qishloq qishlogʻi qishloqqa qishloqda
        """,
}
PARADIGMS = [
    (language, line.split()) for language, text in ONE_WORD.items() for line in text.strip().splitlines()
]

TWO_WORDS = [
    ("ru", "Армения", "армия"),
    ("ru", "Токаев", "ток"),
    ("ru", "визит", "виза"),
    ("ru", "Иран", "Ира"),
    ("ru", "друг", "другой"),
    ("ru", "независимость", "независимый"),
    ("ru", "начал", "начался"),
    ("kk", "Түрікмен", "түрік"),
    ("kk", "Қазақстан", "қазақ"),
    ("kk", "теңіз", "тең"),
    ("kk", "ұлттық", "ұлт"),
    ("uz", "dengiz", "den"),
    ("uz", "tuproq", "tup"),
    ("uz", "Chingiz", "chi"),
]


@pytest.mark.parametrize(("language", "words"), PARADIGMS, ids=[words[0] for _, words in PARADIGMS])
def test_all_forms_of_a_word_have_one_stem(language: str, words: list[str]) -> None:
    assert {word: stem(fold(word, language), language) for word in words} == dict.fromkeys(
        words, stem(fold(words[0], language), language)
    )


@pytest.mark.parametrize(("language", "one", "other"), TWO_WORDS)
def test_words_that_look_alike_stay_apart(language: str, one: str, other: str) -> None:
    assert stem(fold(one, language), language) != stem(fold(other, language), language)


@pytest.mark.parametrize("country", ["қазақ", "өзбек", "тәжік", "түрікмен", "ауған", "пәкі", "дағы"])
def test_nothing_is_taken_off_inside_stan(country: str) -> None:
    assert stem(f"{country}стан", "kk") == f"{country}стан"


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - set(ONE_WORD)))
def test_other_languages_are_only_folded(language: str) -> None:
    assert [stem(form, language) for form in forms("Казахстандын Qazaqstannyń", language)] == forms(
        "Казахстандын Qazaqstannyń", language
    )


LETTERS = st.sampled_from("абдегикілмнңөсстұуыья'o'gilarndsqk09é") | st.characters()


@given(st.text(LETTERS), st.sampled_from(LANGUAGES))
def test_every_form_has_a_stem(text: str, language: str) -> None:
    for form in forms(text, language):
        assert stem(form, language)
