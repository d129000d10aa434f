"""What a person sees and types. The archive is asked on a thread of its own: typing never waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import ClassVar, TypeVar

from rich.cells import cell_len
from rich.text import Text
from textual import on, work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import DescendantFocus, Key, Resize
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from kzuzcli.archive import Found
from kzuzcli.browsing.desk import Desk, Listing
from kzuzcli.browsing.help import Help
from kzuzcli.browsing.hits import Hits
from kzuzcli.browsing.keys import HITS, KEYS, PAPER, QUERY, help_line
from kzuzcli.browsing.paper import Paper
from kzuzcli.browsing.showing import FOLLOWED, entry, said
from kzuzcli.engines.base import Sort
from kzuzcli.errors import QueryError
from kzuzcli.query import MatchAll, Query
from kzuzcli.render import nothing_found
from kzuzcli.safe import safe, safe_line

T = TypeVar("T")
Told = Callable[[Exception], str]

PAUSE = 0.12
"""Seconds without a key before what was typed is asked for."""

LONGER_PAUSE = 0.5
"""Seconds before reasons are looked for why there is nothing: most lines are still being typed."""

WIDE = 80
"""Columns from which hits and article stand side by side."""

LIST = 36
"""Columns of the hits beside an article: a third of a terminal of 108 columns or more."""

_INDENT = 2
_SORTS: tuple[Sort, ...] = ("relevance", "date", "oldest")


class Line(Input):
    """The query line; what is pasted into it is shown, never obeyed."""

    def validate_value(self, value: str) -> str:
        return safe_line(value)


class Browser(App[int]):
    """Hits on the left, an article on the right; one at a time where the terminal is narrow."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key.keys, key.action, key.told, show=False) for key in KEYS if key.action),
        Binding("ctrl+c", "interrupt", "leave", show=False, priority=True),
    ]

    def __init__(
        self, folder: Path, line: str, told: Told, coloured: bool = True, possible: bool = False
    ) -> None:
        """`line` is the first query, `told` makes a sentence of an error; `possible` as in a search."""
        super().__init__(ansi_color=True)
        self._desk = Desk(folder)
        self._thread = ThreadPoolExecutor(1, "archive")
        self._line, self._told, self._coloured = line, told, coloured
        self._sort: Sort = "relevance"
        self._possible = possible
        self._columns = WIDE
        self._listing: Listing | None = None
        self._found: list[Found] = []
        self._trail: list[tuple[str, float]] = []

    def compose(self) -> ComposeResult:
        with Horizontal(id="ask"):
            yield Static("/", id="prompt")
            yield Line(
                self._line,
                placeholder="words, names, phrases; F1 for keys",
                id="query",
                compact=True,
                select_on_focus=False,
            )
        yield Static(id="said", markup=False)
        with Horizontal(id="panes"):
            yield Hits(self._coloured)
            yield Paper(self._coloured)
        with Horizontal(id="foot"):
            yield Static(id="keys", markup=False)
            yield Static(id="where", markup=False)

    def on_mount(self) -> None:
        self.theme = "ansi-dark"
        self._ask(self._line)

    async def on_unmount(self) -> None:
        closed = self._thread.submit(self._desk.close)
        self._thread.shutdown(wait=False, cancel_futures=False)
        await asyncio.wait([asyncio.wrap_future(closed)], timeout=1)

    # -- the archive

    async def _on_thread(self, do: Callable[..., T], *given: object) -> T:
        """What the archive's thread makes of it. Cancelled while it waits, it is never begun."""
        return await asyncio.wrap_future(self._thread.submit(do, *given))

    @work(exclusive=True, group="query")
    async def _ask(self, line: str, pause: float = 0.0) -> None:
        await asyncio.sleep(pause)
        try:
            listing = await self._on_thread(self._desk.ask, line, self._sort, self._possible)
        except QueryError as error:
            self._complain(error)
            return
        except Exception as error:
            # whatever went wrong, the reader stays: a sentence, and the next line may be answered
            self._turn(QUERY)
            self._say(self._told(error).replace("\n", " ·"), "error")
            return
        self._list(listing)
        if not listing.total:
            await asyncio.sleep(LONGER_PAUSE)
            try:
                why = await self._on_thread(self._desk.why, listing)
            except Exception as error:
                self._paper.tell([Text(safe(self._told(error)))])
                return
            self._paper.tell(list(nothing_found(listing.asked, why)))

    @work(exclusive=True, group="more")
    async def _ask_more(self, listing: Listing) -> None:
        offset = listing.offset + len(listing.answer.found)
        try:
            more = await self._on_thread(self._desk.ask, listing.line, self._sort, self._possible, offset)
        except Exception as error:
            self._say(self._told(error).replace("\n", " ·"), "error")
            return
        if self._listing is listing:
            self._listing = more
            self._found += more.answer.found
            self._fill(more.offset)

    @work(exclusive=True, group="page")
    async def _open(self, id: str, top: float = 0.0) -> None:
        try:
            page = await self._on_thread(self._desk.read, id, self._query)
        except Exception as error:
            self._paper.tell([Text(safe(self._told(error)))])
            return
        self._paper.show(page, top)

    @property
    def _query(self) -> Query:
        return self._listing.answer.query if self._listing else MatchAll()

    # -- what is seen

    @property
    def _paper(self) -> Paper:
        return self.screen_stack[0].query_one(Paper)

    @property
    def _hits(self) -> Hits:
        return self.screen_stack[0].query_one(Hits)

    @property
    def _input(self) -> Input:
        return self.screen_stack[0].query_one("#query", Input)

    def _list(self, listing: Listing) -> None:
        self._listing, self._found, self._trail = listing, list(listing.answer.found), []
        self._say(said(listing, self._order(listing)))
        self._fill()
        self._arrange(self._pane())
        if self._found:
            self._hits.highlighted = 0
        else:
            self._turn(QUERY)
            self._paper.tell([])

    def _order(self, listing: Listing) -> str:
        everything = isinstance(listing.answer.query, MatchAll)
        return "date" if everything and self._sort == "relevance" else self._sort

    def _fill(self, first: int = 0) -> None:
        """Put the hits from one on into the list; from the first on, in the place of what it held."""
        if not first:
            self._hits.clear_options()
        cells = (self._beside() or self._columns) - 3
        self._hits.add_options(Option(entry(found, cells)) for found in self._found[first:])

    def _beside(self) -> int:
        """Columns of the hits beside an article; 0 where there is room for one of the two only."""
        return max(LIST, self._columns // 3) if self._columns >= WIDE else 0

    def _arrange(self, pane: str) -> None:
        """Show hits and article, or the one of them that the reader is at; an empty list never."""
        beside = self._beside()
        reading = pane == PAPER or not self._found
        self._hits.display = bool(beside) or not reading
        self._paper.display = bool(beside) or reading
        self._hits.styles.width = beside or "1fr"
        self._paper.set_class(bool(beside), "-beside")

    def _say(self, told: str, kind: str = "") -> None:
        line = self.screen_stack[0].query_one("#said", Static)
        line.set_classes(kind)
        line.update(Text(safe_line(told), no_wrap=True, overflow="ellipsis"))

    def _complain(self, error: QueryError) -> None:
        """What is wrong with the line, below the place, and what to write instead: as much as there is room for."""
        self._turn(QUERY)
        told = self._told(error).partition("\n")[0]
        whole = f"{told} · try {error.suggestion}" if error.suggestion else told
        caret = " " * error.start + "^ "
        lines = (caret + whole, caret + told, whole, told)
        self._say(next((line for line in lines if cell_len(line) + _INDENT < self._columns), told), "error")

    def _foot(self) -> None:
        screen = self.screen_stack[0]
        where = self._where()
        room = self._columns - len(where) - 3
        screen.query_one("#keys", Static).update(help_line(self._pane(), room))
        screen.query_one("#where", Static).update(where)

    def _where(self) -> str:
        """Which of the hits, which match in it, how far down: of what is in sight."""
        at, listing = self._hits.highlighted, self._listing
        hit = f"hit {at + 1:,}/{listing.total:,}" if listing and at is not None else ""
        return " · ".join(filter(None, [hit, self._paper.where() if self._paper.display else ""]))

    def _pane(self) -> str:
        focused = self.screen_stack[0].focused
        return PAPER if focused is self._paper else HITS if focused is self._hits else QUERY

    # -- what happens

    @on(Input.Changed, "#query")
    def _typed(self, event: Input.Changed) -> None:
        self._line = event.value
        self._ask(event.value, PAUSE)

    @on(Input.Submitted, "#query")
    @on(OptionList.OptionSelected, "#hits")
    def _read(self) -> None:
        """To the article; what was typed just now is asked for at once."""
        self._turn(PAPER)
        if self._listing is None or self._listing.line != self._line:
            self._ask(self._line)
        elif not self._found:
            self._turn(QUERY)

    @on(OptionList.OptionHighlighted, "#hits")
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self._trail = []
        self._open(self._found[event.option_index].article.id)
        if self._listing and self._listing.rest and event.option_index >= len(self._found) - 3:
            self._ask_more(self._listing)

    @on(Paper.Turned)
    def _turned(self) -> None:
        self._foot()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        self._arrange(self._pane())
        self._foot()

    def on_resize(self, event: Resize) -> None:
        self._columns = event.size.width
        at = self._hits.highlighted
        with self.prevent(OptionList.OptionHighlighted):
            self._fill()
            self._hits.highlighted = at
        self._arrange(self._pane())
        self.call_after_refresh(self._foot)

    def on_key(self, event: Key) -> None:
        if self._pane() == PAPER and event.character and event.character in "123456789":
            self._follow(int(event.character))

    def _follow(self, number: int) -> None:
        page = self._paper.page
        if page is None or number > min(FOLLOWED, len(page.details.links)):
            return
        self._trail.append((page.details.article.id, self._paper.scroll_offset.y))
        self._open(page.details.links[number - 1].b)

    def _turn(self, pane: str) -> None:
        """To a pane; where only one is shown, that is now the one."""
        self._arrange(pane)
        {PAPER: self._paper, HITS: self._hits, QUERY: self._input}[pane].focus()

    def action_match(self, step: int) -> None:
        self._paper.match(step)

    def action_hit(self, step: int) -> None:
        if self._found:
            at = self._hits.highlighted or 0
            self._hits.highlighted = min(max(0, at + step), len(self._found) - 1)

    def action_come_back(self) -> None:
        if self._trail:
            self._open(*self._trail.pop())

    def action_out(self) -> None:
        self._turn(HITS if self._pane() == PAPER else QUERY)

    def action_query(self) -> None:
        self._turn(QUERY)

    def action_order(self) -> None:
        self._sort = _SORTS[(_SORTS.index(self._sort) + 1) % len(_SORTS)]
        self._ask(self._line)

    def action_possible(self) -> None:
        self._possible = not self._possible
        self._ask(self._line)

    def action_whole(self) -> None:
        self._paper.show_whole(not self._paper.whole)

    def action_help(self) -> None:
        self.push_screen(Help())

    def action_interrupt(self) -> None:
        self.exit(130)
