"""What we write is a Whoosh index: stock Whoosh reads from it what it would have written itself."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from math import log
from pathlib import Path
from typing import Any

import pytest

from kzuzcli.article import Passage
from kzuzcli.engines.base import Engine, Entry, Request
from kzuzcli.engines.whoosh import WhooshEngine, indexer, tiers
from kzuzcli.engines.whoosh.layout import INDEX_NAME, LENGTHS, length_byte
from kzuzcli.engines.whoosh.schema import quiet_import
from kzuzcli.query import And, Form, Not, Or, Query, Term
from kzuzcli.query import Any as AnyOf
from kzuzcli.query import Sequence as InOrder

from . import oracle, stockmade

SYLLABLES = ["ка", "зах", "ста", "нефть", "do", "ri", "border", "oil", "us", "e", "n"]


def articles(count: int, seed: int = 1, first: int = 0) -> list[Entry]:
    """Random articles with a few frequent and many rare words; some long, some empty."""
    rng = random.Random(seed)

    def text(size: int) -> str:
        frequent = rng.choices(["the", "of", "и", "oil"], k=size)
        rare = ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in range(size)]
        return " ".join(word for pair in zip(frequent, rare, strict=True) for word in pair)

    found = []
    for number in range(first, first + count):
        size = rng.choice([0, 1, 20, 60, 60, 200])
        body, language = text(size), rng.choice(["en", "ru"])
        passages = (Passage(0, len(body) // 2, language), Passage(len(body) // 2, len(body), "uz-Cyrl"))
        day = rng.choice([None, 700_000 + number])
        found.append(
            Entry(
                *(f"{number:012x}", text(rng.randint(0, 5)), body, language, (language, "uz-Cyrl")),
                *(passages if rng.random() < 0.2 else (), day, day, rng.choice(["", "UzA news"])),
                *(("Ann Oil", "Bo Ka")[: rng.randint(0, 2)], 710_000 + number),
            )
        )
    return found


def plain(form: str, language: str, named: bool) -> tuple[str, str, str]:
    return form, "", ""


def write(folder: Path, batches: Sequence[Sequence[Entry]]) -> WhooshEngine:
    engine = WhooshEngine(folder, describe=plain)
    for mark, batch in enumerate(batches, 1):
        writer = engine.writer()
        for entry in batch:
            writer.add(entry)
        writer.commit(mark)
    return engine


def merged(segments: list[dict[str, Any]]) -> dict[str, Any]:
    """Several segments as one would be: postings by the article's id, without what is deleted."""
    terms: dict[Any, dict[str, Any]] = {}
    stored, lengths = {}, {}
    for one in segments:
        names = [stored["id"] for stored in one["stored"]]
        live = [doc for doc in range(len(names)) if doc not in one["deleted"]]
        for doc in live:
            stored[names[doc]] = one["stored"][doc], one["days"][0][doc], one["days"][1][doc]
            lengths[names[doc]] = [one["lengths"][field][doc] for field in one["lengths"]]
        for term, (_, postings) in one["terms"].items():
            for doc, weight, value in postings:
                if doc not in one["deleted"]:
                    terms.setdefault(term, {})[names[doc]] = weight, value
    return {"terms": terms, "stored": stored, "lengths": lengths}


def test_the_same_as_stock_whoosh_writes(tmp_path: Path) -> None:
    batches = [articles(300), articles(150, 2, 300)]
    write(tmp_path / "ours", batches).close()
    stockmade.make(tmp_path / "stock", batches)
    ours, stock = stockmade.content(tmp_path / "ours"), stockmade.content(tmp_path / "stock")
    assert len(ours) == len(stock) == 2
    for one, other in zip(ours, stock, strict=True):
        assert one == other


def test_runs_make_the_same_segment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = articles(500)
    monkeypatch.setattr(indexer, "RUN", 4_000)
    write(tmp_path / "ours", [entries]).close()
    stockmade.make(tmp_path / "stock", [entries])
    assert stockmade.content(tmp_path / "ours") == stockmade.content(tmp_path / "stock")


