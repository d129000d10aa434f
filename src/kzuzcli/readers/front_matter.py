"""YAML front matter: the block between two `---` lines at the top of a text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kzuzcli.readers.fields import known

_BLOCK = re.compile(r"\s*---[^\S\n]*\n(.*?)^(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LIMIT = 1 << 16
_LINE = re.compile(r"(\w[\w .:-]*?)\s*:\s+(\S.*)")
_ALIAS = re.compile(r"[&*]\w")


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
    fields, wrong = _yaml(block[1]) if not _has_alias(block[1]) else (None, "aliases are not followed")
    if fields is None:
        fields, unread = _lines(block[1])
        wrong = wrong if unread or "aliases" in wrong else ""
    if not any(map(known, fields)):
        return {}, text, ""
    return fields, text[block.end() :], wrong


def _unclosed(text: str) -> str:
    fields, _ = _lines(text.lstrip()[3:1000].split("\n\n")[0])
    return "the block is never closed" if any(map(known, fields)) else ""


def _has_alias(block: str) -> bool:
    """Whether a node is named and used again: a few lines of that unfold to gigabytes."""
    if len(_ALIAS.findall(block)) < 2:
        return False
    import yaml

    try:
        return any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(block, Loader=_loader()))
    except (yaml.YAMLError, RecursionError):
        return False


def _yaml(block: str) -> tuple[dict[str, object] | None, str]:
    import yaml

    try:
        # a base loader makes nothing but strings, lists and mappings
        found = yaml.load(block, Loader=_loader())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return None, f"line {mark.line + 2}: {getattr(error, 'problem', '')}" if mark else "not YAML"
    except (RecursionError, ValueError):
        return None, "nested too deeply"
    if not isinstance(found, Mapping):
        return {}, ""
    return {str(name): _given(content) for name, content in found.items()}, ""


def _loader() -> type:
    import yaml

    return getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _given(content: object) -> object:
    return None if content in ("~", "null", "Null", "NULL") else content


def _lines(block: str) -> tuple[dict[str, object], int]:
    """Fields of `name: value` lines, and how many lines are none."""
    fields: dict[str, object] = {}
    unread = 0
    for line in block.split("\n"):
        match = _LINE.fullmatch(line.rstrip())
        if match:
            fields[match[1]] = match[2].strip("\"'") if match[2][0] == match[2][-1] else match[2]
        else:
            unread += bool(line.strip())
    return fields, unread
