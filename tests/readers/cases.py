"""Files of every kind a newsroom has, and of kinds made to do harm, with what is in them.

One table: tests/readers/test_cases.py holds the readers to it, tests/quality/inputs.py counts it.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage

BODY = (
    "The two delegations met on Tuesday to settle the last stretch of the frontier between the regions.",
    "After six hours of talks they agreed on a map, on a list of crossing points and on the share of water "
    "that each side may take from the river in a dry summer.",
    "Villagers on both banks, who have waited for years, said they would believe it once the fence is gone.",
    "The commission is to report to both parliaments before the end of the harvest, its secretary said.",
)
RUSSIAN = (
    "Делегации двух стран встретились во вторник, чтобы согласовать последний участок границы.",
    "После шести часов переговоров стороны утвердили карту и перечень пунктов пропуска, а также доли воды.",
    "Жители приграничных сел говорят, что поверят в договор, когда исчезнет забор.",
)
TITLE = "Last stretch of the frontier is settled"
RUSSIAN_TITLE = "Согласован последний участок границы"
FRAGMENT = "a list of crossing points"
RUSSIAN_FRAGMENT = "перечень пунктов пропуска"


@dataclass(frozen=True, slots=True)
class Expected:
    """An article: its title, words of its text, the first date it declares, words that must not be in it."""

    title: str = TITLE
    words: str = FRAGMENT
    date: str | None = None
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A file: the articles in it and the reasons of the errors it gives, in any order."""

    reader: str
    name: str
    make: Callable[[], bytes]
    articles: Sequence[Expected] = (Expected(),)
    errors: Sequence[str] = ()
    mapping: dict[str, str] = field(default_factory=dict)


RU = Expected(RUSSIAN_TITLE, RUSSIAN_FRAGMENT)


def text(title: str = TITLE, body: Sequence[str] = BODY, encoding: str = "utf-8", line: str = "\n") -> bytes:
    return (line * 2).join((title, *body)).encode(encoding)


def paragraphs(body: Sequence[str]) -> str:
    return "".join(f"<p>{part}</p>\n" for part in body)


def page(
    head: str = "",
    body: str = f"<h1>{TITLE}</h1>{paragraphs(BODY)}",
    title: str = f"{TITLE} | Example News",
    start: str = "<!DOCTYPE html>",
    encoding: str = "utf-8",
) -> bytes:
    return (
        f"{start}\n<html lang='en'><head><title>{title}</title>{head}</head><body>"
        f"<nav><ul><li><a href='/'>Home page</a></li><li><a href='/w'>Weather today</a></li></ul></nav>"
        f"<article>{body}</article><footer>All rights reserved by nobody</footer></body></html>"
    ).encode(encoding)


LD = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Example News"},
            {
                "@type": "NewsArticle",
                "headline": TITLE,
                "datePublished": "2021-05-18T09:30:00+05:00",
                "author": [{"@type": "Person", "name": "A. Karim"}],
                "publisher": {"@type": "Organization", "name": "Example News"},
            },
        ],
    }
)
META = '<meta property="article:published_time" content="2021-05-18T09:30:00+05:00">'


def mail(
    plain: str | None = "\n".join(BODY), html: str | None = None, nested: bool = False, subject: str = TITLE
) -> bytes:
    message = EmailMessage()
    message["From"] = "Press office <press@example.org>"
    message["To"] = "editors@example.org"
    message["Subject"] = subject
    message["Date"] = "Tue, 18 May 2021 09:30:00 +0500"
    message["Message-ID"] = "<frontier-1@example.org>"
    if plain is not None:
        message.set_content(plain)
    if html is not None:
        message.add_alternative(html, subtype="html") if plain is not None else message.set_content(
            html, subtype="html"
        )
    if nested:
        message.add_attachment(b"%PDF-1.4 a leaflet", maintype="application", subtype="pdf", filename="a.pdf")
    return message.as_bytes()


def mbox(*messages: bytes) -> bytes:
    return b"".join(
        b"From press@example.org Tue May 18 09:30:00 2021\n"
        + message.replace(b"\nFrom ", b"\n>From ")
        + b"\n\n"
        for message in messages
    )


