"""Every format read back with a reader of its own: nothing lost, nothing added, nothing obeyed."""

from __future__ import annotations

import csv
import io
import json
import warnings
from collections.abc import Iterable
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kzuzcli.article import Article
from kzuzcli.citing import FORMATS, Reference, by_suffix, quotation, reference
from kzuzcli.citing.reference import line, web_address
from tests.citing.samples import HOSTILE, PLAIN, dated, titled

TEXTS = st.one_of(
    st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=("Cs", "Co", "Cn")), max_size=40)
)
DATES = ["2022-12-23", "2019-04", "2019", "2019?", "2018/2019", "2023-03-21/..", "[2018,2019]", None]
PLAINLY = {"2022-12-23": (2022, 12, 23), "2019-04": (2019, 4), "2019": (2019,)}

# of LaTeX's kernel, but not known to the reader used here
KERNEL = {
    "braceleft": r"\{",
    "braceright": r"\}",
    "asciicircum": "^",
    "less": "<",
    "greater": ">",
    "bar": "|",
}


def written(name: str, articles: Iterable[Article]) -> str:
    return "".join(FORMATS[name].write(reference(each, body=True) for each in articles))


def bibtex(text: str) -> dict[str, Any]:
    from pybtex.database import parse_string

    return dict(parse_string(text, "bibtex").entries)


def printed(field: str) -> str:
    """What LaTeX prints of a field."""
    from pylatexenc.latex2text import LatexNodes2Text

    for name, shown in KERNEL.items():
        field = field.replace(f"\\text{name}{{}}", shown)
    return str(LatexNodes2Text(math_mode="verbatim", strict_latex_spaces=True).latex_to_text(field)).strip()


def ris(text: str) -> list[dict[str, Any]]:
    import rispy

    return list(rispy.loads(text))


