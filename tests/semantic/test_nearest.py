"""The nearest vectors, against a comparison number by number."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzuzcli.semantic import Vectors
from kzuzcli.semantic.vectors import DIMENSIONS, Vector

pytest.importorskip("numpy", reason="comes with the extra: pip install 'kzuz[semantic]'")

NUMBERS = st.lists(st.integers(-127, 127), min_size=4, max_size=4)


def padded(numbers: list[int]) -> bytes:
    return bytes(number % 256 for number in numbers) + bytes(DIMENSIONS - len(numbers))


@settings(max_examples=40)
@given(rows=st.lists(NUMBERS, max_size=12), question=NUMBERS, dead=st.sets(st.integers(0, 11)))
def test_the_order_is_that_of_the_products(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[int]], question: list[int], dead: set[int]
) -> None:
    from kzuzcli.semantic.nearest import nearest

    path = tmp_path_factory.mktemp("near") / "vectors.bin"
    Vectors.create(path)
    writer = Vectors(path, write=True)
    ids = [f"{number:012x}" for number in range(len(rows))]
    writer.put([(id, b"", Vector(0.5, padded(row))) for id, row in zip(ids, rows, strict=True)])
    writer.drop(ids[number] for number in dead if number < len(ids))
    writer.close()
    products = {
        id: sum(a * b for a, b in zip(row, question, strict=True))
        for number, (id, row) in enumerate(zip(ids, rows, strict=True))
        if number not in dead
    }
    reader = Vectors(path)
    found = [id for ids in nearest(reader, Vector(1.0, padded(question))) for id in ids]
    reader.close()
    assert sorted(found) == sorted(products)
    assert [products[id] for id in found] == sorted(products.values(), reverse=True)


def test_portions_hold_every_article_once(tmp_path: Path) -> None:
    from kzuzcli.semantic.nearest import FIRST, nearest

    path = tmp_path / "vectors.bin"
    Vectors.create(path)
    writer = Vectors(path, write=True)
    ids = [f"{number:012x}" for number in range(2500)]
    writer.put([(id, b"", Vector(1.0, padded([number % 100, 1]))) for number, id in enumerate(ids)])
    writer.close()
    reader = Vectors(path)
    portions = list(nearest(reader, Vector(1.0, padded([1]))))
    reader.close()
    assert len(portions[0]) == FIRST
    assert sorted(id for portion in portions for id in portion) == ids
