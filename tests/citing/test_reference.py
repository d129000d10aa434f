"""Names and dates as a bibliography has them."""

import pytest

from kzuzcli.citing.reference import Author, author, date_told, reference
from tests.citing.samples import dated

NAMES = [
    ("Anna Kim", Author("Kim", "Anna")),
    ("Kim, Anna", Author("Kim", "Anna")),
    ("Anna Maria Kim", Author("Kim", "Anna Maria")),
    ("Ким Анна Сергеевна", Author("Ким", "Анна Сергеевна")),
    ("А. С. Ким", Author("Ким", "А. С.")),
    ("Ким А.С.", Author("Ким", "А.С.")),
    ("Саид Умаров", Author("Умаров", "Саид")),
    ("Степные письма", Author("Степные письма")),
    ("Border and River Notes", Author("Border and River Notes")),
    ("Kazinform", Author("Kazinform")),
    ("24 Kg", Author("24 Kg")),
    ("Border Notes", Author("Border Notes")),
]


@pytest.mark.parametrize(("name", "read"), NAMES)
def test_authors(name: str, read: Author) -> None:
    assert author(name, "border notes") == read


def test_a_date_says_how_it_is_known() -> None:
    assert date_told(dated("2019", "text", "in 2019\nand so").date) == "2019, from the text: “in 2019 and so”"
    assert date_told(dated("2019").date) == "2019, stated by the file"
    assert date_told(None) == "undated"


@pytest.mark.parametrize(
    ("edtf", "basis", "noted"),
    [("2019", "metadata", False), ("2019", "text", True), ("2019?", "metadata", True), (None, "", True)],
)
def test_a_note_where_the_date_is_not_plain(edtf: str | None, basis: str, noted: bool) -> None:
    assert ("date (EDTF)" in reference(dated(edtf, basis)).note) == noted
