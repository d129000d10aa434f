"""What happens to each record: new, unchanged, revised, moved, copied, replaced, missing, removed."""

from __future__ import annotations

import http.server
import io
import json
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kzuzcli.archive import Archive
from kzuzcli.article import IngestReport
from kzuzcli.contract import article
from kzuzcli.errors import NoSuchArticle
from kzuzcli.ingest import Options, ingest
from kzuzcli.query import parse
from tests.conftest import Write

BORDER = (
    "Border posts open\n\nSurveyors finished marking the last stretch of the border in spring. "
    "Two posts open in June, officials in the district said, and lorries may pass on weekdays."
)
WATER = (
    "Water for the valley\n\nThe reservoir above the valley filled early this year. "
    "Farmers were told to expect longer turns at the canal, and most of them were pleased to hear it."
)


def take(archive: Archive, *paths: Path, **options: object) -> IngestReport:
    return ingest(archive, paths, Options(**options))  # type: ignore[arg-type]


def told(report: IngestReport) -> dict[str, int]:
    """The counts of a report that are not nought."""
    names = "added updated unchanged moved duplicates replaced missing removed".split()
    return {name: getattr(report, name) for name in names if getattr(report, name)}


def found(archive: Archive, query: str) -> list[str]:
    return sorted(each.article.title for each in archive.search(parse(query)).found)


def touch(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1_000_000))


def test_new_files_are_found_by_their_words(archive: Archive, write: Write) -> None:
    folder = write("a.txt", BORDER).parent
    write("deep/b.txt", WATER)
    assert told(take(archive, folder)) == {"added": 2}
    assert found(archive, "reservoir") == ["Water for the valley"]
    assert found(archive, "surveyor") == ["Border posts open"]


def test_ingest_twice_is_ingest_once(archive: Archive, write: Write) -> None:
    folder = write("a.txt", BORDER).parent
    take(archive, folder)
    before = archive.store.mark(), archive.engine.mark()
    assert told(take(archive, folder)) == {"unchanged": 1}
    assert (archive.store.mark(), archive.engine.mark()) == before


def test_a_touched_file_with_the_same_bytes_is_unchanged(archive: Archive, write: Write) -> None:
    path = write("a.txt", BORDER)
    take(archive, path)
    touch(path, BORDER)
    assert told(take(archive, path)) == {"unchanged": 1}


def test_an_edited_article_keeps_its_id_and_its_former_text(archive: Archive, write: Write) -> None:
    path = write("a.txt", BORDER)
    take(archive, path)
    id = next(iter(archive.store.ids()))
    touch(path, BORDER.replace("June", "July"))
    assert told(take(archive, path)) == {"updated": 1}
    details = archive.details(id)
    assert "July" in details.article.text
    assert ["June" in each.text for each in details.revisions] == [True]
    assert found(archive, "June") == []
    assert found(archive, "July") == ["Border posts open"]


def test_another_story_in_the_same_file_loses_no_article(archive: Archive, write: Write) -> None:
    latest = write("latest.txt", BORDER)
    take(archive, latest)
    touch(latest, WATER)
    assert told(take(archive, latest)) == {"added": 1, "replaced": 1}
    assert found(archive, "surveyors") == ["Border posts open"]
    assert found(archive, "reservoir") == ["Water for the valley"]


def test_a_moved_file_is_the_same_article(archive: Archive, write: Write) -> None:
    path = write("a.txt", BORDER)
    take(archive, path.parent)
    path.rename(path.with_name("z.txt"))
    assert told(take(archive, path.parent)) == {"moved": 1}
    article = archive.get(next(iter(archive.store.ids())))
    assert article.origin.path.endswith("z.txt")
    assert not article.missing


def test_a_copy_is_one_article_with_two_origins(archive: Archive, write: Write) -> None:
    path = write("a.txt", BORDER)
    write("b.txt", BORDER)
    assert told(take(archive, path.parent)) == {"added": 1, "duplicates": 1}
    assert len(archive.details(next(iter(archive.store.ids()))).origins) == 2


def test_one_of_two_copies_gone_is_not_missing(archive: Archive, write: Write) -> None:
    path = write("a.txt", BORDER)
    write("b.txt", BORDER)
    take(archive, path.parent)
    path.unlink()
    assert told(take(archive, path.parent)) == {"unchanged": 1}


def test_a_vanished_file_leaves_its_article(archive: Archive, write: Write) -> None:
    path = write("a.txt", BORDER)
    write("b.txt", WATER)
    take(archive, path.parent)
    path.unlink()
    assert told(take(archive, path.parent)) == {"missing": 1, "unchanged": 1}
    assert found(archive, "surveyors is:missing") == ["Border posts open"]


