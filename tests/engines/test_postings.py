"""Values of a block, however they are read."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kzuzcli.engines.whoosh import postings

ODD = 0x432E
"""A place whose bytes look like the end of a value and the beginning of the next."""

PLACES = st.sampled_from([0, 1, 46, 67, 255, 256, ODD, 0x422E, 65_535, 65_536, 70_000]) | st.integers(0, 400)
VALUES = st.lists(PLACES, min_size=1, max_size=140, unique=True).map(sorted)


def block(places: list[list[int]]) -> bytes:
    """The values of a block as they stand in a file, to its end."""
    single = postings.SinglePlaces()
    written = [single[found[0]] if len(found) == 1 else postings.several_places(found) for found in places]
    return b"(" + b"".join(written) + b"t\x87."


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.lists(PLACES, min_size=1, max_size=3, unique=True).map(sorted) | VALUES, min_size=1, max_size=40
    )
)
def test_cutting_a_block_says_what_walking_through_it_says(places: list[list[int]]) -> None:
    data = block(places)
    assert list(postings.positions(data, range(len(places)))) == places
    cut = postings.cut(data, len(places))
    if cut is not None:
        assert [list(postings.PLACES[value]) for value in cut] == places


def test_most_blocks_are_cut() -> None:
    places = [[number] if number % 3 else [number, number + 7] for number in range(128)]
    cut = postings.cut(block(places), 128)
    assert cut is not None
    assert [list(postings.PLACES[value]) for value in cut] == places


def test_a_block_that_would_be_cut_wrongly_is_not() -> None:
    long = list(range(0, 600, 2))
    assert postings.cut(block([[ODD], long]), 2) is None
    assert postings.cut(block([long, [ODD]]), 2) is None
    assert postings.cut(block([[ODD], [1]]), 2) is None
