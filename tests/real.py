"""Where the real texts are that measurements need and the project does not hold."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def find_shared() -> Path | None:
    """The folder from $KZUZ_SHARED, or the one beside the project; None where there is none."""
    told = os.environ.get("KZUZ_SHARED")
    folder = Path(told) if told else Path(__file__).resolve().parent.parent.parent / "shared"
    return folder if folder.is_dir() else None


def shared_folder() -> Path:
    """As `find_shared`; leaves the program with a sentence where there is none."""
    folder = find_shared()
    if folder is None:
        sys.exit("no real texts here: set KZUZ_SHARED to their folder")
    return folder
