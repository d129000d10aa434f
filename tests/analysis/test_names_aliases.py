"""Other names of the same thing, and the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzuzcli.analysis.names import Aliases, Spelling
from kzuzcli.analysis.names.aliases import DATA, INDEX, index
from kzuzcli.errors import AliasFileError

TABLES = ("places.txt", "organisations.txt", "countries.txt")


@pytest.fixture(scope="module")
def aliases() -> Aliases:
    return Aliases.load()


def found(aliases: Aliases, words: str) -> set[str]:
    return {f"{one.language}:{' '.join(one.words)}" for one in aliases.lookup(words.split())}


def test_the_index_holds_the_tables() -> None:
    """When this fails: python tests/quality/alias_data.py"""
    assert INDEX.read_text("utf-8") == index(DATA / name for name in TABLES)


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("Nur Sultan", "en:astana ru:астана en:akmola en:tselinograd"),
        ("Астаны", "en:astana en:nur_sultan kk:нұр_сұлтан"),
        ("Shymkent", "en:chimkent ru:чимкент"),
        ("Джамбул", "en:taraz kk:жамбыл"),
        ("Алма Ата", "en:almaty kk:алматы"),
        ("Qo'qonda", "en:kokand ru:коканд"),
        ("Frunze", "en:bishkek ky:бишкек"),
        ("Ленинабаде", "en:khujand tg:хуҷанд"),
        ("Semey", "ru:семипалатинск"),
        ("Гурьев", "en:atyrau"),
        ("Қазақстанның", "en:kazakhstan uz:qozog'iston ru:казахстан"),
        ("China", "ru:китай kk:қытай uz:xitoy tr:çin"),
        ("Мәскеуде", "en:moscow uz:moskva"),
        ("ЕАЭС", "en:eaeu kk:еаэо en:eurasian_economic_union"),
        ("СНГ", "en:cis kk:тмд uz:mdh"),
        ("ShHT", "en:sco ru:шос kk:шыұ"),
        ("BMTning", "en:united_nations ru:оон kk:бұұ"),
        ("ОДКБ", "en:csto"),
        ("оон", "uz:bmt"),
        ("United Nations", "ru:организация_объединенных_наций"),
    ],
)
def test_other_names_of_the_same_thing(aliases: Aliases, words: str, others: str) -> None:
    assert {other.replace("_", " ") for other in others.split()} <= found(aliases, words)


@pytest.mark.parametrize(
    "words", ["us", "who", "un", "oral", "eco", "верный", "тут", "спад", "он", "visit", "Xyzzy", "", "2026"]
)
def test_ordinary_words_are_no_aliases(aliases: Aliases, words: str) -> None:
    assert found(aliases, words) == set()


@pytest.mark.parametrize(
    ("words", "other"), [("US", "ru:сша"), ("WHO", "ru:воз"), ("UN", "ru:оон"), ("Oral", "ru:уральск")]
)
def test_ordinary_words_written_with_capitals_are(aliases: Aliases, words: str, other: str) -> None:
    assert other in found(aliases, words)


def test_a_spelling_that_needs_capitals_says_so(aliases: Aliases) -> None:
    spellings = aliases.lookup(["США"])
    assert Spelling("en", ("us",), capitals=True) in spellings
    assert Spelling("en", ("usa",)) in spellings


def test_a_word_is_not_its_own_alias_in_its_language(aliases: Aliases) -> None:
    assert "en:astana" not in found(aliases, "Astana")
    assert "ru:астана" in found(aliases, "Astana")


def test_the_user_adds_things_and_spellings(tmp_path: Path) -> None:
    own = tmp_path / "aliases.txt"
    own.write_text(
        "# mine\n\nen: Tokayev, KJT; kk: Қасым-Жомарт\nen: Bishkek, Capital of Fruit  # a joke\n",
        encoding="utf-8",
    )
    aliases = Aliases.load(own)
    assert found(aliases, "Токаевым") >= {"en:tokayev", "en:kjt", "kk:қасым жомарт"}
    assert "ru:фрунзе" in found(aliases, "Capital of Fruit")
    assert "en:capital of fruit" in found(aliases, "Фрунзе")
    assert aliases.longest >= 3


@pytest.mark.parametrize(
    "line", ["Astana, Nur-Sultan", "en Astana", "en: Astana; Нур-Султан", "en: !, ru: Х"]
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str) -> None:
    own = tmp_path / "aliases.txt"
    own.write_text(f"en: One, Eins\n{line}\n", encoding="utf-8")
    with pytest.raises(AliasFileError) as caught:
        Aliases.load(own)
    assert (caught.value.path, caught.value.line, caught.value.text) == (own, 2, line)


def test_no_aliases_at_all() -> None:
    assert Aliases().lookup(["Astana"]) == ()
    assert Aliases().longest == 0
