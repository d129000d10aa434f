"""Words in a row and near each other, in more articles than are looked at together."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import permutations

import pytest

from kzuzcli.engines.base import Entry, Request
from kzuzcli.engines.whoosh import WhooshEngine
from kzuzcli.engines.whoosh.leaves import AT_A_TIME
from kzuzcli.query import Any, Form, Sequence

ARTICLES = 10 * AT_A_TIME
WORDS = ["the", "of", "oil", "prices", "rose", "sharply"]


@pytest.fixture(scope="module")
def texts() -> dict[str, list[str]]:
    """Words of very different frequency, some texts of one word again and again."""
    chance = random.Random(3)
    found = {}
    for number in range(ARTICLES):
        many = chance.choice((1, 5, 12, 30, 300))
        found[f"{number:06x}"] = chance.choices(WORDS, [40, 20, 5, 4, 2, 1], k=many)
    return found


@pytest.fixture(scope="module")
def engine(texts: dict[str, list[str]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshEngine]:
    made = WhooshEngine(tmp_path_factory.mktemp("index"), describe=lambda *_: ("", "", ""))
    writer = made.writer()
    for name, words in texts.items():
        writer.add(Entry(name, "", " ".join(words), "en"))
    writer.commit(1)
    yield made
    made.close()


def found(engine: WhooshEngine, words: tuple[str, ...], distance: int | None) -> set[str]:
    slots = tuple(Any((Form("en", word),)) for word in words)
    return {hit.id for hit in engine.search(Request(Sequence(slots, distance), None)).hits}


ROWS = [*permutations(WORDS[:3], 2), *permutations(WORDS[2:5], 3), ("the", "the"), ("oil", "the", "oil")]


@pytest.mark.parametrize("words", ROWS, ids=" ".join)
def test_words_in_a_row(engine: WhooshEngine, texts: dict[str, list[str]], words: tuple[str, ...]) -> None:
    row = f" {' '.join(words)} "
    assert found(engine, words, None) == {
        name for name, text in texts.items() if row in f" {' '.join(text)} "
    }


def test_words_near_each_other(engine: WhooshEngine, texts: dict[str, list[str]]) -> None:
    near = {
        name
        for name, text in texts.items()
        if any({"rose", "sharply"} <= set(text[at : at + 3]) for at in range(len(text)))
    }
    assert found(engine, ("sharply", "rose"), 1) == near
