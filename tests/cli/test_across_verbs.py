"""--across in the verbs that walk over what a query finds: the same articles as search finds with it."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Kzuz

VERBS = (["list", "--ids"], ["export", "--format", "jsonl"], ["kwic", "--json"], ["names", "--json", "-n0"])


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb[0])
def test_more_is_found_across_languages(kzuz: Kzuz, verb: list[str]) -> None:
    own, across = (kzuz(*verb, "water", *more).out.splitlines() for more in ([], ["--across"]))
    assert 0 < len(own) < len(across)


def test_the_same_articles_as_a_search_finds(kzuz: Kzuz) -> None:
    found = kzuz("search", "water", "--across", "--ids", "-n0").out.split()
    assert sorted(kzuz("list", "water", "--across", "--ids").out.split()) == sorted(found)
    bars = json.loads(kzuz("timeline", "water", "--across", "--json").out)
    assert sum(bars[kind] for kind in ("certain", "uncertain", "bounded", "undated")) == len(found)
    figures = kzuz("figures", "water", "--across", "--json", "-n0").out.splitlines()
    assert {json.loads(line)["id"] for line in figures} <= set(found)


def test_a_list_says_which_words_were_used(kzuz: Kzuz) -> None:
    assert "вода" in kzuz("list", "water", "--across").out
    assert "вода" not in kzuz("list", "water").out
