"""What a terminal shows is what the transcripts show."""

import sys
from pathlib import Path

import pytest

from tests.cli import transcripts


@pytest.mark.skipif(sys.platform == "win32", reason="the commands are for a POSIX shell")
@pytest.mark.parametrize("file", transcripts.FILES, ids=lambda file: file.stem)
def test_transcript(file: Path) -> None:
    assert transcripts.differences(file) == ""
