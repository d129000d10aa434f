"""Lists of queries: what a line is, and that answering them together is answering them one by one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kzuzcli.archive import Archive
from kzuzcli.errors import NoSuchSaved, QueryError, SameLabel
from kzuzcli.ingest import ingest
from kzuzcli.query import MatchAll, Phrase, Term, parse
from kzuzcli.querylist import answer, articles, read_lines

READ = [
    ("gas", [(1, "gas", "gas")]),
    ("\n# no\n  gas  \n", [(3, "gas", "gas")]),
    ("who\tTokayev OR Токаев", [(1, "who", "Tokayev OR Токаев")]),
    ("who\t\n", [(1, "who", "who")]),
    ("\twho", [(1, "who", "who")]),
    ("a\r\nb\rc", [(1, "a", "a"), (2, "b", "b"), (3, "c", "c")]),
    ("a\u2028b", [(1, "a\u2028b", "a\u2028b")]),
    ("a\tb\tc", [(1, "a", "b\tc")]),
]


@pytest.mark.parametrize(("text", "found"), READ)
def test_lines_are_read(text: str, found: list[tuple[int, str, str]]) -> None:
    lines, faults = read_lines(text)
    assert [(line.number, line.label, line.written) for line in lines] == found
    assert faults == []


FAULTS = [
    ('gas\n"open', 2, QueryError),
    ("gas\nx\tgas\ngas", 3, SameLabel),
    ("x\t#", 1, QueryError),
    ("date:2019-13", 1, QueryError),
]


@pytest.mark.parametrize(("text", "number", "error"), FAULTS)
def test_what_is_no_query_is_told_with_its_number(text: str, number: int, error: type[Exception]) -> None:
    _, (fault,) = read_lines(text)
    assert (fault.number, type(fault.error)) == (number, error)


def test_phrases_are_taken_as_written() -> None:
    lines, faults = read_lines('Nur-Sultan (Astana)\ngas OR oil\n"a b" «c»\n-x', phrases=True)
    assert faults == []
    assert [line.query for line in lines[:2]] == [
        Phrase(("Nur-Sultan", "(Astana)")),
        Phrase(("gas", "OR", "oil")),
    ]
    assert lines[2].query == Phrase(("a", "b", "c"))
    assert lines[3].query == Term("-x")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    corpus = Path(__file__).parent.parent / "corpus"
    with Archive.open(tmp_path_factory.mktemp("list") / "a", write=True, create=True) as archive:
        ingest(archive, [corpus])
        yield archive


LIST = "Tokayev\nwater date:2022\nlang:kk -Tokayev\ndate:none\nzzzz\ntag:water\n@nobody\nis:related"


def test_together_is_one_by_one(archive: Archive) -> None:
    lines, _ = read_lines(LIST)
    table = answer(archive, lines, parse("lang:kk OR lang:en"))
    assert [(fault.number, type(fault.error)) for fault in table.faults] == [(7, NoSuchSaved)]
    for one in table.answered:
        alone = archive.select(parse(f"({one.line.written}) (lang:kk OR lang:en)"))
        assert [table.ids[place] for place in one.places] == alone.ids
        assert one.result.total == alone.result.total
        maybe = {hit.id for hit in alone.result.hits if hit.date_match == "possible"}
        assert {table.ids[place] for place in one.possible} == maybe


def test_the_table_is_the_answers_turned_around(archive: Archive) -> None:
    lines, _ = read_lines(LIST)
    table = answer(archive, lines, MatchAll())
    rows = list(articles(archive, table))
    newest_first = [id for id in archive.select(MatchAll()).ids if id in set(table.ids)]
    assert [article.id for article, _ in rows] == newest_first
    for column, one in enumerate(table.answered):
        assert {article.id for article, columns in rows if column in columns} == {
            table.ids[place] for place in one.places
        }
