"""What every engine owes, against a brute-force oracle over the articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzuzcli.analysis import tokenize
from kzuzcli.article import Passage
from kzuzcli.engines.base import Engine, Entry, Request
from kzuzcli.engines.whoosh import WhooshEngine
from kzuzcli.period import Period
from kzuzcli.query import And, Any, Form, MatchAll, Not, Or, Query, Range, Sequence, Term

from . import oracle

Make = Callable[[Path], Engine]


def plain(form: str, language: str, named: bool) -> tuple[str, str, str]:
    return form, "", ""


ENGINES: dict[str, Make] = {"whoosh": lambda folder: WhooshEngine(folder, describe=plain)}

WORDS = {
    "en": ["border", "treaty", "oil", "the", "the", "visit", "state's", "2019"],
    "ru": ["граница", "договор", "нефть", "в", "в", "Ёлка", "визит"],
    "uz": ["chegara", "shartnoma", "neft", "o‘zbek", "va", "va"],
    "xx": ["border", "нефть", "va"],
}
DAYS = [date(2018, 1, 1), date(2019, 4, 5), date(2019, 12, 31), date(2020, 2, 29), date(2023, 6, 9)]
PERIODS = ["2019", "2019-04", "2019-04-05", "2018/2019", "2019-05/..", "../2019-12-31", "2024"]
TAGS = ["en", "ru", "uz", "uz-Cyrl", "kk-Latn", "kk", "xx"]

languages = st.sampled_from(["en", "ru", "uz", "xx"])


@st.composite
def sentences(draw: st.DrawFn, language: str, most: int = 12) -> str:
    return " ".join(draw(st.lists(st.sampled_from(WORDS[language]), max_size=most)))


@st.composite
def entries(draw: st.DrawFn, name: str) -> Entry:
    language = draw(languages)
    text = draw(sentences(language))
    passages: tuple[Passage, ...] = ()
    if draw(st.booleans()):
        other = draw(languages)
        more = draw(sentences(other))
        passages = (
            Passage(0, len(text), language),
            Passage(len(text), len(text) + 1 + len(more), other),
        )
        text = f"{text}\n{more}"
    earliest = draw(st.none() | st.sampled_from(DAYS))
    latest = draw(st.none() | st.sampled_from([day for day in DAYS if not earliest or day >= earliest]))
    return Entry(
        name,
        draw(sentences(language, 4)),
        text,
        language,
        tuple(draw(st.lists(st.sampled_from(TAGS), max_size=2))),
        passages,
        earliest.toordinal() if earliest else None,
        latest.toordinal() if latest else None,
        draw(st.sampled_from(["", "UzA", "Oil Daily"])),
        tuple(draw(st.lists(st.sampled_from(["Ann Oil", "Bo Daily"]), max_size=2))),
        draw(st.none() | st.sampled_from([day.toordinal() for day in DAYS])),
    )


NAMES = [f"{number:012x}" for number in range(9)]
archives = st.integers(0, 8).flatmap(lambda size: st.tuples(*[entries(name) for name in NAMES[:size]]))


@st.composite
def forms(draw: st.DrawFn, language: str) -> Any:
    known = sorted({token.term for word in WORDS[language] for token in tokenize(word, language)})
    chosen = draw(st.lists(st.sampled_from([*known, "nowhere"]), min_size=1, max_size=3))
    scope = "und" if language == "xx" else language
    return Any(tuple(Form(scope, text) for text in chosen))


words = languages.flatmap(forms)
titles = words.map(lambda node: Any(node.forms, "title"))
people = st.sampled_from(["ann", "oil", "daily", "bo", "uza"]).map(lambda text: (Form("und", text),))


@st.composite
def sequences(draw: st.DrawFn) -> Sequence:
    language = draw(languages)
    slots = draw(st.lists(forms(language), min_size=1, max_size=3))
    return Sequence(
        tuple(slots), draw(st.sampled_from([None, 0, 1, 3])), draw(st.sampled_from([None, "title"]))
    )


authors = st.tuples(st.sampled_from([None, 0, 5]), st.lists(people, min_size=1, max_size=2)).map(
    lambda pair: Sequence(tuple(Any(slot) for slot in pair[1]), pair[0], "author")
)
filters = st.one_of(
    st.sampled_from([Term(tag, "lang") for tag in [*TAGS, "uz-Latn", "kk-Cyrl", "kk-Cyr"]]),
    st.sampled_from([Range(Period.parse(text)) for text in PERIODS] + [Range(None)]),
    st.sampled_from([Term("0", "id"), Term("a", "path")]),
    st.just(MatchAll()),
)
leaves = st.one_of(
    words, words, titles, sequences(), authors, people.map(lambda found: Any(found, "source")), filters
)
queries: st.SearchStrategy[Query] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(inner, max_size=3).map(lambda parts: Or(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=5,
)
RESOLVED: dict[object, frozenset[str]] = {
    Term("0", "id"): frozenset(NAMES[1::2]),
    Term("a", "path"): frozenset([NAMES[0], "not in the index"]),
}
requests = st.builds(
    Request,
    query=queries,
    limit=st.sampled_from([None, None, 3]),
    offset=st.sampled_from([0, 0, 2]),
    sort=st.sampled_from(["relevance", "relevance", "date", "oldest"]),
    include_possible=st.booleans(),
    certain_only=st.booleans(),
    resolved=st.just(RESOLVED),
)


@pytest.fixture(params=list(ENGINES))
def make(request: pytest.FixtureRequest) -> Make:
    return ENGINES[request.param]


def fill(engine: Engine, batches: list[list[Entry]]) -> None:
    for mark, batch in enumerate(batches, 1):
        writer = engine.writer()
        for entry in batch:
            writer.add(entry)
        writer.commit(mark)


def check(engine: Engine, live: list[Entry], request: Request, scored: bool = True) -> None:
    wanted = oracle.answer(live, request)
    result = engine.search(request)
    assert result.total == len(wanted.scores)
    has_dates = bool(oracle.top_filters(request.query)[1])
    if has_dates:
        assert (result.certain, result.possible) == (len(wanted.certain), len(wanted.possible))
        assert (result.bounded, result.undated) == (len(wanted.bounded), len(wanted.undated))
    ids = [hit.id for hit in result.hits]
    rest = max(0, len(wanted.scores) - request.offset)
    assert len(ids) == (rest if request.limit is None else min(rest, request.limit))
    assert set(ids) <= set(wanted.scores)
    scores = {hit.id: hit.score for hit in result.hits}
    if scored:
        assert scores == pytest.approx({name: wanted.scores[name] for name in ids}, abs=1e-6)
    assert oracle.in_order(live, ids, scores, request.sort)
    for hit in result.hits:
        kind = "certain" if hit.id in wanted.certain else "possible"
        assert hit.date_match == (kind if has_dates else None)


PROPERTY = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@PROPERTY
@given(archive=archives, asked=st.lists(requests, min_size=1, max_size=6), cut=st.integers(0, 8))
def test_finds_what_the_oracle_finds(
    make: Make, archive: tuple[Entry, ...], asked: list[Request], cut: int
) -> None:
    with TemporaryDirectory() as folder, closing(make(Path(folder) / "index")) as engine:
        fill(engine, [list(archive[:cut]), list(archive[cut:])])
        for request in asked:
            check(engine, list(archive), request)


@PROPERTY
@given(data=st.data(), asked=st.lists(requests, min_size=1, max_size=4))
def test_updates_and_removals(make: Make, data: st.DataObject, asked: list[Request]) -> None:
    with TemporaryDirectory() as folder, closing(make(Path(folder) / "index")) as engine:
        live: dict[str, Entry] = {}
        for mark in range(1, data.draw(st.integers(2, 4)) + 1):
            writer = engine.writer()
            for name in data.draw(st.lists(st.sampled_from(NAMES[:4]), max_size=4)):
                if name in live:
                    writer.remove(live[name])
                    del live[name]
                if data.draw(st.booleans()):
                    live[name] = data.draw(entries(name))
                    writer.add(live[name])
            writer.commit(mark)
            assert engine.mark() == mark
            assert engine.ids() == set(live)
            for request in asked:
                check(engine, list(live.values()), request, scored=False)


def entry(name: str, text: str, **more: object) -> Entry:
    return Entry(name, "", text, "en", **more)  # type: ignore[arg-type]


@pytest.fixture
def engine(make: Make, tmp_path: Path) -> Iterator[Engine]:
    made = make(tmp_path / "index")
    yield made
    made.close()


def hits(engine: Engine, node: Query) -> list[str]:
    return [hit.id for hit in engine.search(Request(node)).hits]


OIL = Any((Form("en", "oil"),))


def test_an_index_never_written_is_empty(engine: Engine) -> None:
    assert engine.mark() == 0
    assert engine.ids() == set()
    assert engine.search(Request(OIL)).total == 0


def test_nothing_is_seen_before_commit_nor_after_abort(engine: Engine) -> None:
    fill(engine, [[entry("a1", "oil")]])
    writer = engine.writer()
    writer.add(entry("a2", "oil"))
    assert hits(engine, OIL) == ["a1"]
    writer.abort()
    assert hits(engine, OIL) == ["a1"]
    assert engine.mark() == 1


def test_an_entry_added_again_takes_the_place_of_the_older(engine: Engine) -> None:
    fill(engine, [[entry("a1", "oil"), entry("a1", "gas oil oil")], [entry("a1", "gas")]])
    assert hits(engine, OIL) == []
    assert hits(engine, MatchAll()) == ["a1"]


def test_a_batch_without_articles_moves_the_mark(engine: Engine) -> None:
    fill(engine, [[], [entry("a1", "oil")], []])
    assert engine.mark() == 3
    assert hits(engine, OIL) == ["a1"]


def test_a_rare_misspelling_scores_no_better_than_the_word(engine: Engine) -> None:
    fill(engine, [[entry(f"a{n}", "oil " + "gas " * n) for n in range(8)] + [entry("b0", "oyl gas")]])
    both = Any((Form("en", "oil"), Form("en", "oyl")))
    scores = {hit.id: hit.score for hit in engine.search(Request(both)).hits}
    assert scores["b0"] <= scores["a0"]
    assert scores["b0"] == pytest.approx(scores["a1"])


def test_other_words_for_one_thing_count_once(engine: Engine) -> None:
    texts = ["us united states gas", "us gas gas gas", "united states gas gas", "gas gas gas gas"]
    live = [entry(f"a{n}", text) for n, text in enumerate(texts)]
    fill(engine, [live])
    row = Sequence(tuple(Any((Form("en", word),)) for word in ("united", "states")))
    node = Or((Any((Form("en", "us"),)), row), one_thing=True)
    check(engine, live, Request(node))
    scores = [hit.score for hit in engine.search(Request(node)).hits]
    assert max(scores) == pytest.approx(min(scores))


def test_filters_do_not_change_scores(engine: Engine) -> None:
    fill(engine, [[entry("a1", "oil gas", earliest=1, latest=2), entry("a2", "oil", languages=("ru",))]])
    alone = {hit.id: hit.score for hit in engine.search(Request(OIL)).hits}
    for other in (Term("en", "lang"), Term("ru", "lang"), Range(None), Not(Term("kk", "lang"))):
        for hit in engine.search(Request(And((OIL, other)))).hits:
            assert hit.score == alone[hit.id]


def test_a_deep_query_is_answered(engine: Engine) -> None:
    fill(engine, [[entry("a1", "oil")]])
    node: Query = OIL
    for _ in range(20_000):
        node = Not(Not(And((node,))))
    assert hits(engine, node) == ["a1"]


def test_a_long_query_is_answered(engine: Engine) -> None:
    fill(engine, [[entry("a1", "oil")]])
    many = tuple(Any((Form("en", f"w{n}"), Form("en", "oil"))) for n in range(2_000))
    assert hits(engine, Or(many)) == ["a1"]


def test_a_field_without_words_is_refused(engine: Engine) -> None:
    fill(engine, [[entry("a1", "oil")]])
    with pytest.raises(NotImplementedError, match="language"):
        engine.search(Request(Any((Form("en", "oil"),), "language")))


def test_a_filter_nobody_resolved_is_refused(engine: Engine) -> None:
    fill(engine, [[entry("a1", "oil")]])
    with pytest.raises(NotImplementedError, match="resolved"):
        engine.search(Request(Term("x", "url")))
