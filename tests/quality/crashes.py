"""Kill an ingest of real articles without warning, again and again; see what is lost.

    python -m tests.quality.crashes [--articles 5000] [--points 10] [--seed 1] [--batch 1000]

Reads $KZUZ_SHARED (or ../shared) for its articles. The index is committed every --batch articles, so that kills
hit commits; every other kill spares the processes that the ingest has started. Prints a line a kill and a summary;
exit 1 when an article was lost, the index could not be mended, or the lexicon counts other words than without kills.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain, islice, zip_longest
from pathlib import Path

from tests.real import shared_folder

from kzuzcli.archive import Archive
from kzuzcli.engines.lexicon import Word

SETS = (
    "reuters21578_en",
    "factrueval2016_ru",
    "uzbek_latin_load",
    "russian_load",
    "kazinform_kk_latn_dev",
    "24kg_ky_dev",
)


def articles(folder: Path, many: int) -> Iterator[str]:
    """JSON lines of `many` real articles with a text, taken in turn from every set."""
    with ExitStack() as opened:
        paths = [folder / "data" / "news" / f"{name}.jsonl.gz" for name in SETS]
        streams = [opened.enter_context(gzip.open(path, "rt", encoding="utf-8")) for path in paths]
        lines = chain.from_iterable(zip_longest(*streams, fillvalue=""))
        yield from islice((line for line in lines if line and json.loads(line)["text"].strip()), many)


def kzuz(archive: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kzuzcli", *arguments, "--archive", str(archive)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


INGEST = """
import sys
import kzuzcli.ingest
from kzuzcli.__main__ import main
kzuzcli.ingest.INDEX_BATCH = int(sys.argv.pop(1))
kzuzcli.ingest.STORE_BATCH = min(500, kzuzcli.ingest.INDEX_BATCH)
main()
"""


def words(archive: Path) -> list[Word]:
    with Archive.open(archive) as opened:
        return list(opened.lexicon.dump())


def ids(archive: Path) -> set[str]:
    """What a reader finds: the first to come finishes what the killed ingest left."""
    return set(kzuz(archive, "list", "-n0", "--ids").stdout.split())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--points", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", type=int, default=1000)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as place:
        source = Path(place, "news.jsonl")
        source.write_text("".join(articles(shared_folder(), options.articles)), encoding="utf-8")
        whole = Path(place, "whole")
        begun = time.monotonic()
        report = json.loads(kzuz(whole, "ingest", str(source), "--json").stdout)
        seconds = time.monotonic() - begun
        expected = ids(whole), words(whole)
        print(
            f"{options.articles} articles, {source.stat().st_size / 1e6:.1f} MB: {seconds:.1f} s whole,",
            end=" ",
        )
        print(f"{report['added']} added, {report['duplicates']} duplicates, {len(report['skipped'])} skipped")
        failures = 0
        for point in range(options.points):
            archive = Path(place, f"killed-{point}")
            after = seconds * chance.uniform(0.05, 1.0)
            failures += not survives(archive, source, after, expected, options.batch, point % 2 == 0)
    print(f"{options.points} kills: {failures} lost an article or could not be mended")
    return 1 if failures else 0


def survives(
    archive: Path,
    source: Path,
    after: float,
    expected: tuple[set[str], list[Word]],
    batch: int,
    all_of_it: bool,
) -> bool:
    command = [
        sys.executable,
        "-c",
        INGEST,
        str(batch),
        "ingest",
        str(source),
        "--archive",
        str(archive),
        "-q",
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    time.sleep(after)
    alive = process.poll() is None
    if alive:
        (os.killpg if all_of_it else os.kill)(process.pid, signal.SIGKILL)
    process.wait()
    kept = ids(archive)
    fine = kzuz(archive, "check").returncode
    again = json.loads(kzuz(archive, "ingest", str(source), "--json").stdout or "{}")
    counted = words(archive) == expected[1]
    complete = ids(archive) == expected[0] and kzuz(archive, "check").returncode == 0
    # an ingest killed before its archive was there leaves nothing to check (3)
    mended = fine == 0 or not kept
    print(
        f"  {'killed' if alive else 'done'} after {after:5.2f} s: {len(kept):5} kept, check {fine},"
        f" again {again.get('added')} added {again.get('unchanged')} unchanged, complete {complete},"
        f" words {'as without' if counted else 'DIFFER'}"
    )
    return kept <= expected[0] and mended and complete and counted


if __name__ == "__main__":
    sys.exit(main())
