"""The pane an article is read in."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from kzuzcli.browsing.desk import Page
from kzuzcli.browsing.laying import Laid, drawn, lay
from kzuzcli.browsing.showing import reading_page
from kzuzcli.render import Look

_ABOVE = 3
"""Lines that stay in sight above a match that is gone to."""


class Paper(ScrollView, can_focus=True):
    """An article in lines as wide as there is room; the place of the text in sight stays there when that changes."""

    class Turned(Message):
        """What is in sight changed."""

    def __init__(self, coloured: bool) -> None:
        super().__init__()
        self._coloured = coloured
        self._page: Page | None = None
        self._parts: list[RenderableType] = []
        self._laid = Laid([], [])
        self._chosen: int | None = None
        self.whole = False

    @property
    def page(self) -> Page | None:
        """The article that is shown, if there is one."""
        return self._page

    def show(self, page: Page, top: float = 0.0) -> None:
        """Show an article, from a line on."""
        self._page, self._chosen = page, None
        self._lay()
        self.scroll_to(y=top, animate=False, immediate=True)

    def tell(self, parts: list[RenderableType]) -> None:
        """Show something else than an article."""
        self._page, self._chosen, self._parts = None, None, parts
        self._lay()
        self.scroll_to(y=0, animate=False, immediate=True)

    def show_whole(self, whole: bool) -> None:
        """Whether to show what is no part of the article."""
        self.whole, self._chosen = whole, None
        self._lay()

    def match(self, step: int) -> None:
        """Go to the next lit place (1) or the one before (-1); from what is in sight, then round and round."""
        if not self._laid.matches:
            return
        if self._chosen is None:
            here = int(self.scroll_offset.y)
            later = [n for n, place in enumerate(self._laid.matches) if place[0][0] >= here]
            first = later[0] if later else 0
            self._chosen = first if step > 0 else (first - 1) % len(self._laid.matches)
        else:
            self._chosen = (self._chosen + step) % len(self._laid.matches)
        line = self._laid.matches[self._chosen][0][0]
        top, height = int(self.scroll_offset.y), self.size.height
        if not top <= line < top + height - 1:
            self.scroll_to(y=max(0, line - _ABOVE), animate=False, immediate=True)
        self.refresh()
        self.post_message(self.Turned())

    def where(self) -> str:
        """Which match is chosen, and how far down the article is in sight."""
        told = []
        if many := len(self._laid.matches):
            one = "match" if many == 1 else "matches"
            told.append(f"{many} {one}" if self._chosen is None else f"match {self._chosen + 1}/{many}")
        if self.max_scroll_y > 0:
            told.append(f"{100 * self.scroll_offset.y / self.max_scroll_y:.0f} %")
        return " · ".join(told)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Turned())

    def on_resize(self, event: Resize) -> None:
        former = max(1, len(self._laid.lines))
        place = self.scroll_offset.y / former
        self._lay()
        self.scroll_to(y=place * len(self._laid.lines), animate=False, immediate=True)

    def _lay(self) -> None:
        # one column is left before the scroll bar
        columns = self.scrollable_content_region.width - 1
        if columns < 1:
            # not in sight: it is laid when it comes to be
            self._laid = Laid([], [])
            return
        if self._page is not None:
            self._parts = list(reading_page(self._page, Look(True, False, columns), self.whole))
        chosen, self._chosen = self._chosen, None
        self._laid = lay(self._parts or [Text("")], columns)
        if chosen is not None and chosen < len(self._laid.matches):
            self._chosen = chosen
        self.virtual_size = Size(columns, len(self._laid.lines))
        self.refresh()
        self.post_message(self.Turned())

    def render_line(self, y: int) -> Strip:
        """One line of what is in sight."""
        number = y + int(self.scroll_offset.y)
        width = self.scrollable_content_region.width
        if number >= len(self._laid.lines):
            return Strip.blank(width, self.rich_style)
        line = drawn(self._laid, number, self._chosen, self._coloured)
        return Strip(line).apply_style(self.rich_style).adjust_cell_length(width, self.rich_style)
