"""Taking endings off a word until none is left: what the Kazakh and Uzbek stemmers share."""

from __future__ import annotations

from collections.abc import Callable, Collection

Fits = Callable[[str, str], bool]
"""Whether an ending may follow what is left of the word: (rest, ending) -> bool."""


def strip(form: str, longest: int, fits: Fits, whole: Collection[str]) -> str:
    """`form` without its endings, longest first, again and again; a form in `whole` is left alone.

    Repeating makes the result the same for a bare word and for its inflected forms, even where the
    bare word only looks inflected: stem(сауда) = stem(саудада), whichever that is.
    """
    while form not in whole:
        rests = [
            form[:-size]
            for size in range(min(longest, len(form) - 2), 0, -1)
            if fits(form[:-size], form[-size:])
        ]
        if not rests:
            return form
        form = next((rest for rest in rests if rest in whole), rests[0])
    return form
