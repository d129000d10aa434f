"""Residue: the gold rows, laws over any text, and what a page shows without it."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.quality.residue import Row, characters, gold

from kzuzcli.residue import CLEANED, Residue, find, hidden, hide

GOLD = list(gold())
PIECES = [
    "Share on Facebook", "Telegram", "Читайте также:", "- A list", "Источник: UzA", "Photo: Anna Kim", "> quoted",
    "Anna wrote:", "--", "-----Original Message-----", "<p>", "</p>", "<script>", "</script>", "<!--", "-->",
    "<?php", "?>", "&nbsp;", "&amp;amp;", "\u00ad", "\u00a0", "\n", "\n\n", " ", "Words of the article.", "A title", "İ",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(max_size=200)
readers = st.sampled_from(["text", "mail"])


@pytest.mark.parametrize("row", GOLD, ids=[str(number) for number in range(1, len(GOLD) + 1)])
def test_nothing_of_an_article_is_taken_for_residue(row: Row) -> None:
    """A line wrongly hidden is worse than one left: of the gold table not one character may be."""
    found = find(row.text, row.title, row.reader)
    assert characters(found) <= characters(row.residue)


def test_most_residue_is_found() -> None:
    """The figures stand in `python -m tests.quality.residue`; this says when something broke."""
    right = sum(find(row.text, row.title, row.reader) == row.residue for row in GOLD)
    assert right >= 0.95 * len(GOLD)


@given(texts, st.sampled_from(["", "A title", "Words of the article."]), readers)
def test_stretches_stand_in_order_inside_the_text_and_apart(text: str, title: str, reader: str) -> None:
    found = find(text, title, reader)
    assert all(0 <= start < end <= len(text) for start, end, _ in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(texts, readers, st.data())
def test_what_is_shown_is_the_text_without_its_residue(text: str, reader: str, data: st.DataObject) -> None:
    """Apart from blanks nothing else goes, and every span still covers the same letters."""
    found = [one for one in find(text, "A title", reader) if one.kind != "entity"]
    words = data.draw(spans_of(text))
    shown, moved = hide(text, found, words)
    gone = {place for start, end, kind in _gone(found, words) for place in range(start, end)}
    kept = "".join(letter for place, letter in enumerate(text) if place not in gone)
    assert "".join(shown.split()) == "".join(kept.split())
    told = ["".join(text[n] for n in range(start, end) if n not in gone).split() for start, end in words]
    assert [shown[start:end].split() for start, end in moved if shown[start:end].strip()] == [
        each for each in told if each
    ]


def _gone(found: list[Residue], words: list[tuple[int, int]]) -> list[Residue]:
    inline = ("markup", "invisible")
    return [
        one
        for one in found
        if one.kind in inline
        or (one.kind not in CLEANED and not any(a < one.end and one.start < z for a, z in words))
    ]


def spans_of(text: str) -> st.SearchStrategy[list[tuple[int, int]]]:
    """Stretches of a text without line ends in them, in order and apart."""
    cuts = st.lists(st.integers(0, len(text)), max_size=6, unique=True).map(sorted)
    return cuts.map(
        lambda at: [(a, z) for a, z in zip(at[::2], at[1::2], strict=False) if "\n" not in text[a:z]]
    )


SHOWN = [
    ("One.\n\nShare\n\nTwo.", "One.\n\nTwo."),
    ("One.\nShare\nTwo.", "One.\nTwo."),
    ("One.\nShare\n\nTwo.", "One.\n\nTwo."),
    ("One.\n\nИсточник", "One."),
    ("Share\n\nOne.", "One."),
    ("<p>One.</p>\n\n<div>\n</div>\n\nTwo.", "One.\n\nTwo."),
    ("One <script>\nvar a;\n</script> two.", "One  two."),
    ("R&amp;amp;D &laquo;x&raquo;", "R&D «x»"),
    ("5\u00a0000 демар\u00adкация", "5 000 демаркация"),
    ("One.\n\n\nTwo.  ", "One.\n\n\nTwo.  "),
]


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_shown(text: str, shown: str) -> None:
    assert hide(text, find(text)) == (shown, [])


def test_a_word_that_was_looked_for_is_shown_where_it_stands() -> None:
    text = "One.\nPhoto: Anna Kim\nШар\u00adлы. Share"
    found = find(text)
    assert [one.kind for one in found] == ["credit", "invisible"]
    kim, split = (17, 20), (21, 26)
    shown, moved = hide(text, found, [kim, split])
    assert shown == "One.\nPhoto: Anna Kim\nШарлы. Share"
    assert [shown[a:z] for a, z in moved] == ["Kim", "Шарл"]
    assert hidden(found, [kim]) == {}
    assert hidden(found) == {"credit": 1}


HOSTILE = [
    "<!--" * 20_000, "<script" * 20_000, "<a " + "x=1 " * 20_000, "<a x='" * 20_000, "&amp;" * 20_000, "> " * 100_000,
    ">\n" * 20_000, "Anna wrote:\n" * 20_000 + ">", "Share\n" * 10_000, "Telegram\n" * 10_000, "\u00a0x" * 20_000,
    "Читайте также:\n" + "- x\n" * 10_000, "<p>" * 20_000, "<?php\n" * 10_000, "(adsbygoogle =" * 20_000, "--\n" * 20_000,
    "-----Original Message-----\n" * 10_000, "<" * 200_000, "a" * 1_000_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:14].strip() for text in HOSTILE])
def test_no_text_takes_long(text: str) -> None:
    begun = time.process_time()
    hide(text, find(text, "A title", "mail"))
    assert time.process_time() - begun < 3
