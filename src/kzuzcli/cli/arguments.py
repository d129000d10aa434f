"""What is option and what is query text, settled before options are parsed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_SHORT_WITH_NUMBER = re.compile(r"(-[A-Za-z])\d+")


def protect(arguments: Sequence[str], options: Mapping[str, bool]) -> list[str]:
    """The arguments of a verb that takes a query, put so that no query text is taken for an option.

    `options` maps every spelling of the verb's options (`-n`, `--limit`) to whether a value follows it.
    Options come first, in their order; then `--` and the rest as it was: an argument of `-` and two or
    more characters is query text (`-news`), save a short option with its number (`-n10`).
    """
    chosen: list[str] = []
    rest: list[str] = []
    waiting = list(reversed(arguments))
    while waiting:
        argument = waiting.pop()
        if argument == "--":
            rest.extend(reversed(waiting))
            break
        if not _is_option(argument, options):
            rest.append(argument)
            continue
        chosen.append(argument)
        if options.get(argument, False):
            if not waiting:
                # behind an option without its value a "--" would become the value
                return chosen
            chosen.append(waiting.pop())
    return [*chosen, "--", *rest] if rest else chosen


def _is_option(argument: str, options: Mapping[str, bool]) -> bool:
    if argument.startswith("--"):
        return True
    if len(argument) == 2:
        return argument.startswith("-")
    numbered = _SHORT_WITH_NUMBER.fullmatch(argument)
    return numbered is not None and options.get(numbered[1], False)
