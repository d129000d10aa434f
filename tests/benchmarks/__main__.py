"""Everything measured, beside what people would use instead.

    python -m tests.benchmarks [--sizes 1000,10000] [--only writing,asking,…] [--rounds 3] [--folder DIR] [--write]

builds the load set (../shared or $KZUZ_SHARED is needed for it), runs kzuz and its peers in turn and prints tables;
--write keeps them in RESULTS.md. A peer that is not at hand is left out with a word: tantivy is a package, Xapian is
Debian's python3-xapian, recoll its recollcmd; Lucene needs java and its jars in $LUCENE_JARS.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.benchmarks import machine, peers, results
from tests.benchmarks.asking import asking
from tests.benchmarks.heavy import heavy
from tests.benchmarks.parts import parts
from tests.benchmarks.place import Place
from tests.benchmarks.starting import starting
from tests.benchmarks.taking_in import again, taking_in
from tests.benchmarks.writing import writing

KINDS = {
    "writing": ("Index writing", writing),
    "ingest": ("Ingest, whole commands", taking_in),
    "parts": ("Ingest, where its time goes", parts),
    "again": ("Ingest again", again),
    "asking": ("Search, warm", asking),
    "heavy": ("Much asked", heavy),
    "starting": ("Start to end", starting),
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="1000,10000", help="how many articles, with commas between")
    parser.add_argument("--only", default=",".join(KINDS), help=", ".join(KINDS))
    parser.add_argument("--peers", default=",".join(dict.fromkeys((*peers.WRITERS, *peers.ASKED))))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "kzuz-benchmarks")
    parser.add_argument("--write", action="store_true", help=f"keep the tables in {results.FILE.name}")
    options = parser.parse_args()
    names = tuple(options.peers.split(","))
    print(_versions(names), flush=True)
    for size in map(int, options.sizes.split(",")):
        for kind in options.only.split(","):
            title, measured = KINDS[kind]
            heading = f"{title}, {size:,} articles"
            before = machine.described()
            body = measured(Place(options.folder, size), options.rounds, names)
            text = f"{before} · {options.rounds} rounds\n\n{body}"
            print(f"\n## {heading}\n\n{text}", flush=True)
            if options.write:
                results.write({heading: text, "Versions": _versions(names)})


def _versions(names: tuple[str, ...]) -> str:
    known = {name: peers.version(name) for name in names}
    there = sorted({version for version in known.values() if version})
    missing = sorted(name for name, version in known.items() if not version)
    return ", ".join(there) + (f". Not at hand: {', '.join(missing)}" if missing else "")


if __name__ == "__main__":
    main()
