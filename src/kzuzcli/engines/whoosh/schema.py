"""The schema of the index, as Whoosh knows it: anyone with stock Whoosh can open and query the folder."""

from __future__ import annotations

import warnings
from typing import Any


def quiet_import() -> None:
    """Import Whoosh without its SyntaxWarnings (invalid escapes, told when Python 3.12+ compiles it)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # everything this package uses, so that no module is compiled outside this block
        import whoosh.codec.whoosh3
        import whoosh.filedb.filestore
        import whoosh.index
        import whoosh.reading
        import whoosh.searching
        import whoosh.writing  # noqa: F401


def schema() -> Any:
    """Terms come ready made, so the analyzer only splits at spaces: a stock query is `body:border@en`."""
    quiet_import()
    from whoosh import columns, fields
    from whoosh.analysis import SpaceSeparatedTokenizer
    from whoosh.analysis.filters import LowercaseFilter

    def text() -> Any:
        return fields.TEXT(analyzer=SpaceSeparatedTokenizer() | LowercaseFilter())

    return fields.Schema(
        id=fields.ID(stored=True, unique=True, sortable=True),
        title=text(),
        body=text(),
        source=text(),
        author=text(),
        language=fields.KEYWORD(lowercase=True),
        date=fields.ID(stored=True),
        earliest=fields.COLUMN(columns.NumericColumn("i")),
        latest=fields.COLUMN(columns.NumericColumn("i")),
        came_in=fields.COLUMN(columns.NumericColumn("i")),
    )
