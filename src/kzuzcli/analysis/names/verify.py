"""The verified second step: are two keys that differ spellings of one name?"""

from __future__ import annotations


def same_name(key_a: str, key_b: str) -> bool:
    """Whether two keys are spellings of one name. Symmetric; equal keys are."""
    return key_a == key_b
