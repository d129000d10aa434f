"""What tests share: an archive in a temporary folder, and real texts where they are at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kzuzcli.archive import Archive
from tests.real import find_shared

Write = Callable[[str, str], Path]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real texts, from $KZUZ_SHARED or beside the project; the test is skipped without it."""
    folder = find_shared()
    if folder is None:
        pytest.skip("no real texts here: set KZUZ_SHARED to their folder")
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive, open for writing."""
    with Archive.open(tmp_path / "archive", write=True, create=True) as archive:
        yield archive


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file below the folder `news` of this test; its path."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write
