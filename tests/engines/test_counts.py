"""What a search reads: counted, so that it cannot drift, and without a clock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kzuzcli.engines.base import Entry, Request
from kzuzcli.engines.whoosh import WhooshEngine, postings
from kzuzcli.period import Period
from kzuzcli.query import And, Any, Form, Or, Query, Range, Sequence

ARTICLES = 2_560
"""Twenty blocks of postings."""


def words(*forms: str) -> Any:
    return Any(tuple(Form("en", form) for form in forms))


def text(number: int) -> str:
    """Every article speaks of oil, every 128th of prices, before and behind; every 640th of oil prices."""
    rare = "oil prices" if number % 640 == 0 else "prices of oil" if number % 128 == 0 else "oil"
    return f"the {rare} w{number % 300} a{number % 500}"


class Counting:
    """Calls of a function, and its results summed up by `size`."""

    def __init__(self) -> None:
        self.whole = self.blocks = self.values = 0

    def install(self, patch: pytest.MonkeyPatch) -> None:
        whole, documents, values, cut = postings.whole, postings.documents, postings.positions, postings.cut

        def count_whole(*given: object) -> object:
            found = whole(*given)  # type: ignore[arg-type]
            self.whole += len(found[0])
            return found

        def count_blocks(*given: object) -> object:
            self.blocks += 1
            return documents(*given)  # type: ignore[arg-type]

        def count_values(data: bytes, wanted: list[int]) -> object:
            self.values += len(wanted)
            return values(data, wanted)

        def count_cut(data: bytes, count: int) -> object:
            self.values += count
            return cut(data, count)

        patch.setattr(postings, "whole", count_whole)
        patch.setattr(postings, "documents", count_blocks)
        patch.setattr(postings, "positions", count_values)
        patch.setattr(postings, "cut", count_cut)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshEngine]:
    made = WhooshEngine(tmp_path_factory.mktemp("index"), describe=lambda *_: ("", "", ""))
    writer = made.writer()
    for number in range(ARTICLES):
        day = 730_000 + number
        writer.add(Entry(f"{number:06x}", "", text(number), "en", (), (), day, day))
    writer.commit(1)
    yield made
    made.close()


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counting:
    found = Counting()
    found.install(monkeypatch)
    return found


def total(engine: WhooshEngine, node: Query) -> int:
    return engine.search(Request(node)).total


def test_a_word_reads_its_postings_once_and_no_positions(engine: WhooshEngine, counted: Counting) -> None:
    assert total(engine, words("oil")) == ARTICLES
    assert (counted.whole, counted.values) == (ARTICLES, 0)


def test_beside_a_rare_word_few_blocks_of_a_common_one_are_read(
    engine: WhooshEngine, counted: Counting
) -> None:
    assert total(engine, And((words("oil"), words("w7")))) == 9
    assert counted.whole == 9
    assert counted.blocks <= 9
    assert counted.values == 0


def test_a_phrase_reads_positions_of_candidates_only(engine: WhooshEngine, counted: Counting) -> None:
    assert total(engine, Sequence((words("oil"), words("prices")))) == 4
    assert counted.whole == 20
    assert counted.values == 2 * 20


def test_a_phrase_without_candidates_reads_no_positions(engine: WhooshEngine, counted: Counting) -> None:
    assert total(engine, Sequence((words("oil"), words("nowhere")))) == 0
    assert counted.values == 0


def test_date_filters_read_no_postings(engine: WhooshEngine, counted: Counting) -> None:
    ranges = [Range(Period.parse(f"{year}/{year + 1}")) for year in range(1990, 2010)]
    assert total(engine, And((words("w7"), *ranges[8:10]))) >= 0
    assert total(engine, Or(tuple(ranges))) > 2_000
    assert counted.whole == 9


@pytest.mark.parametrize(
    "node",
    [
        Or(tuple(words(f"w{number}") for number in range(300))),
        words(*[f"w{number}" for number in range(300)]),
    ],
    ids=["any of 300 words", "300 forms of a word"],
)
def test_many_words_are_read_once_each(engine: WhooshEngine, counted: Counting, node: Query) -> None:
    assert total(engine, node) == ARTICLES
    assert (counted.whole, counted.values) == (ARTICLES, 0)


def test_a_second_search_opens_no_file(engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    total(engine, words("oil"))
    opened: list[Path] = []
    read = Path.open

    def count(path: Path, *how: str) -> object:
        opened.append(path)
        return read(path, *how)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", count)
    assert total(engine, Sequence((words("oil"), words("prices")))) == 4
    assert opened == []
