"""kzuz search --explain: why hits are one story, on a terminal and for programs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kzuzcli.archive import Archive
from kzuzcli.article import Link, LinkKind
from kzuzcli.comparing import Joined
from kzuzcli.rendering.stories import sentence
from tests.cli.conftest import Kzuz
from tests.cli.test_json import faults

REASON = {
    "kind": ("same", "reprint", "translation"),
    "id": str,
    "certain": bool,
    "score": float,
    "evidence": {str: object},
    "words": [[str]],
}


@pytest.fixture(scope="module")
def linked(corpus_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stories") / "archive"
    shutil.copytree(corpus_archive, folder)
    with Archive.open(folder, write=True) as archive:
        archive.link()
    return folder


def test_the_terminal_says_kind_certainty_and_evidence(kzuz: Kzuz, linked: Path) -> None:
    told = " ".join(kzuz("search", "demarcation", "--explain", archive=linked).out.split())
    assert "one story with" in told
    assert "certainly a reprint, score 0." in told and "words in common, of" in told
    assert "probably a translation, score 0." in told and "Tokayev Токаева" in told
    assert "one story with" not in kzuz("search", "demarcation", archive=linked).out


def test_programs_get_the_same(kzuz: Kzuz, linked: Path) -> None:
    lines = kzuz("search", "demarcation", "--explain", "--json", archive=linked).out.splitlines()
    reasons = [reason for line in lines for reason in json.loads(line)["one_story_with"]]
    assert {reason["kind"] for reason in reasons} == {"reprint", "translation"}
    assert [fault for reason in reasons for fault in faults(reason, REASON)] == []
    assert ["Tokayev", "Токаева"] in [pair for reason in reasons for pair in reason["words"]]
    plain = kzuz("search", "demarcation", "--json", archive=linked).out.splitlines()
    assert "one_story_with" not in json.loads(plain[0])


SENTENCES: list[tuple[LinkKind, bool, dict[str, object], str]] = [
    ("same", True, {}, "certainly the same text, score 0.50: their words are equal, one by one"),
    (
        "reprint",
        True,
        {"common": 1200, "words": {"a": 1300, "b": 1250}},
        "certainly a reprint, score 0.50: 1,200 words in common, of 1,300 and 1,250",
    ),
    (
        "translation",
        False,
        {"agreeing": 5, "margin": 2.5},
        "probably a translation, score 0.50: 5 numbers, names and cognates in the same places,"
        " 2.5 times as like as the next best; both name Khiva Хива, 27",
    ),
    (
        "translation",
        True,
        {"by": "user"},
        "certainly a translation, score 0.50: you said so; both name Khiva Хива, 27",
    ),
]


@pytest.mark.parametrize("kind, certain, evidence, expected", SENTENCES)
def test_sentences(
    corpus_archive: Path, kind: LinkKind, certain: bool, evidence: dict[str, object], expected: str
) -> None:
    with Archive.open(corpus_archive) as archive:
        other = archive.get(min(archive.store.ids()))
    words = (("Khiva", "Хива"), ("27", "27")) if kind == "translation" else ()
    reason = Joined(Link(kind, "a" * 12, "b" * 12, certain, 0.5, evidence), other, words)
    assert sentence(reason) == f"one story with bbbbbbbb: {expected}"