def test_a_file_that_comes_back_is_no_longer_missing(archive: Archive, write: Write) -> None:
    path = write("a.txt", BORDER)
    write("b.txt", WATER)
    take(archive, path.parent)
    path.unlink()
    take(archive, path.parent)
    write("a.txt", BORDER)
    assert told(take(archive, path.parent)) == {"unchanged": 2}
    assert found(archive, "is:missing") == []


@pytest.mark.parametrize("emptied", [False, True], ids=["gone", "empty mount point"])
def test_an_unplugged_folder_is_one_warning(archive: Archive, write: Write, emptied: bool) -> None:
    folder = write("a.txt", BORDER).parent
    write("b.txt", WATER)
    take(archive, folder)
    shutil.rmtree(folder)
    if emptied:
        folder.mkdir()
    report = take(archive, folder)
    assert told(report) == {}
    assert report.warnings == [("unreachable", str(folder))]
    assert found(archive, "is:missing") == []


def test_a_removed_article_stays_out(archive: Archive, write: Write) -> None:
    path = write("a.txt", BORDER)
    take(archive, path)
    id = next(iter(archive.store.ids()))
    archive.remove(id)
    assert found(archive, "surveyors") == []
    for _ in range(2):
        assert told(take(archive, path)) == {"removed": 1}
    touch(path, BORDER + " It was raining.")
    assert told(take(archive, path)) == {"removed": 1}
    with pytest.raises(NoSuchArticle):
        archive.get(id)
    assert told(take(archive, path, again=True)) == {"added": 1}
    assert found(archive, "surveyors") == ["Border posts open"]


def test_a_copy_of_a_removed_article_stays_out(archive: Archive, write: Write) -> None:
    take(archive, write("a.txt", BORDER))
    archive.remove(next(iter(archive.store.ids())))
    assert told(take(archive, write("other.txt", BORDER))) == {"removed": 1}


def lines(*records: dict[str, str]) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


FIRST = {"id": "1", "title": "Border posts open", "text": BORDER.partition("\n\n")[2]}
SECOND = {"id": "2", "title": "Water for the valley", "text": WATER.partition("\n\n")[2]}
THIRD = {
    "id": "3",
    "title": "Rail fares",
    "text": "Tickets between the two capitals cost less from autumn on.",
}


def test_a_line_inserted_at_the_top_changes_nothing_else(archive: Archive, write: Write) -> None:
    path = write("news.jsonl", lines(FIRST, SECOND))
    take(archive, path)
    ids = archive.store.ids()
    touch(path, lines(THIRD, FIRST, SECOND))
    assert told(take(archive, path)) == {"added": 1, "unchanged": 2}
    assert ids < archive.store.ids()


def test_a_line_taken_out_leaves_its_article_marked(archive: Archive, write: Write) -> None:
    path = write("news.jsonl", lines(FIRST, SECOND))
    take(archive, path)
    touch(path, lines(SECOND))
    assert told(take(archive, path)) == {"missing": 1, "unchanged": 1}


def test_equal_text_under_another_title_is_another_article(archive: Archive, write: Write) -> None:
    path = write("news.jsonl", lines(FIRST, FIRST | {"id": "9", "title": "Posts open at last"}))
    assert told(take(archive, path)) == {"added": 2}


def test_empty_bodies_are_never_the_same_text(archive: Archive, write: Write) -> None:
    path = write("news.jsonl", lines({"id": "1", "title": "Corrected"}, {"id": "2", "title": "Corrected"}))
    report = take(archive, path)
    assert told(report) == {"added": 2}
    first, second = sorted(archive.store.ids(), key=len)
    assert (len(first), len(second)) == (12, 13)


def test_a_bad_line_is_told_each_time_and_the_rest_is_in(archive: Archive, write: Write) -> None:
    path = write("news.jsonl", lines(FIRST) + "{broken\n" + lines(SECOND))
    for expected in ({"added": 2}, {"unchanged": 2}):
        report = take(archive, path)
        assert told(report) == expected
        assert [each.error for each in report.skipped] == ["broken-json"]


def test_a_dry_run_changes_nothing(archive: Archive, write: Write) -> None:
    report = take(archive, write("a.txt", BORDER), dry_run=True)
    assert told(report) == {"added": 1}
    assert archive.store.count() == 0
    assert archive.store.paths() == []


def test_the_users_language_wins_and_stays(archive: Archive, write: Write) -> None:
    path = write("a.txt", BORDER)
    take(archive, path, language="kk")
    touch(path, BORDER.replace("June", "July"))
    take(archive, path)
    article = archive.get(next(iter(archive.store.ids())))
    assert article.language == "kk"


