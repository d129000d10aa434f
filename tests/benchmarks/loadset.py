"""Builds a load set: articles mixed from sentences of real texts, the same for the same seed.

    python -m tests.benchmarks.loadset 10000 /tmp/load [--files]

writes /tmp/load/10000.jsonl, and with --files each article as a file under /tmp/load/10000/. Needs the shared
data folder (../shared or $KZUZ_SHARED). Articles are about 2.4 kB; no two are alike; some words of each are
misspelt, so that the vocabulary keeps growing with the archive as that of real texts does.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

SHARED = Path(os.environ.get("KZUZ_SHARED", "../shared"))
SOURCES = {
    "en": ("news/reuters21578_en", "news/bbc_2004_en", "news/socialistworker_2001_2007_en"),
    "ru": ("news/factrueval2016_ru", "news/russian_load", "parallel/ntrex_docs_dev"),
    "kk": ("parallel/ntrex_docs_dev", "lid/kaznerd_kk.tsv"),
    "uz": ("news/uzbek_latin_load", "parallel/ntrex_docs_dev"),
}
SHARES = {"en": 40, "ru": 30, "kk": 15, "uz": 15}
BYTES = 2400
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


def texts(language: str) -> Iterator[str]:
    for name in SOURCES[language]:
        if name.endswith(".tsv"):
            for line in (SHARED / "data" / name).read_text(encoding="utf-8").splitlines():
                yield line.partition("\t")[2]
            continue
        with gzip.open(SHARED / "data" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from (item["text"] for line in lines if (item := json.loads(line))["lang"] == language)


def sentences(language: str) -> list[str]:
    found = {
        " ".join(part.split()) for text in texts(language) for part in _SENTENCE.split(text) if part.strip()
    }
    return sorted(one for one in found if 20 < len(one) < 600)


def misspelt(text: str, rng: random.Random) -> str:
    """The text with one letter of one word taken from elsewhere in it."""
    place = rng.randrange(len(text))
    return text[:place] + rng.choice(text) + text[place + 1 :]


def articles(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Records ready for one JSON Lines file."""
    rng = random.Random(seed)
    pools = {language: sentences(language) for language in SHARES}
    first = date(1999, 1, 1)
    for number in range(count):
        language = rng.choices(list(SHARES), list(SHARES.values()))[0]
        pool = pools[language]
        wanted, parts = rng.lognormvariate(0, 0.45) * BYTES / 1.1, []
        while wanted > 0:
            parts.append(rng.choice(pool))
            wanted -= len(parts[-1].encode()) + 1
        for _ in range(3):
            spot = rng.randrange(len(parts))
            parts[spot] = misspelt(parts[spot], rng)
        paragraphs = [" ".join(parts[start : start + 4]) for start in range(0, len(parts), 4)]
        yield {
            "id": f"{number:012x}",
            "language": language,
            "date": (first + timedelta(days=rng.randrange(10_000))).isoformat(),
            "title": " ".join(rng.choice(pool).split()[:9]),
            "source": f"Source {rng.randrange(40)}",
            "text": "\n\n".join(paragraphs),
        }


def build(count: int, folder: Path, files: bool = False) -> Path:
    """The path of the JSON Lines file, written unless it is there."""
    path = folder / f"{count}.jsonl"
    folder.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        with path.with_suffix(".part").open("w", encoding="utf-8") as out:
            for record in articles(count):
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
        path.with_suffix(".part").rename(path)
    if files:
        as_files(path, folder / str(count))
    return path


def as_files(path: Path, folder: Path) -> None:
    """Each article as a text: its title, its day, its paragraphs; 256 in a folder."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            target = folder / record["id"][-4:-2] / f"{record['id']}.txt"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(f"{record['title']}\n{record['date']}\n\n{record['text']}\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", action="store_true")
    options = parser.parse_args()
    print(build(options.count, options.folder, options.files))
