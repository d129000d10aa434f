"""Builds data/ from licensed text: python -m kzuzcli.language.build_profiles SOURCE

SOURCE is a folder with udhr.tsv, sib200_train.tsv and kaznerd_kk.tsv (`tag<TAB>sentence` a line; see
data/README.md for where they come from). The languages of the wide world come from the profiles
that langdetect itself brings along.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from operator import add
from pathlib import Path

from langdetect.detector_factory import PROFILES_DIRECTORY

from kzuzcli.language.ngrams import FLOOR, STEP, pieces, words
from kzuzcli.language.profiles import DATA, Script, pack

Texts = dict[str, list[str]]
Shares = dict[str, float]
Built = tuple[tuple[str, ...], dict[str, bytes]]

WANTED: dict[Script, tuple[str, ...]] = {
    "Cyrl": ("ru", "kk", "uz-Cyrl", "ky", "tg", "tt", "uk"),
    "Latn": ("en", "kk-Latn", "uz", "tr"),
}
NEIGHBOURS: dict[Script, tuple[str, ...]] = {
    "Cyrl": ("be", "bg", "sr", "mk", "mn", "ba", "kaa", "az-Cyrl", "tk-Cyrl"),
    "Latn": ("az", "tk", "crh", "ug-Latn", "kaa-Latn", "ru-Latn"),
}
# one mixture a family: a language alone in a mixture of thirty is too thin to be seen beside English
FAMILIES: dict[str, str] = {
    "x-germanic": "af da de nl no sv",
    "x-romance": "ca es fr it pt ro",
    "x-slavic": "cs hr lt lv pl sk sl",
    "x-other": "cy et fi hu id so sq sw tl vi",
}
KAZNERD_SENTENCES = 6000
TELLING_WORDS = 400
# 2 nats: without it Indonesian was taken for Uzbek and French for Kazakh by three common words
WORLDLY = 50
# the printers' placeholder, cut from Cicero
_PLACEHOLDER = """adipiscing aliqua aliquip amet anim aute cillum commodo consectetur consequat culpa
cupidatat deserunt dolor dolore duis eiusmod elit enim excepteur exercitation fugiat incididunt ipsum
irure labore laborum lorem magna minim mollit nisi nostrud nulla occaecat officia pariatur proident quis
reprehenderit sint sunt tempor ullamco velit veniam voluptate"""

_DOUBLE = {"oʻ": "ў", "gʻ": "ғ", "sh": "ш", "ch": "ч", "yo": "ё", "yu": "ю", "ya": "я", "ye": "е"}
_SINGLE = dict(zip("abdefghijklmnopqrstuvxyzʻ", "абдефгҳижклмнопқрстувхйзъ", strict=True))
_UZBEK = re.compile("|".join([*_DOUBLE, *_SINGLE]))
_FIRST_E = re.compile(r"(?<![^ ])e")

_KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
# the orders of 2018 (acute letters) and 2021, and the common Turkish-like one
_KAZAKH_LATIN = (
    "a á b v g ǵ d e ıo j z ı ı k q l m n ń o ó p r s t ý u ú f h h ts ch sh shch - y i - e ıý ıa",
    "a ä b v g ğ d e io j z i i k q l m n ñ o ö p r s t u ū ü f h h ts ç ş ştş - y ı - e iu ia",
    "a ä b v g ğ d e yo j z ï y k q l m n ñ o ö p r s t w u ü f x h c ç ş şç - ı i - e yw ya",
)
_KARAKALPAK = "аәбвгғдеёжзийкқлмнңоөпрстуүўфхҳцчшщъыіьэюя"
_KARAKALPAK_LATIN = (
    "a á b v g ǵ d e yo j z i y k q l m n ń o ó p r s t u ú w f x h c ch sh sh - ı i - e yu ya"
)
_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_RUSSIAN_LATIN = (
    "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya",
    "a b v g d e e j z i i k l m n o p r s t u f h c ch sh sch - y - e u ia",
)


def main(source: Path, out: Path) -> None:
    """Write the two profile files and the telling words to `out`."""
    texts = read(source)
    models = {script: build(texts, script) for script in WANTED}
    for script, built in models.items():
        (out / f"{script}.profiles").write_bytes(pack(*built))
    lines = (f"{tag}\t{' '.join(found)}" for tag, found in telling(texts, models["Latn"]).items())
    (out / "telling_words.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def read(source: Path) -> Texts:
    """All sentences by tag, with the spellings that are derived by table."""
    texts: Texts = {}
    for name, most in (("udhr", None), ("sib200_train", None), ("kaznerd_kk", KAZNERD_SENTENCES)):
        for line in (source / f"{name}.tsv").read_text("utf-8").splitlines()[:most]:
            tag, _, sentence = line.partition("\t")
            texts.setdefault("uz" if tag == "uz-Latn" else tag, []).append(sentence)
    texts["uz-Cyrl"] = texts["uz-Cyrl"] + [uzbek_cyrillic(sentence) for sentence in texts["uz"]]
    texts["kk-Latn"] = spelled(texts["kk"][: len(texts["ru"]) * 2], _KAZAKH, _KAZAKH_LATIN)
    texts["kaa-Latn"] = spelled(texts["kaa"], _KARAKALPAK, (_KARAKALPAK_LATIN,))
    texts["ru-Latn"] = spelled(texts["ru"], _RUSSIAN, _RUSSIAN_LATIN)
    return texts


def uzbek_cyrillic(sentence: str) -> str:
    """Uzbek Latin in Cyrillic letters, lower case (ц and ь of Russian words are lost)."""
    table = {**_SINGLE, **_DOUBLE}
    folded = " ".join(word for token in sentence.split() for word in words(token))
    return _UZBEK.sub(lambda match: table[match[0]], _FIRST_E.sub("э", folded))


def spelled(sentences: list[str], letters: str, spellings: tuple[str, ...]) -> list[str]:
    """The sentences in other letters, lower case, taking the spellings in turn."""
    tables = [
        str.maketrans(dict(zip(letters, spelling.replace("-", "").split(" "), strict=True)))
        for spelling in spellings
    ]
    return [sentence.lower().translate(tables[i % len(tables)]) for i, sentence in enumerate(sentences)]


def build(texts: Texts, script: Script) -> Built:
    """Names and rows of a model: languages wanted, languages near, and for Latin letters families."""
    profiles = {tag: shares(counted(texts[tag])) for tag in WANTED[script] + NEIGHBOURS[script]}
    if script == "Latn":
        profiles |= {family: mixture(tags.split()) for family, tags in FAMILIES.items()}
    seen = sorted(set().union(*profiles.values()))
    rows = {piece: bytes(weight(profile, piece) for profile in profiles.values()) for piece in seen}
    return tuple(profiles), {piece: row for piece, row in rows.items() if any(row)}


def weight(profile: Shares, piece: str) -> int:
    return min(255, round(math.log(profile.get(piece, 0.0) / FLOOR + 1) / STEP))


def counted(sentences: Iterable[str]) -> Counter[str]:
    return Counter(piece for word in all_words(sentences) for piece in pieces(word))


def all_words(sentences: Iterable[str]) -> Iterator[str]:
    return (word for sentence in sentences for token in sentence.split() for word in words(token))


def shares(counts: Mapping[str, int], least: int = 2) -> Shares:
    """Each piece's share among the pieces of its length; pieces seen fewer than `least` times left out."""
    totals = [0, 0, 0]
    for piece, count in counts.items():
        totals[len(piece) - 1] += count
    return {p: n / totals[len(p) - 1] for p, n in counts.items() if n >= least}