def test_a_correction_survives_a_new_text(archive: Archive, write: Write) -> None:
    path = write("a.txt", BORDER)
    take(archive, path)
    id = next(iter(archive.store.ids()))
    archive.correct(id, {"date": "2022-12-21", "source": "District paper", "title": "Posts"})
    touch(path, BORDER.replace("June", "July"))
    take(archive, path)
    article = archive.get(id)
    assert (article.title, article.source) == ("Posts", "District paper")
    assert article.date is not None
    assert (str(article.date.period), article.date.basis) == ("2022-12-21", "user")
    archive.correct(id, {"title": None, "date": None})
    assert archive.get(id).title == "Border posts open"
    assert archive.get(id).date is None


def test_what_an_interrupted_ingest_left_is_indexed_by_the_next_reader(tmp_path: Path, write: Write) -> None:
    path = tmp_path / "archive"
    with Archive.open(path, write=True, create=True) as archive:
        take(archive, write("a.txt", BORDER))
        before = archive.engine.mark()
    with Archive.open(path, write=True) as archive:
        writer = archive.engine.writer
        archive.engine.writer = None  # type: ignore[method-assign, assignment]
        with pytest.raises(TypeError):
            take(archive, write("b.txt", WATER))
        archive.engine.writer = writer  # type: ignore[method-assign]
    with Archive.open(path) as archive:
        assert archive.engine.mark() == before


def test_the_archive_remembers_its_paths(archive: Archive, write: Write) -> None:
    folder = write("a.txt", BORDER).parent
    take(archive, folder)
    assert archive.store.paths() == [str(folder)]


def test_standard_input_is_taken_in_and_not_remembered(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = io.TextIOWrapper(io.BytesIO(lines(FIRST, SECOND).encode()))
    monkeypatch.setattr("sys.stdin", given)
    assert told(ingest(archive, ["-"])) == {"added": 2}
    assert archive.store.paths() == []
    assert archive.get(next(iter(archive.store.ids()))).origin.path == "-"


def test_fields_with_other_names(archive: Archive, write: Write) -> None:
    path = write("table.csv", "headline,story,day\nRail fares,Tickets cost less from autumn on.,2021-09-01\n")
    mapping = {"title": "headline", "text": "story", "date": "day"}
    assert told(take(archive, path, mapping=mapping)) == {"added": 1}
    article = archive.get(next(iter(archive.store.ids())))
    assert (article.title, article.date and str(article.date.period)) == ("Rail fares", "2021-09-01")


def test_the_bytes_of_a_file_are_kept_when_asked_for(archive: Archive, write: Write) -> None:
    path = write("a.txt", BORDER)
    take(archive, path)
    assert archive.store.original(str(path)) is None
    take(archive, path, again=True, originals=True)
    assert archive.store.original(str(path)) == path.read_bytes()


class Pages(http.server.BaseHTTPRequestHandler):
    """A site of one page that knows when it has not changed."""

    body = f"<html><head><title>Fares</title></head><body><p>{THIRD['text'] * 4}</p></body></html>".encode()

    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self.send_error(404)
        elif self.headers.get("If-None-Match") == '"1"':
            self.send_response(304)
            self.end_headers()
        else:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("ETag", '"1"')
            self.end_headers()
            self.wfile.write(self.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name http.server calls
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/fares"
        server.shutdown()
        thread.join()


def test_an_address_is_fetched_once_and_asked_again_for_changes_only(archive: Archive, site: str) -> None:
    assert told(ingest(archive, [site])) == {"added": 1}
    assert told(ingest(archive, [site])) == {"unchanged": 1}
    assert archive.store.paths() == [site]
    assert archive.get(next(iter(archive.store.ids()))).origin.path == site


def test_what_one_archive_exports_another_takes_in(archive: Archive, write: Write, tmp_path: Path) -> None:
    record = FIRST | {"date": "2022-12", "lang": "en", "source": "District paper"}
    take(archive, write("news.jsonl", lines(record)))
    exported = "".join(
        json.dumps(article(each.article) | {"text": each.article.text}) + "\n"
        for each in archive.search(parse("surveyors")).found
    )
    with Archive.open(tmp_path / "other", write=True, create=True) as other:
        take(other, write("exported.jsonl", exported))
        found = other.search(parse("surveyors")).found[0].article
    assert (found.title, found.source, found.language) == (record["title"], "District paper", "en")
    assert found.date is not None
    assert str(found.date.period) == "2022-12"


def test_an_archive_below_its_own_sources_is_not_taken_in(tmp_path: Path, write: Write) -> None:
    write("a.txt", BORDER)
    with Archive.open(tmp_path / "news" / "archive", write=True, create=True) as archive:
        for expected in ({"added": 1}, {"unchanged": 1}):
            report = take(archive, tmp_path / "news")
            assert (told(report), report.skipped) == (expected, [])
