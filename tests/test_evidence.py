"""What is known of an article's date: contradictions are kept and shown, quotes stand where they say."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from kzuzcli import contract
from kzuzcli.archive import Archive
from kzuzcli.article import Article, DateEvidence, Origin, SourceDocument
from kzuzcli.dating import find_dates
from kzuzcli.ingest import Options, describe, ingest
from kzuzcli.readers import read
from kzuzcli.readers.document import clean
from kzuzcli.render import Look, article_page
from tests.conftest import Write
from tests.test_render import shown

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
CONTRADICTING = """---
title: A bridge for the valley
date: {stated}
url: https://example.org/{url}/a-bridge
---

The second bridge opened on Sunday, and nobody was late.
"""

# stated by the file, in its address, what wins, what else is shown
CONTRADICTIONS = [
    ("2020-05-02", "2019/04/17", "2020-05-02", "2019-04-17"),
    ("2020", "2019/04/17", "2020", "2019-04-17"),
    ("2020-05", "2019/04", "2020-05", "2019-04"),
]


@pytest.mark.parametrize(("stated", "url", "wins", "also"), CONTRADICTIONS)
def test_contradictions_are_kept_and_shown(
    archive: Archive, write: Write, stated: str, url: str, wins: str, also: str
) -> None:
    ingest(archive, [write("a.md", CONTRADICTING.format(stated=stated, url=url))])
    [id] = archive.store.ids()
    details = archive.details(id)
    told = contract.show(details, None)
    assert (told["date"]["edtf"], told["date"]["basis"]) == (wins, "metadata")
    assert [(each["edtf"], each["basis"]) for each in told["evidence"]] == [(wins, "metadata"), (also, "url")]
    page = "\n".join(shown(article_page(details, [], Look()), 100))
    assert f"{wins}, stated by the file: “{stated}”" in page
    assert f"{also}, from the address:" in page


def test_a_contradiction_stays_known_when_the_user_has_settled_it(archive: Archive, write: Write) -> None:
    ingest(archive, [write("a.md", CONTRADICTING.format(stated="2020-05-02", url="2019/04/17"))])
    [id] = archive.store.ids()
    archive.correct(id, {"date": "2019-04-17"})
    bases = [(str(each.period), each.basis) for each in archive.get(id).evidence]
    assert bases == [("2019-04-17", "user"), ("2020-05-02", "metadata"), ("2019-04-17", "url")]


def faults(article: Article) -> list[DateEvidence]:
    """Evidence whose quote does not stand where its span says; bylines and text only have spans."""
    return [each for each in article.evidence if each.span is not None and not is_quoted(article.text, each)]


def is_quoted(text: str, each: DateEvidence) -> bool:
    start, end = each.span or (0, 0)
    return (
        0 <= start < end <= len(text) and text[start:end] == each.quote and each.basis in ("byline", "text")
    )


def test_spans_point_into_the_stored_text_of_the_samples(archive: Archive) -> None:
    ingest(archive, [CORPUS])
    articles = [archive.get(id) for id in archive.store.ids()]
    assert len(articles) > 40
    assert [fault for article in articles for fault in faults(article)] == []
    spans = [each for article in articles for each in article.evidence if each.span]
    assert len(spans) > 20
    # what was read from the text and has no span stood in the headline
    loose = [(a, e) for a in articles for e in a.evidence if e.basis in ("byline", "text") and not e.span]
    assert [article.title for article, each in loose if each.quote not in article.title] == []


NEWS = ("news/kazinform_kk_latn_dev", "news/24kg_ky_dev", "news/bbc_2004_en", "news/reuters21578_en",
        "news/factrueval2016_ru", "news/uzbekistan_press_en", "news/socialistworker_2001_2007_en",
        "parallel/uzdaily_dev", "parallel/ntrex_docs_dev", "news/uzbek_latin_load")  # fmt: skip


@pytest.mark.parametrize("name", NEWS)
def test_spans_point_into_the_text_of_real_news(shared: Path, name: str) -> None:
    path = shared / "data" / f"{name}.jsonl.gz"
    if not path.exists():
        pytest.skip(f"no {path}")
    for document in documents(path, 120):
        for each in find_dates(document):
            assert each.span is None or is_quoted(document.text, each), each


def documents(path: Path, most: int) -> Iterator[SourceDocument]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, islice(lines, most)):
            yield SourceDocument(Origin("x"), record["title"] or "", clean(record["text"]), "0" * 64, "jsonl")


def test_spans_and_dates_of_the_seeds(shared: Path) -> None:
    """No day is invented for any of them, and every quote stands where it says."""
    seeds = shared / "seeds"
    if not seeds.is_dir():
        pytest.skip(f"no {seeds}")
    for path in sorted(seeds.iterdir()):
        for document in read(path):
            assert isinstance(document, SourceDocument)
            article = describe(document, Options())
            assert faults(article) == []
            assert article.date is None or article.date.period.precision in ("year", "bounds")
