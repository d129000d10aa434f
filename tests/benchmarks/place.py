"""Where the load set, the peers' indexes and the archives of one size lie."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import loadset


@dataclass(frozen=True)
class Place:
    """A folder for everything made of so many articles."""

    folder: Path
    size: int

    @property
    def load(self) -> Path:
        """The load set as one JSON Lines file, made when it is not there yet."""
        return loadset.build(self.size, self.folder)

    @property
    def files(self) -> Path:
        """The load set as a folder of texts, made when it is not there yet."""
        load, folder = self.load, self.folder / str(self.size)
        if not folder.is_dir():
            loadset.as_files(load, folder)
        return folder

    def of(self, name: str) -> Path:
        """A peer's index, or an archive."""
        return self.folder / f"{self.size}-{name}"

    def cleared(self, name: str) -> Path:
        shutil.rmtree(self.of(name), ignore_errors=True)
        return self.of(name)


def kzuz(archive: Path, *arguments: str | Path) -> list[str | Path]:
    """The command as it is installed beside this Python."""
    own = Path(sys.executable).with_name("kzuz")
    start = [own] if own.exists() else [sys.executable, "-m", "kzuzcli"]
    return [*start, "--archive", archive, *arguments]
