from pathlib import Path

import pytest

from kzuzcli.article import SourceDocument
from kzuzcli.errors import ReadError
from kzuzcli.readers import read
from tests.readers.cases import CASES, Case, Expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.reader}-{case.name}")
def test_a_file_gives_its_articles_and_its_errors(tmp_path: Path, case: Case) -> None:
    path = tmp_path / case.name
    path.write_bytes(case.make())
    found = list(read(path, case.mapping))
    errors = [item for item in found if isinstance(item, ReadError)]
    documents = [item for item in found if isinstance(item, SourceDocument)]
    assert sorted(error.reason for error in errors) == sorted(case.errors), errors
    assert [document.title for document in documents] == [expected.title for expected in case.articles]
    for document, expected in zip(documents, case.articles, strict=True):
        check(document, expected)
        assert document.origin.path == str(path)
    keys = {document.origin.record for document in documents}
    assert len(keys) == len(documents)


def check(document: SourceDocument, expected: Expected) -> None:
    assert expected.words in " ".join(document.text.replace("\u00ad", "").split())
    assert expected.title not in document.text
    assert not [words for words in expected.absent if words in document.text]
    if expected.date is not None:
        assert document.first("date") == expected.date
