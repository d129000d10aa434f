"""What stands before any verb: --version."""

from __future__ import annotations

from typing import Annotated

import typer


def _version(asked: bool) -> None:
    if not asked:
        return
    import platform
    from importlib.metadata import version

    from kzuzcli import __version__
    from kzuzcli.store import SCHEMA_VERSION

    print(
        f"kzuz {__version__} (schema {SCHEMA_VERSION}, Whoosh {version('whoosh')},"
        f" Python {platform.python_version()})"
    )
    raise typer.Exit


def top(
    version: Annotated[
        bool,
        typer.Option("--version", help="Program, schema, Whoosh, Python.", callback=_version, is_eager=True),
    ] = False,
) -> None:
    """An offline archive of news, searched in four languages."""
