"""Build one peer's index in this process: python -m tests.benchmarks.peers NAME LOAD.jsonl FOLDER."""

import shutil
import sys
from pathlib import Path

from tests.benchmarks import peers

if __name__ == "__main__":
    name, load, folder = sys.argv[1:]
    shutil.rmtree(folder, ignore_errors=True)
    peers.build(name, Path(load), Path(folder))
