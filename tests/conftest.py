"""What tests share: an archive in a temporary folder, and real texts where they are at hand."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from kzuzcli.archive import Archive
from tests.real import find_shared

# a change is judged by the same examples each time; elsewhere hypothesis goes on looking for new ones
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("looking", deadline=None)
settings.load_profile("repeatable" if os.environ.get("CI") else "looking")

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
