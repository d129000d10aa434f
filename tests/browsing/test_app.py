"""What a person sees and types in kzuz browse, by textual's own pilot."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

pytest.importorskip("textual", reason="textual is not here: pip install 'kzuz[browse]'")

from textual.pilot import Pilot
from textual.widgets import Input, Static

from kzuzcli.archive import Archive
from kzuzcli.browsing import desk as desks
from kzuzcli.browsing.app import Browser
from kzuzcli.browsing.desk import Desk
from kzuzcli.browsing.hits import Hits
from kzuzcli.browsing.paper import Paper
from kzuzcli.cli.messages import sentence
from kzuzcli.ingest import ingest
from tests.cli.test_hostile import OBEYED, hostile_news

SIZES = [(60, 24), (80, 24), (140, 40)]


class Reader:
    """A person before the screen."""

    def __init__(self, app: Browser, pilot: Pilot[int]) -> None:
        self.app = app
        self._pilot = pilot

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self._pilot.press(key)
        await self.settle()

    async def type(self, text: str) -> None:
        line = self.app.screen_stack[0].query_one("#query", Input)
        line.value = text
        await self.settle()

    async def settle(self) -> None:
        """Until the archive has answered and everything is drawn."""
        for _ in range(200):
            await self._pilot.pause(0.02)
            if all(worker.is_finished for worker in self.app.workers):
                break
        await self._pilot.pause()

    async def resize(self, columns: int, lines: int) -> None:
        await self._pilot.resize_terminal(columns, lines)
        await self.settle()

    @property
    def paper(self) -> Paper:
        return self.app.screen_stack[0].query_one(Paper)

    @property
    def hits(self) -> Hits:
        return self.app.screen_stack[0].query_one(Hits)

    @property
    def title(self) -> str:
        return self.paper.page.details.article.title if self.paper.page else ""

    def said(self) -> str:
        return str(self.app.screen_stack[0].query_one("#said", Static).visual)

    def screen(self) -> list[str]:
        return [
            "".join(segment.text for segment in strip)
            for strip in self.app.screen._compositor.render_strips(self.app.size)
        ]


def read(
    archive: Path,
    does: Callable[[Reader], Awaitable[None]],
    line: str = "",
    size: tuple[int, int] = (100, 30),
) -> None:
    async def session() -> None:
        app = Browser(archive, line, sentence)
        async with app.run_test(size=size) as pilot:
            reader = Reader(app, pilot)
            await reader.settle()
            await does(reader)

    asyncio.run(session())


def test_hits_and_the_first_article_are_there_at_once(corpus_archive: Path) -> None:
    async def does(reader: Reader) -> None:
        assert reader.said().startswith("6 articles · best first · Tokayev also matched: Токаева 4")
        assert reader.title == "Атомная станция: семьдесят один процент"
        assert reader.hits.option_count == 6

    read(corpus_archive, does, "Tokayev lang:ru")


def test_hits_come_while_one_types(corpus_archive: Path) -> None:
    async def does(reader: Reader) -> None:
        assert reader.hits.option_count == 48
        await reader.press(*"demar")
        assert reader.said().startswith("5 articles for demar*")
        await reader.press(*"cation")
        assert reader.said().startswith("3 articles · best first")

    read(corpus_archive, does)


WRONG = [
    ('"state visit', "the quote opened here is never closed", "^"),
    ("dat:2019", "there is no field dat; did you mean date?", "^"),
    ("border date:2019-13", "there is no such day as 2019-13", "^"),
]


@pytest.mark.parametrize(("line", "told", "mark"), WRONG)
def test_what_cannot_be_read_is_told_and_the_hits_stay(
    corpus_archive: Path, line: str, told: str, mark: str
) -> None:
    async def does(reader: Reader) -> None:
        await reader.type(line)
        assert told in reader.said() and mark in reader.said()
        assert reader.hits.option_count == 3
        await reader.type("border")
        assert "articles" in reader.said()

    read(corpus_archive, does, "demarcation")


@pytest.mark.parametrize("line", ["@nowhere", "like:zz", "like:00000000"])
def test_what_cannot_be_answered_is_told(corpus_archive: Path, line: str) -> None:
    async def does(reader: Reader) -> None:
        await reader.type(line)
        assert reader.app.query_one("#said").has_class("error")
        await reader.type("border")
        assert "articles" in reader.said()

    read(corpus_archive, does)


def test_a_fault_is_told_and_the_reader_stays(corpus_archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def does(reader: Reader) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(Desk, "ask", lambda *given: 1 / 0)
            await reader.type("border")
            assert "ZeroDivisionError" in reader.said()
        await reader.type("treaty")
        assert "articles" in reader.said()

    read(corpus_archive, does)


def test_a_caret_stands_below_what_is_wrong(corpus_archive: Path) -> None:
    async def does(reader: Reader) -> None:
        await reader.type("border dat:2019")
        line, below = reader.screen()[:2]
        assert below.index("^") == line.index("dat:2019")

    read(corpus_archive, does)


def test_the_next_hit_and_the_one_before(corpus_archive: Path) -> None:
    async def does(reader: Reader) -> None:
        titles = [reader.title]
        await reader.press("down")
        titles.append(reader.title)
        await reader.press("enter", "right_square_bracket")
        titles.append(reader.title)
        assert len(set(titles)) == 3
        await reader.press("left_square_bracket")
        assert reader.title == titles[1]
        await reader.press("escape", "up")
        assert reader.title == titles[0]

    read(corpus_archive, does, "Tokayev lang:ru")


def test_the_next_match_and_the_one_before(corpus_archive: Path) -> None:
    async def does(reader: Reader) -> None:
        await reader.press("enter")
        assert "3 matches" in reader.paper.where()
        await reader.press("n")
        assert "match 1/3" in reader.paper.where()
        await reader.press("n", "n")
        assert "match 3/3" in reader.paper.where()
        assert reader.paper.scroll_offset.y > 0
        await reader.press("n")
        assert "match 1/3" in reader.paper.where()
        await reader.press("N")
        assert "match 3/3" in reader.paper.where()

    read(corpus_archive, does, "Tokayev lang:ru", (60, 12))


def test_a_link_is_followed_and_left_again(corpus_archive: Path) -> None:
    async def does(reader: Reader) -> None:
        first = reader.title
        await reader.press("enter", "pagedown")
        place = reader.paper.scroll_offset.y
        await reader.press("1")
        second = reader.title
        assert second != first and reader.paper.scroll_offset.y == 0
        await reader.press("9")
        assert reader.title == second
        await reader.press("b")
        assert (reader.title, reader.paper.scroll_offset.y) == (first, place)
        await reader.press("b")
        assert reader.title == first

    read(corpus_archive, does, "демаркация lang:ru", (80, 16))


def test_why_there_is_nothing_is_said(corpus_archive: Path) -> None:
    async def does(reader: Reader) -> None:
        assert "demarkation occurs nowhere; nearest: demarcation" in " ".join(
            " ".join(line.split()) for line in reader.screen()
        )

    read(corpus_archive, does, "demarkation date:2019", (140, 30))


def test_the_order_is_changed(corpus_archive: Path) -> None:
    async def does(reader: Reader) -> None:
        await reader.press("tab", "o")
        assert "newest first" in reader.said()
        await reader.press("o")
        assert "oldest first" in reader.said()

    read(corpus_archive, does, "Tokayev lang:ru")


def test_dates_that_only_may_lie_in_a_time(corpus_archive: Path) -> None:
    async def does(reader: Reader) -> None:
        before = reader.said()
        assert "(--possible" in before
        await reader.press("tab", "p")
        assert "(--possible" not in reader.said()

    read(corpus_archive, does, "date:2019")


@pytest.mark.parametrize("size", SIZES)
def test_narrow_terminals_show_one_pane_at_a_time(corpus_archive: Path, size: tuple[int, int]) -> None:
    async def does(reader: Reader) -> None:
        assert reader.hits.display
        assert reader.paper.display == (size[0] >= 80)
        await reader.press("enter")
        assert reader.paper.display and reader.paper.has_focus
        assert reader.hits.display == (size[0] >= 80)
        await reader.press("escape")
        assert reader.hits.display and reader.hits.has_focus

    read(corpus_archive, does, "Tokayev", size)


def test_the_terminal_may_change_while_one_reads(corpus_archive: Path) -> None:
    async def does(reader: Reader) -> None:
        await reader.press("enter", "n")
        await reader.resize(60, 20)
        assert not reader.hits.display and "match 1/3" in reader.paper.where()
        await reader.resize(120, 20)
        assert reader.hits.display and reader.title

    read(corpus_archive, does, "Tokayev lang:ru", (140, 30))


def test_keys_are_told_and_left(corpus_archive: Path) -> None:
    async def does(reader: Reader) -> None:
        await reader.press("f1")
        assert any("next place of the query's words" in line for line in reader.screen())
        await reader.press("escape", "tab", "q")
        assert reader.app.return_code == 0

    read(corpus_archive, does)


def test_ctrl_c_leaves_at_once(corpus_archive: Path) -> None:
    async def does(reader: Reader) -> None:
        await reader.press("ctrl+c")
        assert reader.app.return_value == 130

    read(corpus_archive, does)


def test_more_hits_come_at_the_end_of_the_list(corpus_archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desks, "SHELF", 10)

    async def does(reader: Reader) -> None:
        assert reader.hits.option_count == 10
        await reader.press("tab", "end")
        assert reader.hits.option_count == 20
        assert reader.hits.highlighted == 9

    read(corpus_archive, does)


def test_what_is_typed_does_not_wait_for_what_was_asked(
    corpus_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    held, asked = threading.Event(), []
    slow = Desk.ask

    def ask(self: Desk, line: str, *rest: object) -> object:
        asked.append(line)
        if line == "border":
            held.wait(5)
        return slow(self, line, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Desk, "ask", ask)

    async def does(reader: Reader) -> None:
        reader.app.screen.query_one("#query", Input).value = "border"
        await asyncio.sleep(0.3)
        for letter in "border tr":
            await reader._pilot.press(letter if letter != " " else "space")
        assert reader.app.screen.query_one("#query", Input).value.endswith("border tr")
        held.set()
        await reader.settle()
        assert reader.app.screen.query_one("#query", Input).value == asked[-1]
        # what was typed while the archive was busy is asked for once, not letter by letter
        assert len(asked) <= 4

    read(corpus_archive, does)


def test_text_from_articles_is_shown_never_obeyed(tmp_path: Path) -> None:
    hostile_news(tmp_path / "news")
    with Archive.open(tmp_path / "a", write=True, create=True) as archive:
        ingest(archive, [tmp_path / "news"])

    async def does(reader: Reader) -> None:
        for _ in range(reader.hits.option_count):
            for line in reader.screen():
                assert not OBEYED.search(line)
            await reader.press("down")
        await reader.type("border \x1b[31m \u202e [bold]")
        assert not any(map(OBEYED.search, reader.screen()))

    read(tmp_path / "a", does, "", (140, 60))
