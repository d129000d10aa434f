"""kzuz link with two articles: the user's yes or no."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.cli.conftest import Kzuz, ids


def test_yes_no_and_never_mind(kzuz: Kzuz, small: Path) -> None:
    a, b, _ = ids(small)
    assert kzuz("link", archive=small).code == 0
    assert "the same text as" in kzuz("show", a, archive=small).out
    ran = kzuz("link", a, b, "--no", archive=small)
    assert (ran.code, "is not the same text as" in ran.err) == (0, True)
    assert b[:8] not in kzuz("show", a, archive=small).out
    ran = kzuz("link", a, b, "--kind", "translation", "--yes", archive=small)
    assert (ran.code, "is a translation of" in ran.err) == (0, True)
    assert "you said so" in " ".join(kzuz("show", b, archive=small).out.split())
    assert kzuz("link", b, a, "--forget", archive=small).code == 0
    assert kzuz("link", b, a, "--forget", archive=small).code == 1
    assert "you said so" not in " ".join(kzuz("show", b, archive=small).out.split())


def test_one_thing_is_said_of_two_articles(kzuz: Kzuz, small: Path) -> None:
    a, b, _ = ids(small)
    for line in (
        f"{a} --yes",
        f"{a} {b}",
        f"{a} {b} --yes --no",
        f"{a} {a} --yes",
        "--no",
        f"{a} {b} --yes --anew",
    ):
        assert kzuz("link", *line.split(), archive=small).code == 2
    assert kzuz("link", a, b, "--yes", archive=small).code == 2  # no relation is known yet
    assert kzuz("link", a, "ffffffff", "--yes", archive=small).code == 1


def test_relations_of_another_kzuz_are_told_of_and_found_again(kzuz: Kzuz, small: Path) -> None:
    a, b, _ = ids(small)
    assert kzuz("link", archive=small).code == 0
    with sqlite3.connect(small / "index" / "links.db") as db:
        db.execute("UPDATE meta SET value = -1 WHERE name = 'version'")
    db.close()
    ran = kzuz("search", "story", archive=small)
    assert (ran.code, "kzuz link" in ran.err) == (0, True)
    assert "try: kzuz link" in kzuz("search", "is:translation", archive=small).err
    assert kzuz("link", archive=small).code == 0
    assert "kzuz link" not in kzuz("search", "story", archive=small).err
    assert b[:8] in kzuz("show", a, archive=small).out
