"""Write src/kzuzcli/dating/names.py from CLDR: python tests/quality/cldr_names.py (needs Babel)."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "ru", "kk", "uz", "uz_Cyrl", "ky", "tg", "tt", "tr", "uk", "be", "az", "tk")
# elsewhere the names alone are those in text but for capitals, and Babel's aliases lead to other languages
TWO_CONTEXTS = ("ru", "uk", "be")
TARGET = Path(__file__).parents[2] / "src/kzuzcli/dating/names.py"
HEAD = '''"""Names of months and weekdays (CLDR {version}), written by tests/quality/cldr_names.py."""

# ruff: noqa: E501
'''


def main() -> int:
    babel: Any = import_module("babel")
    cldr: Any = import_module("babel.core")
    full: dict[str, tuple[str, ...]] = {}
    short: dict[str, tuple[str, ...]] = {}
    days: dict[str, tuple[str, ...]] = {}
    for code in LANGUAGES:
        locale = babel.Locale.parse(code)
        tag = code.replace("_", "-")
        contexts = ("format", "stand-alone") if code in TWO_CONTEXTS else ("format",)
        full[tag] = tuple(_names(locale.months, range(1, 13), "wide", contexts))
        short[tag] = tuple(_names(locale.months, range(1, 13), "abbreviated", ("format",)))
        if code != "az":  # two of its days are two words that begin with another day
            days[tag] = tuple(_names(locale.days, range(7), "wide", ("format",)))
    lines = [HEAD.format(version=cldr.get_cldr_version() if hasattr(cldr, "get_cldr_version") else "")]
    for name, table, note in (
        ("MONTHS", full, "January to December; the forms of one month stand together, parted by |"),
        ("SHORT_MONTHS", short, "abbreviations, without their full stops"),
        ("WEEKDAYS", days, "Monday to Sunday"),
    ):
        lines.append(f"# {note}\n{name} = {{")
        lines += [f'    "{tag}": "{" ".join(names)}",' for tag, names in table.items()]
        lines.append("}\n")
    TARGET.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    return 0


def _names(table: Any, keys: range, width: str, contexts: tuple[str, ...]) -> list[str]:
    """One entry a month or day: its forms, folded, parted by |, spaces within one as _."""
    found = []
    for key in keys:
        forms = [str(table[context][width][key]).casefold().rstrip(".") for context in contexts]
        found.append("|".join(dict.fromkeys(form.replace(" ", "_") for form in forms)))
    return found


if __name__ == "__main__":
    sys.exit(main())
