"""A language a file declares is evidence; the text beats it beyond a margin."""

from __future__ import annotations

from kzuzcli.language.identify import Identification


def settle(declared: str | None, seen: Identification) -> str:
    """The tag to keep."""
    return seen.tag
