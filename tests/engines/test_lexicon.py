from collections.abc import Iterator
from pathlib import Path

import pytest

from kzuzcli.engines.lexicon import FILE, Lexicon
from kzuzcli.errors import DiskFull, IndexUnusable


def told(form: str, language: str, named: bool) -> tuple[str, str, str]:
    return form[:4], form[:5] if named else "", form[:2] if named else ""


@pytest.fixture
def lexicon(tmp_path: Path) -> Iterator[Lexicon]:
    lexicon = Lexicon(tmp_path)
    lexicon.merge(
        {
            ("border", "en"): (3, 4, 0),
            ("borders", "en"): (1, 1, 0),
            ("боржом", "ru"): (1, 0, 0),
            ("order", "en"): (9, 9, 1),
        },
        1,
        told,
    )
    yield lexicon
    lexicon.close()


def test_counts_add_up_and_facts_stay(lexicon: Lexicon) -> None:
    lexicon.merge({("border", "en"): (2, 2, 1)}, 2, lambda *_: ("never", "asked", "again"))
    word = lexicon.get("border", "en")
    assert word is not None
    assert word[2:] == (5, 6, 1, "bord", "", "")


def test_a_replayed_batch_is_counted_once(lexicon: Lexicon) -> None:
    lexicon.merge({("border", "en"): (3, 4, 0)}, 1, told)
    word = lexicon.get("border", "en")
    assert word is not None
    assert word.df == 3


def test_a_full_disk_is_told_and_leaves_the_lexicon_as_it_was(lexicon: Lexicon) -> None:
    before = list(lexicon.dump())
    lexicon._db.execute("PRAGMA cache_size = 10")
    pages = lexicon._db.execute("PRAGMA page_count").fetchone()[0]
    lexicon._db.execute(f"PRAGMA max_page_count = {pages + 4}")
    with pytest.raises(DiskFull):
        lexicon.merge({(f"word{number}", "en"): (1, 1, 0) for number in range(5_000)}, 2, told)
    assert (list(lexicon.dump()), lexicon.mark()) == (before, 1)


def test_a_word_is_a_name_as_long_as_its_capitals_tell_no_other(lexicon: Lexicon) -> None:
    def key() -> str:
        word = lexicon.get("боржом", "ru")
        return word.key if word else "gone"

    assert key() == "боржо"
    for mark, counts, expected in [(2, (1, 1, 0), ""), (3, (1, 4, 4), "боржо"), (4, (0, -4, -4), "")]:
        lexicon.merge({("боржом", "ru"): counts}, mark, told)
        assert key() == expected
        assert [word.form for word in lexicon.of_key("боржо")] == ["боржом"] * bool(expected)


def test_many_at_once_are_those_asked_for_one_by_one(lexicon: Lexicon) -> None:
    forms = ["border", "order", "nowhere", "боржом", *(f"word{number}" for number in range(1200))]
    found = lexicon.get_many(forms, "en")
    assert found == {form: word for form in forms if (word := lexicon.get(form, "en"))}
    assert set(found) == {"border", "order"}
    assert lexicon.get_many([], "en") == {}


def test_a_word_no_article_holds_any_more_is_gone(lexicon: Lexicon) -> None:
    lexicon.merge({("order", "en"): (-9, -9, -1)}, 2, told)
    assert lexicon.get("order", "en") is None
    assert lexicon.size() == 3


def test_looking_up_by_stem_key_and_prefix(lexicon: Lexicon) -> None:
    assert {word.form for word in lexicon.of_stem("bord", "en")} == {"border", "borders"}
    assert [word.form for word in lexicon.of_key("боржо")] == ["боржом"]
    words, many = lexicon.starting("bor", ["en"], 1)
    assert ([word.form for word in words], many) == (["border"], 2)
    assert lexicon.starting("bor", ["ru"], 10) == ([], 0)


def test_similar_words_come_nearest_first(lexicon: Lexicon) -> None:
    assert [(edits, word.form) for edits, word in lexicon.similar("boder", ["en"], 2, 9)] == [
        (1, "border"),
        (2, "order"),
        (2, "borders"),
    ]


def test_a_better_stemmer_renews_every_type(lexicon: Lexicon) -> None:
    assert lexicon.renew(lambda form, *_: (form.upper(), "", "")) == 4
    assert [word.form for word in lexicon.of_stem("BORDER", "en")] == ["border"]


def test_damage_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database, not even nearly" * 99)
    with pytest.raises(IndexUnusable) as told:
        Lexicon(tmp_path, read_only=True)
    assert told.value.reason == "damaged"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable) as told:
        Lexicon(tmp_path, read_only=True)
    assert told.value.reason == "missing"
