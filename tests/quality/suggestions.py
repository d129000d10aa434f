"""How often a mistyped word is guessed: python tests/quality/suggestions.py prints one table.

Frequent words of the texts of search.py --crowd get one random edit (a letter left out, put in, changed, two
swapped) that makes a word no text holds; a hit is the word itself, or a form with its stem, among what
reading.suggest names first, or among its first three.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from pathlib import Path

from kzuzcli.analysis import stem
from kzuzcli.archive import Archive
from kzuzcli.engines.lexicon import Lexicon, Word
from kzuzcli.ingest import ingest
from kzuzcli.query import Term
from kzuzcli.reading import read, suggest

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.quality.searchsets import crowd, load
from tests.real import shared_folder

LATIN, CYRILLIC = "abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщыьэюя"
ALPHABETS = {"en": LATIN, "ru": CYRILLIC, "kk": CYRILLIC + "әғқңөұүһі", "uz": LATIN}
FREQUENT, SHORTEST, EACH = 5, 5, 150


def mistyped(word: str, alphabet: str, chance: random.Random) -> str:
    at, letter = chance.randrange(len(word)), chance.choice(alphabet)
    kind = chance.choice(("out", "in", "changed", "swapped"))
    if kind == "out":
        return word[:at] + word[at + 1 :]
    if kind == "in":
        return word[:at] + letter + word[at:]
    if kind == "changed":
        return word[:at] + letter + word[at + 1 :]
    at = min(at, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def frequent(lexicon: Lexicon, language: str, chance: random.Random) -> list[Word]:
    words = [
        word
        for word in lexicon.dump()
        if word.language == language
        and word.df >= FREQUENT
        and len(word.form) >= SHORTEST
        and set(word.form) <= set(ALPHABETS[language])
    ]
    return chance.sample(words, min(EACH, len(words)))


def guessed(word: Word, found: list[Word]) -> int:
    """The place of the word among the guesses, from 1; 99 when it is not there."""
    for place, guess in enumerate(found, 1):
        if guess.form == word.form or stem(guess.form, word.language) == word.stem:
            return place
    return 99


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--show", action="store_true", help="list what was not guessed first")
    given = options.parse_args()
    data = shared_folder() / "data"
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "texts.jsonl"
        records = crowd(data, load(data / "retrieval" / "ntrex_knownitem_dev", "2")).records
        source.write_text("".join(json.dumps(row) + "\n" for row in records), encoding="utf-8")
        with Archive.open(Path(place) / "archive", write=True, create=True) as archive:
            ingest(archive, [source])
            table(archive, given.show)


def table(archive: Archive, show: bool) -> None:
    print(f"{'':4}{'words':>7}{'first':>9}{'first 3':>9}")
    for language in ALPHABETS:
        chance = random.Random(11)
        places = []
        for word in frequent(archive.lexicon, language, chance):
            typed = mistyped(word.form, ALPHABETS[language], chance)
            if read(Term(typed), archive.lexicon).readings[0].forms:
                continue
            found = suggest(typed, archive.lexicon)
            places.append(guessed(word, found))
            if show and places[-1] > 1:
                print("   ", typed, word.form, [f"{guess.form} {guess.df}" for guess in found])
        shares = (100 * sum(place <= best for place in places) / max(1, len(places)) for best in (1, 3))
        print(f"{language:4}{len(places):7}" + "".join(f"{share:7.1f} %" for share in shares))


if __name__ == "__main__":
    main()
