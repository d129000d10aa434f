"""Names in a text, told from the first words of sentences and from titles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kzuzcli.article import Passage
from kzuzcli.naming import mentions
from kzuzcli.naming.find import SAMPLES
from tests.naming.samples import Listed, article

CASES = [
    ("en", "Yesterday President Tokayev came to Tashkent.", [("Tokayev",), ("Tashkent",)]),
    ("en", "Tokayev came.", [("Tokayev",)]),
    ("en", "The river is low. On Monday it rose.", []),
    ("en", "said Kassym-Jomart Tokayev, and Shavkat Mirziyoyev", [
        ("Kassym", "Jomart", "Tokayev"), ("Shavkat", "Mirziyoyev"),
    ]),
    ("en", "Tashkent, Uzbekistan", [("Tashkent",), ("Uzbekistan",)]),
    ("en", "TASHKENT RIVER LOW", [("TASHKENT",)]),
    ("en", "in May and on Tuesday", []),
    ("ru", "Вчера Токаев прилетел из Ташкента.", [("Токаев",), ("Ташкента",)]),
    ("kk", "Кеше Тоқаевтың сапары басталды.", [("Тоқаевтың",)]),
    ("en", "", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "runs"), CASES)
def test_runs_of_names(language: str, text: str, runs: list[tuple[str, ...]]) -> None:
    ((_, found),) = mentions([article(text, language)], Listed())
    assert [tuple(word.spelling for word in run.words) for run in found] == runs


def test_passages_are_read_in_their_language() -> None:
    text = "Tokayev came. Токаева ждали."
    mixed = replace(article(text), passages=(Passage(0, 14, "en"), Passage(14, len(text), "ru")))
    ((_, found),) = mentions([mixed], Listed())
    words = [word for run in found for word in run.words]
    assert [(each.spelling, each.language) for each in words] == [("Tokayev", "en"), ("Токаева", "ru")]
    assert len({each.key for each in words}) == 1


def test_what_stands_around_a_name_is_kept_of_the_first_places() -> None:
    texts = ["see President Tokayev there", *["with Tokayev alone"] * 9]
    found = [run for _, runs in mentions(map(article, texts), Listed()) for run in runs]
    assert len(set(found)) == 2 and len(found) == 10
    assert found[0].around == [("see President ", " there")]
    assert found[1].around == [("with ", " alone")] * SAMPLES
