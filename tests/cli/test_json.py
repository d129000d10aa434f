"""The JSON contract: the exact keys and types of every object, and highlights that are where they say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Kzuz, ids

DAY = re.compile(r"\d{4}-\d\d-\d\d")

# A schema: a type, a tuple of alternatives, [of what], {key: schema}, or {str: schema} for any key.
DATE: Any = (
    None,
    {
        "edtf": str,
        "earliest": (str, None),
        "latest": (str, None),
        "precision": ("day", "month", "year", "range", "bounds", "partial"),
        "basis": ("user", "metadata", "url", "filename", "byline", "text"),
        "quote": str,
    },
)
ARTICLE: Any = {
    "id": str,
    "title": str,
    "language": str,
    "date": DATE,
    "source": (str, None),
    "authors": [str],
    "url": (str, None),
    "path": str,
    "record": (str, None),
    "sha256": str,
    "words": int,
    "tags": [str],
}
HIT: Any = ARTICLE | {
    "rank": int,
    "score": float,
    "matched": [str],
    "date_match": ("certain", "possible", None),
    "story": str,
    "by_meaning": bool,
    "ranks": (None, {"words": (int, None), "meaning": (int, None)}),
    "snippets": [{"text": str, "highlights": [[int]], "paragraph": int}],
}
SHOW: Any = ARTICLE | {
    "text": str,
    "residue": [[(int, str)]],
    "state": ("present", "missing", "replaced"),
    "reader": str,
    "encoding": str,
    "added": str,
    "passages": [[(int, str)]],
    "corrections": {str: str},
    "evidence": [DATE[1] | {"span": ([int], None)}],
    "origins": [{"path": str, "record": (str, None), "missing": bool}],
    "revisions": [{"number": int, "title": str, "text": str, "language": str, "sha256": str, "until": str}],
    "links": [
        {
            "kind": ("same", "reprint", "translation", "shared", "quotes", "quoted-by"),
            "id": str,
            "certain": bool,
            "score": float,
            "evidence": {str: object},
        }
    ],
}
COUNT: Any = {
    "total": int,
    "by_meaning": int,
    "stories": int,
    "certain": int,
    "possible": int,
    "bounded_not_shown": int,
    "undated_not_shown": int,
    "also_matched": {str: int},
    "seconds": float,
}
INGEST: Any = {
    **dict.fromkeys("added updated unchanged moved duplicates replaced missing removed".split(), int),
    "skipped": [{"path": str, "record": (str, None), "error": str, "detail": str}],
    "warnings": [{"warning": str, "path": str}],
    "languages": {str: int},
    "dated": int,
    "undated": int,
    "relations": {str: int},
    "total": int,
    "seconds": float,
}
STATS: Any = {
    "articles": int,
    "words": int,
    "languages": {str: int},
    "years": {str: int},
    "sources": {str: int},
    "states": {str: int},
    "undated": int,
    "bounded": int,
    "mark": int,
}
CHECK: Any = {
    "fine": bool,
    "articles": int,
    "store": [str],
    "damaged": [{"id": str, "what": str}],
    "index": ("fine", "missing", "damaged", "outdated", "behind"),
    "not_indexed": int,
    "not_stored": int,
}


def faults(value: Any, schema: Any, at: str = "") -> list[str]:
    """Where a value is not as the schema says."""
    if isinstance(schema, tuple):
        tried = [faults(value, each, at) for each in schema]
        return [] if [] in tried else min(tried, key=len)
    if isinstance(schema, list):
        if not isinstance(value, list):
            return [f"{at}: no list"]
        return [fault for n, each in enumerate(value) for fault in faults(each, schema[0], f"{at}[{n}]")]
    if isinstance(schema, dict):
        return _faults_of_object(value, schema, at)
    if isinstance(schema, type):
        fits = isinstance(value, schema) and (schema is not int or not isinstance(value, bool))
        return [] if fits or (schema is float and type(value) is int) else [f"{at}: {value!r}"]
    return [] if value == schema else [f"{at}: {value!r}"]


def _faults_of_object(value: Any, schema: dict[Any, Any], at: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{at}: no object"]
    if str in schema:
        return [fault for key, each in value.items() for fault in faults(each, schema[str], f"{at}.{key}")]
    if list(value) != list(schema):
        return [f"{at}: keys {list(value)}, not {list(schema)}"]
    return [fault for key, each in value.items() for fault in faults(each, schema[key], f"{at}.{key}")]


LINES: list[tuple[str, Any]] = [
    ("list --json -n 0", ARTICLE),
    ("list lang:kk --json", ARTICLE),
    ("search Tokayev --json -n 0", HIT),
    ("search border date:2022 --possible --json", HIT),
    ("search lang:ru --json", HIT),
    ("search Tokayev --count --json", COUNT),
    ("search border date:2022 --count --json", COUNT),
    ("search xyzzyx --count --json", COUNT),
    ("stats --json", STATS),
    ("check --json", CHECK),
    ("show - --json", SHOW),
]


@pytest.mark.parametrize(("line", "schema"), LINES)
def test_every_object_is_as_the_contract_says(
    kzuz: Kzuz, corpus_archive: Path, line: str, schema: Any
) -> None:
    rows = [
        json.loads(row) for row in kzuz(*line.split(), stdin="\n".join(ids(corpus_archive))).out.splitlines()
    ]
    assert rows
    assert [fault for row in rows for fault in faults(row, schema)] == []


def test_show_with_a_query_has_highlights_behind_the_text(kzuz: Kzuz) -> None:
    id = kzuz("search", "demarcation", "--ids", "-n1").out.strip()
    shown = json.loads(kzuz("show", id, "demarcation", "--json").out)
    keys = list(SHOW)
    keys.insert(keys.index("text") + 1, "highlights")
    assert list(shown) == keys
    words = {shown["text"][start:end].lower() for start, end in shown["highlights"]}
    assert words == {"demarcation"}


def test_ingest_and_set_and_damage(kzuz: Kzuz, small: Path, tmp_path: Path) -> None:
    (tmp_path / "news" / "empty.txt").write_text("", encoding="utf-8")
    report = json.loads(kzuz("ingest", str(tmp_path / "news"), "--json", archive=small).out)
    assert faults(report, INGEST) == []
    assert (report["unchanged"], report["total"], report["skipped"][0]["error"]) == (3, 3, "empty")
    first = ids(small)[0]
    changed = json.loads(kzuz("set", first, "--date", "2022-12", "--json", archive=small).out)
    assert faults(changed, ARTICLE) == []
    assert changed["date"] == {
        "edtf": "2022-12",
        "earliest": "2022-12-01",
        "latest": "2022-12-31",
        "precision": "month",
        "basis": "user",
        "quote": "2022-12",
    }
    shown = json.loads(kzuz("show", first, "--json", archive=small).out)
    assert faults(shown, SHOW) == []
    assert shown["corrections"] == {"date": "2022-12"}


QUERIES = ["demarcation", "Tokayev", "Узбекистан", "state visit --any", "шекара", "chegara", '"state visit"']


@pytest.mark.parametrize("query", QUERIES)
def test_highlights_are_whole_words_that_matched(kzuz: Kzuz, query: str) -> None:
    words = query.split(" --")[0].split(" ") if not query.startswith('"') else [query]
    flags = ["--any"] if "--any" in query else []
    rows = [json.loads(row) for row in kzuz("search", *words, *flags, "--json", "-n0").out.splitlines()]
    assert rows
    for row in rows:
        matched = {word.lower() for word in row["matched"]}
        for snippet in row["snippets"]:
            text, at = snippet["text"], 0
            for start, end in snippet["highlights"]:
                assert at <= start < end <= len(text)
                assert not text[start - 1 : start].isalpha()
                assert not text[end : end + 1].isalpha()
                assert text[start:end].lower() in matched
                at = end


def test_days_are_days(kzuz: Kzuz) -> None:
    for row in map(json.loads, kzuz("list", "--json", "-n0").out.splitlines()):
        date = row["date"] or {}
        for name in ("earliest", "latest"):
            assert date.get(name) is None or DAY.fullmatch(date[name])
        assert re.fullmatch("[0-9a-f]{12,}", row["id"])
        assert re.fullmatch("[0-9a-f]{64}", row["sha256"])


def test_ranks_go_on_over_pages(kzuz: Kzuz) -> None:
    def ranks(*more: str) -> list[int]:
        return [
            json.loads(row)["rank"] for row in kzuz("search", "Tokayev", "--json", *more).out.splitlines()
        ]

    assert ranks("-n3") + ranks("-n3", "--offset", "3") == list(range(1, 7))


PLAIN_LINES = ["list --plain -n0", "search Tokayev --plain -n0"]


@pytest.mark.parametrize("line", PLAIN_LINES)
def test_plain_is_five_fields_a_line(kzuz: Kzuz, line: str) -> None:
    """id, language, date (EDTF or nothing), source, title."""
    rows = [row.split("\t") for row in kzuz(*line.split()).out.splitlines()]
    assert {len(row) for row in rows} == {5}
    assert all(re.fullmatch("[0-9a-f]{12,}", row[0]) for row in rows)
