"""Ctrl-C while a search works: it ends soon, says nothing, with the code of an interrupt."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kzuzcli.archive import Archive
from kzuzcli.ingest import ingest
from tests.cli.conftest import environment_for

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")

# however fast the machine, the search is not over before the signal comes: it is asked again and again
SEARCH = """
import sys
from kzuzcli.engines.whoosh import evaluate
answer = evaluate.answer
def again(*asked):
    print("at work", file=sys.stderr, flush=True)
    while True:
        answer(*asked)
evaluate.answer = again
from kzuzcli.__main__ import main
main()
"""

WORDS = [f"a{first}{second}" for first in "bcdfghklmnprst" for second in "aeioubdgklmnrst"]
HEAVY = {
    "a beginning of many words": "a*",
    "300 words": " OR ".join([*WORDS, *(word + "s" for word in WORDS)][:300]),
    "twenty ranges": " OR ".join(f"date:{year}..{year + 1}" for year in range(2000, 2020)),
    "a row of common words": '"aba abe"',
    "words near each other": '"aba abe abi"~50',
}
SOON = 20
"""Seconds; it is a fraction of one where nothing else goes on (python -m tests.benchmarks.bounds)."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("interrupt")
    load = folder / "load.jsonl"
    with load.open("w", encoding="utf-8") as file:
        for number in range(300):
            text = " ".join((*WORDS[: 1 + number % 200], "aba abe abi"))
            one = {"id": number, "title": f"No {number}", "text": text, "date": f"{2000 + number % 20}-01-02"}
            file.write(json.dumps(one) + "\n")
    with Archive.open(folder / "archive", write=True, create=True) as made:
        ingest(made, [load])
    return folder / "archive"


@pytest.mark.parametrize("query", HEAVY.values(), ids=HEAVY)
@pytest.mark.parametrize("after", [0.0, 0.15])
def test_a_search_lets_go(archive: Path, query: str, after: float) -> None:
    running = subprocess.Popen(
        [sys.executable, "-c", SEARCH, "search", query],
        env=environment_for(archive),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stderr is not None
    assert running.stderr.readline() == "at work\n"
    time.sleep(after)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=SOON)
    assert (running.returncode, out, err) == (130, "", "")
