"""Typer's part: to judge a command line that is out of the ordinary, and to complete one in a shell.

Imported only for these: typer costs four times what an empty Python does.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any

import typer

from kzuzcli.cli.declare import Argument, Option, Parameter
from kzuzcli.cli.messages import USAGE, Usage, unknown_option
from kzuzcli.cli.table import Verb

_TYPES: dict[str, type] = {"flag": bool, "text": str, "number": int, "path": str}

Perform = Callable[[Verb, dict[str, Any]], int]


def judge(verb: Verb, arguments: Sequence[str], perform: Perform) -> int:
    """Read the arguments of a verb and perform it. Raises Usage where they cannot be read."""
    return call([verb], [verb.name, *arguments], perform)


def call(verbs: Iterable[Verb], arguments: Sequence[str], perform: Perform) -> int:
    """Run a whole command line (or answer a shell that completes one). Raises Usage."""
    group = typer.main.get_command(build(verbs, perform))
    try:
        result = group.main(args=list(arguments), prog_name="kzuz", standalone_mode=False)
    except typer.Exit as stop:
        return stop.exit_code
    except typer.TyperException as error:
        raise Usage(*_told(error)) from error
    return result if isinstance(result, int) else USAGE


def build(verbs: Iterable[Verb], perform: Perform) -> typer.Typer:
    """The command line with these verbs; nothing of the others is imported."""
    app = typer.Typer(name="kzuz", rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=True)
    app.callback()(_top)
    for verb in verbs:
        settings = {"ignore_unknown_options": False, "help_option_names": ["-h", "--help"]}
        app.command(verb.name, help=verb.summary, context_settings=settings)(_function(verb, perform))
    return app


def _top() -> None:
    """Nothing stands before a verb but its own options."""


def _function(verb: Verb, perform: Perform) -> Callable[..., int]:
    """A function of the verb's parameters as typer wants to see them."""
    parameters = verb.parameters()

    def run(**values: Any) -> int:
        return perform(verb, {each.name: _value(each, values[each.name]) for each in parameters})

    formal = [
        inspect.Parameter(
            each.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if each.required else each.default,
            annotation=_annotation(each),
        )
        for each in parameters
    ]
    run.__signature__ = inspect.Signature(formal)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in formal}
    return run


def _annotation(parameter: Parameter) -> Any:
    kind: Any = _TYPES[parameter.kind]
    kind = list[kind] if parameter.many else kind
    if parameter.default is None and not parameter.required:
        kind = kind | None
    return Annotated[kind, _declared(parameter)]


def _declared(parameter: Parameter) -> Any:
    declared = parameter.declared
    offered = _completion(declared.complete, getattr(declared, "choices", ()))
    if isinstance(declared, Argument):
        return typer.Argument(metavar=declared.metavar, help=declared.told, autocompletion=offered)
    return typer.Option(
        *declared.names,
        help=declared.told,
        metavar=declared.metavar or None,
        min=0 if parameter.kind == "number" else None,
        autocompletion=offered,
        callback=_checked(declared) if declared.choices else None,
    )


def _checked(declared: Option) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        for each in value if isinstance(value, list) else [value]:
            if each is not None and each not in declared.choices:
                raise Usage(
                    f"{each!r} is no value for {declared.names[-1]}", f"it is {_either(declared.choices)}"
                )
        return value

    return check


def _either(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _value(parameter: Parameter, value: Any) -> Any:
    """As the quick reading gives it: paths as paths, nothing said as the default."""
    if value is None or value == []:
        return parameter.default
    if parameter.kind != "path":
        return value
    from pathlib import Path

    return [Path(each) for each in value] if parameter.many else Path(value)


def _completion(rule: str, choices: Sequence[str]) -> Callable[..., Any] | None:
    if not rule and not choices:
        return None

    def offer(ctx: typer.Context, args: list[str], incomplete: str) -> list[tuple[str, str]]:
        if choices:
            return [(each, "") for each in choices if each.startswith(incomplete)]
        from pathlib import Path

        from kzuzcli.cli.complete import offers

        told = ctx.params.get("archive")
        words = [str(each) for each in ctx.params.get("query") or ()]
        return offers(rule, Path(told) if told else None, words, incomplete)

    return offer


def _told(error: typer.TyperException) -> tuple[str, ...]:
    """What is wrong, and a hint where there is one."""
    name = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    match type(error).__name__:
        case "NoSuchOption":
            return unknown_option(str(name), getattr(error, "possibilities", None) or ())
        case "MissingParameter" if parameter is not None:
            return (f"{parameter.metavar or parameter.name} is missing",)
        case "BadParameter" if parameter is not None and hasattr(parameter.type, "min"):
            return (f"{_spelling(parameter)} takes a whole number, 0 or more",)
        case "BadParameter" if parameter is not None:
            return (f"{_spelling(parameter)}: {error.message}",)
    told = getattr(error, "format_message", lambda: str(error))()
    return (told[:1].lower() + told[1:].rstrip("."),)


def _spelling(parameter: Any) -> str:
    return str(parameter.opts[-1] if str(parameter.opts[-1]).startswith("-") else parameter.metavar)
