"""The file of vectors: what was put in is there, whatever happened meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzuzcli.errors import VectorsUnusable
from kzuzcli.semantic import Vectors
from kzuzcli.semantic.vectors import HEADER, ROW, Vector, digest
from tests.semantic.standin import vector

Row = tuple[str, bytes, Vector]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "vectors.bin"
    Vectors.create(path)
    return path


def row(id: str, text: str) -> Row:
    return id, digest(text), vector(text)


def put(path: Path, *rows: Row) -> None:
    vectors = Vectors(path, write=True)
    vectors.put(rows)
    vectors.close()


def held(path: Path) -> dict[str, bytes]:
    vectors = Vectors(path, write=True)
    try:
        found = dict(vectors.digests(["a1", "b2", "c3"]))
        assert len(found) == len(vectors)
        return found
    finally:
        vectors.close()


def test_a_new_file_is_empty(path: Path) -> None:
    vectors = Vectors(path)
    assert (len(vectors), vectors.rows, vectors.mark) == (0, 0, 0)
    vectors.close()


def test_a_changed_text_takes_the_place_of_the_former(path: Path) -> None:
    put(path, row("a1", "water"), row("b2", "border"))
    put(path, row("a1", "train"))
    assert held(path) == {"a1": digest("train"), "b2": digest("border")}


def test_what_is_dropped_leaves_no_trace(path: Path) -> None:
    put(path, row("a1", "water"), row("b2", "border"))
    vectors = Vectors(path, write=True)
    vectors.drop(["a1", "nowhere"])
    vectors.close()
    assert held(path) == {"b2": digest("border")}
    assert b"a1" not in path.read_bytes()
    assert digest("water") not in path.read_bytes()


def test_many_dead_rows_are_left_behind(path: Path) -> None:
    put(path, row("a1", "water"), row("b2", "border"), row("c3", "train"))
    vectors = Vectors(path, write=True)
    vectors.stand_at(7)
    vectors.drop(["a1", "c3"])
    vectors.shrink()
    assert (len(vectors), vectors.rows, vectors.mark) == (1, 1, 7)
    vectors.put([row("a1", "bread")])
    vectors.close()
    assert held(path) == {"a1": digest("bread"), "b2": digest("border")}
    assert path.stat().st_size == HEADER + 2 * ROW.size


def test_readers_see_the_rows_that_were_there_when_they_opened(path: Path) -> None:
    put(path, row("a1", "water"))
    reader = Vectors(path)
    put(path, row("b2", "border"))
    assert len(reader.mapped()) == HEADER + ROW.size
    reader.close()


@settings(max_examples=60)
@given(cut=st.integers(0, ROW.size), rows=st.integers(0, 1))
def test_a_kill_while_rows_are_written_loses_only_those(
    tmp_path_factory: pytest.TempPathFactory, cut: int, rows: int
) -> None:
    """The header counts rows only when they are on disk: cut anywhere behind what it counts."""
    path = tmp_path_factory.mktemp("killed") / "vectors.bin"
    Vectors.create(path)
    put(path, row("a1", "water"))
    before = path.read_bytes()
    put(path, row("b2", "border"), row("c3", "train"))
    after = path.read_bytes()
    path.write_bytes(before + after[len(before) : len(before) + rows * ROW.size + cut])
    assert held(path) == {"a1": digest("water")}
    put(path, row("b2", "bread"))
    assert held(path) == {"a1": digest("water"), "b2": digest("bread")}


def test_a_kill_before_the_former_row_is_gone_leaves_one(path: Path) -> None:
    put(path, row("a1", "water"))
    former = path.read_bytes()[HEADER:]
    put(path, row("a1", "train"))
    data = bytearray(path.read_bytes())
    data[HEADER : HEADER + ROW.size] = former
    path.write_bytes(data)
    assert held(path) == {"a1": digest("train")}


BROKEN = [
    (b"", "damaged"),
    (b"not what it was", "damaged"),
    (b"\0" * 200, "damaged"),
]


@pytest.mark.parametrize(("data", "reason"), BROKEN)
def test_another_file_is_told(path: Path, data: bytes, reason: str) -> None:
    path.write_bytes(data)
    with pytest.raises(VectorsUnusable) as told:
        Vectors(path)
    assert told.value.reason == reason


def test_a_file_cut_short_is_damaged(path: Path) -> None:
    put(path, row("a1", "water"))
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(VectorsUnusable) as told:
        Vectors(path)
    assert told.value.reason == "damaged"


def test_a_file_of_another_version_is_outdated(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[8] += 1
    path.write_bytes(data)
    with pytest.raises(VectorsUnusable) as told:
        Vectors(path)
    assert told.value.reason == "outdated"


def test_none_is_missing(tmp_path: Path) -> None:
    with pytest.raises(VectorsUnusable) as told:
        Vectors(tmp_path / "vectors.bin")
    assert told.value.reason == "missing"
