"""An archive searched by words and by meaning, with a model that knows a few things."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from kzuzcli.archive import VECTORS, Answer, Archive
from kzuzcli.errors import SemanticMissing, VectorsUnusable
from kzuzcli.ingest import ingest
from kzuzcli.query import Query, parse
from kzuzcli.semantic import Ranks, model
from tests.semantic.standin import StandIn

pytest.importorskip("numpy", reason="comes with the extra: pip install 'kzuz[semantic]'")

TEXTS = {
    "en-water": "---\nlanguage: en\ndate: 2019-05-01\nsource: Oasis\n---\n# Water\n\nThe water in the river rose.",
    "en-flood": "---\nlanguage: en\ndate: 2021-05-01\nsource: Steppe\n---\n# Flood\n\nA flood and more rain in the hills.",
    "en-train": "---\nlanguage: en\ndate: 2019-06-01\nsource: Oasis\n---\n# Train\n\nA train crossed the border at night.",
    "en-bread": "---\nlanguage: en\n---\n# Bread\n\nThe price of bread and flour stays the same.",
    "ru-water": "---\nlanguage: ru\ndate: 2019-05-02\nsource: Oasis\n---\n# Вода\n\nМного воды и дождь весной.",
    "ru-train": "---\nlanguage: ru\ndate: 2020\nsource: Steppe\n---\n# Поезд\n\nНовый поезд и железная дорога.",
    "kk-water": "---\nlanguage: kk\ndate: 2022-05-02\nsource: Steppe\n---\n# Су\n\nБиыл көктемде су көп болды.",
    "kk-border": "---\nlanguage: kk\ndate: 2019-05-02\nsource: Oasis\n---\n# Шекара\n\nЖаңа шекара бекеті ашылды.",
}


@pytest.fixture
def standin(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    known = StandIn()
    monkeypatch.setattr(model, "load", lambda: known)
    return known


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def opened(tmp_path: Path, news: Path, standin: StandIn) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive", write=True, create=True) as archive:
        ingest(archive, [news])
        archive.learn_meanings(begin=True)
        yield archive


def names(answer: Answer) -> list[str]:
    return [Path(found.article.origin.path).stem for found in answer.found]


def ask(archive: Archive, asked: str | Query, **options: bool) -> Answer:
    query = parse(asked) if isinstance(asked, str) else asked
    return archive.search(query, limit=None, semantic=True, **options)  # type: ignore[arg-type]


def by_meaning(answer: Answer) -> set[str]:
    return {
        Path(found.article.origin.path).stem
        for found in answer.found
        if found.ranks is not None and not found.ranks.worded
    }


def test_what_is_near_in_meaning_is_found_in_every_language(opened: Archive) -> None:
    answer = ask(opened, "water")
    assert {*names(answer)[:4]} == {"en-water", "en-flood", "ru-water", "kk-water"}
    assert names(answer)[0] == "en-water"
    assert "en-water" not in by_meaning(answer) >= {"en-flood", "ru-water", "kk-water"}


def test_without_the_option_only_words_count(opened: Archive) -> None:
    plain = opened.search(parse("water"), limit=None)
    assert names(plain) == ["en-water"]
    assert plain.meaning is None
    assert plain.found[0].ranks is None


def test_counts_tell_words_from_meaning(opened: Archive) -> None:
    answer = ask(opened, "water")
    assert answer.meaning is not None
    assert answer.meaning.worded == 1
    assert answer.meaning.more == len(by_meaning(answer))
    assert answer.result.total == answer.meaning.worded + answer.meaning.more == len(answer.found)
    counted = opened.search(parse("water"), limit=0, semantic=True)
    assert counted.result.total == answer.result.total


FILTERS = [
    "lang:ru",
    "lang:kk",
    "date:2019",
    "date:2019..2020 lang:en",
    "source:Oasis",
    "-lang:en",
    "-flood",
    "-su -Су",
    "is:undated",
    "path:train",
    "title:Train",
    '"the river"',
    "=flood",
    "date:none",
]


@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize("possible", [False, True])
def test_filters_hold_exactly(opened: Archive, filters: str, possible: bool) -> None:
    answer = ask(opened, f"water {filters}", possible=possible)
    passing = set(names(opened.search(parse(filters), limit=None, possible=possible)))
    assert set(names(answer)) <= passing
    assert len(names(answer)) == len(set(names(answer)))
    assert answer.result.total == len(answer.found)
    if "date:2" in filters:
        assert answer.result.certain + answer.result.possible == answer.result.total


def test_exact_words_are_exact(opened: Archive) -> None:
    assert names(ask(opened, "water", exact=True)) == ["en-water"]


def test_a_query_without_words_is_as_it_always_was(opened: Archive) -> None:
    answer = ask(opened, "lang:ru")
    assert answer.meaning is None
    assert set(names(answer)) == {"ru-water", "ru-train"}


def test_pages_fit_together(opened: Archive) -> None:
    query = parse("water border", any_word=True)
    whole = names(ask(opened, query))
    for size in (1, 2, 3):
        pages = [
            names(opened.search(query, limit=size, offset=at, semantic=True))
            for at in range(0, len(whole), size)
        ]
        assert [name for page in pages for name in page] == whole


def test_ranks_are_those_of_both_rankings(opened: Archive) -> None:
    query = parse("water border", any_word=True)
    words = names(opened.search(query, limit=None))
    for found, name in zip((answer := ask(opened, query)).found, names(answer), strict=True):
        assert found.ranks is not None
        assert found.ranks.words == (words.index(name) + 1 if name in words else None)
        assert found.ranks.worded == (name in words)
        assert found.ranks.words or found.ranks.meaning


def test_what_the_words_rank_late_follows_in_their_order(
    opened: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("kzuzcli.semantic.ask"), "DEPTH", 1)
    query = parse("water border crossed flood price spring", any_word=True)
    words, answer = names(opened.search(query, limit=None)), ask(opened, query)
    assert sorted(names(answer)) == sorted({*words, *by_meaning(answer)})
    late = [
        name for name, hit in zip(names(answer), answer.found, strict=True) if hit.ranks == Ranks(None, None)
    ]
    assert late == [name for name in words if name in late] == names(answer)[-len(late) :] != []
    paged = [
        names(opened.search(query, limit=1, offset=at, semantic=True))[0] for at in range(len(answer.found))
    ]
    assert paged == names(answer)


def test_a_removed_article_is_gone_from_the_vectors(opened: Archive) -> None:
    gone = opened.get(ask(opened, "water lang:ru").found[0].article.id)
    opened.remove(gone.id)
    assert gone.id.encode() not in (opened.path / VECTORS).read_bytes()
    assert "ru-water" not in names(ask(opened, "water"))


def test_a_revised_article_means_what_it_says_now(opened: Archive, news: Path, standin: StandIn) -> None:
    path, before = news / "en-train.md", standin.texts
    path.write_text(path.read_text("utf-8") + " Then water, water, water.", encoding="utf-8")
    ingest(opened, [news])
    assert opened.learn_meanings() == 1 == standin.texts - before
    assert names(ask(opened, "вода lang:en")).index("en-train") < 3


def test_what_has_no_vector_yet_is_told_and_found_by_words(opened: Archive, news: Path) -> None:
    (news / "new.md").write_text("# Rain\n\nThe rain fell on the railway all day.", encoding="utf-8")
    ingest(opened, [news])
    answer = ask(opened, "rain")
    assert answer.meaning is not None
    assert answer.meaning.waiting == 1
    assert "new" in names(answer)
    opened.learn_meanings()
    again = ask(opened, "rain")
    assert again.meaning is not None
    assert again.meaning.waiting == 0


def test_vectors_survive_a_new_index(opened: Archive, standin: StandIn) -> None:
    before, expected = standin.texts, names(ask(opened, "water"))
    opened.reindex()
    assert opened.learn_meanings(begin=True) == 0
    assert standin.texts == before
    assert names(ask(opened, "water")) == expected


def test_damaged_vectors_are_made_again(opened: Archive) -> None:
    (opened.path / VECTORS).write_bytes(b"what is this")
    with pytest.raises(VectorsUnusable):
        ask(opened, "water")
    with pytest.raises(VectorsUnusable):
        opened.learn_meanings()
    assert opened.learn_meanings(begin=True) == len(TEXTS)
    assert len(names(ask(opened, "water"))) > 1


def test_without_the_extra_nothing_begins(opened: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> StandIn:
        raise SemanticMissing

    opened.forget_meanings()
    monkeypatch.setattr(model, "load", missing)
    with pytest.raises(SemanticMissing):
        opened.learn_meanings(begin=True)
    assert not opened.by_meaning