def mhtml() -> bytes:
    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/frontier\r\nSubject: x\r\n"
        b"Date: Fri, 1 Jan 2022 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="--=part"\r\n\r\n'
        b"----=part\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n"
        b"Content-Location: https://example.org/frontier\r\n\r\n" + page(META) + b"\r\n"
        b"----=part\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
        b"----=part--\r\n"
    )


def warc_record(
    kind: str, url: str, payload: bytes, status: str = "200 OK", mime: str = "text/html", extra: str = ""
) -> bytes:
    block = payload
    if kind in ("response", "revisit"):
        block = f"HTTP/1.1 {status}\r\nContent-Type: {mime}\r\n{extra}\r\n".encode() + payload
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2022-01-01T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{len(url):08}-0000-0000-0000-{len(block):012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def warc(*more: bytes) -> list[bytes]:
    url = "https://example.org/frontier"
    return [
        warc_record("warcinfo", url, b"software: a crawler\r\n"),
        warc_record("response", "https://example.org/old", b"", "301 Moved", extra=f"Location: {url}\r\n"),
        warc_record("response", url, page(META)),
        warc_record("response", "https://example.org/logo.png", b"\x89PNG", mime="image/png"),
        warc_record("revisit", url, b""),
        warc_record("response", "https://example.org/none", page(), "404 Not Found"),
        warc_record(
            "response",
            "https://example.org/ru",
            gzip.compress(page(META, f"<h1>{RUSSIAN_TITLE}</h1>{paragraphs(RUSSIAN)}", RUSSIAN_TITLE)),
            extra="Content-Encoding: gzip\r\n",
        ),
        *more,
    ]


WARC_ARTICLES = (Expected(date="2021-05-18T09:30:00+05:00"), RU)


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: dict[str, bytes], links: dict[str, str] | None = None) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
        for name, target in (links or {}).items():
            member = tarfile.TarInfo(name)
            member.type, member.linkname = tarfile.SYMTYPE, target
            archive.addfile(member)
    return out.getvalue()


def zstd(data: bytes) -> bytes:
    import zstandard

    return zstandard.ZstdCompressor().compress(data)


def docx(paragraph: str = "", entity: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts = "".join(f"<w:p><w:r><w:t>{part}</w:t></w:r></w:p>" for part in (TITLE, *BODY, paragraph))
    return zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": f'<?xml version="1.0"?>{entity}<w:document xmlns:w="{space}"><w:body>{parts}'
            "</w:body></w:document>".encode(),
            "docProps/core.xml": b'<cp:p xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            b'xmlns:dcterms="http://purl.org/dc/terms/"><dc:creator>A. Karim</dc:creator>'
            b"<dcterms:created>2021-05-18T04:30:00Z</dcterms:created></cp:p>",
        }
    )