def test_several_processes_make_the_same_index(tmp_path: Path) -> None:
    entries = articles(500)
    batches = [entries[:200], entries[200:350], entries[350:]]
    engine = WhooshEngine(tmp_path / "ours")
    writers = [engine.writer_elsewhere() for _ in batches]
    for writer, batch in zip(writers, batches, strict=True):
        for entry in batch:
            writer.add(entry)
        writer.build()
    for mark, writer in enumerate(writers, 1):
        writer.commit(mark)
    engine.close()
    stockmade.make(tmp_path / "stock", [entries])
    ours, stock = stockmade.content(tmp_path / "ours"), stockmade.content(tmp_path / "stock")
    assert merged(ours) == merged(stock)


def test_merging_copies_and_leaves_out_the_deleted(tmp_path: Path) -> None:
    entries = articles(400)
    engine = write(tmp_path / "ours", [entries[:100], entries[100:200], entries[200:300]])
    writer = engine.writer()
    for entry in entries[90:110]:
        writer.remove(entry)
    for entry in entries[300:]:
        writer.add(entry)
    writer.commit(4)
    engine.close()
    ours = stockmade.content(tmp_path / "ours")
    assert len(ours) == 1, "four segments of one size are merged"
    stockmade.make(tmp_path / "stock", [entries[:90] + entries[110:]])
    assert ours == stockmade.content(tmp_path / "stock")


def test_stock_whoosh_writes_on_and_merges(tmp_path: Path) -> None:
    entries = articles(60)
    engine = write(tmp_path / "ours", [entries[:30], entries[30:]])
    before = _answers(engine, entries)
    _stock_writer(tmp_path / "ours").commit(optimize=True)
    assert engine.mark() == 2
    assert engine.ids() == {entry.id for entry in entries}
    # Whoosh adds up rounded lengths when it merges, so scores change a little
    assert [set(dict(found)) for found in _answers(engine, entries)] == [set(dict(found)) for found in before]
    writer = engine.writer()
    writer.remove(entries[0])
    writer.add(replace(entries[1], id="f" * 12))
    writer.commit(3)
    assert engine.ids() == {entry.id for entry in entries[1:]} | {"f" * 12}
    _stock_writer(tmp_path / "ours").commit(optimize=True)
    assert engine.ids() == {entry.id for entry in entries[1:]} | {"f" * 12}
    engine.close()


def _stock_writer(folder: Path) -> Any:
    quiet_import()
    from whoosh.index import open_dir

    return open_dir(str(folder), indexname=INDEX_NAME).writer()


QUERIES: list[Query] = [
    AnyOf((Form("en", "oil"),)),
    AnyOf((Form("ru", "и"),)),
    And((AnyOf((Form("en", "the"),)), AnyOf((Form("en", "oil"),)))),
    And((AnyOf((Form("ru", "oil"),)), AnyOf((Form("ru", "border"),)))),
    Or((AnyOf((Form("en", "oil"),)), AnyOf((Form("uz", "oil"),)), AnyOf((Form("ru", "do"),)))),
    And((AnyOf((Form("en", "of"),)), Not(AnyOf((Form("en", "the"),))))),
    InOrder((AnyOf((Form("en", "the"),)), AnyOf((Form("en", "oil"),)))),
    InOrder((AnyOf((Form("ru", "и"),)), AnyOf((Form("ru", "ка"),)), AnyOf((Form("ru", "of"),)))),
    AnyOf((Form("en", "oil"), Form("en", "do"), Form("en", "oilus"), Form("ru", "n"))),
    And((AnyOf((Form("en", "the"),)), Term("uz", "lang"))),
    AnyOf((Form("und", "ann"),), "author"),
]


def _answers(engine: Engine, entries: Sequence[Entry]) -> list[list[tuple[str, float]]]:
    found = [engine.search(Request(node, limit=None)) for node in QUERIES]
    return [[(hit.id, round(hit.score, 9)) for hit in result.hits] for result in found]


def in_body(node: Query) -> Query:
    """The query asked of the body alone: Whoosh knows no word that stands in two fields."""
    match node:
        case AnyOf() | InOrder():
            return replace(node, field="body")
        case And(parts) | Or(parts):
            return type(node)(tuple(in_body(part) for part in parts))
        case Not(part):
            return Not(in_body(part))
    return node


def as_we_weigh() -> Any:
    """Whoosh's BM25F with the weight we give to a term."""
    quiet_import()
    from whoosh.scoring import BM25F

    class Weighing(BM25F):  # type: ignore[misc]
        def idf(self, searcher: Any, fieldname: str, text: bytes) -> float:
            whole = searcher.get_parent()
            held = whole.doc_frequency(fieldname, text)
            return log(1 + (whole.doc_count_all() - held + 0.5) / (held + 0.5))

    return Weighing()


