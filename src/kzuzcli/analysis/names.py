"""Names across scripts and romanisations."""

from __future__ import annotations


def name_key(form: str, language: str) -> str:
    """The key that spellings of one name share; empty for a form that cannot be a name."""
    return form if len(form) > 1 and form.isalpha() else ""


def skeleton(key: str) -> str:
    """The consonants of a key: a block of candidates for `same_name`."""
    return "".join(letter for letter in key if letter not in "aeiou")


def same_name(key_a: str, key_b: str) -> bool:
    """Whether two keys of one skeleton are spellings of one name."""
    return key_a == key_b


def is_name(inside: int, capitalised: int) -> bool:
    """Whether a form is a name: capitalised in at least 80 % of its occurrences inside sentences."""
    return capitalised > 0 and capitalised * 5 >= inside * 4
