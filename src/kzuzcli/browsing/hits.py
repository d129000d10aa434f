"""The list of hits."""

from __future__ import annotations

from rich.style import Style
from textual.strip import Strip
from textual.widgets import OptionList

_HERE = Style(reverse=True)


class Hits(OptionList):
    """A list whose entry at hand is seen without colour, too: textual's own styles would lose it."""

    def __init__(self, coloured: bool) -> None:
        super().__init__(id="hits", markup=False, compact=True)
        self._coloured = coloured

    def render_line(self, y: int) -> Strip:
        """One line of what is in sight."""
        strip = super().render_line(y)
        if self._coloured or self.highlighted is None:
            return strip
        here = any(part.style and part.style.meta.get("option") == self.highlighted for part in strip)
        return strip.apply_style(_HERE) if here else strip
