"""RESULTS.md: one section a table; a new measurement takes the place of the old one of the same name."""

from __future__ import annotations

import re
from pathlib import Path

FILE = Path(__file__).with_name("RESULTS.md")
_HEAD = """# Measured

Written by `python -m tests.benchmarks --write`, which says how each table is made; a table stays until it is
measured again. Other work goes on on these machines: where ratios are shown, each run is set against the run of the
same round. Least and greatest stand in brackets.
"""
_SECTION = re.compile(r"^## ", re.MULTILINE)


def write(sections: dict[str, str], file: Path = FILE) -> None:
    """Put these sections (heading -> body) into the file, in order of their headings."""
    kept = read(file) | sections
    parts = [_HEAD, *(f"## {name}\n\n{kept[name].strip()}\n" for name in sorted(kept, key=_order))]
    file.write_text("\n".join(parts), encoding="utf-8")


def read(file: Path = FILE) -> dict[str, str]:
    """The sections there are, by heading."""
    if not file.exists():
        return {}
    parts = _SECTION.split(file.read_text(encoding="utf-8"))[1:]
    return {part.partition("\n")[0]: part.partition("\n")[2].strip() for part in parts}


def _order(name: str) -> tuple[str, int]:
    """By what is measured, then by how many articles."""
    what, _, size = name.partition(", ")
    digits = re.sub(r"\D", "", size)
    return what, int(digits or 0)
