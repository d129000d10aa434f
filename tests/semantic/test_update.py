"""Vectors kept up: nothing is made twice, nothing that was made is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzuzcli.semantic import Vectors, update
from kzuzcli.semantic.model import BATCH
from kzuzcli.semantic.vectors import digest
from tests.semantic.standin import StandIn

TEXTS = [(f"{number:012x}", f"water {number}") for number in range(150)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "vectors.bin"
    Vectors.create(path)
    return path


def run(path: Path, texts: list[tuple[str, str]], model: StandIn) -> int:
    vectors = Vectors(path, write=True)
    try:
        return update(vectors, texts, len(texts), lambda: model)
    finally:
        vectors.close()


def test_each_text_is_read_once(path: Path) -> None:
    model = StandIn()
    assert run(path, TEXTS, model) == len(TEXTS) == model.texts
    assert run(path, TEXTS, model) == 0
    assert model.texts == len(TEXTS)


def test_only_what_changed_is_read_again(path: Path) -> None:
    run(path, TEXTS, StandIn())
    model = StandIn()
    changed = [*TEXTS[:-1], (TEXTS[-1][0], "border")]
    assert run(path, changed, model) == 1 == model.texts
    vectors = Vectors(path, write=True)
    assert vectors.digests([TEXTS[-1][0]]) == {TEXTS[-1][0]: digest("border")}
    assert len(vectors) == len(TEXTS)
    vectors.close()


@pytest.mark.parametrize("after", [0, BATCH, 5 * BATCH, 64, 100, 149])
def test_interrupted_it_goes_on_where_it_was(path: Path, after: int) -> None:
    stopped = StandIn(fails_after=after)
    with pytest.raises(KeyboardInterrupt):
        run(path, TEXTS, stopped)
    assert after - BATCH < stopped.texts <= after
    model = StandIn()
    assert run(path, TEXTS, model) == len(TEXTS) - stopped.texts == model.texts


def test_no_model_is_loaded_for_nothing(path: Path) -> None:
    def load() -> StandIn:
        raise AssertionError

    vectors = Vectors(path, write=True)
    assert update(vectors, [], 0, load) == 0
    vectors.close()


def test_progress_counts_what_was_there_before(path: Path) -> None:
    run(path, TEXTS[:100], StandIn())
    told: list[tuple[int, int]] = []
    vectors = Vectors(path, write=True)
    update(vectors, TEXTS, len(TEXTS), StandIn, lambda done, total: told.append((done, total)))
    vectors.close()
    assert told[0][0] > 64
    assert told[-1] == (150, 150)
    assert told == sorted(told)
