"""The best hits for one word are those that scoring every article that holds it would give."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kzuzcli.engines.base import Entry, Request, SearchResult
from kzuzcli.engines.whoosh import WhooshEngine, foremost
from kzuzcli.engines.whoosh.leaves import OneTerm, Words
from kzuzcli.query import Any, Form

ARTICLES = 2_000
WORDS = ["oil", "gas", "price", "said", "rare"]
CHANCES = [0.9, 0.7, 0.3, 0.6, 0.01]


def entry(number: int, chance: random.Random) -> Entry:
    """Some words some times among others; short texts of few lengths, so that many score alike."""
    held = [word for word, often in zip(WORDS, CHANCES, strict=True) if chance.random() < often]
    words = [word for word in held for _ in range(chance.choice((1, 1, 2, 3, 9)))]
    words += ["other"] * chance.choice((5, 20, 80))
    title = " ".join(chance.sample(WORDS[:4], 2)) if chance.random() < 0.3 else "none"
    day = 730_000 + chance.randrange(50)
    return Entry(f"{number:06x}", title, " ".join(words), "en", (), (), day, day)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshEngine]:
    chance = random.Random(5)
    made = WhooshEngine(tmp_path_factory.mktemp("index"), describe=lambda *_: ("", "", ""))
    for batch in range(2):
        writer = made.writer()
        for number in range(batch * ARTICLES, (batch + 1) * ARTICLES):
            writer.add(entry(number, chance))
        writer.commit(batch + 1)
    yield made
    made.close()


def word(*forms: str, field: str | None = None) -> Any:
    return Any(tuple(Form("en", form) for form in forms), field)


QUERIES = {
    "one word": word("oil"),
    "in few titles": word("price"),
    "several forms": word("gas", "said"),
    "forms of different frequency": word("oil", "rare"),
    "in titles": word("oil", field="title"),
    "in all": word("other"),
    "nowhere": word("nothing"),
}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each segment asked gave its best without scoring all."""
    found: list[bool] = []
    best = foremost.best

    def told(words: Words, place: int, wanted: int, bar: float) -> foremost.Best | None:
        result = best(words, place, wanted, bar)
        found.append(result is not None)
        return result

    monkeypatch.setattr(foremost, "best", told)
    return found


def first(result: SearchResult, limit: int) -> tuple[int, list[tuple[str, float]]]:
    return result.total, [(hit.id, round(hit.score, 9)) for hit in result.hits[:limit]]


@pytest.mark.parametrize("limit", [0, 1, 10, 100])
@pytest.mark.parametrize("name", QUERIES)
def test_the_best_are_the_first_of_all(
    engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch, asked: list[bool], name: str, limit: int
) -> None:
    monkeypatch.setattr(foremost, "LONG", 2)
    every = engine.search(Request(QUERIES[name], None))
    assert not asked
    some = engine.search(Request(QUERIES[name], limit))
    assert first(some, limit) == first(every, limit)
    assert len(some.hits) == min(limit, every.total)
    assert limit == 100 or all(asked) == (name != "nowhere")


def test_a_later_page_is_that_of_all(engine: WhooshEngine, asked: list[bool]) -> None:
    every = engine.search(Request(QUERIES["one word"], None))
    page = engine.search(Request(QUERIES["one word"], 10, 20))
    assert [hit.id for hit in page.hits] == [hit.id for hit in every.hits[20:30]]
    assert all(asked)


def test_short_lists_and_long_pages_are_scored_as_a_whole(engine: WhooshEngine, asked: list[bool]) -> None:
    engine.search(Request(word("rare"), 10))
    engine.search(Request(word("oil"), 1_000))
    assert not any(asked)


def test_few_articles_are_scored(engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    scored: list[int] = []
    count = OneTerm.scored

    def counted(
        self: OneTerm, place: int, docs: list[int], weights: Sequence[int], idf: float
    ) -> list[float]:
        scored.append(len(docs))
        return count(self, place, docs, weights, idf)

    monkeypatch.setattr(OneTerm, "scored", counted)
    total = engine.search(Request(word("oil"), 10)).total
    assert total > 3_000
    assert sum(scored) < total / 4


def test_a_word_that_stands_very_often_and_a_deleted_article(tmp_path: Path, asked: list[bool]) -> None:
    chance = random.Random(6)
    made = WhooshEngine(tmp_path, describe=lambda *_: ("", "", ""))
    writer = made.writer()
    for number in range(1_200):
        writer.add(entry(number, chance))
    often = Entry("ffff", "oil", "oil " * 300, "en")
    writer.add(often)
    writer.commit(1)
    every = made.search(Request(word("oil"), None))
    assert first(made.search(Request(word("oil"), 5)), 5) == first(every, 5)
    writer = made.writer()
    writer.remove(often)
    writer.commit(2)
    every = made.search(Request(word("oil"), None))
    assert first(made.search(Request(word("oil"), 5)), 5) == first(every, 5)
    assert every.hits[0].id != "ffff"
    assert not any(asked)
    made.close()
