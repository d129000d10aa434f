"""Two articles side by side: paragraphs, changes, passages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.article import Link
from kzuzcli.linking.article import LinkArticle
from kzuzcli.linking.compare import (
    Change,
    Facing,
    align,
    compare,
    differences,
    in_common,
    paragraphs,
    shared_passages,
)

ENGLISH = LinkArticle(
    "en",
    "Bridge opened in Khiva\n\n"
    "Minister Saidov opened the bridge on 14 March together with engineers from Nukus.\n"
    "It cost 382 million dollars and took 27 months to build, somewhat longer than planned.\n"
    "Nobody was hurt.\n",
    "en",
)
RUSSIAN = LinkArticle(
    "ru",
    "В Хиве открыт мост\n"
    "Министр Саидов открыл мост 14 марта вместе с инженерами из Нукуса и Термеза.\n"
    "Стоил он 392 миллиона долларов и строился 27 месяцев, несколько дольше намеченного.\n"
    "Подписывайтесь на наш канал, чтобы не пропустить новости.\n",
    "ru",
)


def words(article: LinkArticle, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [article.text[start:end] for start, end in spans]


def test_paragraphs_of_a_translation_face_each_other() -> None:
    rows = align(ENGLISH, RUSSIAN)
    assert [(len(row.a), len(row.b)) for row in rows][:3] == [(1, 1)] * 3
    assert words(ENGLISH, rows[2].only_a) == ["382"]
    assert words(RUSSIAN, rows[2].only_b) == ["392"]
    assert "Термеза." in words(RUSSIAN, rows[1].only_b)


def test_a_paragraph_split_in_two_faces_both() -> None:
    one = LinkArticle(
        "1", "Saidov met Japarov in Khiva on 14 March. Nukus sent 164 engineers to Urgench.", "en"
    )
    two = LinkArticle(
        "2", "Саидов встретил Жапарова в Хиве 14 марта.\nНукус послал 164 инженера в Ургенч.", "ru"
    )
    assert [(len(row.a), len(row.b)) for row in align(one, two)] == [(1, 2)]


lines = st.lists(st.sampled_from(["a b", "Khiva 14", "Nukus", ""]), max_size=6).map("\n".join)


@given(lines, lines)
def test_every_paragraph_stands_in_one_row(a: str, b: str) -> None:
    rows = align(LinkArticle("1", a, "en"), LinkArticle("2", b, "en"))
    assert [span for row in rows for span in row.a] == paragraphs(a)
    assert [span for row in rows for span in row.b] == paragraphs(b)


@pytest.mark.parametrize(
    "a, b, expected",
    [
        ("one two", "one two", [("equal", "one two", "one two")]),
        ("one two", "one", [("equal", "one ", "one"), ("delete", "two", "")]),
        ("one.", "zero one.", [("insert", "", "zero "), ("equal", "one.", "one.")]),
        ("a x b", "A y B", [("equal", "a ", "A "), ("replace", "x ", "y "), ("equal", "b", "B")]),
        ("", "", []),
    ],
)
def test_differences(a: str, b: str, expected: list[tuple[str, str, str]]) -> None:
    found = differences(LinkArticle("1", a, "en"), LinkArticle("2", b, "en"))
    assert [(c.kind, a[slice(*c.a)], b[slice(*c.b)]) for c in found] == expected


some = st.lists(st.sampled_from(["one", "two,", "three", "«four»"]), max_size=12).map(" ".join)


@given(some, some)
def test_changes_cover_both_texts(a: str, b: str) -> None:
    found = differences(LinkArticle("1", a, "en"), LinkArticle("2", b, "en"))
    if found:
        assert "".join(a[slice(*change.a)] for change in found) == a
        assert "".join(b[slice(*change.b)] for change in found) == b


def test_shared_passages_stand_in_their_paragraphs() -> None:
    run = "we agreed today to mark the whole border by next spring"
    a = LinkArticle("1", f"First line.\nHe said: {run}. And left.\nLast line.", "en")
    b = LinkArticle("2", f"Again {run}\nThe end.", "en")
    (passage,) = shared_passages(a, b)
    assert passage.words == 11
    assert a.text[slice(*passage.a)] == b.text[slice(*passage.b)] == run
    assert a.text[slice(*passage.around_a)] == f"He said: {run}. And left."
    assert b.text[slice(*passage.around_b)] == f"Again {run}"


@pytest.mark.parametrize("kind, shape", [("translation", Facing), ("reprint", Change), ("same", Change)])
def test_the_link_decides_what_is_shown(kind: str, shape: type) -> None:
    link = Link(kind, "ru", "en", True, 1.0)  # type: ignore[arg-type]
    assert {type(each) for each in compare(ENGLISH, RUSSIAN, [link])} == {shape}
    assert compare(ENGLISH, RUSSIAN) == []


def test_names_and_numbers_in_common() -> None:
    both = [(ENGLISH.text[slice(*a)], RUSSIAN.text[slice(*b)]) for a, b in in_common(ENGLISH, RUSSIAN)]
    assert ("Saidov", "Саидов") in both and ("27", "27") in both
    assert not any("382" in pair for pair in both)
