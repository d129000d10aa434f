import pytest

from kzuzcli.article import SourceDocument
from kzuzcli.readers.tables import delimiter_of
from tests.readers.cases import csv, dumps
from tests.readers.conftest import Read

MANY = [
    {"id": number, "title": f"Заголовок {number}", "text": f"Строка\nи другая {number}"}
    for number in range(3000)
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1251"])
@pytest.mark.parametrize("name", ["a.json", "a.csv"])
def test_a_file_too_large_for_memory_is_streamed(
    read_bytes: Read, monkeypatch: pytest.MonkeyPatch, name: str, encoding: str
) -> None:
    monkeypatch.setattr("kzuzcli.readers.tables.MAX_WHOLE", 100_000)
    rows = [(str(record["id"]), str(record["title"]), str(record["text"])) for record in MANY]
    content = dumps(MANY, encoding) if name == "a.json" else csv("id,title,text", *rows, encoding=encoding)
    assert len(content) > 100_000
    found = [item for item in read_bytes(name, content) if isinstance(item, SourceDocument)]
    assert [(document.origin.record, document.title, document.text) for document in found] == rows


DELIMITERS = [
    ("title,text", ","),
    ("id;title;date", ";"),
    ("Дата\tТекст", "\t"),
    ("title", None),
    ("Text, the author says, is all", None),
    ("date,author", None),
]


@pytest.mark.parametrize(("line", "delimiter"), DELIMITERS)
def test_a_first_row_is_known_by_its_names(line: str, delimiter: str | None) -> None:
    assert delimiter_of(line) == delimiter
