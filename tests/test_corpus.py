"""The sample archive holds what its README promises. Nothing here depends on the readers."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
SHARED = Path(os.environ.get("KZUZ_SHARED", ROOT.parent / "shared"))

LANGUAGES = {
    "2019-04-15-tashkent-visit.txt": "en",
    "2022-12-21-visit.txt": "ru",
    "border/treaty-en.md": "en",
    "border/treaty-kk.md": "kk",
    "border/treaty-reprint.txt": "en",
    "border/treaty-ru.md": "ru",
    "border/treaty-uz.md": "uz",
    "border/turkistan-kk.txt": "kk",
    "border/villages-on-the-line.txt": "en",
    "culture/2025-06-06-jahon-chempionati.txt": "uz",
    "culture/alphabet-kk-latn.txt": "kk-Latn",
    "culture/alphabet-kk.txt": "kk",
    "culture/baikonur-ru.md": "ru",
    "culture/chorsu.txt": "en",
    "culture/ikki-alifbo-uz-cyrl.txt": "uz-Cyrl",
    "culture/nauryz-kk.txt": "kk",
    "culture/palov-uz.txt": "uz",
    "culture/three-alphabets.txt": "en",
    "culture/two-metros-ru.txt": "ru",
    "culture/two-metros-uz-cyrl.txt": "uz-Cyrl",
    "digest-2024.jsonl#nomad-games-2024": "kk",
    "digest-2024.jsonl#olympics-2024": "en",
    "digest-2024.jsonl#referendum-2024": "ru",
    "digest-2024.jsonl#xiva-2024": "uz-Cyrl",
    "economy/afrosiyob-uz.txt": "uz",
    "economy/cotton-ru.txt": "ru",
    "economy/gas-ru.md": "ru",
    "economy/navoiy-quyosh-uz.md": "uz",
    "nature/apples-kk-latn.txt": "kk-Latn",
    "nature/horses-kk-latn-2018.txt": "kk-Latn",
    "nature/saiga-en.txt": "en",
    "nature/saiga-kk.txt": "kk",
    "nature/western-tien-shan-en.md": "en",
    "nature/western-tien-shan-ru.md": "ru",
    "nature/western-tien-shan-uz.txt": "uz",
    "talks/2021-12-07-nur-sultan-kk.md": "kk",
    "talks/2022-09-17-samarqand-uz-cyrl.txt": "uz-Cyrl",
    "talks/astana-again.md": "en",
    "talks/consultative-meetings.txt": "en",
    "talks/khiva-en.md": "en",
    "talks/qozogiston-yili-uz-cyrl.txt": "uz-Cyrl",
    "talks/shymkent-ru.txt": "ru",
    "water/2020-06-02-after-the-flood.txt": "en",
    "water/kambarata.md": "en",
    "water/north-aral-en.md": "en",
    "water/north-aral-kk.txt": "kk",
    "water/north-aral-ru.txt": "ru",
    "water/saksovul-uz-cyrl.md": "uz-Cyrl",
}

AT_LEAST = {"en": 12, "ru": 9, "kk": 7, "uz": 5, "uz-Cyrl": 5, "kk-Latn": 3}

TRANSLATIONS = [
    ["border/treaty-en.md", "border/treaty-ru.md", "border/treaty-kk.md", "border/treaty-uz.md"],
    ["water/north-aral-en.md", "water/north-aral-ru.txt", "water/north-aral-kk.txt"],
    ["nature/western-tien-shan-en.md", "nature/western-tien-shan-ru.md", "nature/western-tien-shan-uz.txt"],
    ["nature/saiga-en.txt", "nature/saiga-kk.txt"],
    ["culture/two-metros-ru.txt", "culture/two-metros-uz-cyrl.txt"],
    ["culture/alphabet-kk.txt", "culture/alphabet-kk-latn.txt"],
]

# what stands in the body of which article: (article, pattern)
SHOWN = [
    ("border/treaty-en.md", r"\bdemarcation\b"),
    ("border/treaty-ru.md", r"\bдемаркации\b"),
    ("border/treaty-ru.md", r"\bДемаркация\b"),
    ("border/treaty-kk.md", r"\bТоқаевтың\b"),
    ("border/treaty-uz.md", r"\bToʻqayevning\b"),
    # names, as each spelling is met in print
    ("border/treaty-en.md", r"Kassym-Jomart Tokayev.*Shavkat Mirziyoyev"),
    ("2019-04-15-tashkent-visit.txt", r"Kasym-Zhomart Tokayev.*Shavkat Mirzieyev"),
    ("talks/consultative-meetings.txt", r"\bMirziyaev\b.*Kasym-Zhomart Tokaev\b"),
    ("talks/astana-again.md", r"Qasym-Jomart Toqaev\b"),
    ("culture/three-alphabets.txt", r"Тоқаев\b.*Tokayev\b.*Tokaev\b.*Toqaev\b"),
    ("culture/three-alphabets.txt", r"Mirziyoyev\b.*Мирзиёев\b.*Mirziyaev\b.*Mirziyoev\b.*Mirziyev\b"),
    ("2022-12-21-visit.txt", r"Касым-Жомарт Токаев\b.*\bТокаеву и Мирзиёеву\b.*\bМирзиёевым\b"),
    ("economy/gas-ru.md", r"\bМирзиееве\b.*\bМирзиеева\b.*\bМирзиееву\b"),
    ("talks/2021-12-07-nur-sultan-kk.md", r"\bТоқаевпен\b.*\bМирзияевтің\b"),
    ("talks/qozogiston-yili-uz-cyrl.txt", r"Қосим-Жомарт Тўқаевнинг\b.*Шавкат Мирзиёев\b"),
    ("economy/afrosiyob-uz.txt", r"Qosim-Jomart To'qayev\b"),
    ("culture/alphabet-kk-latn.txt", r"Qasym-Jomart Toqaevtyŋ"),
    # where dates stand
    ("2022-12-21-visit.txt", r"^[^\n]+\n\nТАШКЕНТ, 21 декабря 2022 года\. "),
    ("talks/shymkent-ru.txt", r"^[^\n]+\n\nШЫМКЕНТ, 3 марта 2023 г\. — "),
    ("border/treaty-reprint.txt", r"^[^\n]+\n\nTASHKENT, December 24, 2022 \("),
    ("border/turkistan-kk.txt", r"^[^\n]+\n\nТҮРКІСТАН, 20 маусым 2018 жыл\. "),
    ("culture/2025-06-06-jahon-chempionati.txt", r"^[^\n]+\n\nTOSHKENT, 2025-yil 6-iyun\. "),
    ("nature/horses-kk-latn-2018.txt", r"^[^\n]+\n\nTorǵaı, 10 maýsym 2024 jyl\. "),
    ("border/villages-on-the-line.txt", r"On 21 March 2023, "),
    ("talks/astana-again.md", r"On 17 September 2022 "),
    ("economy/cotton-ru.txt", r"\b10 марта 2022 года\b"),
    ("talks/consultative-meetings.txt", r"^[^\n]+\n\n2023 year in review\n"),
    ("talks/qozogiston-yili-uz-cyrl.txt", r"^[^\n]+\n\n2019 йил\n"),
    ("culture/two-metros-ru.txt", r"^[^\n]+\n\n2022 год\n"),
    ("culture/alphabet-kk.txt", r"^[^\n]+\n\n2021 жыл\n"),
    # what is left over from the page
    ("2019-04-15-tashkent-visit.txt", r"^([^\n]+)\n\n\1\n"),
    ("2019-04-15-tashkent-visit.txt", r"\nShare this: Facebook \| Twitter \| Telegram\s*$"),
    ("talks/shymkent-ru.txt", r"\nПоделиться: [^\n]+\s*$"),
    ("economy/afrosiyob-uz.txt", r"\nUlashish: [^\n]+\s*$"),
    ("water/north-aral-ru.txt", r"\nИсточник: [^\n]+\s*$"),
    ("border/turkistan-kk.txt", r"\nДереккөз: [^\n]+\s*$"),
    ("nature/western-tien-shan-uz.txt", r"\nManba: [^\n]+\s*$"),
    ("talks/2022-09-17-samarqand-uz-cyrl.txt", r"\nМанба: [^\n]+\s*$"),
    # quotes and apostrophes
    ("culture/chorsu.txt", r'"[^"“”]+"'),
    ("border/treaty-en.md", r"“[^”]+,” said"),
    ("talks/astana-again.md", r"‘[^’]+,’ said"),
    ("nature/saiga-kk.txt", r"«[^»]+», — деді"),
    ("culture/baikonur-ru.md", r"“[^”]+”, — говорит"),
    ("border/treaty-uz.md", r"Oʻzbekiston"),
    ("culture/2025-06-06-jahon-chempionati.txt", r"Oʻzbekiston.*maʼnoli.*sanʼat"),
    ("nature/western-tien-shan-uz.txt", r"O‘zbekiston"),
    ("culture/palov-uz.txt", r"Farg’ona"),
    ("economy/afrosiyob-uz.txt", r"yo'lga"),
    ("economy/navoiy-quyosh-uz.md", r"O`zbekiston"),
]

# letters that an article in a language must hold, and letters that must not stand in it
LETTERS = {
    "en": ("", "әғқңөұүіўҳ"),
    "ru": ("ы", "әғқңөұүіўҳ"),
    "kk": ("әғқңөұүі", "ўҳ"),
    "uz": ("", "әғқңөұүіўҳыщäöüşğŋáǵńóúý"),
    "uz-Cyrl": ("ўқғҳ", "әңөұүіыщ"),
    "kk-Latn": ("qyj", "әғқңөұүіўҳыщʻ‘"),
}

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:[-'’‘ʻʼ`][^\W_]+)*")


@dataclass(frozen=True)
class Sample:
    body: str
    declared: dict[str, object] = field(default_factory=dict)


def _of_file(path: Path) -> Iterator[tuple[str, Sample]]:
    name, text = path.relative_to(CORPUS).as_posix(), path.read_bytes().decode("utf-8")
    if path.suffix == ".jsonl":
        for record in map(json.loads, text.splitlines()):
            yield f"{name}#{record['id']}", Sample(record["text"], record)
        return
    front = _FRONT_MATTER.match(text)
    declared = yaml.safe_load(front[1]) if front else {}
    yield name, Sample(text[front.end() :].lstrip("\n") if front else text, declared)


@lru_cache(maxsize=1)
def samples() -> dict[str, Sample]:
    paths = [p for p in sorted(CORPUS.rglob("*")) if p.is_file() and p.name != "README.md"]
    return dict(pair for path in paths for pair in _of_file(path))


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def folded(text: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[^\W_]+", text)]


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    tokens = folded(text)
    return {tuple(tokens[i : i + length]) for i in range(len(tokens) - length + 1)}


def paragraphs(sample: Sample) -> list[str]:
    """The paragraphs that are prose: no heading, year line or source line."""
    return [p for p in re.split(r"\n\s*\n", sample.body.strip()) if re.search(r"[.!?»”\"]$", p)]


def numbers(text: str) -> list[str]:
    return sorted(re.sub(r"[.,]", "", n) for n in re.findall(r"\d[\d.,]*\d|\d", text))


def test_every_article_is_in_the_table() -> None:
    assert sorted(samples()) == sorted(LANGUAGES)


def test_enough_articles_in_each_language() -> None:
    counted = Counter(LANGUAGES.values())
    assert {tag: counted[tag] >= least for tag, least in AT_LEAST.items()} == dict.fromkeys(AT_LEAST, True)
    assert set(counted) == set(AT_LEAST)


@pytest.mark.parametrize("name", LANGUAGES)
def test_length(name: str) -> None:
    assert 120 <= len(words(samples()[name].body)) <= 500


@pytest.mark.parametrize("name", LANGUAGES)
def test_text_is_clean(name: str) -> None:
    body = samples()[name].body
    assert body == unicodedata.normalize("NFC", body)
    assert not re.search(r"[\r\t\ufeff\u00a0\u00ad]|[^\S\n]\n", body)


@pytest.mark.parametrize(("name", "tag"), LANGUAGES.items())
def test_declared_language_is_the_table_s(name: str, tag: str) -> None:
    declared = samples()[name].declared
    assert declared.get("language", declared.get("lang", tag)) == tag


@pytest.mark.parametrize(("name", "tag"), LANGUAGES.items())
def test_letters_are_those_of_the_language(name: str, tag: str) -> None:
    needed, foreign = LETTERS[tag]
    # a name quoted in the other alphabet is a letter or two, not the language of the article
    letters = Counter(samples()[name].body.lower())
    assert [c for c in needed if not letters[c]] == []
    assert sum(letters[c] for c in foreign) <= 4


@pytest.mark.parametrize(("name", "tag"), LANGUAGES.items())
def test_script_is_that_of_the_language(name: str, tag: str) -> None:
    body = samples()[name].body
    cyrillic, latin = len(re.findall("[Ѐ-ӿ]", body)), len(re.findall("[A-Za-z]", body))
    share = cyrillic / (cyrillic + latin)
    assert share > 0.95 if tag in {"ru", "kk", "uz-Cyrl"} else share < 0.05


@pytest.mark.parametrize("name", LANGUAGES)
def test_no_word_mixes_scripts(name: str) -> None:
    both = [w for w in words(samples()[name].body) if re.search("[A-Za-z]", w) and re.search("[Ѐ-ӿ]", w)]
    assert both == []


@pytest.mark.parametrize(("name", "pattern"), SHOWN)
def test_feature_is_really_there(name: str, pattern: str) -> None:
    assert re.search(pattern, samples()[name].body, re.DOTALL)


def test_apostrophes_of_uzbek_are_all_met() -> None:
    latin = "".join(samples()[name].body for name, tag in LANGUAGES.items() if tag == "uz")
    assert {c for c in "ʻʼ‘’'`" if re.search(rf"\w{c}\w", latin)} == set("ʻʼ‘’'`")


@pytest.mark.parametrize("name", ["culture/chorsu.txt", "culture/nauryz-kk.txt", "culture/palov-uz.txt"])
def test_some_articles_hold_no_date_at_all(name: str) -> None:
    assert not re.search(r"\d", name + samples()[name].body)
    assert samples()[name].declared == {}


def test_front_matter_states_dates_in_several_ways() -> None:
    kinds = Counter(
        type(sample.declared["date"]).__name__ for sample in samples().values() if "date" in sample.declared
    )
    assert {"date", "datetime", "int", "str"} <= set(kinds)


def test_file_names_state_dates() -> None:
    dated = [name for name in LANGUAGES if re.match(r"(?:.*/)?\d{4}-\d\d-\d\d-", name)]
    assert len(dated) >= 4


@pytest.mark.parametrize("group", TRANSLATIONS, ids=lambda group: group[0])
def test_translations_run_paragraph_by_paragraph(group: list[str]) -> None:
    texts = [paragraphs(samples()[name]) for name in group]
    assert len({LANGUAGES[name] for name in group}) == len(group)
    for one, other in pairwise(texts):
        assert [numbers(p) for p in one] == [numbers(p) for p in other]


def test_reprint_keeps_most_and_changes_some() -> None:
    original, reprint = (runs(samples()[f"border/treaty-{n}"].body, 4) for n in ("en.md", "reprint.txt"))
    assert 0.5 < len(original & reprint) / len(original | reprint) < 0.95


def test_quoting_article_shares_long_runs_but_is_its_own() -> None:
    original, quoting = (samples()[f"border/{n}"].body for n in ("treaty-en.md", "villages-on-the-line.txt"))
    assert runs(original, 25) & runs(quoting, 25)
    four, whole = runs(quoting, 4) & runs(original, 4), runs(quoting, 4)
    assert len(four) / len(whole) < 0.5


def test_addresses_lead_nowhere() -> None:
    urls = [str(s.declared["url"]) for s in samples().values() if "url" in s.declared]
    assert len(urls) > 8
    assert [url for url in urls if not url.startswith("https://example.org/")] == []
    assert len(set(urls)) == len(urls)


def test_readme_names_every_file() -> None:
    rows = re.findall(r"^\| `([^`]+)` \|", (CORPUS / "README.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted({name.partition("#")[0] for name in LANGUAGES})


def test_readme_states_the_languages_of_the_table() -> None:
    cells = re.findall(
        r"^\| `([^`]+)` \| ([^|]+) \|", (CORPUS / "README.md").read_text("utf-8"), re.MULTILINE
    )
    for file, stated in cells:
        tags = {tag for name, tag in LANGUAGES.items() if name.partition("#")[0] == file}
        assert set(stated.split(", ")) == tags


def test_no_sentence_is_taken_from_the_seeds() -> None:
    seeds = sorted((SHARED / "seeds").glob("*.txt"))
    if not seeds:
        pytest.skip(f"no seeds under {SHARED}")
    taken = set().union(*(runs(path.read_text("utf-8"), 11) for path in seeds))
    shared = {name: runs(sample.body, 11) & taken for name, sample in samples().items()}
    assert {name: common for name, common in shared.items() if common} == {}
