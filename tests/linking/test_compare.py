"""Paragraphs aligned, numbers and names that differ, words of a reprint, shared passages in context."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.article import Link
from kzuzcli.linking.alignment import Block, align
from kzuzcli.linking.article import LinkArticle
from kzuzcli.linking.compare import Comparison, How, compare, in_common
from kzuzcli.linking.difference import Piece, difference
from kzuzcli.linking.evidence import Side, of_passages
from kzuzcli.linking.mentions import Names, Vocabulary, numbers, other_names, other_numbers

ENGLISH = (
    "On 14 March Minister Bakhtiyor Saidov opened the Amudarya canal in Khiva.",
    "It cost 382.5 million dollars and took 27 months.",
    "Engineers from Nukus built 164 kilometres.",
    "A second stage reaches Turkmenabat in 2027.",
)
RUSSIAN = (
    "14 марта министр Бахтиёр Саидов открыл в Хиве канал Амударья.",
    "Он стоил 382,5 миллиона долларов и строился 27 месяцев.",
    "Инженеры из Нукуса построили 164 километра.",
    "Вторая очередь дойдёт до Туркменабата в 2027 году.",
)


def article(text: str, language: str = "en") -> LinkArticle:
    return LinkArticle(language, text, language)


def beside(a: list[str], b: list[str]) -> list[tuple[int, int]]:
    """How many paragraphs of either side stand in each row."""
    shown = compare(article("\n\n".join(a)), article("\n".join(b), "ru"), "paragraphs")
    return [(len(row.a), len(row.b)) for row in shown.rows]


JOINED = f"{RUSSIAN[1]} {RUSSIAN[2]}"
ALIGNED = [
    (list(ENGLISH), list(RUSSIAN), [(1, 1)] * 4),
    (list(ENGLISH), [RUSSIAN[0], JOINED, RUSSIAN[3]], [(1, 1), (2, 1), (1, 1)]),
    ([ENGLISH[0], *ENGLISH[2:]], list(RUSSIAN), [(1, 1), (0, 1), (1, 1), (1, 1)]),
    (list(ENGLISH), list(RUSSIAN[:3]), [(1, 1), (1, 1), (1, 1), (1, 0)]),
    ([], list(RUSSIAN[:2]), [(0, 1), (0, 1)]),
    ([], [], []),
]


@pytest.mark.parametrize(("a", "b", "rows"), ALIGNED)
def test_paragraphs_go_together(a: list[str], b: list[str], rows: list[tuple[int, int]]) -> None:
    assert beside(a, b) == rows


blocks = st.lists(st.builds(Block, st.integers(1, 400), st.frozensets(st.sampled_from("abcd"))), max_size=30)


@given(blocks, blocks)
def test_every_paragraph_stands_in_one_row_in_order(a: list[Block], b: list[Block]) -> None:
    pairs = align(a, b)
    assert [n for side, _ in pairs for n in side] == list(range(len(a)))
    assert [n for _, side in pairs for n in side] == list(range(len(b)))


def marked(a: str, b: str, language: str = "ru") -> tuple[list[str], list[str]]:
    shown = compare(article(a), article(b, language), "paragraphs")
    return (
        [a[s:e] for row in shown.rows for s, e in row.only_a],
        [b[s:e] for row in shown.rows for s, e in row.only_b],
    )


MARKED = [
    (ENGLISH[1], RUSSIAN[1], [], []),
    (ENGLISH[1], RUSSIAN[1].replace("27", "72"), ["27"], ["72"]),
    (ENGLISH[0], RUSSIAN[0].replace("Саидов", "Каримов"), ["Saidov"], ["Каримов"]),
    ("It took place on Monday.", "Это было в понедельник.", [], []),
    ("They met 3,000 people.", "Они встретили 3 тысячи человек.", [], []),
    ("It grew by 1.5 billion.", "Рост составил 1 500 миллионов.", [], []),
    ("Signed on 5 June 2022.", "Подписано 05.06.2022.", [], []),
    ("Signed on 15 June 2022.", "Подписано 16.06.2023.", ["15", "2022"], ["16", "2023"]),
]


@pytest.mark.parametrize(("a", "b", "only_a", "only_b"), MARKED)
def test_numbers_and_names_that_differ(a: str, b: str, only_a: list[str], only_b: list[str]) -> None:
    assert marked(a, b) == (only_a, only_b)


SCALED = [
    ("3,000", "en", 3),
    ("1.5", "en", 1500),
    ("382,5", "ru", 382_500),
    ("2 351", "ru", 2351),
    ("000", "en", 0),
]


@pytest.mark.parametrize(("text", "language", "value"), SCALED)
def test_the_value_of_a_number(text: str, language: str, value: int) -> None:
    assert [each.scaled for each in numbers(text, language)] == [value]


@given(st.text(alphabet="0123456789.,  /-аb", max_size=60), st.sampled_from(["en", "ru"]))
def test_any_text_has_numbers_or_none(text: str, language: str) -> None:
    found = list(numbers(text, language))
    assert all(text[each.start : each.end][0].isdigit() for each in found)
    assert other_numbers(found, found) == []


def test_what_is_known_of_names_counts() -> None:
    known = Names(
        lambda form, language: form != "prime",
        lambda words: [("ru", ("оон",))] if list(words) == ["United", "Nations"] else [],
    )
    text = "He told the United Nations that the Prime Minister of Atlantis agreed."
    found = other_names(text, "en", Vocabulary("В ООН выступил министр.", "ru"), known)
    assert [text[start:end] for start, end in found] == ["Atlantis"]


def pieces(a: str, b: str) -> list[tuple[str, str]]:
    shown: list[Piece] = difference(Side(article(a)), Side(article(b)))
    return [
        (piece.where, a[slice(*piece.a)] if piece.a else b[slice(*(piece.b or (0, 0)))]) for piece in shown
    ]


DIFFERENT = [
    ("The cat sat.", "The cat sat.", [("both", "The cat sat.")]),
    ("The cat sat.", "THE “cat” sat", [("both", "The cat sat.")]),
    ("The cat sat.", "The dog sat.", [("both", "The "), ("a", "cat "), ("b", "dog "), ("both", "sat.")]),
    ("One. Two three.", "Two three.", [("a", "One. "), ("both", "Two three.")]),
    ("old cats and mice", "new dogs and rats", [("a", "old cats and mice"), ("b", "new dogs and rats")]),
    ("", "new", [("b", "new")]),
    ("", "", []),
]


@pytest.mark.parametrize(("a", "b", "expected"), DIFFERENT)
def test_word_by_word(a: str, b: str, expected: list[tuple[str, str]]) -> None:
    assert pieces(a, b) == expected


words = st.lists(st.sampled_from("red green blue one two".split()), max_size=40).map(" ".join)


@given(words, words)
def test_pieces_cover_both_texts(a: str, b: str) -> None:
    shown = difference(Side(article(a)), Side(article(b)))
    assert "".join(a[slice(*each.a)] for each in shown if each.a) == a
    assert "".join(b[slice(*each.b)] for each in shown if each.b) == b
    assert all(a[slice(*each.a)].split() == b[slice(*each.b)].split() for each in shown if each.a and each.b)


def test_passages_stand_in_their_context() -> None:
    run = "one two three four five six seven eight nine ten"
    a, b = f"Before it alpha beta. {run}. Behind gamma.", f"{run} and delta epsilon"
    shown = compare(article(a), article(b), "passages")
    assert [(each.words, a[slice(*each.a)], b[slice(*each.b)]) for each in shown.passages] == [(10, run, run)]
    assert a[slice(*shown.passages[0].around_a)] == a.rstrip(".")
    assert b[slice(*shown.passages[0].around_b)] == b


def test_a_link_and_a_comparison_list_the_same_passages() -> None:
    run = "the bridge over the river at the old town was opened again on a cold morning by three engineers"
    again = " ".join(run.split()[3:14])
    a, b = article(f"It says that {run}."), LinkArticle("2", f"{again} and later {run} again.", "en")
    for one, other in ((a, b), (b, a)):
        evidence = of_passages(Side(one), Side(other), "undecided")
        link = Link("shared", one.id, other.id, True, 1.0, evidence)
        assert isinstance(evidence["passages"], list)
        shown = compare(one, other, "passages", link=link).passages
        assert [each.words for each in shown] == [each["words"] for each in evidence["passages"]] == [19]
        assert compare(one, other, "passages").passages == shown


def test_formulas_that_a_link_leaves_out_are_no_passages() -> None:
    first, second = (
        "one two three four five six seven eight nine",
        "kilo lima mike nov osc papa que rom sier tan",
    )
    a, b = article(f"{first} x {second}"), LinkArticle("2", f"{first} y {second}", "en")
    place = (len(first) + 3, len(first) + 3 + len(second))
    link = Link("shared", a.id, b.id, True, 1.0, {"passages": [{"words": 10, "a": place, "b": place}]})
    assert [each.words for each in compare(a, b, "passages", link=link).passages] == [10]
    assert [each.words for each in compare(a, b, "passages").passages] == [9, 10]
    stale = Link("shared", a.id, b.id, True, 1.0, {"passages": [{"words": 3, "a": (0, 5), "b": (0, 5)}]})
    assert len(compare(a, b, "passages", link=stale).passages) == 2


@pytest.mark.parametrize("how", ["paragraphs", "words", "passages"])
def test_empty_texts_have_nothing_in_common(how: How) -> None:
    assert compare(article(""), article("", "ru"), how) == Comparison(how)


def test_names_and_numbers_in_common() -> None:
    english, russian = "\n".join(ENGLISH), "\n".join(RUSSIAN).replace("164", "165")
    both = [
        (english[slice(*a)], russian[slice(*b)])
        for a, b in in_common(article(english), article(russian, "ru"))
    ]
    assert ("Saidov", "Саидов") in both and ("27", "27") in both
    assert not any("164" in pair for pair in both)
