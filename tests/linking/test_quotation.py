"""What stands in quotation marks, in the marks of four languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.linking.quotation import part_quoted, quoted


@pytest.mark.parametrize(
    "text, expected",
    [
        ('He said "we agree" twice.', ["we agree"]),
        ('"One," he said, "two."', ["One,", "two."]),
        ("Он сказал: «мы согласны».", ["мы согласны"]),
        ("«завод «Ак Жол» открыт»", ["завод «Ак Жол» открыт"]),
        ("„так“ и „так”", ["так", "так"]),
        ("“one” and “two”", ["one", "two"]),
        ("She said “never closed", ["never closed"]),
        ('A 5" disk and no quotation', []),
        ('"unclosed\nnext line', ["unclosed"]),
        ("``so it was''", ["so it was"]),
        ("don't mind o‘zbek", []),
        ("", []),
    ],
)
def test_quoted(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in quoted(text)] == expected


@given(st.text(alphabet='ab «»"“”„\n'))
def test_spans_are_in_order_and_inside(text: str) -> None:
    spans = quoted(text)
    flat = [place for span in spans for place in span]
    assert flat == sorted(flat)
    assert all(0 <= place <= len(text) for place in flat)


@pytest.mark.parametrize(
    "start, end, expected", [(0, 10, 0.5), (5, 10, 1.0), (0, 5, 0.0), (4, 4, 0.0), (8, 24, 0.5)]
)
def test_part_quoted(start: int, end: int, expected: float) -> None:
    assert part_quoted(start, end, [(5, 10), (18, 30)]) == expected
