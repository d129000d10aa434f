"""The engines that are compared must answer the same question: each is asked over articles whose answers are known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kzuzcli.archive import Archive
from kzuzcli.ingest import ingest
from tests.benchmarks import peers, results, tables
from tests.benchmarks.place import Place
from tests.benchmarks.questions import Question

TEXTS = (
    "The dam above the valley was repaired.",
    "Engineers repaired the old dam in the valley.",
    "The valley waits. A dam is planned.",
    "Grain and damask were sold in the town.",
)
ASKED = (
    (Question("", "word", ("dam",)), 3),
    (Question("", "and", ("dam", "repaired")), 2),
    (Question("", "or", ("grain", "planned")), 2),
    (Question("", "phrase", ("the", "valley")), 3),
    (Question("", "prefix", ("dam",)), 4),
    (Question("", "date", ("dam", "2011")), 1),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    place = Place(tmp_path_factory.mktemp("load"), len(TEXTS))
    records = (
        {
            "id": f"{number:012x}",
            "language": "en",
            "date": f"{2010 + number}-05-06",
            "title": f"Story {number}",
            "source": "Somewhere",
            "text": text,
        }
        for number, text in enumerate(TEXTS)
    )
    place.folder.joinpath(f"{place.size}.jsonl").write_text(
        "".join(json.dumps(one) + "\n" for one in records)
    )
    with Archive.open(place.of("archive"), write=True, create=True) as archive:
        ingest(archive, [place.load])
    return place


@pytest.mark.parametrize("name", peers.ASKED)
def test_a_peer_finds_what_there_is_and_shows_a_piece_of_each(name: str, place: Place) -> None:
    if peers.version(name) is None:
        pytest.skip(f"{name} is not at hand")
    folder = place.of("archive" if name.startswith("kzuz") else name)
    if not folder.exists():
        peers.build(name, place.load, folder)
    searcher = peers.searcher(name, folder)
    for question, count in ASKED:
        total, pieces = searcher.ask(question)
        assert total in (count, -1), question
        assert len(pieces) == count, question
    searcher.close()


def test_a_ratio_is_taken_round_by_round() -> None:
    assert tables.ratios([2.0, 30.0, 4.0], [1.0, 10.0, 4.0]) == "2.00 (1.00–3.00)"
    assert tables.spread([1234.5]) == "1,234"


def test_a_new_measurement_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "RESULTS.md"
    results.write({"Search, 10,000 articles": "old", "Search, 1,000 articles": "one"}, file)
    results.write({"Search, 10,000 articles": "new"}, file)
    assert results.read(file) == {"Search, 1,000 articles": "one", "Search, 10,000 articles": "new"}
