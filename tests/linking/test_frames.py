"""Days and lengths of articles tell what may be a translation."""

from __future__ import annotations

import sqlite3

import pytest

from kzuzcli.linking.frames import Frames
from kzuzcli.linking.linker import SCHEMA


@pytest.mark.parametrize(
    "length, days, expected",
    [(100, (1000, 1021), True), (100, (1000, 1022), False), (100, (1022, 1000), False), (100, (None, 5), True), (301, (1, 1), False)],
)  # fmt: skip
def test_possible(length: int, days: tuple[int | None, int | None], expected: bool) -> None:
    db = sqlite3.connect(":memory:")
    db.executescript(SCHEMA)
    for number, (characters, day) in enumerate([(length, days[1]), (100, days[0]), (100, None)], 3):
        row = (number, str(number), day, day, characters)
        db.execute("INSERT INTO traces VALUES(?, ?, 'en', ?, ?, NULL, ?, x'', x'', x'', 0, x'')", row)
    frames = Frames(db)
    found = frames.possible(4, {3: 0.5, 5: 1.0})
    about = set().union(*frames.about(4)) or {3, 5}
    assert about >= {number for _, number in found} | {5}
    assert found == ([(0.5, 3)] if expected else [])
    assert Frames(db).possible(5, {4: 2.0}) == [(2.0, 4)]
    db.close()
