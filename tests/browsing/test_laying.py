"""An article in lines, and the places in them that are lit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from kzuzcli.browsing.laying import drawn, lay
from kzuzcli.render import Hanging, lit

WORDS = st.lists(
    st.sampled_from(["river", "border", "река", "шекара", "水位", "مياه", "e\u0301te\u0301"]), min_size=1
)


def places(text: str, word: str, columns: int) -> list[str]:
    spans = [(at, at + len(word)) for at in range(len(text)) if text.startswith(word, at)]
    laid = lay([Hanging(Text(""), lit(text, spans, True))], columns)
    return ["".join(laid.lines[line][at].text for line, at in place) for place in laid.matches]


def test_every_place_is_found_once() -> None:
    assert places("the river and the river", "river", 40) == ["river", "river"]


def test_a_place_that_goes_on_in_the_next_line_is_one() -> None:
    text = "a state visit of three long days"
    assert places(text, text[2:], 24) == ["state visit of threelong days"]


def test_the_chosen_place_is_told_from_the_others_with_and_without_colour() -> None:
    laid = lay([lit("river river", [(0, 5), (6, 11)], True)], 40)
    for coloured in (True, False):
        first, _, second = drawn(laid, 0, 1, coloured)[:3]
        assert first.style != second.style
        assert first.style is not None and (first.style.color is not None) == coloured


@given(WORDS, st.integers(20, 100))
def test_no_line_is_wider_than_the_pane(words: list[str], columns: int) -> None:
    laid = lay([Hanging(Text(""), Text(" ".join(words)))], columns)
    assert all(cell_len("".join(part.text for part in line)) <= columns for line in laid.lines)
