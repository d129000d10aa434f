"""What renderables show at any width: whole words, aligned cells, no line beyond the terminal."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.text import Text

from kzuzcli.archive import Details, Found
from kzuzcli.article import Article, DateEvidence, Origin
from kzuzcli.engines.base import Hit
from kzuzcli.highlight import Snippet
from kzuzcli.period import Period
from kzuzcli.render import (
    Hanging,
    Look,
    article_lines,
    article_page,
    date_words,
    hit,
    lit,
    period_words,
    place,
    statistics,
)

WIDTHS = [40, 60, 80, 140]
TITLES = [
    "A plain title of a story",
    "哈萨克斯坦与乌兹别克斯坦签署边界标定协议并宣布新的合作计划",
    "Қазақстан мен Өзбекстан шекараны демаркациялау туралы келісті",
    "e\u0301te\u0301 de\u0301coupe\u0301 combining " * 3,
    "emoji 🇰🇿🇺🇿 👩‍👩‍👧 flags",
    "",
    "line\nbreak\tand tab",
    "word" * 60,
]


def shown(parts: Iterable[RenderableType], columns: int) -> list[str]:
    out = io.StringIO()
    console = Console(
        file=out,
        width=columns,
        markup=False,
        highlight=False,
        emoji=False,
        color_system=None,
        legacy_windows=False,
    )
    for part in parts:
        console.print(part)
    return [line.rstrip() for line in out.getvalue().split("\n")[:-1]]


def article(
    title: str, text: str = "Words.", source: str | None = None, edtf: str | None = "2022-12-21"
) -> Article:
    date = DateEvidence(Period.parse(edtf), "metadata", edtf) if edtf else None
    return Article(
        "0123456789ab", title, text, "uz-Cyrl", date, source, (), None, Origin("/n/a.txt"), "0" * 64, 1
    )


def found(title: str, **facts: str | None) -> Found:
    snippet = Snippet("before WORD after " + title.replace("\n", " "), ((7, 11),), 3)
    return Found(1, Hit("0123456789ab", 1.0), article(title, **facts), (snippet,), ("WORD",))  # type: ignore[arg-type]


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("title", TITLES)
def test_no_line_is_wider_than_the_terminal(title: str, columns: int) -> None:
    look = Look(columns=columns)
    details = Details(
        article(title, title * 3), "", "text", "utf-8", "2026", ((Origin("/n/a.txt"), False),), (), {}
    )
    parts = [*hit(found(title), look), *article_lines([found(title)], look), *article_page(details, [], look)]
    assert [line for line in shown(parts, columns) if cell_len(line) > columns] == []


@pytest.mark.parametrize("columns", WIDTHS)
def test_list_columns_are_aligned_by_cells(columns: int) -> None:
    rows = [
        found(title, edtf=edtf) for title, edtf in zip(TITLES, ["2019", None, "2023/.."] * 3, strict=False)
    ]
    lines = shown(article_lines(rows, Look(columns=columns)), columns)
    starts = set()
    for line, row in zip(lines, rows, strict=True):
        first = (row.article.title.split() or ["(no"])[0][:1]
        starts.add(cell_len(line[: line.index(first, 31)]))
    assert len(lines) == len(TITLES)
    assert starts == {cell_len("  01234567  uz-Cyrl  since 2023  ")}


def test_a_pipe_gets_whole_titles() -> None:
    line = shown(article_lines([found("word " * 60)], Look(columns=60, cut=False)), 400)[0]
    assert line.count("word") == 60


def test_hits_at_sixty_columns() -> None:
    lines = shown(
        hit(found("A title that is longer than sixty columns would ever let it be"), Look(columns=60)), 60
    )
    assert lines == [
        "  1  01234567  uz-Cyrl  2022-12-21",
        "     A title that is longer than sixty columns would ever",
        "     let it be",
        "     ¶3  before ▌WORD▐ after A title that is longer than",
        "         sixty columns would ever let it be",
    ]


def test_lit_in_colour_has_no_marks() -> None:
    text = lit("a WORD b", [(2, 6)], True)
    assert text.plain == "a WORD b"
    assert [(span.start, span.end) for span in text.spans] == [(2, 6)]
    assert lit("a WORD b", [(2, 6)], False).plain == "a ▌WORD▐ b"


def test_bars_fit_and_are_aligned() -> None:
    figures = {
        "articles": 3,
        "words": 1,
        "languages": {"en": 12_345, "uz-Cyrl": 7},
        "years": {},
        "sources": {
            "一個很長的消息來源名稱一個很長的消息來源名稱一個很長的消息來源": 12_345,
            "": 3,
            "Short": 1,
        },
        "states": {},
        "undated": 1,
        "bounded": 0,
    }
    for columns in WIDTHS:
        lines = shown(statistics(figures, Look(columns=columns)), columns)
        assert max(map(cell_len, lines)) <= columns
        bars = [cell_len(line[: line.index("▇")]) for line in lines if "▇" in line]
        assert len(set(bars[:2])) == len(set(bars[2:])) == 1


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120), st.integers(0, 12), st.integers(40, 100))
def test_hanging_lines_keep_every_letter(text: str, indent: int, columns: int) -> None:
    """Whatever the text: nothing is lost but blanks, and nothing stands left of the indent."""
    clean = " ".join("".join(letter for letter in text if letter.isalnum() or letter == " ").split())
    lines = shown([Hanging(Text("x" * indent), Text(clean))], columns)
    assert lines[0].startswith("x" * indent)
    assert "".join("".join(line[indent:] for line in lines).split()) == "".join(clean.split())
    assert all(line[:indent].strip() == "" for line in lines[1:])


PERIODS = [
    ("2019", "2019"),
    ("2019-04", "2019-04"),
    ("2018/2019", "2018..2019"),
    ("2023/..", "since 2023"),
    ("../2023-04", "until 2023-04"),
    ("2019?", "2019?"),
    ("XXXX-06-09", "06-09 of some year"),
]


@pytest.mark.parametrize(("edtf", "words"), PERIODS)
def test_periods_in_words(edtf: str, words: str) -> None:
    assert period_words(Period.parse(edtf)) == words


def test_a_date_from_the_text_says_so() -> None:
    assert date_words(DateEvidence(Period.parse("2019"), "text", "2019 year")) == "2019 (text)"
    assert date_words(DateEvidence(Period.parse("2019"), "metadata", "2019")) == "2019"
    assert date_words(None) == "undated"


def test_places_are_told_from_here_or_from_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.getcwd", lambda: "/home/me/news")
    monkeypatch.setenv("HOME", "/home/me")
    assert place(Origin("/home/me/news/a/b.txt")) == "a/b.txt"
    assert place(Origin("/home/me/news.jsonl", "r1")) == "~/news.jsonl [r1]"
    assert place(Origin("/mnt/x.txt")) == "/mnt/x.txt"
    assert place(Origin("/mnt/x\x1b[1m.txt")) == "/mnt/x␛[1m.txt"
