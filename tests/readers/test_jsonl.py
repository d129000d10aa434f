import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzuzcli.article import SourceDocument
from kzuzcli.errors import ReadError
from kzuzcli.readers import read
from kzuzcli.readers import source as limits
from tests.readers.conftest import Read


def lines(*records: object) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def documents(found: list[SourceDocument | ReadError]) -> list[SourceDocument]:
    return [document for document in found if isinstance(document, SourceDocument)]


# record, title, text, declared first values
READ = [
    ({"title": "T", "text": "X"}, "T", "X", {"title": "T"}),
    ({"headline": "T", "articleBody": "X", "datePublished": "2019"}, "T", "X", {"date": "2019"}),
    ({"title": "T", "maintext": "X", "date_publish": "2019-04-17 00"}, "T", "X", {"date": "2019-04-17 00"}),
    ({"title": "T", "content": "X", "author": {"name": "A"}}, "T", "X", {"author": "A"}),
    ({"title": "T", "body": ["One.", "Two."]}, "T", "One.\n\nTwo.", {}),
    ({"title": "T", "text": "T\n\nX"}, "T", "X", {}),
    ({"text": "First line\nX"}, "First line", "X", {}),
    ({"title": "T", "text": ""}, "T", "", {}),
    ({"title": None, "text": "First\nX", "date": None}, "First", "X", {"date": None}),
    ({"title": "T", "text": "X", "pubDate": 1555459200}, "T", "X", {"date": "1555459200"}),
    ({"title": "T", "text": "X", "site_name": "S", "byline": "B"}, "T", "X", {"source": "S", "author": "B"}),
    ({"title": "T", "text": "X", "canonical": "u"}, "T", "X", {"url": "u"}),
    ({"title": "T", "description": "Lead.", "text": "X"}, "T", "X", {}),
    ({"title": "T", "description": "Lead."}, "T", "Lead.", {}),
    ({"title": "a\u0000b", "text": "x\ud800y"}, "a\ufffdb", "x\ufffdy", {}),
]  # fmt: skip


@pytest.mark.parametrize(("record", "title", "text", "declared"), READ)
def test_fields_by_their_usual_names(
    read_bytes: Read, record: object, title: str, text: str, declared: dict[str, str | None]
) -> None:
    [document] = documents(read_bytes("a.jsonl", json.dumps(record)))
    assert (document.title, document.text) == (title, text)
    assert {name: document.first(name) for name in declared} == declared


KEYS = [
    ({"id": 17, "guid": "g", "url": "u", "text": "X"}, "17"),
    ({"guid": "g", "url": "u", "text": "X"}, "g"),
    ({"url": "u", "text": "X"}, "u"),
    ({"id": "", "link": "u", "text": "X"}, "u"),
    ({"text": "X"}, hashlib.sha256(b"X").hexdigest()[:16]),
]


@pytest.mark.parametrize(("record", "key"), KEYS)
def test_the_key_is_the_records_own(read_bytes: Read, record: object, key: str) -> None:
    [document] = documents(read_bytes("a.jsonl", json.dumps(record)))
    assert document.origin.record == key


def test_a_line_inserted_at_the_top_changes_no_key(read_bytes: Read) -> None:
    records = [{"text": f"Article {n}\nText {n}"} for n in range(3)]
    before = {document.origin.record for document in documents(read_bytes("a.jsonl", lines(*records)))}
    after = [
        document.origin.record
        for document in documents(read_bytes("a.jsonl", lines({"text": "N"}, *records)))
    ]
    assert before == set(after[1:])


def test_two_records_with_one_key_are_two(read_bytes: Read) -> None:
    found = documents(
        read_bytes("a.jsonl", lines(*({"url": "u", "text": text} for text in ("One", "Two", "One"))))
    )
    keys = [document.origin.record for document in found]
    assert keys[0] == keys[2] == "u"
    assert keys[1] == "u#" + hashlib.sha256(b"Two").hexdigest()[:16]


def test_a_bad_line_is_reported_with_its_number_and_the_rest_read(read_bytes: Read) -> None:
    good = json.dumps({"title": "T", "text": "X"})
    found = read_bytes(
        "a.jsonl", f'{good}\n{{"title": "T", \n\n[1, 2]\n{{"id": "e"}}\n{"[" * 100000}\n{good}\n'
    )
    errors = [(e.reason, e.record, e.detail.partition(":")[0]) for e in found if isinstance(e, ReadError)]
    assert errors == [
        ("broken-json", None, "line 2"),
        ("not-an-object", None, "line 4"),
        ("no-text", "e", "line 5"),
        ("hostile", None, "line 6"),
    ]
    assert len(documents(found)) == 2


def test_a_line_too_long_is_passed_over_in_bounded_memory(
    read_bytes: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kzuzcli.readers.jsonl.MAX_WHOLE", 1000)
    good = json.dumps({"title": "T", "text": "X"})
    long = json.dumps({"title": "T", "text": "x" * 300_000})
    found = read_bytes("a.jsonl", f"{good}\n{long}\n{good}\n{long}")
    reasons = [item.reason if isinstance(item, ReadError) else item.title for item in found]
    assert reasons == ["T", "too-large", "T", "too-large"]
    assert limits.MAX_WHOLE == 16 << 20


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1251", "koi8-r"])
def test_encodings(read_bytes: Read, encoding: str) -> None:
    record = {"title": "Граница согласована", "text": "Стороны подписали договор о границе и воде."}
    found = documents(read_bytes("a.jsonl", lines(record, record).encode(encoding)))
    assert [(document.title, document.text) for document in found] == [tuple(record.values())] * 2


DETECTED = [
    ("articles.txt", '{"title": "T", "text": "X"}\n{"text": "Y"}', "jsonl"),
    ("articles", '\n{"text": "X"}\n{"text": "Y"}', "jsonl"),
    ("note.txt", "{a} brace opens this note\nText.", "text"),
    ("note.txt", '{"quoted" words} open this note\nText.', "text"),
    ("a.json", '{"title": "T", "text": "X"}', "json"),
]


@pytest.mark.parametrize(("name", "content", "reader"), DETECTED)
def test_content_decides(read_bytes: Read, name: str, content: str, reader: str) -> None:
    assert {document.reader for document in documents(read_bytes(name, content))} == {reader}


def test_a_mapping_comes_before_the_usual_names(read_bytes: Read) -> None:
    record = {"title": "no", "kop": "T", "meta": {"when": "2019"}, "text": "X", "date": "2001"}
    [document] = documents(read_bytes("a.jsonl", json.dumps(record), {"title": "kop", "date": "meta.when"}))
    assert (document.title, document.first("date")) == ("T", "2019")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(["id", "title", "text", "date", "url", "author", "tags", "source", "x"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(NAMES, JSON, max_size=5) | JSON, max_size=4), st.binary(max_size=60))
def test_any_records_are_read_or_reported(
    tmp_path_factory: pytest.TempPathFactory, records: list[object], litter: bytes
) -> None:
    path: Path = tmp_path_factory.getbasetemp() / "fuzz.jsonl"
    path.write_bytes(b"{}\n" + lines(*records).encode("utf-8", "replace") + litter)
    for item in read(path):
        if isinstance(item, SourceDocument):
            (item.title + item.text + str(item.origin.record)).encode()
