"""Prints how well language.identify does: python -m tests.quality.language [--halves]

Texts come from ../shared (or $KZUZ_SHARED). The translated news and the agencies' news took no part in
building the profiles. With --halves profiles are first built from every other sentence of their
sources, and the other sentences are judged as well.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from kzuzcli.language import build_profiles, identify, profiles
from kzuzcli.language.ngrams import weigh

SHARED = Path(os.environ.get("KZUZ_SHARED", Path(__file__).parents[3] / "shared")) / "data"
SOURCES = ("udhr.tsv", "sib200_train.tsv", "kaznerd_kk.tsv")
WANTED = ("en", "ru", "kk", "kk-Latn", "uz", "uz-Cyrl", "ky", "tg", "tt", "tr", "uk")
KINDS = ("article", "sentence", "headline", "five words", "unseen half")
NEWS = ("kazinform_kk_latn_dev", "24kg_ky_dev", "factrueval2016_ru", "uzbekistan_press_en", "bbc_2004_en")
Item = tuple[str, str, str | None]  # language, text, title


def documents(name: str) -> list[dict[str, str]]:
    with gzip.open(SHARED / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [record for record in map(json.loads, lines) if record["text"].strip()]


def in_both_scripts(records: Iterable[dict[str, str]]) -> Iterator[dict[str, str]]:
    """The records, and the Uzbek ones in Cyrillic letters as well."""
    cyrillic = build_profiles.uzbek_cyrillic
    for record in records:
        yield record
        if record["lang"] == "uz":
            text = "\n".join(map(cyrillic, record["text"].split("\n")))
            yield record | {"lang": "uz-Cyrl", "text": text, "title": cyrillic(record["title"] or "")}


def items() -> dict[str, list[Item]]:
    chance = random.Random(3)
    found: dict[str, list[Item]] = defaultdict(list)
    translated = list(in_both_scripts(documents("parallel/ntrex_docs_dev")))
    for record in translated + documents("parallel/uzdaily_dev"):
        found["article"].append((record["lang"], record["text"], record["title"]))
    for name in NEWS:
        for record in documents(f"news/{name}")[:500]:
            found["article"].append((record["lang"], record["text"], record["title"]))
    for record in translated + documents("news/kazinform_kk_latn_dev"):
        language, title, body = record["lang"], record["title"], record["text"].split("\n")[1:]
        found["headline"].append((language, title, None))
        for line in body:
            words = [word for word in line.split() if word.isalpha()]
            if len(words) >= 5:
                found["sentence"].append((language, line, None))
                start = chance.randrange(len(line.split()) - 4)
                found["five words"].append((language, " ".join(line.split()[start : start + 5]), None))
    return found


def halves(folder: Path) -> list[Item]:
    """Profiles of every other sentence in place of the package's; the sentences that were left out."""
    left: list[Item] = []
    for name in SOURCES:
        lines = (SHARED / "lid" / name).read_text("utf-8").splitlines()
        (folder / name).write_text("\n".join(lines[place] for place in every_other(lines, 0)), "utf-8")
        for place in every_other(lines, 1):
            tag, _, sentence = lines[place].partition("\t")
            if len(sentence.split()) >= 4 and (name != "kaznerd_kk.tsv" or place < 4000):
                left.append(("uz" if tag == "uz-Latn" else tag, sentence, None))
    build_profiles.main(folder, folder)
    profiles.DATA = folder
    return left


def every_other(lines: list[str], half: int) -> list[int]:
    seen: Counter[str] = Counter()
    kept = []
    for place, line in enumerate(lines):
        tag = line.partition("\t")[0]
        if seen[tag] % 2 == half:
            kept.append(place)
        seen[tag] += 1
    return kept


def accuracy(found: dict[str, list[Item]]) -> None:
    answers: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for kind, texts in found.items():
        for language, text, title in texts:
            answers[language, kind][identify(text, title).tag] += 1
    print(f"{'per cent right':<16}" + "".join(f"{kind:>18}" for kind in KINDS))
    for language in (*WANTED, "all"):
        print(f"{language:<16}" + "".join(f"{share(answers, language, kind):>18}" for kind in KINDS))
    print("\nlanguages outside the list: what they are called")
    for language, kind in sorted(answers):
        if language not in WANTED:
            told = ", ".join(f"{tag} {count}" for tag, count in answers[language, kind].most_common())
            print(f"{language:<10}{kind:<14}{told}")


def share(answers: dict[tuple[str, str], Counter[str]], language: str, kind: str) -> str:
    chosen = WANTED if language == "all" else (language,)
    total = sum(answers[tag, kind].total() for tag in chosen)
    right = sum(answers[tag, kind][tag] for tag in chosen)
    return f"{100 * right / total:.2f} of {total}" if total else "-"


def mixed() -> None:
    """Articles whose second half is the translation of it; pure ones that were cut all the same."""
    by_document: dict[str, dict[str, str]] = defaultdict(dict)
    for record in in_both_scripts(documents("parallel/ntrex_docs_dev")):
        by_document[record["doc"]][record["lang"]] = record["text"]
    print("\nhalf and half: characters in a passage of their own language")
    for first, second in (
        ("kk", "ru"),
        ("uz", "ru"),
        ("en", "kk"),
        ("uz", "uz-Cyrl"),
        ("ky", "kk"),
        ("ru", "uk"),
    ):
        right = total = 0
        for texts in by_document.values():
            one, other = texts[first].split("\n"), texts[second].split("\n")
            head = "\n".join(one[: len(one) // 2]) + "\n"
            text = head + "\n".join(other[len(other) // 2 :])
            total += len(text)
            for part in identify(text).parts:
                in_first = max(0, min(part.end, len(head)) - part.start)
                in_second = part.end - part.start - in_first
                right += in_first if part.language == first else in_second if part.language == second else 0
        print(f"{first} then {second}: {100 * right / total:.2f} %")
    pure = [text for texts in by_document.values() for tag, text in texts.items() if tag in WANTED]
    print(f"pure articles cut into parts: {sum(bool(identify(text).parts) for text in pure)} of {len(pure)}")


def cost(articles: list[Item]) -> None:
    for name, load in (("Cyrl", profiles.model), ("Latn", profiles.model)):
        load.cache_clear()
        start = time.process_time()
        load(name)
        print(f"load {name} profiles: {1000 * (time.process_time() - start):.1f} ms")
    size = sum(path.stat().st_size for path in (Path(profiles.__file__).parent / "data").iterdir())
    print(f"size of data/: {size / 1000:.0f} kB")
    times = defaultdict(list)
    random.Random(5).shuffle(articles)
    weigh.cache_clear()
    for language, text, title in articles:
        start = time.process_time()
        identify(text, title)
        known = "in the list" if language in WANTED else "outside it"
        times[known].append((1000 * (time.process_time() - start), len(text)))
    for known, measured in times.items():
        spent = sorted(milliseconds for milliseconds, _ in measured)
        print(
            f"{len(spent)} articles {known}, mean {statistics.mean(n for _, n in measured):.0f} characters:"
            f" mean {statistics.mean(spent):.3f} ms, median {spent[len(spent) // 2]:.3f},"
            f" 95th percentile {spent[len(spent) * 95 // 100]:.3f}, longest {spent[-1]:.2f}"
        )


def main() -> None:
    found = items()
    with tempfile.TemporaryDirectory() as folder:
        if "--halves" in sys.argv:
            found["unseen half"] = halves(Path(folder))
        accuracy(found)
        mixed()
        print()
        cost(found["article"])


if __name__ == "__main__":
    main()
