"""kzuz set ID…"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from kzuzcli.archive import CORRECTABLE, Archive
from kzuzcli.article import Article
from kzuzcli.cli import messages
from kzuzcli.cli.answers import ids_of, look
from kzuzcli.cli.declare import argument, option
from kzuzcli.cli.options import DryRunOption, JsonOption
from kzuzcli.cli.output import Output
from kzuzcli.period import Period

EXAMPLES = (
    ("kzuz set 1d14 --date 2022-12-21", "this is when it was published"),
    ("kzuz set 1d14 --language uz-Cyrl --source UzA", "this is what it is written in, and who published it"),
    ("kzuz set 1d14 --reset date", "take the correction back"),
    ("kzuz list lang:und --ids | kzuz set - --language ky", "several at once"),
)


def run(
    out: Output,
    folder: Path,
    ids: Annotated[list[str], argument("ID", told="Article ids; - reads them from stdin.", complete="id")],
    date: Annotated[
        str | None, option("--date", metavar="DATE", told="2022-12-21, 2022-12, 2019?, or none.")
    ] = None,
    title: Annotated[str | None, option("--title", metavar="WORDS", told="The headline.")] = None,
    language: Annotated[
        str | None, option("--language", metavar="TAG", told="en, ru, uz-Cyrl …", complete="language")
    ] = None,
    source: Annotated[
        str | None, option("--source", metavar="WORDS", told="The publisher.", complete="source")
    ] = None,
    reset: Annotated[
        list[str] | None,
        option("--reset", metavar="FIELD", told=f"Take back: {', '.join(CORRECTABLE)}.", choices=CORRECTABLE),
    ] = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> int:
    """Correct what is known of an article. Your word outranks everything and survives re-ingest."""
    given = {"date": date, "title": title, "language": language, "source": source}
    changes: dict[str, str | None] = {name: value for name, value in given.items() if value is not None}
    changes |= dict.fromkeys(reset or [])
    if not changes:
        raise messages.Usage("say what to set", "--date, --title, --language, --source, or --reset FIELD")
    if date not in (None, "none"):
        Period.parse(str(date))
    if dry_run:
        with Archive.open(folder) as opened:
            _tell(out, [opened.get(id) for id in ids_of(ids)], json)
        told = ", ".join(
            f"{name} {value}" if value is not None else f"no {name}" for name, value in changes.items()
        )
        out.say(f"  would become: {told}")
        return messages.FINE
    with Archive.open(folder, write=True) as opened:
        opened.catch_up()
        wanted = [opened.resolve(id) for id in ids_of(ids)]
        articles = [opened.correct(id, changes) for id in wanted]
    _tell(out, articles, json)
    return messages.FINE


def _tell(out: Output, articles: list[Article], json: bool) -> None:
    if json:
        from kzuzcli import contract

        for article in articles:
            out.json(contract.article(article))
        return
    from kzuzcli.render import article_facts

    out.show(*(line for article in articles for line in article_facts(article, look(out))))
