"""What separators mean."""

from decimal import Decimal

import pytest

from kzuzcli.figures.numerals import NUMBER, value

VALUES = [
    ("1,234", "en", False, "1234"),
    ("1,234", "ru", False, "1.234"),
    ("12,500", "uz", True, "12500"),
    ("1.234", "en", False, "1.234"),
    ("1.234", "ru", True, "1234"),
    ("0.125", "en", True, "0.125"),
    ("1,234,567.8", "en", False, "1234567.8"),
    ("1.234.567", "ru", False, "1234567"),
    ("1 234 567", "ru", False, "1234567"),
    ("1\u00a0234,5", "kk", False, "1234.5"),
    ("2,6", "ru", False, "2.6"),
    ("2.6", "ru", False, "2.6"),
    ("2023", "en", False, "2023"),
]


@pytest.mark.parametrize(("digits", "language", "counted", "read"), VALUES)
def test_values(digits: str, language: str, counted: bool, read: str) -> None:
    assert NUMBER.fullmatch(digits)
    assert value(digits, language, counted=counted) == Decimal(read)
