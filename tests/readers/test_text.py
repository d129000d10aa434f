import hashlib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.article import SourceDocument
from kzuzcli.errors import ReadError
from kzuzcli.readers import read
from kzuzcli.readers.document import clean, split_title
from tests.readers.conftest import Read

LONG = "The ministers met in Tashkent on the border question. " * 8

# name, content, title, text
READ = [
    ("a.txt", "Border agreed\n\nThe two sides met.\n", "Border agreed", "The two sides met."),
    ("a.txt", "Border agreed\r\n\r\nOne.\r\nTwo.", "Border agreed", "One.\nTwo."),
    ("a.txt", "\n\n  Border agreed \nText.", "Border agreed", "Text."),
    ("a.txt", "Border agreed\n\nBorder agreed\n\nText.", "Border agreed", "Text."),
    ("a.txt", "Border agreed\nBORDER AGREED!\nText.", "Border agreed", "Text."),
    ("a.txt", "# Border agreed\n\nText.", "Border agreed", "Text."),
    ("a.txt", "#hashtag line\nText.", "#hashtag line", "Text."),
    ("a.txt", "one line only", "one line only", ""),
    ("a.txt", "Oil &amp; gas&nbsp;&laquo;up&raquo;\nText &amp; more.", "Oil & gas «up»", "Text &amp; more."),
    ("a.txt", "<b>Border</b> agreed\nBorder agreed\nText.", "Border agreed", "Text."),
    ("a.txt", "A <b and b> C, R&D, AT&T;\nText.", "A <b and b> C, R&D, AT&T;", "Text."),
    (
        "a.txt",
        LONG + "\n\nMore.",
        "The ministers met in Tashkent on the border question.",
        LONG + "\n\nMore.",
    ),
    ("a.md", "Tashkent, 5 May\n\n# Border agreed\n\nText.", "Border agreed", "Tashkent, 5 May\n\n\nText."),
    ("a.md", "Border agreed\n=====\nText.", "Border agreed", "Text."),
    ("a.md", "## **Border** agreed ##\nText.", "Border agreed", "Text."),
    ("a.md", "---\ntitle: Border agreed\n---\nText.", "Border agreed", "Text."),
    ("a.md", "---\ntitle: Border agreed\n---\n# Border agreed\n\nText.", "Border agreed", "Text."),
    (
        "a.md",
        "---\ntitle: Border agreed\n---\n# Another line\n\nText.",
        "Border agreed",
        "# Another line\n\nText.",
    ),
    ("a.md", "---\ndate: 2019-04-17\n---\n# Border agreed\nText.", "Border agreed", "Text."),
    ("a.txt", "---\ntitle: Border agreed\n---\nText.", "Border agreed", "Text."),
    ("a.md", '---\ntitle: Tokayev: "the border" is agreed\n---\nT.', 'Tokayev: "the border" is agreed', "T."),
    ("a.txt", "---\nHe said: “we agreed”\n---\nText.", "He said: “we agreed”", "---\n---\nText."),
    ("a.md", "---\ntitle: ~\n---\nFirst\nText.", "First", "Text."),
    ("a.txt", "Ку\u0438\u0306бышев\nи\u0306", "Куйбышев", "й"),
    ("a.txt", "Border\u00a0agreed\nsoft\u00adhyphen", "Border agreed", "soft\u00adhyphen"),
]


@pytest.mark.parametrize(("name", "content", "title", "text"), READ)
def test_title_and_text(read_bytes: Read, name: str, content: str, title: str, text: str) -> None:
    [document] = read_bytes(name, content)
    assert isinstance(document, SourceDocument)
    assert (document.title, document.text) == (title, text)


def test_what_front_matter_declares_is_kept_as_written(read_bytes: Read) -> None:
    [document] = read_bytes(
        "visit.md",
        "---\ntitle: Visit\ndate: 2019-04-17 02:30:00 +0500\nlang: no\nauthor: [A. Karim, B. Seit]\n"
        "site: UzA\nurl: https://example.org/1\ntags:\n  - border\n  - 2019\nsomething: else\n---\nText.",
    )
    assert isinstance(document, SourceDocument)
    said = {name: [(fact.name, fact.value) for fact in facts] for name, facts in document.declared.items()}
    assert said == {
        "title": [("title", "Visit")],
        "date": [("date", "2019-04-17 02:30:00 +0500")],
        "language": [("lang", "no")],
        "source": [("site", "UzA")],
        "author": [("author", "A. Karim"), ("author", "B. Seit")],
        "url": [("url", "https://example.org/1")],
        "tags": [("tags", "border"), ("tags", "2019")],
    }
    assert document.reader == "markdown"


def test_origin_hash_and_encoding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = "Заголовок\n\nТекст статьи о границе и воде.".encode("windows-1251")
    (tmp_path / "a.txt").write_bytes(data)
    monkeypatch.chdir(tmp_path)
    [document] = read(Path("a.txt"))
    assert isinstance(document, SourceDocument)
    assert (document.origin.path, document.origin.record) == (str(tmp_path / "a.txt"), None)
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert (document.encoding, document.reader) == ("windows-1251", "text")


BOMB = "---\ntitle: t\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n---\nTitle\nText."

# content, reasons of the errors, titles of the documents
REPORTED = [
    (b"", ["empty"], []),
    (b" \n\n\t\n", ["empty"], []),
    (b"\0\1\2\3 text", ["binary"], []),
    (b"---\ntitle: Border\ndate: 2019\nBody that goes on.", ["broken-front-matter"], ["title: Border"]),
    (b"---\ntitle: Border\n@broken\n---\nText.", ["broken-front-matter"], ["Border"]),
    (b"---\ntitle: T\nx: " + b"[" * 50000 + b"\n---\nText.", ["broken-front-matter"], ["T"]),
    (b"---\ntitle: T\nx: " + b"- " * 20000 + b"\n---\nText.", ["broken-front-matter"], ["T"]),
    (BOMB.encode(), ["broken-front-matter"], ["t"]),
]


@pytest.mark.parametrize(("content", "reasons", "titles"), REPORTED)
def test_what_is_wrong_is_reported_and_nothing_lost(
    read_bytes: Read, content: bytes, reasons: list[str], titles: list[str]
) -> None:
    found = read_bytes("a.md", content)
    assert [error.reason for error in found if isinstance(error, ReadError)] == reasons
    assert [document.title for document in found if isinstance(document, SourceDocument)] == titles


def test_a_log_of_many_megabytes_is_refused_unread(tmp_path: Path) -> None:
    log = tmp_path / "big.log"
    with log.open("wb") as file:
        file.write(b"2019-04-17 started\n")
        file.truncate(500 << 20)
        file.seek(0)
        file.write(b"a log line\n" * 7000)
    [error] = read(log)
    assert isinstance(error, ReadError)
    assert error.reason == "too-large"


def test_a_missing_and_an_unreadable_file(tmp_path: Path) -> None:
    [missing] = read(tmp_path / "none.txt")
    [folder] = read(tmp_path)
    assert isinstance(missing, ReadError)
    assert isinstance(folder, ReadError)
    assert (missing.reason, folder.reason) == ("missing", "unreadable")


@given(st.text())
def test_no_word_is_lost_between_title_and_text(text: str) -> None:
    body = clean(text)
    title, rest = split_title(body)
    assert unicodedata.is_normalized("NFC", rest)
    words = set(body.casefold().split())
    assert words <= set((title + " " + rest).casefold().split()) | words.intersection(
        word for word in words if not any(map(str.isalnum, word))
    )
