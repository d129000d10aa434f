"""How well two scripts of a language fold to one form, and how fast: python tests/quality/folding.py

Kazakh: words of Cyrillic news spelled in the Latin alphabets of 2018 and 2021 by the official tables, one
word at a time, weighted by frequency; and the share of words of real news in the alphabet of 2018 whose stem
is one of the Cyrillic news. Uzbek: names of places and countries as printed in both scripts. Speed: words a
second of processor time of `forms` over news the cache knows, best of three.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kzuzcli.analysis import fold, forms, stem

DATA = Path(os.environ.get("KZUZ_SHARED", Path(__file__).parents[3] / "shared")) / "data"
CYRILLIC = "аәбвгғдежзкқлмнңоөпрстуұүфхһыіэийшчцщяюёъь"
SPELLINGS = {
    2018: "a á b v g ǵ d e j z k q l m n ń o ó p r s t ý u ú f h h y i e ı ı sh ch ts sh ıa ıý ıo - -",
    2021: "a ä b v g ğ d e j z k q l m n ñ o ö p r s t u ū ü f h h y ı e i i ş ch ts ş ia iu io - -",
}
NEWS = {
    "en": "news/bbc_2004_en",
    "ru": "news/factrueval2016_ru",
    "kk": "parallel/ntrex_docs_dev",
    "uz": "news/uzbek_latin_load",
}


def texts(name: str, language: str | None = None) -> Iterator[str]:
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if language is None or record["lang"] == language:
                yield record["text"]


def kazakh_words() -> Counter[str]:
    sentences = (DATA / "lid/kaznerd_kk.tsv").read_text("utf-8").splitlines()
    return Counter(form for line in sentences for form in forms(line.partition("\t")[2], "kk"))


def respelled(words: Counter[str], year: int) -> float:
    letters = {c: latin.strip("-") for c, latin in zip(CYRILLIC, SPELLINGS[year].split(), strict=True)}
    cyrillic = {word: count for word, count in words.items() if re.fullmatch("[Ѐ-ӿ]+", word)}
    right = sum(
        count
        for word, count in cyrillic.items()
        if fold("".join(letters.get(c, c) for c in word).replace("ıııa", "ııa"), "kk") == word
    )
    return 100 * right / sum(cyrillic.values())


def real_latin(words: Counter[str]) -> float:
    known = {stem(word, "kk") for word in words}
    latin = Counter(form for text in texts("news/kazinform_kk_latn_dev") for form in forms(text, "kk"))
    latin = Counter({form: count for form, count in latin.items() if form.isalpha()})
    return 100 * sum(n for form, n in latin.items() if stem(form, "kk") in known) / sum(latin.values())


def uzbek(file: str, latin: str, cyrillic: str) -> tuple[int, int]:
    with (DATA / "names" / file).open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if row[latin] and row[cyrillic]]
    return sum(forms(row[latin], "uz") == forms(row[cyrillic], "uz") for row in rows), len(rows)


def speed(language: str) -> float:
    known = list(texts(NEWS[language], "kk" if language == "kk" else None))
    best, count = 0.0, sum(len(forms(text, language)) for text in known)
    for _ in range(3):
        start = time.process_time()
        for text in known:
            forms(text, language)
        best = max(best, count / (time.process_time() - start))
    return best / 1e6


def main() -> None:
    words = kazakh_words()
    for year in SPELLINGS:
        print(f"kk  words spelled as in {year} = Cyrillic words   {respelled(words, year):5.1f} %")
    print(f"kk  stems of Latin news that Cyrillic news has   {real_latin(words):5.1f} %")
    for file, latin in (("uzbekistan_places_dev.tsv", "uz-Latn"), ("cldr_countries.tsv", "uz")):
        right, total = uzbek(file, latin, "uz-Cyrl")
        print(f"uz  {file:28} Latin = Cyrillic {right:5} of {total}")
    for language in NEWS:
        print(f"{language}  forms  {speed(language):.1f} million words a second")


if __name__ == "__main__":
    main()
