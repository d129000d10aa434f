"""What stands in a text and is no part of the article: share buttons, credits, markup, quoted mail."""

from kzuzcli.residue.find import find
from kzuzcli.residue.hide import hidden, hide, legible
from kzuzcli.residue.inline import marks
from kzuzcli.residue.kinds import CLEANED, INLINE, Kind, Residue

__all__ = ["CLEANED", "INLINE", "Kind", "Residue", "find", "hidden", "hide", "legible", "marks"]
