"""The lists of words beside the stemmers' rules: words/<language>.txt, read when first needed."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("words")
_LAST_VOWEL = re.compile("[аоуыіеиaeiou](?=[^аоуыіеиaeiou]+$)")


@cache
def section(language: str, name: str) -> frozenset[str]:
    """The words under `[name]` in a language's list."""
    return frozenset(word for line in _lines(language, name) for word in line.split())


@cache
def paradigms(language: str, name: str) -> dict[str, str]:
    """Form -> stem, from lines `stem: form form ...` under `[name]`."""
    rows = (line.split(":") for line in _lines(language, name))
    return {form: stem for stem, forms in rows for form in forms.split()}


@cache
def fallen(language: str) -> dict[str, str]:
    """What is left before an ending of a word that loses its last vowel there -> the word: орн -> орын."""
    return {_LAST_VOWEL.sub("", word): word for word in section(language, "fallen")}


@cache
def whole(language: str) -> frozenset[str]:
    """Words that no ending is taken off, whatever they look like."""
    return section(language, "whole") | section(language, "fallen")


def _lines(language: str, name: str) -> list[str]:
    text = (_FOLDER / f"{language}.txt").read_text("utf-8").partition(f"\n[{name}]\n")[2]
    lines = text.partition("\n[")[0].splitlines()
    return [line for line in lines if line and not line.startswith("#")]
