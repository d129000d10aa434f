from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzuzcli.cli.arguments import protect, read, takes_value
from kzuzcli.cli.table import VERBS, Verb
from kzuzcli.cli.typed import judge

OPTIONS = {
    "-n": True,
    "--limit": True,
    "--lang": True,
    "--title": True,
    "--any": False,
    "--json": False,
    "-q": False,
    "--quiet": False,
    "-v": False,
    "-h": False,
    "--help": False,
}

CASES = [
    ("", ""),
    ("Uzbekistan", "-- Uzbekistan"),
    ("Uzbekistan -demarcation", "-- Uzbekistan -demarcation"),
    ("-demarcation -news -house", "-- -demarcation -news -house"),
    (
        "border -house -news -quota -visit -demarcation",
        "-- border -house -news -quota -visit -demarcation",
    ),
    ("border -n10", "-n10 -- border"),
    ("border -n 10 visit", "-n 10 -- border visit"),
    ("-q border -v", "-q -v -- border"),
    ("-h", "-h"),
    ("--help", "--help"),
    ("-news -n5 -n", "-n5 -n"),
    ("border --lang ru -news --any", "--lang ru --any -- border -news"),
    ("border --lang=ru -news", "--lang=ru -- border -news"),
    ("--title -news border", "--title -news -- border"),
    ("border -- --any -q", "-- border --any -q"),
    ("border --lnag ru", "--lnag -- border ru"),
    ("border -qv", "-- border -qv"),
    ("border -q5", "-- border -q5"),
    ("border -5", "-5 -- border"),
    ("border -lang:ru", "-- border -lang:ru"),
    ("border -(a -=b", "-- border -(a -=b"),
    ("- border", "-- - border"),
    ("border --limit", "--limit"),
]


@pytest.mark.parametrize(("given", "made"), CASES)
def test_query_text_is_told_from_options(given: str, made: str) -> None:
    assert protect(given.split(), OPTIONS) == made.split()


def test_an_argument_with_blanks_stays_one() -> None:
    assert protect(['-"state visit"', "-a b", "--any"], OPTIONS) == ["--any", "--", '-"state visit"', "-a b"]


def test_typer_sees_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    import typer

    app = typer.Typer(add_completion=False)

    @app.command()
    def search(
        query: list[str], limit: int = typer.Option(10, "-n"), quiet: bool = typer.Option(False, "-q")
    ) -> None:
        typer.echo(f"{query} {limit} {quiet}")

    given = ["border", "-house", "-news", "-n5", "-quota", "-q", "-visit"]
    app(protect(given, {"-n": True, "-q": False}), standalone_mode=False)
    assert capsys.readouterr().out == "['border', '-house', '-news', '-quota', '-visit'] 5 True\n"


VALUES = st.sampled_from(
    ["5", "-1", "x", "date", "oldest", "border", "-", "ru", "--json", "-news", "=a", "a b", "", "ё", "1d14"]
)
WORDS = st.sampled_from(
    "-n --limit --offset --sort --lang --any --json --ids --archive --color always -q -v -n10 -n0"
    " --limit=3 --sort=date --json=1 --color=never --lang= -- --date --reset title --yes --dry-run"
    " --bogus -x -qv --limi --reset=date".split()
)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(list(VERBS)), st.lists(WORDS | VALUES, max_size=6))
def test_the_quick_reading_is_typers_reading(name: str, arguments: list[str]) -> None:
    """Where the quick reading takes a command line, typer reads the same from it."""
    verb = VERBS[name]
    parameters = verb.parameters()
    if verb.query:
        arguments = protect(arguments, takes_value(parameters))
    quick = read(arguments, parameters)
    if quick is None:
        return
    seen: list[dict[str, object]] = []

    def perform(_: Verb, values: dict[str, object]) -> int:
        seen.append(values)
        return 0

    judge(verb, arguments, perform)
    assert seen == [quick]


PLAIN = [
    ("show 1d14", {"id": "1d14", "query": None}),
    ("show 1d14 state visit", {"id": "1d14", "query": ["state", "visit"]}),
    ("search border -n 3 --lang ru", {"query": ["border"], "limit": 3, "lang": "ru"}),
    ("search -news border -n5", {"query": ["-news", "border"], "limit": 5}),
    ("list", {"query": None, "limit": 30, "sort": "date"}),
    ("set 1d14 --date=2019 --reset title --reset source", {"date": "2019", "reset": ["title", "source"]}),
    ("remove a1b2 c3d4 -y", {"ids": ["a1b2", "c3d4"], "yes": True}),
    ("ingest a/b --archive x", {"paths": ["a/b"], "archive": Path("x")}),
]


@pytest.mark.parametrize(("line", "expected"), PLAIN)
def test_plain_lines_need_no_typer(line: str, expected: dict[str, object]) -> None:
    name, *arguments = line.split()
    parameters = VERBS[name].parameters()
    if VERBS[name].query:
        arguments = protect(arguments, takes_value(parameters))
    found = read(arguments, parameters)
    assert found is not None
    assert {key: found[key] for key in expected} == expected


def test_an_option_means_the_same_everywhere() -> None:
    """One spelling: one kind of value, under one name, in every verb; no spelling of two options."""
    meanings: dict[str, set[tuple[str, str, bool]]] = {}
    for verb in VERBS.values():
        for each in verb.parameters():
            for name in getattr(each.declared, "names", ()):
                meanings.setdefault(name, set()).add((each.kind, each.declared.metavar, each.many))
    assert {name: kinds for name, kinds in meanings.items() if len(kinds) > 1} == {}
