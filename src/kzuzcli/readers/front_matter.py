"""YAML front matter: the block between two `---` lines at the top of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from kzuzcli.readers.fields import known

_BLOCK = re.compile(r"\s*---[^\S\n]*\n(.*?)^(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LIMIT = 1 << 16
_LINE = re.compile(r"(\w[\w .:-]*?)\s*:\s+(\S.*)")
_LONGEST_LINE = 2000
_REFUSALS = ("aliases are not followed", "nested too deeply")
_DEEPEST = 20


def split(text: str) -> tuple[dict[str, object], str, str]:
    """What the front matter says, the text below it, and what is wrong with it ("" if nothing).

    Values are strings as written, or lists of them: YAML's own dates and numbers would change them.
    A block that is no YAML is read line by line, as far as it names known fields (a headline with a
    colon in it is the usual reason); one that names none is not front matter but text between two rules.
    """
    if not text.startswith("---") and not text[:100].lstrip().startswith("---"):
        return {}, text, ""
    block = _BLOCK.match(text[:_LIMIT])
    if block is None:
        return {}, text, _unclosed(text)
    fields, wrong = _yaml(block[1])
    if fields is None:
        fields, unread = _lines(block[1])
        wrong = wrong if unread or wrong in _REFUSALS else ""
    if not any(map(known, fields)):
        return {}, text, ""
    return fields, text[block.end() :], wrong


def _unclosed(text: str) -> str:
    fields, _ = _lines(text.lstrip()[3:1000].split("\n\n")[0])
    return "the block is never closed" if any(map(known, fields)) else ""


def _yaml(block: str) -> tuple[dict[str, object] | None, str]:
    import yaml

    try:
        found = _built(yaml.parse(block, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return None, f"line {mark.line + 2}: {getattr(error, 'problem', '')}" if mark else "not YAML"
    except _Refused as refused:
        return None, str(refused)
    return found if isinstance(found, dict) else {}, ""


class _Refused(Exception):
    """YAML made to do harm."""


def _built(events: Iterable[Any]) -> object:
    """The value that YAML events describe, of strings, lists and dicts only.

    Aliases are not followed: a few lines of them unfold to gigabytes. Nor is deep nesting, of which
    PyYAML's own loader, which recurses in C, dies (20,000 brackets).
    """
    import yaml

    stack: list[list[object]] = [[]]
    for event in events:
        if isinstance(event, yaml.AliasEvent):
            raise _Refused(_REFUSALS[0])
        if isinstance(event, yaml.ScalarEvent):
            is_null = event.implicit[0] and event.value in ("", "~", "null", "Null", "NULL")
            stack[-1].append(None if is_null else event.value)
        elif isinstance(event, yaml.CollectionStartEvent):
            stack.append([])
            if len(stack) > _DEEPEST:
                raise _Refused(_REFUSALS[1])
        elif isinstance(event, yaml.CollectionEndEvent):
            items = stack.pop()
            stack[-1].append(_mapping(items) if isinstance(event, yaml.MappingEndEvent) else items)
    return stack[0][0] if stack[0] else None


def _mapping(items: list[object]) -> dict[str, object]:
    pairs = zip(items[::2], items[1::2], strict=True)
    return {name: content for name, content in pairs if isinstance(name, str)}


def _lines(block: str) -> tuple[dict[str, object], int]:
    """Fields of `name: value` lines, and how many lines are none."""
    fields: dict[str, object] = {}
    unread = 0
    for line in block.split("\n"):
        match = _LINE.fullmatch(line.rstrip()) if len(line) <= _LONGEST_LINE else None
        if match:
            fields[match[1]] = match[2].strip("\"'") if match[2][0] == match[2][-1] else match[2]
        else:
            unread += bool(line.strip())
    return fields, unread
