"""Text and language to tokens; a word to its folded form and stem. The same for text and query."""

from kzuzcli.analysis.tokens import LANGUAGES, Token, fold, primary, stem, tokenize

__all__ = ["LANGUAGES", "Token", "fold", "primary", "stem", "tokenize"]
