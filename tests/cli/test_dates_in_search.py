"""What a date filter finds, end to end: certain, possible, only bounded, undated; and the order by date."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from kzuzcli.archive import Answer, Archive
from kzuzcli.ingest import ingest
from kzuzcli.query import parse
from tests.cli.conftest import Kzuz

# title -> its date as the user states it; "" is undated
DATES = {
    "day": "2019-04-15",
    "month": "2019-06",
    "year": "2019",
    "doubtful year": "2019?",
    "winter": "2018-12/2019-02",
    "one of two": "[2017,2019]",
    "since": "2019-05/..",
    "until": "../2018-06-09",
    "part": "XXXX-04-15",
    "undated": "",
}
ALL = frozenset(DATES)

# query -> certainly inside, possibly inside, only bounded, undated
FOUND = [
    ("date:2019", "day, month, year, doubtful year", "winter, one of two", 1, 2),
    ("date:2019-04", "day", "year, doubtful year, one of two", 0, 2),
    ("date:2019-04-15", "day", "year, doubtful year, one of two", 0, 2),
    ("date:2019-04-16", "", "year, doubtful year, one of two", 0, 2),
    ("date:2018", "", "winter, one of two", 1, 2),
    ("date:2017..2019", "day, month, year, doubtful year, winter, one of two", "", 2, 2),
    ("date:2018-12..2019-02", "winter", "year, doubtful year, one of two", 0, 2),
    ("date:2019..", "day, month, year, doubtful year", "winter, one of two, since", 0, 2),
    ("date:2019-06..", "month", "year, doubtful year, one of two", 1, 2),
    ("date:..2018", "", "winter, one of two, until", 0, 2),
    ("date:..2018-01", "", "one of two", 1, 2),
    ("date:2026", "", "", 1, 2),
    ("date:2019 date:2019-06", "month", "year, doubtful year, one of two", 1, 2),
    ("date:none", "part, undated", "", 0, 0),
    ("water date:2019-04 -title:year", "day", "one of two", 0, 2),
    ("date:2019-04 lang:ru", "", "", 0, 0),
]


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive of an article for each date."""
    folder = tmp_path_factory.mktemp("dated")
    news = folder / "news"
    news.mkdir()
    for title in DATES:
        text = f"{title}\n\nThe water of the valley and the people who wait for it."
        (news / f"{title}.txt").write_text(text, encoding="utf-8")
    with Archive.open(folder / "archive", write=True, create=True) as archive:
        ingest(archive, [news])
        for found in archive.search(parse("water"), limit=None).found:
            archive.correct(found.article.id, {"date": DATES[found.article.title] or "none"})
        yield archive


def named(answer: Answer, match: str) -> set[str]:
    return {each.article.title for each in answer.found if each.hit.date_match == match}


def titles(told: str) -> set[str]:
    return {title for title in told.split(", ") if title}


@pytest.mark.parametrize(("query", "certain", "possible", "bounded", "undated"), FOUND)
def test_what_a_date_filter_finds(
    dated: Archive, query: str, certain: str, possible: str, bounded: int, undated: int
) -> None:
    answer = dated.search(parse(query), limit=None)
    assert named(answer, "certain") == titles(certain)
    assert named(answer, "possible") == titles(possible)
    result = answer.result
    assert (result.certain, result.possible) == (len(titles(certain)), len(titles(possible)))
    assert (result.total, result.bounded, result.undated) == (
        result.certain + result.possible,
        bounded,
        undated,
    )


@pytest.mark.parametrize(("query", "certain", "possible", "bounded", "undated"), FOUND)
def test_certain_shows_only_what_lies_inside(
    dated: Archive, query: str, certain: str, possible: str, bounded: int, undated: int
) -> None:
    answer = dated.search(parse(query), limit=None, certain=True)
    assert {each.article.title for each in answer.found} == titles(certain)
    assert (answer.result.total, answer.result.possible) == (len(titles(certain)), 0)


@pytest.mark.parametrize(("query", "certain", "possible", "bounded", "undated"), FOUND)
def test_possible_shows_what_was_left_out_too(
    dated: Archive, query: str, certain: str, possible: str, bounded: int, undated: int
) -> None:
    answer = dated.search(parse(query), limit=None, possible=True)
    assert named(answer, "certain") == titles(certain)
    assert len(named(answer, "possible")) == len(titles(possible)) + bounded + undated
    assert (answer.result.bounded, answer.result.undated) == (0, 0)


