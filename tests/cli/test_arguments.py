import pytest

from kzuzcli.cli.arguments import protect

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
