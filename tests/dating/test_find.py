from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.article import DateEvidence, Declared, Origin, SourceDocument
from kzuzcli.dating import choose, find_dates
from kzuzcli.period import Period


def document(
    text: str = "Words.", path: str = "note.txt", record: str | None = None, **declared: str
) -> SourceDocument:
    facts = {name: (Declared(name, value),) for name, value in declared.items()}
    return SourceDocument(Origin(path, record), "A title", text, "0" * 64, "text", declared=facts)


DECLARED = [
    ("2019-04-17", "2019-04-17"),
    ("2019-04", "2019-04"),
    ("2019", "2019"),
    ("2019?", "2019?"),
    ("2019-04-16/2019-04-23", "2019-04-16/2019-04-23"),
    ("2019-04-17T23:30:00+05:00", "2019-04-17"),
    ("2019-04-17T01:30:00+05:00", "2019-04-17"),
    ("2019-04-17T23:30:00Z", "2019-04-17"),
    ("2019-04-17 23:30", "2019-04-17"),
    ("20190417", "2019-04-17"),
    ("20190417T233000Z", "2019-04-17"),
    ("2019/04/17", "2019-04-17"),
    ("2019/4/7 10:00", "2019-04-07"),
    ("2019.04.17", "2019-04-17"),
    ("21.12.2022", "2022-12-21"),
    ("05.06.2022", "2022-06-05"),
    ("21.12.2022, 17:36", "2022-12-21"),
    ("12/21/2022", "2022-12-21"),
    ("21/12/2022", "2022-12-21"),
    ("03/04/2023", "[2023-03-04,2023-04-03]"),
    ("04/04/2023", "2023-04-04"),
    ("12.2022", "2022-12"),
    ("21.12.22", "2022-12-21"),
    ("Wed, 21 Dec 2022 23:30:00 +0500", "2022-12-21"),
    ("Wed Dec 21 23:30:00 2022", "2022-12-21"),
    ("Dec. 21, 2022 11:30 p.m.", "2022-12-21"),
    ("26-FEB-1987 15:01:01.79", "1987-02-26"),
    ("17:36, 30 Qańtar 2026", "2026-01-30"),
    ("21 декабря 2022, 14:05", "2022-12-21"),
    ("2022 жылғы 21 желтоқсан", "2022-12-21"),
    ("21-dekabr 2022-yil", "2022-12-21"),
    ("Декабрь 2022", "2022-12"),
    ("Monday, 21 December 2022", "2022-12-21?"),
    ("1545350400", "2018-12-21~"),
    ("1545350400000", "2018-12-21~"),
]


@pytest.mark.parametrize(("value", "edtf"), DECLARED)
def test_a_declared_date_is_read(value: str, edtf: str) -> None:
    (evidence,) = find_dates(document(date=value))
    assert (str(evidence.period), evidence.basis, evidence.quote) == (edtf, "metadata", value)


@pytest.mark.parametrize(
    "value",
    ["", "  ", "yesterday", "2019-13-01", "12", "31.02.2022", "1200-01-01", "May", "None", "0000-00-00"],
)
def test_a_declared_date_that_is_none_is_no_evidence(value: str) -> None:
    assert find_dates(document(date=value)) == []


URLS = [
    ("https://example.kz/2023/09/01/visit", "2023-09-01", "2023/09/01"),
    ("https://example.kz/news/2023/9/1/visit", "2023-09-01", "2023/9/1"),
    ("https://example.kz/2023/09/01", "2023-09-01", "2023/09/01"),
    ("https://example.kz/2023/09/visit.html", "2023-09", "2023/09"),
    ("https://example.kz/world/2023/sep/01/visit", "2023-09-01", "2023/sep/01"),
    ("https://example.kz/01/09/2023/visit", "2023-09-01", "01/09/2023"),
    ("https://example.kz/news/2023-09-01-visit", "2023-09-01", "2023-09-01"),
    ("https://example.kz/news/visit_20230901.html", "2023-09-01", "20230901"),
    ("https://example.kz/news?date=2023-09-01", "2023-09-01", "date=2023-09-01"),
    (
        "https://web.archive.org/web/20240105101010/https://example.kz/2023/09/01/visit",
        "2023-09-01",
        "2023/09/01",
    ),
]


@pytest.mark.parametrize(("url", "edtf", "quote"), URLS)
def test_an_address_is_read(url: str, edtf: str, quote: str) -> None:
    (evidence,) = find_dates(document(url=url))
    assert (str(evidence.period), evidence.basis, evidence.quote) == (edtf, "url", quote)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.kz/news/20231345",
        "https://example.kz/news/12023090122",
        "https://example.kz/plan-2030",
        "https://example.kz/1941/06/22/war",
        "https://example.kz/top-2023-10-facts",
        "https://example.kz/2023/13/visit",
        "https://web.archive.org/web/20240105101010/https://example.kz/visit",
        "https://example.kz/id/20230901a7",
        "http://[example/2023/09/01",
    ],
)
def test_numbers_in_an_address_are_not_dates(url: str) -> None:
    assert find_dates(document(url=url)) == []


FILES = [
    ("2022-12-21-visit.txt", "2022-12-21", "2022-12-21"),
    ("visit_20221221.md", "2022-12-21", "20221221"),
    ("21.12.2022 visit.txt", "2022-12-21", "21.12.2022"),
    ("1963-01-04 time.txt", "1963-01-04", "1963-01-04"),
    ("visit-2022-12.txt", "2022-12", "2022-12"),
    ("site/2022/12/21/visit.html", "2022-12-21", "2022/12/21"),
    ("site/2022-12-21/visit.html", "2022-12-21", "2022-12-21"),
    ("C:\\news\\2022-12-21 visit.txt", "2022-12-21", "2022-12-21"),
]