class Seen(HTMLParser):
    """Elements and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.inside = ""
        self.texts: dict[str, list[str]] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        self.texts.setdefault(tag, []).append("")

        self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts[self.inside][-1] += data


@given(TEXTS)
@example(HOSTILE[0])
@example(HOSTILE[1])
def test_bibtex_prints_what_was_there(title: str) -> None:
    (entry,) = bibtex(written("bibtex", [titled(title)])).values()
    assert printed(entry.fields["title"]) == line(title).strip()
    assert [len(people) for people in entry.persons.values()] == [1] * bool(line(title))


def test_bibtex_keeps_entries_apart() -> None:
    articles = [titled(each) for each in HOSTILE]
    text = "".join(
        "".join(FORMATS["bibtex"].write([_renamed(reference(each), f"k{n}")]))
        for n, each in enumerate(articles)
    )
    entries = bibtex(text)
    assert list(entries) == [f"k{n}" for n in range(len(HOSTILE))]
    assert [printed(each.fields["title"]) for each in entries.values()] == [line(each) for each in HOSTILE]


def _renamed(found: Reference, key: str) -> Reference:
    from dataclasses import replace

    return replace(found, key=key)


def test_bibtex_knows_a_person_from_an_institution() -> None:
    (entry,) = bibtex(written("bibtex", [PLAIN])).values()
    kim, notes = entry.persons["author"]
    assert (kim.last_names, kim.first_names) == (["Kim"], ["Anna"])
    assert [printed(name) for name in notes.last_names] == ["Border Notes"]
    assert entry.fields["url"] == PLAIN.url


@pytest.mark.parametrize("edtf", DATES)
def test_bibtex_has_a_year_only_where_it_is_known(edtf: str | None) -> None:
    (entry,) = bibtex(written("bibtex", [dated(edtf)])).values()
    known = PLAINLY.get(str(edtf), ())
    fields = entry.fields
    assert fields.get("year") == (str(known[0]) if known else None)
    assert fields.get("day") == (str(known[2]) if len(known) > 2 else None)
    assert ("month" in fields) == (len(known) > 1)
    if not known:
        assert (edtf or "undated") in printed(fields["note"])


def test_bibtexparser_reads_it_as_well() -> None:
    bibtexparser = pytest.importorskip("bibtexparser")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        library = bibtexparser.parse_string(written("bibtex", [titled(HOSTILE[0])]))
    assert not library.failed_blocks
    assert [each.key for each in library.entries] == ["kzuz-0123456789ab"]


@given(TEXTS)
@example(HOSTILE[2])
@example(HOSTILE[3])
def test_ris_keeps_a_value_on_its_line(title: str) -> None:
    found = ris(written("ris", [titled(title), PLAIN]))
    assert [each.get("title", "") for each in found] == [line(title).strip(), PLAIN.title]
    assert {each["type_of_reference"] for each in found} == {"NEWS"}


@pytest.mark.parametrize("edtf", DATES)
def test_ris_has_a_date_only_where_it_is_known(edtf: str | None) -> None:
    (found,) = ris(written("ris", [dated(edtf)]))
    known = PLAINLY.get(str(edtf), ())
    assert found.get("year") == (str(known[0]) if known else None)
    assert ("date" in found) == bool(known)
    if not known:
        assert (edtf or "undated") in found["notes"][0]


def test_ris_writes_family_names_first() -> None:
    (found,) = ris(written("ris", [PLAIN]))
    assert found["authors"] == ["Kim, Anna", "Border Notes"]
    assert found["urls"] == [PLAIN.url]


@given(st.lists(TEXTS, max_size=3))
@example(list(HOSTILE))
def test_csl_json_comes_back(titles: list[str]) -> None:
    items = json.loads(written("csl-json", [titled(each) for each in titles]))
    assert [each.get("title", "") for each in items] == [line(each) for each in titles]


@pytest.mark.parametrize("edtf", DATES)
def test_csl_json_has_date_parts_only_where_they_are_known(edtf: str | None) -> None:
    (item,) = json.loads(written("csl-json", [dated(edtf)]))
    known = PLAINLY.get(str(edtf))
    expected = {"date-parts": [list(known)]} if known else {"literal": edtf}
    assert item.get("issued") == (expected if edtf else None)


def test_citeproc_makes_a_bibliography_of_it() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc import (
            Citation,
            CitationItem,
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON

        items = json.loads(written("csl-json", [PLAIN]))
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        made = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        made.register(Citation([CitationItem(items[0]["id"])]))
        told = str(made.bibliography()[0])
    assert "Kim" in told and "2022" in told and "A bridge opens" in told


@given(TEXTS)
@example(HOSTILE[4])
def test_csv_comes_back_and_computes_nothing(title: str) -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", [titled(title), PLAIN]), newline="")))
    assert len(rows) == 2
    assert rows[0]["title"].removeprefix("'") == line(title).removeprefix("'")
    assert not any(value.startswith(("=", "+", "-", "@")) for row in rows for value in row.values())
    assert rows[1]["date"] == "2022-12-23"


@given(TEXTS)
@example(HOSTILE[7])
def test_html_shows_what_was_there(title: str) -> None:
    seen = Seen(written("html", [titled(title)]))
    assert seen.texts["h2"] == [line(title) or "(untitled)"]
    assert set(seen.tags) <= {"html", "head", "meta", "title", "style", "body", *"article h2 p br a".split()}


@given(TEXTS)
@example(HOSTILE[8])
@example(HOSTILE[9])
def test_markdown_shows_what_was_there(title: str) -> None:
    from markdown_it import MarkdownIt

    html = MarkdownIt("commonmark").render(written("markdown", [titled(title)]))
    seen = Seen(html)
    assert seen.texts["h2"][0].strip() == (line(title).strip() or "(untitled)")
    assert set(seen.tags) <= {"h2", "ul", "li", "a", "code", "p"}
    assert [each.strip() for each in seen.texts["p"]] == [
        "First paragraph.",
        "Second, of 5 & more.",
        "- third",
    ]


@given(TEXTS)
def test_json_lines_hold_all_of_it(title: str) -> None:
    (row,) = written("jsonl", [titled(title)]).splitlines()
    found = json.loads(row)
    assert (found["title"], found["text"], found["sha256"]) == (title, PLAIN.text, PLAIN.sha256)


@given(TEXTS)
def test_a_citation_is_one_line(title: str) -> None:
    assert len(written("text", [titled(title)]).splitlines()) == 1


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_makes_an_empty_file_that_can_be_read(name: str) -> None:
    text = written(name, [])
    assert name != "csl-json" or json.loads(text) == []
    assert written(name, [PLAIN, PLAIN]).endswith("\n")


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_lets_control_characters_through(name: str) -> None:
    text = written(name, [titled(HOSTILE[3])])
    assert not any((ord(each) < 32 and each not in "\r\n") or each in "\x9b\u202e" for each in text)


@pytest.mark.parametrize("name", FORMATS)
def test_a_quoted_paragraph_can_be_verified(name: str) -> None:
    from hashlib import sha256

    quoted = quotation(PLAIN, 2)
    assert quoted is not None
    digest = sha256(b"Second, of 5 & more.").hexdigest()
    assert quoted == (2, "Second, of 5 & more.", digest)
    text = "".join(FORMATS[name].write([reference(PLAIN, quoted)]))
    assert digest in text and PLAIN.sha256 in text


def test_a_paragraph_that_is_not_there() -> None:
    assert quotation(PLAIN, 0) is None
    assert quotation(PLAIN, 4) is None


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://a.example/x_y?z=%20", "https://a.example/x_y?z=%20"),
        ("https://a.example/{x}\\ y\n", "https://a.example/%7Bx%7D%5C%20y"),
        ('https://a.example/"><script>', "https://a.example/%22%3E%3Cscript%3E"),
        ("https://a.example/жол", "https://a.example/жол"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("", ""),
    ],
)
def test_addresses(url: str, kept: str) -> None:
    assert web_address(url) == kept


@pytest.mark.parametrize(
    ("name", "form"), [("a.bib", "bibtex"), ("a.b.JSON", "csl-json"), ("x.jsonl", "jsonl"), ("bib", None)]
)
def test_a_format_by_its_file_name(name: str, form: str | None) -> None:
    assert by_suffix(name) == form


TAGGED = replace(
    PLAIN, tags=("border", "foreign policy, gas; water", "r&d 50%", "Вода", HOSTILE[0], HOSTILE[2])
)
TAGS = [
    "border",
    "foreign policy",
    "gas",
    "water",
    "r&d 50%",
    "Вода",
    line(HOSTILE[0]),
    line(HOSTILE[2]),
]


def test_tags_are_keywords_where_a_format_has_them() -> None:
    (entry,) = bibtex(written("bibtex", [TAGGED])).values()
    assert printed(entry.fields["keywords"]).split(", ") == TAGS
    (found,) = ris(written("ris", [TAGGED]))
    assert found["keywords"] == TAGS
    (item,) = json.loads(written("csl-json", [TAGGED]))
    assert item["keyword"].split(", ") == TAGS
    (row,) = csv.DictReader(io.StringIO(written("csv", [TAGGED]), newline=""))
    assert row["tags"].split("; ") == TAGS
    assert json.loads(written("jsonl", [TAGGED]))["tags"] == list(TAGGED.tags)
    seen = Seen(written("html", [TAGGED]))
    assert set(seen.tags) <= {"html", "head", "meta", "title", "style", "body", *"article h2 p br a".split()}


def test_an_article_without_tags_has_no_empty_keywords() -> None:
    texts = [written(name, [PLAIN]) for name in ("bibtex", "ris", "csl-json", "markdown")]
    assert not any(word in text for text in texts for word in ("keyword", "KW  -", "tags:"))
