"""What is option and what is query text, settled before options are parsed; and the plain cases of parsing.

A command line that `read` cannot take is typer's to judge: `read` knows no errors, only "not plain".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kzuzcli.cli.declare import Option, Parameter

_SHORT_WITH_NUMBER = re.compile(r"(-[A-Za-z])\d+")


def takes_value(parameters: Sequence[Parameter]) -> dict[str, bool]:
    """Every spelling of the options among `parameters`, and whether a value follows it."""
    return {
        name: each.takes_value
        for each in parameters
        if isinstance(each.declared, Option)
        for name in each.declared.names
    }


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


def asks_for_help(arguments: Sequence[str]) -> bool:
    """Whether -h or --help stands among the options."""
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return "-h" in options or "--help" in options


def read(arguments: Sequence[str], parameters: Sequence[Parameter]) -> dict[str, Any] | None:
    """What a plain command line says for each parameter; None where anything is out of the ordinary."""
    names = {name: each for each in parameters for name in getattr(each.declared, "names", ())}
    values: dict[str, Any] = {each.name: each.default for each in parameters}
    loose: list[str] = []
    waiting = list(reversed(arguments))
    while waiting:
        argument = waiting.pop()
        if argument == "--":
            loose.extend(reversed(waiting))
            break
        if not argument.startswith("-") or argument == "-":
            loose.append(argument)
            continue
        name, joined, given = _split(argument, names)
        chosen = names.get(name)
        if chosen is None or (joined and not chosen.takes_value):
            return None
        if chosen.takes_value and not joined:
            if not waiting:
                return None
            given = waiting.pop()
        if not _take(values, chosen, given):
            return None
    return values if _place(values, loose, parameters) else None


def _split(argument: str, names: Mapping[str, Parameter]) -> tuple[str, bool, str]:
    """(option, whether its value is joined to it, that value)."""
    if argument.startswith("--"):
        name, joined, given = argument.partition("=")
        return name, bool(joined), given
    numbered = _SHORT_WITH_NUMBER.fullmatch(argument)
    if numbered and numbered[1] in names and names[numbered[1]].takes_value:
        return numbered[1], True, argument[2:]
    return argument, False, ""


def _take(values: dict[str, Any], parameter: Parameter, given: str) -> bool:
    """Put an option's value where it belongs; whether it is one."""
    if not parameter.takes_value:
        values[parameter.name] = True
        return True
    choices = getattr(parameter.declared, "choices", ())
    if choices and given not in choices:
        return False
    value = _value(parameter, given)
    if value is None:
        return False
    values[parameter.name] = [*(values[parameter.name] or []), value] if parameter.many else value
    return True


def _value(parameter: Parameter, given: str) -> str | int | Path | None:
    if parameter.kind == "number":
        return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None
    return Path(given) if parameter.kind == "path" else given


def _place(values: dict[str, Any], loose: list[str], parameters: Sequence[Parameter]) -> bool:
    """Hand arguments without a name to the parameters that take them; whether that comes out even."""
    for each in parameters:
        if isinstance(each.declared, Option):
            continue
        if each.many:
            if loose:
                values[each.name] = [_value(each, given) for given in loose]
            elif each.required:
                return False
            loose = []
        elif loose:
            values[each.name] = _value(each, loose.pop(0))
        elif each.required:
            return False
    return not loose
