"""What of a query is asked of the model, and what of it holds."""

from __future__ import annotations

import pytest

from kzuzcli.query import parse
from kzuzcli.semantic import held, wording

CASES = [
    ("water shortage", "water shortage", ""),
    ("water OR gas", "water gas", ""),
    ("water lang:ru date:2019..", "water", "lang:ru date:2019.."),
    ("water -gas", "water", "-gas"),
    ("water -(gas oil)", "water", "-(gas oil)"),
    ("water OR lang:kk", "water", ""),
    ("(water lang:kk) OR (gas lang:ru)", "water gas", "lang:kk OR lang:ru"),
    ('"state visit" water', "state visit water", '"state visit"'),
    ('"border water"~5', "border water", '"border water"~5'),
    ("=Tokayev water", "Tokayev water", "=Tokayev"),
    ("demark* water~1", "demark water", "demark*"),
    ("same:(water gas) oil", "water gas oil", "same:(water gas)"),
    ("title:water gas", "water gas", "title:water"),
    ("source:Kazinform author:Kim", "", "source:Kazinform author:Kim"),
    ("lang:ru -gas is:undated", "", "lang:ru -gas is:undated"),
]


@pytest.mark.parametrize(("asked", "words", "holds"), CASES)
def test_words_are_asked_and_the_rest_holds(asked: str, words: str, holds: str) -> None:
    query = parse(asked)
    assert wording(query) == words
    assert str(held(query)) == holds
