"""Lines of key words in context."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kzuzcli.article import Article, DateEvidence, Origin, Passage
from kzuzcli.concordance import concordance, lines
from kzuzcli.period import Period
from kzuzcli.query import And, Any, Form, Query, Sequence

TEXT = "The red line.\n\nA line on  a map, a line\nin sand. Kassym-Jomart Tokayev drew a Line"


def word(*forms: str, language: str = "en") -> Any:
    return Any(tuple(Form(language, form) for form in forms), None, forms[0])


LINE = word("line")
NAME: Query = Sequence((word("kassym"), word("jomart"), word("tokayev")))


def article(text: str = TEXT, id: str = "aa", date: str | None = "2020", language: str = "en") -> Article:
    found = DateEvidence(Period.parse(date), "metadata", date) if date else None
    origin = Origin("/a.txt")
    return Article(id, "Title", text, language, found, None, (), None, origin, "0" * 64, 9)


def test_a_line_stays_in_its_paragraph() -> None:
    found = lines(LINE, article())
    assert [(line.left, line.word, line.right, line.paragraph) for line in found] == [
        ("The red ", "line", ".", 1),
        ("A ", "line", " on a map, a line", 2),
        ("A line on a map, a ", "line", "", 2),
        ("in sand. Kassym-Jomart Tokayev drew a ", "Line", "", 3),
    ]
    assert all(TEXT[line.start : line.end] == line.word for line in found)


def test_words_of_a_name_are_one_place() -> None:
    (line,) = lines(NAME, article())
    assert (line.left, line.word, line.right) == ("in sand. ", "Kassym-Jomart Tokayev", " drew a Line")


def test_words_asked_for_together_are_places_of_their_own() -> None:
    found = lines(And((word("red"), LINE)), article("A red line"))
    assert [line.word for line in found] == ["red", "line"]


def test_sorted_by_what_stands_right() -> None:
    found = concordance(LINE, [article()], sort="right")
    assert [line.right for line in found.lines] == [".", "", "", " on a map, a line"]


def test_sorted_by_what_stands_left_nearest_word_first() -> None:
    found = concordance(LINE, [article("x red line\nb red line\na bed line\nred line")], sort="left")
    assert [line.left for line in found.lines] == ["a bed ", "red ", "b red ", "x red "]


def test_sorted_by_date_newest_first_undated_last() -> None:
    dates = ["2019", None, "2021-05", "2021-05-07", "2022/.."]
    articles = [article("a line", f"a{n}", date) for n, date in enumerate(dates)]
    found = concordance(LINE, articles, sort="date")
    assert [str(line.date.period) if line.date else None for line in found.lines] == [
        "2022/..",
        "2021-05",
        "2021-05-07",
        "2019",
        None,
    ]


@pytest.mark.parametrize("sort", ["left", "right", "date"])
def test_limit_and_offset_cut_the_whole(sort: str) -> None:
    articles = [article(id=f"a{n}") for n in range(3)]
    whole = concordance(LINE, articles, sort=sort)
    part = concordance(LINE, articles, sort=sort, limit=3, offset=2)
    assert part.lines == whole.lines[2:5]
    assert (part.total, part.articles) == (whole.total, whole.articles) == (12, 3)
    assert part.spellings == {"line": 9, "Line": 3}


def test_every_line_has_the_language_of_its_passage() -> None:
    text = "line one\nсызық екі"
    mixed = replace(article(text), passages=(Passage(0, 9, "en"), Passage(9, len(text), "kk")))
    query = Any((Form("en", "line"), Form("kk", "сызық")), None, "line")
    assert [line.language for line in lines(query, mixed)] == ["en", "kk"]


def test_reach_limits_what_is_kept() -> None:
    (line,) = lines(LINE, article("x" * 500 + " line " + "y" * 500), reach=20)
    assert (len(line.left), len(line.right)) == (20, 20)
