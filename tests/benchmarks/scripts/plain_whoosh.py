"""Typer, Whoosh and rich, each imported and used the way their introductions show."""

from pathlib import Path

import typer
from rich.console import Console
from rich.text import Text
from whoosh import index
from whoosh.highlight import ContextFragmenter, UppercaseFormatter
from whoosh.qparser import MultifieldParser


def main(folder: Path, words: list[str]) -> None:
    console = Console(force_terminal=True)
    opened = index.open_dir(str(folder))
    with opened.searcher() as searcher:
        query = MultifieldParser(["title", "body"], opened.schema).parse(" ".join(words))
        found = searcher.search(query, limit=10)
        found.fragmenter = ContextFragmenter()
        found.formatter = UppercaseFormatter()
        console.print(f"{len(found)} articles")
        for hit in found:
            console.print(Text(hit["title"], style="bold"))
            console.print(Text(hit.highlights("body", top=2)))


if __name__ == "__main__":
    typer.run(main)