def mixture(tags: list[str]) -> Shares:
    """The mean of langdetect's own profiles of these languages, in lower case."""
    mean: Counter[str] = Counter()
    for tag in tags:
        frequencies = json.loads(Path(PROFILES_DIRECTORY, tag).read_text("utf-8"))["freq"]
        folded: Counter[str] = Counter()
        for piece, count in frequencies.items():
            folded[piece.lower()] += count
        for piece, share in shares(folded).items():
            mean[piece] += share / len(tags)  # type: ignore[assignment]
    return {piece: share for piece, share in mean.items() if share >= 2 * FLOOR}


def telling(texts: Texts, latin: Built) -> dict[str, list[str]]:
    """For each language wanted its most frequent words that are at least 30 times rarer in any other.

    Russian words may be Bulgarian, Serbian or Macedonian as well: votes.py has a letter rule for them.
    A word in Latin letters must not look more like the wide world, of which there are no words here.
    """
    rates = {tag: rate(sentences) for tag, sentences in texts.items() if tag not in ("fa", "ug-Arab")}
    found = {tag: _only_here(tag, rates) for tag in WANTED["Cyrl"]}
    for tag in WANTED["Latn"]:
        found[tag] = [word for word in _only_here(tag, rates) if not _worldly(word, tag, latin)]
    return {tag: sorted(words[:TELLING_WORDS]) for tag, words in found.items()} | {
        "und": _PLACEHOLDER.split()
    }


def _only_here(tag: str, rates: Mapping[str, Shares]) -> list[str]:
    spared = {tag.partition("-")[0]} | ({"bg", "sr", "mk", "be"} if tag == "ru" else set())
    others = [shares for other, shares in rates.items() if other.partition("-")[0] not in spared]
    kept = [
        word
        for word, share in rates[tag].items()
        if share >= 2e-4 and all(share > 30 * other.get(word, 2e-6) for other in others)
    ]
    return sorted(kept, key=lambda word: (-rates[tag][word], word))


def _worldly(word: str, tag: str, latin: Built) -> bool:
    """Whether n-grams think it nearly as likely in a family of the wide world."""
    languages, rows = latin
    points = [0] * len(languages)
    for row in filter(None, map(rows.get, pieces(word))):
        points = list(map(add, points, row))
    world = max(value for name, value in zip(languages, points, strict=True) if name in FAMILIES)
    return points[languages.index(tag)] < world + WORLDLY


def rate(sentences: list[str]) -> dict[str, float]:
    """Lower-case words without apostrophe (whose form varies) by their share of all words."""
    counts = Counter(token for s in sentences for token in s.split() if token.islower() and token.isalpha())
    total = sum(len(sentence.split()) for sentence in sentences)
    return {word: count / total for word, count in counts.items() if count > 1 and "ʻ" not in word}


if __name__ == "__main__":
    main(Path(sys.argv[1]), DATA)
