"""How a verb says what it takes: options and arguments as plain data beside its parameters.

The quick reading, the help pages, the man page and typer all read the same declarations.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

Kind = Literal["flag", "text", "number", "path"]
_KINDS: dict[type, Kind] = {bool: "flag", int: "number", Path: "path", str: "text"}


_NONE: Any = object()


class Option(NamedTuple):
    """An option: its spellings, what it does, what its value is called, and which values there are.

    `complete` names the rule of cli/complete.py that offers values.
    """

    names: tuple[str, ...]
    told: str
    metavar: str = ""
    choices: tuple[str, ...] = ()
    complete: str = ""


class Argument(NamedTuple):
    """An argument that needs no name."""

    metavar: str
    told: str
    complete: str = ""


class Parameter(NamedTuple):
    """A parameter of a verb and how a command line fills it."""

    name: str
    declared: Option | Argument
    kind: Kind
    many: bool
    required: bool
    default: Any

    @property
    def takes_value(self) -> bool:
        return self.kind != "flag"


def option(
    *names: str, told: str, metavar: str = "", choices: tuple[str, ...] = (), complete: str = ""
) -> Option:
    """An option for Annotated; `told` is its line of help."""
    return Option(names, told, metavar, choices, complete)


def argument(metavar: str, *, told: str, complete: str = "") -> Argument:
    """An argument for Annotated; `told` is its line of help."""
    return Argument(metavar, told, complete)


def parameters(run: Callable[..., object]) -> tuple[Parameter, ...]:
    """The declared parameters of a verb, in order; those without a declaration are left out."""
    hints = get_type_hints(run, include_extras=True)
    # not inspect.signature: the module alone takes half as long as Python's start
    function: Any = run
    names = function.__code__.co_varnames[: function.__code__.co_argcount]
    defaults = function.__defaults__ or ()
    given = [_NONE] * (len(names) - len(defaults)) + list(defaults)
    return tuple(
        _parameter(name, hints[name], default)
        for name, default in zip(names, given, strict=True)
        if get_origin(hints[name]) is Annotated
    )


def _parameter(name: str, hint: Any, default: Any) -> Parameter:
    kind, declared = get_args(hint)[:2]
    inner = next((each for each in get_args(kind) if each is not type(None)), kind)
    if get_origin(inner) is list:
        many, inner = True, get_args(inner)[0]
    else:
        many = get_origin(kind) is list
    required = default is _NONE
    return Parameter(name, declared, _KINDS[inner], many, required, None if required else default)
