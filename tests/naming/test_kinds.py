"""People, places and organisations told apart."""

from __future__ import annotations

import pytest

from kzuzcli.naming import Name, grouped, mentions
from kzuzcli.naming.kinds import TABLE, Kinds
from tests.naming.samples import Listed, article
from tests.quality.name_kinds import known

KINDS = Kinds.load()

CASES = [
    # a title, a family name, a given name, a father's name, an age, who
    ("en", "Pobu", "Yesterday senator Pobu left.", "person"),
    ("en", "Lomakov", "They met Lomakov there.", "person"),
    ("en", "Svetlana Pobu", "They met Svetlana Pobu there.", "person"),
    ("ru", "Побу Кемелевич", "Там был Побу Кемелевич вчера.", "person"),
    ("kk", "Побу Кемелұлы", "Кеше Побу Кемелұлы келді.", "person"),
    ("en", "Pobu", "They met Pobu, 45, on the road.", "person"),
    ("en", "Pobu", "It was Pobu, who said so.", "person"),
    ("ru", "Побу", "Об этом сказал министр культуры Побу вчера.", "person"),
    # a table, a kind of place on its side, an ending, a preposition
    ("en", "Samarkand", "They spoke of Samarkand then.", "place"),
    ("ru", "Самарканда", "Говорили о красоте Самарканда тогда.", "place"),
    ("en", "Pobu", "The old Pobu district was dry.", "place"),
    ("ru", "Побу", "Дорога в городе Побу узкая.", "place"),
    ("ru", "Побская", "Сегодня Побская область ждёт воды.", "place"),
    ("kk", "Побу", "Бүгін Побу ауданы су күтеді.", "place"),
    ("uz", "Pobu", "Bugun Pobu tumani suv kutadi.", "place"),
    ("uz", "Pobutirda", "Bugun Pobutirda yomg'ir yog'di.", "place"),
    # a table, a form of firm, a kind of organisation, its look
    ("en", "EBRD", "Yesterday the EBRD agreed.", "organisation"),
    ("ru", "Побу", "Вчера ТОО «Побу» закрылось.", "organisation"),
    ("kk", "Побу", "Кеше Побу ЖШС жабылды.", "organisation"),
    ("uz", "Pobu", "Kecha Pobu kompaniyasi yopildi.", "organisation"),
    ("en", "Pobu Bank", "Then Pobu Bank lent them money.", "organisation"),
    ("en", "PobuTransGas", "Then PobuTransGas built it.", "organisation"),
    ("ru", "Побунефтегаз", "Вчера Побунефтегаз бурил.", "organisation"),
    ("ru", "Побный", "Вчера Побный банк закрылся.", "organisation"),
    # nothing tells, or what tells is of something else
    ("en", "Pobu", "They like Pobu very much.", None),
    ("en", "Pobu", "The president of Pobu came.", None),
    ("kk", "Побу", "Президентінің Побу келді.", None),
    ("en", "POBU", "Yesterday the POBU was seen.", None),
    ("ru", "Навруз", "Вчера был Навруз у нас.", None),
    ("en", "Pobu", "A minister came. Pobu is far.", None),
]


def of(text: str, language: str, name: str) -> Name:
    lexicon = Listed({language: name})
    return next(iter(grouped(mentions([article(text, language)], lexicon))))


@pytest.mark.parametrize(("language", "name", "text", "kind"), CASES)
def test_kinds(language: str, name: str, text: str, kind: str | None) -> None:
    assert KINDS.told(of(text, language, name)).kind == kind


def test_what_texts_do_not_agree_on_is_unknown() -> None:
    texts = [article("Yesterday senator Pobu left."), article("Then the Pobu district was dry.")]
    (name,) = grouped(mentions(texts, Listed({"en": "Pobu"})))
    assert KINDS.kind(name) is None


def test_a_title_before_a_country_and_a_man_is_the_man_s() -> None:
    texts = [
        article(text, "ru")
        for text in (
            "Вчера президент Вуландии Побу улетел.",
            "Потом Побу вернулся, и Побу молчал.",
            "О море Вуландии, о степи Вуландии спорят.",
        )
    ]
    names = grouped(mentions(texts, Listed({"ru": "Вуландии Побу"})))
    assert {name.name: KINDS.kind(name) for name in names} == {"Побу": "person", "Вуландии": "place"}


def test_the_table_is_made_of_the_present_tables_of_names() -> None:
    assert TABLE.read_text(encoding="utf-8") == known()
