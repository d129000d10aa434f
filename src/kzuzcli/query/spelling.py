"""Characters with a meaning of their own, quotes above all, and how a text is written without it."""

from __future__ import annotations

import re

OPERATORS = ("AND", "OR", "NOT")
QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "”": "”", "»": "«»", "‟": "”"}
"""What opens a quotation, and what may close it."""

_CLOSERS = frozenset('"“”»')
_NESTING = frozenset("“„«")
_WORD_CHARACTER = re.compile(r"[^\W_]")
# a word that needs no quotes: no bracket, quote, star, tilde; a colon only among digits; no @ before it
_PLAIN_WORD = re.compile(r"(?:[$€£₸₽№#+§]?[^\W_][\w'’ʻʼ‘ʹ`.,/&%+@$№#!-]*|\d[\d:]*)")
_PLAIN_VALUE = re.compile(r"""[^\s()"“”„«»‟*=,;-](?:[^\s()"“”„«»‟]*[^\s()"“”„«»‟*,;])?""")


# compiled when a word begins with @
_SAVED = r"@([^\W_](?:[\w.-]*\w)?)"


def saved_name(text: str) -> str | None:
    """The name, as it is kept, of the saved query that a word asks for; None for any other word."""
    if not text.startswith("@"):
        return None
    if not text.isascii():
        import unicodedata

        text = unicodedata.normalize("NFC", text)
    found = re.fullmatch(_SAVED, text)
    return found[1].casefold() if found else None


def has_word(text: str) -> bool:
    """Whether there is a letter or digit in it, that is something an index holds."""
    return _WORD_CHARACTER.search(text) is not None


def closing(text: str, start: int) -> int | None:
    """Where the quotation opened at `start` ends: the offset of the closing quote, or None.

    Quotations of other kinds may stand inside. A quotation that its own kind never closes is closed by
    the first other closing quote that stands behind a character, as when an editor curls only one of two.
    """
    own = QUOTES[text[start]]
    found = _nested(text, start) if text[start] in _NESTING else _first(text, start, own)
    if found is None:
        found = _first(text, start, own)
    if found is None:
        found = next(
            (
                at
                for at in range(start + 2, len(text))
                if text[at] in _CLOSERS and text[at - 1] not in " \t\n("
            ),
            None,
        )
    return found


def _first(text: str, start: int, closers: str) -> int | None:
    return next((at for at in range(start + 1, len(text)) if text[at] in closers), None)


def _nested(text: str, start: int) -> int | None:
    """The quote that closes the one at `start` when every quotation inside is closed too."""
    open_quotes = [text[start]]
    for at in range(start + 1, len(text)):
        if text[at] in QUOTES[open_quotes[-1]]:
            open_quotes.pop()
            if not open_quotes:
                return at
        elif text[at] in _NESTING:
            open_quotes.append(text[at])
    return None


def without_quotes(text: str) -> str:
    """The text with a blank for each quote in it."""
    return "".join(" " if character in QUOTES else character for character in text)


def spelled(text: str, *, value: bool = False) -> str:
    """`text` as the parser reads it back as one word (or one filter's `value`): bare, or else in quotes."""
    plain = _PLAIN_VALUE if value else _PLAIN_WORD
    if plain.fullmatch(text) and text not in OPERATORS and text[-1] not in ".,!":
        return text
    for opener, closers in QUOTES.items():
        quoted = f"{opener}{text}{closers[-1]}"
        if closing(quoted, 0) == len(quoted) - 1:
            return quoted
    return f'"{text}"'
