"""PDF, Word and OpenDocument files: one file, one article."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from kzuzcli.article import Declared, SourceDocument
from kzuzcli.errors import ReadError
from kzuzcli.readers.document import build
from kzuzcli.readers.fields import Facts
from kzuzcli.readers.source import MAX_WHOLE, Source

_LARGEST = 8 * MAX_WHOLE
_MOST_PAGES = 5000
# what zipfile raises for damaged, encrypted and unknown content
_BROKEN = (
    zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, EOFError, ValueError, OSError,
    struct.error, zlib.error,
)  # fmt: skip
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OPEN = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PROPERTIES = {
    "title": "title",
    "creator": "author",
    "initial-creator": "author",
    "created": "date",
    "creation-date": "date",
    "modified": "modified",
    "date": "modified",
    "language": "language",
    "keywords": "tags",
}
_PDF_PROPERTIES = {
    "Title": "title",
    "Author": "author",
    "CreationDate": "date",
    "ModDate": "modified",
    "Keywords": "tags",
}
# what programs put there when the author did not: the name of a file, their own
_NO_TITLE = re.compile(r"\.(?:docx?|odt|rtf|indd|pdf|tmp|qxd)$|^Microsoft Word|^untitled", re.IGNORECASE)
_PDF_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?")


def read_pdf(source: Source) -> Iterator[SourceDocument | ReadError]:
    """The text of a PDF. One without text is a scan, and is said to be one."""
    try:
        import pypdfium2
    except ImportError:
        yield source.error("unsupported", "PDF needs: pip install 'kzuz[documents]'")
        return
    data = source.whole(_LARGEST)
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            if len(pdf) > _MOST_PAGES:
                yield source.error("too-large", f"more than {_MOST_PAGES} pages")
                return
            pages = [_pdf_page(pdf, number) for number in range(len(pdf))]
            properties = pdf.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        reason = "unsupported" if "password" in str(error).lower() else "unreadable"
        yield source.error(reason, str(error))
        return
    text = "\n\n".join(filter(None, pages))
    if not text:
        yield source.error("no-text", "pictures of pages only, no text in it: a scan")
        return
    found: Facts = {}
    for field, name in _PDF_PROPERTIES.items():
        if properties.get(field) and not (name == "title" and _NO_TITLE.search(properties[field])):
            found[name] = (Declared(f"pdf {field}", _pdf_date(properties[field])),)
    yield build(source, found, text, data, reader="pdf", encoding="pdf")


def _pdf_page(pdf: Any, number: int) -> str:
    page = pdf[number]
    text = page.get_textpage()
    try:
        return str(text.get_text_range()).replace("\r\n", "\n").replace("\ufffe", "").strip()
    finally:
        text.close()
        page.close()


def _pdf_date(value: str) -> str:
    """PDF's own notation D:20190417120000 as an ISO date; anything else as it is."""
    match = _PDF_DATE.match(value)
    return "-".join(match.group(1, 2, 3)) if match else value


def read_docx(source: Source) -> Iterator[SourceDocument | ReadError]:
    """The paragraphs of a Word document."""
    yield from _zipped(source, "docx", "word/document.xml", "docProps/core.xml", _word_paragraphs)


def read_odt(source: Source) -> Iterator[SourceDocument | ReadError]:
    """The headings and paragraphs of an OpenDocument text."""
    yield from _zipped(source, "odt", "content.xml", "meta.xml", _open_paragraphs)


def _zipped(
    source: Source, reader: str, content: str, properties: str, paragraphs: Any
) -> Iterator[SourceDocument | ReadError]:
    from lxml import etree

    data = source.whole(_LARGEST)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            body = _xml(source, archive, content)
            names = archive.namelist()
            found = _properties(_xml(source, archive, properties)) if properties in names else {}
    except (etree.XMLSyntaxError, *_BROKEN) as error:
        yield source.error("unreadable", str(error)[:200])
        return
    text = "\n".join(filter(None, paragraphs(body)))
    if not text.strip():
        yield source.error("no-text")
        return
    yield build(source, found, text, data, reader=reader)


def _xml(source: Source, archive: zipfile.ZipFile, name: str) -> Any:
    """A member parsed without entities, network or trees of any size."""
    from lxml import etree

    with archive.open(name) as member:
        data = member.read(4 * MAX_WHOLE + 1)
    if len(data) > 4 * MAX_WHOLE:
        raise source.error("bomb", f"{name} unpacks to more than {4 * MAX_WHOLE >> 20} MB")
    if b"<!ENTITY" in data.replace(b"\0", b""):
        raise source.error("bomb", f"{name} defines entities of its own")
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def _word_paragraphs(body: Any) -> Iterator[str]:
    marks = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}
    for paragraph in body.iter(f"{_WORD}p"):
        yield "".join(
            run.text or "" if run.tag == f"{_WORD}t" else marks.get(run.tag, "") for run in paragraph.iter()
        ).strip()


def _open_paragraphs(body: Any) -> Iterator[str]:
    for paragraph in body.iter(f"{_OPEN}h", f"{_OPEN}p"):
        yield "".join(_open_text(paragraph)).strip()


def _open_text(paragraph: Any) -> Iterator[str]:
    marks = {f"{_OPEN}s": " ", f"{_OPEN}tab": "\t", f"{_OPEN}line-break": "\n"}
    yield paragraph.text or ""
    for element in paragraph.iterdescendants():
        yield marks.get(element.tag, "") + (element.text or "")
        yield element.tail or ""


def _properties(tree: Any) -> Facts:
    found: dict[str, list[Declared]] = {}
    for element in tree.iter("{*}*"):
        field = element.tag.rpartition("}")[2]
        if field in _PROPERTIES and (element.text or "").strip():
            found.setdefault(_PROPERTIES[field], []).append(
                Declared(f"document {field}", element.text.strip())
            )
    return {name: tuple(facts) for name, facts in found.items()}