def odt() -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    parts = "".join(f"<text:p>{part}</text:p>" for part in BODY)
    content = (
        f'<o:document-content xmlns:o="{space}office:1.0" xmlns:text="{space}text:1.0"><o:body><o:text>'
        f"<text:h>{TITLE}</text:h>{parts}</o:text></o:body></o:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return out.getvalue()


def pdf(*lines: str) -> bytes:
    """A PDF of one page with the lines on it, none for a page with nothing but paper."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    stream = f"BT /F1 11 Tf 40 780 Td {shown}ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Author (A. Karim) /CreationDate (D:20210518093000+05'00') >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R /Info 5 0 R >>\n" % table
        + b"startxref\n%d\n%%%%EOF" % len(out)
    )


RECORD = {"title": TITLE, "text": "\n\n".join(BODY), "date": "2021-05-18"}
OTHER = {"title": RUSSIAN_TITLE, "text": "\n\n".join(RUSSIAN), "date": None}
DATED = Expected(date="2021-05-18")


def dumps(data: object, encoding: str = "utf-8", indent: int | None = None) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=indent).encode(encoding)


def lines(*records: object) -> bytes:
    return b"".join(dumps(record) + b"\n" for record in records)


def csv(header: str, *rows: Sequence[str], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    quoted = (delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return "\r\n".join((header.replace(",", delimiter), *quoted, "")).encode(encoding)


def rss(item: str, doctype: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>{doctype}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Example News</title><language>en</language>{item}</channel></rss>"
    ).encode()


ITEM = (
    f"<item><title>{TITLE}</title><link>https://example.org/frontier</link><guid>tag:1</guid>"
    f"<pubDate>Tue, 18 May 2021 09:30:00 +0500</pubDate><content:encoded><![CDATA[{paragraphs(BODY)}]]>"
    "</content:encoded></item>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Example News</title><id>urn:f</id>'
    f"<entry><title>{TITLE}</title><id>urn:1</id><published>2021-05-18T09:30:00+05:00</published>"
    '<updated>2021-06-01T00:00:00Z</updated><content type="html">'
    f"{paragraphs(BODY).replace('<', '&lt;')}</content></entry></feed>"
)
LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
MAIL_DATE = Expected(date="Tue, 18 May 2021 09:30:00 +0500")
ISO_DATE = Expected(date="2021-05-18T09:30:00+05:00", absent=("Weather today", "All rights"))

CASES = (
    Case("text", "plain.txt", text),
    Case("text", "dos-line-ends.txt", lambda: text(line="\r\n")),
    Case("text", "cp1251.txt", lambda: text(RUSSIAN_TITLE, RUSSIAN, "windows-1251"), [RU]),
    Case("text", "koi8-r.txt", lambda: text(RUSSIAN_TITLE, RUSSIAN, "koi8-r"), [RU]),
    Case("text", "utf-16-no-bom.txt", lambda: text(RUSSIAN_TITLE, RUSSIAN, "utf-16-le"), [RU]),
    Case("text", "utf-8-cut-in-a-letter.txt", lambda: text(RUSSIAN_TITLE, RUSSIAN)[:-2], [RU]),
    Case("text", "headline-twice.txt", lambda: f"{TITLE}\n\n".encode() + text()),
    Case("text", "empty.txt", lambda: b"", [], ["empty"]),
    Case("text", "nul.txt", lambda: text().replace(b"river", b"ri\0er"), [], ["binary"]),
    Case("text", "picture.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, [], ["binary"]),
    Case(
        "text",
        "shift-jis.txt",
        lambda: ("国境の最後の区間が決まった。" * 9).encode("shift_jis"),
        [],
        ["undecodable"],
    ),
    Case("text", "huge.log", lambda: b"a line of a log\n" * 1_100_000, [], ["too-large"]),
    Case(
        "markdown",
        "front-matter.md",
        lambda: (
            f"---\ntitle: {TITLE}\ndate: 2021-05-18\n---\n# {TITLE}\n\n".encode() + "\n\n".join(BODY).encode()
        ),
        [DATED],
    ),
    Case(
        "markdown",
        "colon-in-title.md",
        lambda: b"---\ntitle: Border: settled\ndate: 2021-05-18\n---\n" + "\n\n".join(BODY).encode(),
        [Expected("Border: settled", FRAGMENT, "2021-05-18")],
    ),
    Case(
        "markdown",
        "yaml-aliases.md",
        lambda: (
            f"---\ntitle: {TITLE}\na: &a [x, x]\nb: [*a, *a]\n---\n".encode() + "\n\n".join(BODY).encode()
        ),
        [Expected()],
        ["broken-front-matter"],
    ),
    Case("jsonl", "articles.jsonl", lambda: lines(RECORD, OTHER), [DATED, RU]),
    Case(
        "jsonl",
        "broken-line.jsonl",
        lambda: lines(RECORD) + b'{"title": "cut o\n' + lines(OTHER),
        [DATED, RU],
        ["broken-json"],
    ),
    Case(
        "jsonl",
        "deep.jsonl",
        lambda: lines(RECORD) + b'{"a":' * 100_000 + b"\n" + lines(OTHER),
        [DATED, RU],
        ["hostile"],
    ),
    Case(
        "jsonl",
        "long-line.jsonl",
        lambda: lines(RECORD) + b'{"text": "' + b"x" * (17 << 20) + b'"}\n' + lines(OTHER),
        [DATED, RU],
        ["too-large"],
    ),
    Case(
        "json",
        "scrapy.json",
        lambda: dumps([{"headline": TITLE, "body": BODY, "pub_date": "2021-05-18"}, OTHER], indent=1),
        [DATED, RU],
    ),
    Case(
        "json",
        "news-service.json",
        lambda: dumps(
            {
                "status": "ok",
                "articles": [
                    {
                        "source": {"name": "E"},
                        "title": TITLE,
                        "content": "\n".join(BODY),
                        "publishedAt": "2021-05-18",
                    }
                ],
            }
        ),
        [DATED],
    ),
    Case(
        "json",
        "newspaper4k.json",
        lambda: dumps(
            {
                "title": TITLE,
                "text": "\n".join(BODY),
                "publish_date": "2021-05-18",
                "authors": ["A"],
                "meta_lang": "en",
                "source_url": "https://example.org",
            }
        ),
        [DATED],
    ),
    Case(
        "json",
        "trafilatura.json",
        lambda: dumps(
            {
                "title": TITLE,
                "hostname": "example.org",
                "date": "2021-05-18",
                "raw_text": "x",
                "text": "\n".join(BODY),
                "source": "https://example.org/a",
            }
        ),
        [DATED],
    ),
    Case(
        "json",
        "feed.json",
        lambda: dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "E",
                "items": [
                    {
                        "id": "1",
                        "title": TITLE,
                        "content_html": paragraphs(BODY),
                        "date_published": "2021-05-18",
                    }
                ],
            }
        ),
        [Expected(date="2021-05-18", absent=("<p>",))],
    ),
    Case(
        "json",
        "elastic.json",
        lambda: dumps({"took": 3, "hits": {"total": 1, "hits": [{"_id": "1", "_source": RECORD}]}}),
        [DATED],
    ),
    Case("json", "cut-short.json", lambda: dumps([RECORD, OTHER])[:-40], [DATED], ["broken-json"]),
    Case(
        "csv",
        "table.csv",
        lambda: csv(
            "title,date,text", (TITLE, "2021-05-18", "\n".join(BODY)), (RUSSIAN_TITLE, "", "\n".join(RUSSIAN))
        ),
        [DATED, RU],
    ),
    Case(
        "csv",
        "excel-cp1251.csv",
        lambda: csv(
            "Заголовок,Дата,Текст",
            (RUSSIAN_TITLE, "18.05.2021", "\n".join(RUSSIAN)),
            delimiter=";",
            encoding="windows-1251",
        ),
        [Expected(RUSSIAN_TITLE, RUSSIAN_FRAGMENT, "18.05.2021")],
    ),
    Case(
        "csv",
        "mapped.csv",
        lambda: csv("kop,dag,inhoud", (TITLE, "2021-05-18", "\n".join(BODY))),
        [DATED],
        mapping={"title": "kop", "date": "dag", "text": "inhoud"},
    ),
    Case(
        "csv",
        "unknown-fields.csv",
        lambda: csv("kop,dag,inhoud", (TITLE, "2021-05-18", "\n".join(BODY))),
        [],
        ["unsupported"],
    ),
    Case(
        "html", "json-ld.html", lambda: page(f'<script type="application/ld+json">{LD}</script>'), [ISO_DATE]
    ),
    Case("html", "meta.html", lambda: page(META), [ISO_DATE]),
    Case(
        "html",
        "broken-json-ld.html",
        lambda: page(
            '<script type="application/ld+json">{"@type": "NewsArticle", '
            '"datePublished": "2021-05-18T09:30:00+05:00", }</script>'
        ),
        [ISO_DATE],
    ),
    Case(
        "html",
        "cp1251-says-utf-8.html",
        lambda: page(
            '<meta charset="utf-8">',
            f"<h1>{RUSSIAN_TITLE}</h1>{paragraphs(RUSSIAN)}",
            RUSSIAN_TITLE,
            encoding="windows-1251",
        ),
        [RU],
    ),
    Case(
        "html",
        "cp1251-says-so.html",
        lambda: page(
            '<meta charset="windows-1251">',
            f"<h1>{RUSSIAN_TITLE}</h1>{paragraphs(RUSSIAN)}",
            RUSSIAN_TITLE,
            encoding="windows-1251",
        ),
        [RU],
    ),
    Case(
        "html",
        "php-litter.html",
        lambda: page(META, start="<?php include 'top.php'; ?>\n<!DOCTYPE html>"),
        [ISO_DATE],
    ),
    Case(
        "html",
        "tag-soup.htm",
        lambda: page(META).replace(b"</p>", b"").replace(b"</article>", b"</b></div>"),
        [ISO_DATE],
    ),
    Case(
        "html",
        "entities.html",
        lambda: page(
            META,
            f"<h1>{TITLE}</h1>"
            + paragraphs(BODY).replace("of ", "of&nbsp;").replace("villagers", "villa&shy;gers"),
        ),
        [Expected(words=FRAGMENT, date="2021-05-18T09:30:00+05:00")],
    ),
    Case("html", "no-extension", lambda: page(META), [ISO_DATE]),
    Case(
        "html",
        "nested-10000.html",
        lambda: page(body="<div>" * 10_000 + paragraphs(BODY) + "</div>" * 10_000),
        [],
        ["hostile"],
    ),
    Case(
        "html",
        "nothing-in-it.html",
        lambda: b"<html><head><title>Nothing</title></head><body></body></html>",
        [],
        ["no-text"],
    ),
    Case("mhtml", "saved.mhtml", mhtml, [ISO_DATE]),
    Case("mail", "press.eml", mail, [MAIL_DATE]),
    Case(
        "mail",
        "html-only.eml",
        lambda: mail(None, f"<html><body>{paragraphs(BODY)}</body></html>"),
        [MAIL_DATE],
    ),
    Case(
        "mail",
        "stub-and-html.eml",
        lambda: mail(
            "Read this in your browser.",
            f"<html><body><table><tr><td>{paragraphs(BODY)}</td></tr></table></body></html>",
        ),
        [MAIL_DATE],
    ),
    Case("mail", "attachment.eml", lambda: mail(nested=True), [MAIL_DATE]),
    Case(
        "mail",
        "1621312200.M1P2.host:2,S",
        lambda: mail(subject=RUSSIAN_TITLE),
        [Expected(RUSSIAN_TITLE, FRAGMENT)],
    ),
    Case(
        "mail",
        "parts-in-parts.eml",
        lambda: (
            b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\n"
            + b"".join(
                b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3000)
            )
        ),
        [],
        ["hostile"],
    ),
    Case(
        "mbox",
        "two.mbox",
        lambda: mbox(mail(), mail(subject=RUSSIAN_TITLE).replace(b"frontier-1", b"frontier-2")),
        [MAIL_DATE, Expected(RUSSIAN_TITLE, FRAGMENT)],
    ),
    Case("warc", "crawl.warc", lambda: b"".join(warc()), WARC_ARTICLES),
    Case("warc", "crawl.warc.gz", lambda: b"".join(map(gzip.compress, warc())), WARC_ARTICLES),
    Case(
        "warc",
        "crawl.wacz",
        lambda: zipped(
            {
                "datapackage.json": b"{}",
                "archive/data.warc.gz": b"".join(map(gzip.compress, warc())),
                "pages/pages.jsonl": lines(RECORD),
                "indexes/index.cdx.gz": gzip.compress(b"x"),
            }
        ),
        WARC_ARTICLES,
    ),
    Case(
        "warc",
        "cut-short.warc.gz",
        lambda: b"".join(map(gzip.compress, warc()))[:-200],
        WARC_ARTICLES[:1],
        ["unreadable"],
    ),
    Case(
        "warc",
        "brotli.warc",
        lambda: b"".join(
            warc(
                warc_record(
                    "response", "https://example.org/br", b"\x0b\x02", extra="Content-Encoding: br\r\n"
                )
            )
        ),
        WARC_ARTICLES,
        ["unsupported"],
    ),
    Case(
        "feed",
        "news.rss",
        lambda: rss(ITEM),
        [Expected(date="Tue, 18 May 2021 09:30:00 +0500", absent=("<p>",))],
    ),
    Case(
        "feed",
        "news.atom",
        lambda: ATOM.encode(),
        [Expected(date="2021-05-18T09:30:00+05:00", absent=("<p>",))],
    ),
    Case("feed", "no-entries.rss", lambda: rss(""), [], ["no-text"]),
    Case("feed", "billion-laughs.rss", lambda: rss("<item><title>&c;</title></item>", LAUGHS), [], ["bomb"]),
    Case("pdf", "report.pdf", lambda: pdf(TITLE, *BODY), [DATED]),
    Case("pdf", "scan.pdf", lambda: pdf(), [], ["no-text"]),
    Case("pdf", "cut-short.pdf", lambda: pdf(TITLE, *BODY)[:300], [], ["unreadable"]),
    Case("docx", "report.docx", docx, [Expected(date="2021-05-18T04:30:00Z")]),
    Case("docx", "billion-laughs.docx", lambda: docx("&c;", LAUGHS), [], ["bomb"]),
    Case("odt", "report.odt", odt),
    Case(
        "zip",
        "folder.zip",
        lambda: zipped(
            {
                "a.txt": text(),
                "sub/b.txt": text(RUSSIAN_TITLE, RUSSIAN),
                "README.md": b"about",
                "__MACOSX/._a.txt": b"\0",
            }
        ),
        [Expected(), RU],
    ),
    Case(
        "zip",
        "saved-page.zip",
        lambda: zipped({"page.html": page(META), "page_files/ad.html": page(title="An advertisement")}),
        [ISO_DATE],
    ),
    Case(
        "zip",
        "path-traversal.zip",
        lambda: zipped({"../../etc/passwd.txt": text(), "a.txt": text()}),
        [Expected()],
        ["hostile"],
    ),
    Case(
        "zip",
        "bomb.zip",
        lambda: zipped({"a.txt": text(), "b.jsonl": b"0" * (140 << 20)}),
        [Expected()],
        ["bomb"],
    ),
    Case("zip", "zip-in-zip-in-zip.zip", lambda: _nested(7), [], ["bomb"]),
    Case("zip", "cut-short.zip", lambda: zipped({"a.txt": text()})[:-30], [], ["unreadable"]),
    Case(
        "tar",
        "folder.tar.gz",
        lambda: gzip.compress(tarred({"./a.txt": text(), "./b.jsonl": lines(OTHER)})),
        [Expected(), RU],
    ),
    Case("tar", "folder.tar.xz", lambda: lzma.compress(tarred({"a.txt": text()}))),
    Case(
        "tar",
        "links.tar",
        lambda: tarred({"a.txt": text(), "/etc/b.txt": text()}, {"c.txt": "/etc/passwd"}),
        [Expected()],
        ["hostile", "unsupported"],
    ),
    Case(
        "tar",
        "cut-short.tar.gz",
        lambda: gzip.compress(tarred({"a.txt": text(), "b.bin": _noise(99_999)}))[:-9000],
        [Expected()],
        ["unreadable"],
    ),
    Case("gzip", "articles.jsonl.gz", lambda: gzip.compress(lines(RECORD, OTHER)), [DATED, RU]),
    Case("gzip", "bomb.txt.gz", lambda: gzip.compress(b"0" * (140 << 20), 1), [], ["too-large"]),
    Case("gzip", "bomb.jsonl.gz", lambda: gzip.compress(b"0" * (140 << 20), 1), [], ["bomb"]),
    Case("bzip2", "plain.txt.bz2", lambda: bz2.compress(text())),
    Case("zstd", "articles.jsonl.zst", lambda: zstd(lines(RECORD, OTHER)), [DATED, RU]),
    Case("zstd", "cut-short.txt.zst", lambda: zstd(text())[:60], [], ["unreadable"]),
    Case(
        "unsupported",
        "old-word.doc",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
        [],
        ["unsupported"],
    ),
    Case("unsupported", "note.rtf", lambda: b"{\\rtf1\\ansi A note.}", [], ["unsupported"]),
    Case("unsupported", "map.xml", lambda: b'<?xml version="1.0"?><gpx><wpt/></gpx>', [], ["unsupported"]),
)


def _nested(deep: int) -> bytes:
    data = text()
    for number in range(deep):
        data = zipped({f"{number}.zip" if number else "a.txt": data})
    return data


def _noise(size: int) -> bytes:
    from random import Random

    return b"\0" + Random(0).randbytes(size)