def as_stock(node: Query) -> Any:
    """The query for stock Whoosh; only single forms, in the body."""
    quiet_import()
    from whoosh import query

    match node:
        case AnyOf(forms=(form,), field="body"):
            return query.Term("body", f"{form.text}@{form.language}")
        case InOrder(slots=slots):
            return query.Phrase("body", [f"{slot.forms[0].text}@{slot.forms[0].language}" for slot in slots])
        case And(parts=(first, Not(part=part))):
            # And with Not would add 1 to every score
            return query.AndNot(as_stock(first), as_stock(part))
        case And(parts=parts):
            return query.And([as_stock(part) for part in parts])
        case Or(parts=parts):
            return query.Or([as_stock(part) for part in parts])
    raise NotImplementedError


@pytest.mark.parametrize("number", range(7))
def test_scores_are_those_of_stock_whoosh(tmp_path: Path, number: int) -> None:
    entries = articles(400)
    engine = write(tmp_path, [entries[:300], entries[300:]])
    writer = engine.writer()
    for entry in entries[::5]:
        writer.remove(entry)
    writer.commit(3)
    asked = in_body(QUERIES[number])
    found = engine.search(Request(asked, limit=None))
    ours = {hit.id: hit.score for hit in found.hits}
    from whoosh.index import open_dir

    with open_dir(str(tmp_path), indexname=INDEX_NAME).searcher(weighting=as_we_weigh()) as searcher:
        stock = {hit["id"]: hit.score for hit in searcher.search(as_stock(asked), limit=None)}
    assert len(ours) > 3
    assert ours == pytest.approx(stock, abs=1e-6)
    engine.close()


def test_the_reader_of_our_own_and_whoosh_answer_alike(tmp_path: Path) -> None:
    entries = articles(400)
    engine = write(tmp_path, [entries[:300], entries[300:]])
    writer = engine.writer()
    for entry in entries[::5]:
        writer.remove(entry)
    writer.commit(3)
    ours = _answers(engine, entries)
    for path in tmp_path.glob("manifest-*.json"):  # as if stock Whoosh had committed last
        path.write_bytes(path.read_bytes().replace(b'"toc": ', b'"toc": 1'))
        path.rename(tmp_path / "manifest-0.json")
    other = WhooshEngine(tmp_path)
    assert _answers(other, entries) == ours
    assert "Stock" in type(other._segments[0]).__name__
    other.close()
    engine.close()


def test_length_bytes_are_those_of_whoosh() -> None:
    quiet_import()
    from whoosh.util.numeric import byte_to_length, length_to_byte

    assert list(LENGTHS) == [byte_to_length(byte) for byte in range(256)]
    for length in (*range(6_000), 50_000, 106_373, 106_374, 10**7):
        assert length_byte(length) == length_to_byte(length)


def test_small_batches_never_pay_for_a_large_archive() -> None:
    from kzuzcli.engines.whoosh.manifest import SegmentFacts

    sizes: list[int] = []
    written = 0
    for _ in range(2_000):
        sizes.append(50)
        while group := tiers.to_merge([SegmentFacts(str(size), size, {}) for size in sizes], 50):
            written += sum(sizes[place] for place in group)
            assert sum(sizes[place] for place in group) <= tiers.SMALL
            sizes = [one for place, one in enumerate(sizes) if place not in group] + [
                sum(sizes[place] for place in group)
            ]
    assert written <= 4 * 100_000
    assert len(sizes) <= 40


def test_oracle_knows_the_scores_of_stock_whoosh(tmp_path: Path) -> None:
    """The oracle is judged as well, so that it and the engine cannot be wrong together."""
    entries = articles(40)
    stockmade.make(tmp_path, [entries])
    from whoosh.index import open_dir

    with open_dir(str(tmp_path), indexname=INDEX_NAME).searcher(weighting=as_we_weigh()) as searcher:
        for node in map(in_body, QUERIES[:7]):
            stock = {hit["id"]: hit.score for hit in searcher.search(as_stock(node), limit=None)}
            assert oracle.answer(entries, Request(node)).scores == pytest.approx(stock, abs=1e-6)
