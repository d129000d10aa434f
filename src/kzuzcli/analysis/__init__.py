"""Text and language to tokens; a word to its folded form and stem. The same for text and query."""

from kzuzcli.analysis.casing import untelling, word_case
from kzuzcli.analysis.stemming import stem
from kzuzcli.analysis.tokens import LANGUAGES, Token, fold, forms, primary, spelled, tokenize

__all__ = [
    "LANGUAGES",
    "Token",
    "fold",
    "forms",
    "primary",
    "spelled",
    "stem",
    "tokenize",
    "untelling",
    "word_case",
]