@pytest.mark.parametrize(("path", "edtf", "quote"), FILES)
def test_a_file_name_is_read(path: str, edtf: str, quote: str) -> None:
    (evidence,) = find_dates(document(path=path))
    assert (str(evidence.period), evidence.basis, evidence.quote) == (edtf, "filename", quote)


@pytest.mark.parametrize(
    ("path", "record"),
    [
        ("CC-NEWS-20230901120000-00001.warc.gz", "https://example.kz/visit"),
        ("export-2024-01-05.jsonl", None),
        ("export-2024-01-05.csv", "17"),
        ("000_216adebc6dbd4f35.txt", None),
        ("2030-plan.txt", None),
        ("2019/visit.txt", None),
        ("agreement-1234-56.txt", None),
        ("season-2011-12.txt", None),
    ],
)
def test_names_of_collections_and_numbers_date_nothing(path: str, record: str | None) -> None:
    assert find_dates(document(path=path, record=record)) == []


def test_a_file_inside_an_archive_is_dated_by_its_own_name() -> None:
    (evidence,) = find_dates(document(path="export-2024-01-05.zip", record="news/2022-12-21-visit.txt"))
    assert str(evidence.period) == "2022-12-21"


def test_contradictions_are_kept_and_the_more_trusted_wins() -> None:
    found = find_dates(
        document(path="2018-01-02.txt", date="2020-05-01", url="https://example.kz/2019/03/04/x")
    )
    assert [(str(e.period), e.basis) for e in found] == [
        ("2020-05-01", "metadata"),
        ("2019-03-04", "url"),
        ("2018-01-02", "filename"),
    ]
    assert choose(found) == found[0]


def test_a_day_that_had_not_come_is_kept_but_dates_nothing() -> None:
    found = find_dates(document(path="2018-01-02.txt", date="2030-05-01"), ingested=date(2026, 11, 22))
    assert [str(e.period) for e in found] == ["2018-01-02", "2030-05-01"]
    chosen = choose(found, ingested=date(2026, 11, 22))
    assert chosen is not None and str(chosen.period) == "2018-01-02"


def test_nothing_is_chosen_from_nothing() -> None:
    assert choose([]) is None


def test_a_date_after_the_day_it_came_in_is_not_chosen() -> None:
    found = find_dates(document(date="2030-05-01"))
    assert choose(found, ingested=date(2026, 11, 22)) is None


def test_a_later_change_bounds_the_date_from_above() -> None:
    (evidence,) = find_dates(document(modified="2023-09-01T10:00:00+05:00"))
    assert (str(evidence.period), evidence.basis) == ("../2023-09-01", "metadata")


def test_a_dateline_without_a_year_takes_it_from_what_is_more_trusted() -> None:
    text = "ТАШКЕНТ, 21 декабря. /Агентство/ Открыт мост."
    found = find_dates(document(text, date="2022"))
    assert [(str(e.period), e.basis) for e in found] == [
        ("2022", "metadata"),
        ("2022-12-21", "byline"),
        ("XXXX-12-21", "byline"),
    ]
    chosen = choose(found)
    assert chosen is not None
    assert (str(chosen.period), chosen.quote) == ("2022-12-21", "21 декабря")


def test_a_day_inside_a_longer_period_is_chosen_but_not_one_outside() -> None:
    for url, expected in (("https://a.kz/2019/03/04/x", "2019-03-04"), ("https://a.kz/2018/03/04/x", "2019")):
        chosen = choose(find_dates(document(date="2019", url=url)))
        assert chosen is not None
        assert str(chosen.period) == expected


def test_what_the_user_said_is_chosen_as_it_is() -> None:
    said = DateEvidence(Period.parse("2019"), "user", "2019")
    assert choose([said, *find_dates(document(url="https://a.kz/2019/03/04/x"))]) == said


def test_bounds_are_chosen_only_where_nothing_states_a_date() -> None:
    text = "In 2023 exports doubled compared to 2022."
    bounds = choose(find_dates(document(text)))
    assert bounds is not None
    assert (str(bounds.period), bounds.basis, bounds.quote) == ("2023/..", "text", "2023 exports doubled")
    stated = choose(find_dates(document(text, date="2021")))
    assert stated is not None
    assert str(stated.period) == "2021"


def test_a_part_of_a_date_dates_nothing() -> None:
    assert choose(find_dates(document("On June 9 the republic will vote."))) is None


def test_an_article_without_evidence_is_undated() -> None:
    assert find_dates(document("The visit is an event of note.\n\nThe Institute")) == []


@given(st.text(max_size=120), st.text(max_size=60), st.text(max_size=30), st.text(max_size=60))
def test_nothing_is_raised_and_quotes_stand_where_they_say(
    text: str, url: str, path: str, value: str
) -> None:
    for evidence in find_dates(document(text, path or "x", url=url, date=value)):
        if evidence.span:
            assert text[slice(*evidence.span)] == evidence.quote


@pytest.mark.parametrize("piece", ["2020 ", "2020a", "5 May will ", "1", "\n", "5 ", "Tashkent, 5 May. "])
def test_long_runs_of_anything_are_read_in_their_stride(piece: str) -> None:
    # quadratic work on these would take minutes, not milliseconds
    text = piece * (200_000 // len(piece))
    assert all(
        evidence.period.precision != "day" for evidence in find_dates(document(text, date=text, url=text))
    )