def test_without_a_filter_no_date_matters(dated: Archive) -> None:
    answer = dated.search(parse("water"), limit=None)
    assert {each.article.title for each in answer.found} == ALL
    assert {each.hit.date_match for each in answer.found} == {None}


# an interval stands at its start, an open one at the end that is known, what has neither last
OLDEST = [["one of two"], ["until"], ["winter"], ["year", "doubtful year"], ["day"], ["since"], ["month"]]


@pytest.mark.parametrize(
    ("sort", "order"), [("oldest", OLDEST), ("date", OLDEST[::-1])], ids=["oldest", "newest"]
)
def test_sorted_by_date(dated: Archive, sort: str, order: list[list[str]]) -> None:
    answer = dated.search(parse("water"), limit=None, sort=sort)  # type: ignore[arg-type]
    told = [each.article.title for each in answer.found]
    for same in [*order, ["part", "undated"]]:
        assert set(told[: len(same)]) == set(same)
        del told[: len(same)]


def test_the_day_it_came_in_closes_what_is_open_above(dated: Archive) -> None:
    """Known only as since 2019-05 and here today: in 2019..2200 it lies for sure, as far as it is known."""
    answer = dated.search(parse("date:2019..2200"), limit=None)
    assert "since" in named(answer, "possible")


SAID = [
    (
        "date:2019 --sort oldest",
        "6 articles for date:2019 · 4 certainly and 2 possibly in that time",
        "1 only bounded, 2 undated not shown (--possible, date:none)",
    ),
    ("date:2019 --possible", "9 articles for date:2019 · 4 certainly and 5 possibly in that time", ""),
    ("date:2019 --certain", "4 articles for date:2019", "1 only bounded, 2 undated not shown"),
    ("water date:none", "2 articles for water date:none", ""),
    ("date:2026", "nothing found for date:2026", "3 articles are undated or only bounded"),
]


@pytest.mark.parametrize(("line", "first", "second"), SAID)
def test_what_a_terminal_says(kzuz: Kzuz, dated: Archive, line: str, first: str, second: str) -> None:
    ran = kzuz("search", *line.split(), archive=dated.path)
    assert ran.out.split("\n")[0].strip() == first
    assert second in ran.out
    assert ("not shown" in ran.out) == ("not shown" in second)


def test_set_date_settles_it(kzuz: Kzuz, small: Path) -> None:
    id = kzuz("list", "--ids", "-n1", archive=small).out.strip()
    assert kzuz("search", "date:2022", "--ids", archive=small).code == 1
    assert kzuz("set", id, "--date", "2022-12-21", archive=small).code == 0
    found = json.loads(kzuz("search", "date:2022", "--json", archive=small).out)
    assert (found["id"], found["date_match"], found["date"]["basis"]) == (id, "certain", "user")
    assert kzuz("set", id, "--date", "none", archive=small).code == 0
    assert kzuz("search", "date:2022", "--ids", archive=small).code == 1
    assert id in kzuz("search", "date:none", "--ids", archive=small).out
    assert kzuz("set", id, "--reset", "date", archive=small).code == 0
    assert json.loads(kzuz("show", id, "--json", archive=small).out)["date"] is None


BBC = 300


def test_old_news_without_dates_is_not_of_this_year(shared: Path, archive: Archive, tmp_path: Path) -> None:
    """BBC 2004 with its dates hidden: date:2026 shows none of it and counts all."""
    name = shared / "data/news/bbc_2004_en.jsonl.gz"
    if not name.exists():
        pytest.skip(f"no {name}")
    with gzip.open(name, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in islice(lines, BBC)]
    hidden = [{"id": each["id"], "title": each["title"], "text": each["text"]} for each in records]
    (tmp_path / "bbc.jsonl").write_text("\n".join(map(json.dumps, hidden)), encoding="utf-8")
    report = ingest(archive, [tmp_path / "bbc.jsonl"])
    result = archive.count(parse("date:2026"))
    assert (result.total, result.bounded + result.undated) == (0, report.added)
    assert report.added + report.duplicates == BBC
    assert archive.count(parse("date:2026"), possible=True).total == report.added
