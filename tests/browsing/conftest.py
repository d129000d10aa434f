"""An archive of the sample articles with their relations, to be read in."""

from pathlib import Path

import pytest

from kzuzcli.archive import Archive
from kzuzcli.ingest import ingest
from tests.cli.conftest import ROOT, bytecode

__all__ = ["bytecode"]


@pytest.fixture(scope="session")
def corpus_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browsed") / "archive"
    with Archive.open(folder, write=True, create=True) as archive:
        ingest(archive, [ROOT / "corpus"])
        archive.link()
    return folder
