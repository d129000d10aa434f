"""What of an article the model reads."""

from __future__ import annotations

import pytest

from kzuzcli.article import Article, Origin
from kzuzcli.semantic import excerpt
from kzuzcli.semantic.excerpt import LENGTH


def article(title: str, text: str) -> Article:
    return Article("1", title, text, "en", None, None, (), None, Origin("a.txt"), "", 0)


CASES = [
    ("Title", "First.\n\nSecond.", "Title\nFirst. Second."),
    ("Title", "Title\n\nFirst.", "Title\nFirst."),
    ("", "First.", "First."),
    ("Title", "", "Title"),
    ("", " \n ", ""),
]


@pytest.mark.parametrize(("title", "text", "read"), CASES)
def test_title_and_lead(title: str, text: str, read: str) -> None:
    assert excerpt(article(title, text)) == read


def test_a_long_text_is_cut_between_words() -> None:
    lead = excerpt(article("", "vodka " * 500))
    assert LENGTH - 6 <= len(lead) <= LENGTH
    assert set(lead.split()) == {"vodka"}


def test_a_word_without_end_is_cut_all_the_same() -> None:
    assert len(excerpt(article("", "ы" * 5000))) == LENGTH


def test_what_is_no_part_of_the_article_is_not_read() -> None:
    text = "Share on Facebook\nThe river rose."
    assert excerpt(article("Flood", text), [(0, 17)]) == "Flood\nThe river rose."
