"""Links in a folder of their own, over articles held in a dict."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from kzuzcli.linking.article import LinkArticle
from kzuzcli.linking.links import Links

Archive = dict[str, LinkArticle]


@pytest.fixture
def held() -> Archive:
    """What the archive holds: a test puts its articles here before it links them."""
    return {}


@pytest.fixture
def links(held: Archive, tmp_path: Path) -> Iterator[Links]:
    made = Links(tmp_path, reading(held))
    yield made
    made.close()


def reading(held: Archive) -> Callable[[Sequence[str]], Mapping[str, LinkArticle]]:
    return lambda ids: {id: held[id] for id in ids if id in held}
