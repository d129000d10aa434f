"""What only a terminal sees: colour, pager, links, progress, questions; and what a pipe sees instead."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kzuzcli.cli.output import Output, pager
from kzuzcli.cli.waiting import Line
from tests.cli.conftest import Kzuz, environment_for, ids, process

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")

ESCAPE = "\x1b["


@dataclass
class Seen:
    code: int
    screen: str


def on_terminal(
    *arguments: str,
    archive: Path,
    told: dict[str, str] | None = None,
    size: tuple[int, int] = (24, 80),
    typed: str = "",
    act: Callable[[subprocess.Popen[bytes]], None] | None = None,
    script: str = "",
) -> Seen:
    """A command line on a pseudo-terminal of (lines, columns); all bytes that came out."""
    import fcntl
    import pty
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
    command = [sys.executable, "-m", "kzuzcli", *arguments] if not script else ["/bin/sh", "-c", script]
    running = subprocess.Popen(
        command,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment_for(archive) | (told or {}),
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0) and None,
    )
    os.close(slave)
    if typed:
        os.write(master, typed.encode())
    if act is not None:
        act(running)
    out = _drain(master, running)
    os.close(master)
    return Seen(running.wait(), out)


def _drain(master: int, running: subprocess.Popen[bytes]) -> str:
    parts: list[bytes] = []
    until = time.monotonic() + 40
    while time.monotonic() < until:
        ready, _, _ = select.select([master], [], [], 0.1)
        if ready:
            try:
                piece = os.read(master, 65536)
            except OSError:
                break
            if not piece:
                break
            parts.append(piece)
        elif running.poll() is not None:
            break
    return b"".join(parts).decode("utf-8", "replace").replace("\r\n", "\n")


# -- colour

COLOURS = [
    # (--color, environment, on a terminal) -> coloured
    ("", {}, True, True),
    ("", {}, False, False),
    ("", {"NO_COLOR": "1"}, True, False),
    ("", {"NO_COLOR": ""}, True, True),
    ("", {"TERM": "dumb"}, True, False),
    ("", {"FORCE_COLOR": "1"}, False, True),
    ("", {"FORCE_COLOR": "0"}, False, False),
    ("", {"CLICOLOR_FORCE": "1"}, False, True),
    ("", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
    ("", {"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
    ("always", {"NO_COLOR": "1"}, False, True),
    ("always", {"TERM": "dumb"}, False, True),
    ("never", {"FORCE_COLOR": "1"}, True, False),
    ("auto", {"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, True, False),
]


class Screen:
    def __init__(self, terminal: bool) -> None:
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.mark.parametrize(("flag", "told", "terminal", "coloured"), COLOURS)
def test_colour_flag_then_environment_then_terminal(
    monkeypatch: pytest.MonkeyPatch,
    environment: None,
    flag: str,
    told: dict[str, str],
    terminal: bool,
    coloured: bool,
) -> None:
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    assert Output(flag or "auto").coloured(Screen(terminal)) is coloured


def test_a_terminal_gets_colour_and_a_pipe_none(corpus_archive: Path) -> None:
    seen = on_terminal("search", "demarcation", "-n1", archive=corpus_archive)
    assert seen.code == 0
    assert ESCAPE in seen.screen
    assert "▌" not in seen.screen
    piped = process("search", "demarcation", "-n1", archive=corpus_archive)
    assert ESCAPE not in piped.stdout
    assert "▌demarcation▐" in piped.stdout


def test_the_flag_wins_over_the_terminal(corpus_archive: Path) -> None:
    seen = on_terminal("search", "demarcation", "-n1", "--color", "never", archive=corpus_archive)
    assert "\x1b" not in seen.screen
    forced = process("search", "demarcation", "--color", "always", archive=corpus_archive)
    assert ESCAPE in forced.stdout


# -- pager


def test_what_fits_the_screen_needs_no_pager(corpus_archive: Path) -> None:
    told = {"KZUZ_PAGER": "sed s/^/paged:/"}
    assert "paged:" not in on_terminal("list", "-n3", archive=corpus_archive, told=told).screen


def test_more_than_a_screen_is_paged(corpus_archive: Path) -> None:
    told = {"KZUZ_PAGER": "sed s/^/paged:/", "PAGER": "sed s/^/other:/"}
    seen = on_terminal("list", archive=corpus_archive, told=told).screen
    assert seen.count("paged:") == 31
    assert "other:" not in seen


@pytest.mark.parametrize("flag", [["--no-pager"], []])
def test_no_pager_where_none_is_wanted(corpus_archive: Path, flag: list[str]) -> None:
    told = {"KZUZ_PAGER": "sed s/^/paged:/"} if flag else {"KZUZ_PAGER": "", "PAGER": "sed s/^/paged:/"}
    seen = on_terminal("list", *flag, archive=corpus_archive, told=told)
    assert ("paged:" in seen.screen, seen.screen.count("\n")) == (False, 31)


def test_a_pager_that_is_not_there_loses_nothing(corpus_archive: Path) -> None:
    told = {"KZUZ_PAGER": "no-such-pager-here"}
    assert on_terminal("list", archive=corpus_archive, told=told).screen.count("\n") == 31


def test_a_pipe_is_never_paged(corpus_archive: Path) -> None:
    ran = process("list", archive=corpus_archive, told={"KZUZ_PAGER": "sed s/^/paged:/"})
    assert "paged:" not in ran.stdout


def test_help_is_paged_too(corpus_archive: Path) -> None:
    told = {"KZUZ_PAGER": "sed s/^/paged:/"}
    assert "paged:" in on_terminal("help", "query", archive=corpus_archive, told=told).screen
    assert "paged:" in on_terminal("--help", archive=corpus_archive, told=told).screen


PAGERS = [
    ({}, ["less", "-FIRX"]),
    ({"PAGER": "more"}, ["more"]),
    ({"PAGER": "more", "KZUZ_PAGER": "less -R"}, ["less", "-R"]),
    ({"PAGER": "more", "KZUZ_PAGER": ""}, []),
    ({"PAGER": "cat"}, []),
    ({"KZUZ_PAGER": "'", "PAGER": "more"}, ["more"]),
]


@pytest.mark.parametrize(("told", "expected"), PAGERS)
def test_which_pager(
    monkeypatch: pytest.MonkeyPatch, environment: None, told: dict[str, str], expected: list[str]
) -> None:
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    assert pager() == expected


# -- links

LINKS = [
    ({"TERM": "xterm-kitty"}, True),
    ({"VTE_VERSION": "7200"}, True),
    ({"VTE_VERSION": "4800"}, False),
    ({"TERM_PROGRAM": "iTerm.app"}, True),
    ({"TERM_PROGRAM": "Apple_Terminal"}, False),
    ({"WT_SESSION": "x"}, True),
    ({"TERM": "linux"}, False),
    ({}, False),
    ({"WT_SESSION": "x", "NO_COLOR": "1"}, False),
    ({"WT_SESSION": "x", "FORCE_HYPERLINK": "0"}, False),
    ({"FORCE_HYPERLINK": "1"}, True),
]
NO_LINKS = dict.fromkeys(("WT_SESSION", "VTE_VERSION", "KITTY_WINDOW_ID", "TERM_PROGRAM", "WEZTERM_PANE"), "")


@pytest.mark.parametrize(("told", "linked"), LINKS)
def test_links_only_where_the_terminal_can(corpus_archive: Path, told: dict[str, str], linked: bool) -> None:
    seen = on_terminal("list", "-n1", archive=corpus_archive, told=NO_LINKS | told)
    assert ("\x1b]8;" in seen.screen) is linked


def test_links_lead_to_the_file(corpus_archive: Path) -> None:
    seen = on_terminal("list", "-n1", archive=corpus_archive, told={"WT_SESSION": "x"})
    assert re.search(
        r"\x1b\]8;id=\d+;file:///\S+/corpus/\S+\x1b\\[^\x1b]*(\x1b\[[\d;]*m)?[0-9a-f]{8}", seen.screen
    )


def test_links_never_stand_in_a_pipe(corpus_archive: Path) -> None:
    told = {"WT_SESSION": "x", "FORCE_COLOR": "1"}
    assert "\x1b]8;" not in process("list", "-n1", archive=corpus_archive, told=told).stdout


def test_links_survive_less(corpus_archive: Path) -> None:
    told = {"WT_SESSION": "x", "KZUZ_PAGER": "less -FRX"}
    seen = on_terminal("list", archive=corpus_archive, told=told, typed="q" * 3)
    assert "\x1b]8;" in seen.screen


# -- progress


def test_no_word_of_progress_in_the_first_half_second() -> None:
    import io

    now, stream = [0.0], io.StringIO()
    line = Line(stream, lambda: now[0])
    now[0] = 0.4
    line.tell("3 articles", 3, 100)
    line.clear()
    assert stream.getvalue() == ""


def test_progress_tells_rate_and_time_left_on_one_line() -> None:
    import io

    now, stream = [0.0], io.StringIO()
    line = Line(stream, lambda: now[0])
    now[0] = 2.0
    line.tell(f"50 articles, {50 / line.seconds:.0f}/s", 50, 200)
    now[0] = 2.05
    line.tell("too soon", 51, 200)
    line.clear()
    shown = stream.getvalue()
    assert "50 articles, 25/s" in shown
    assert "25%  0:06 left" in shown
    assert "too soon" not in shown
    line.tell("the last", 0, 0, at_once=True)
    assert stream.getvalue().endswith("\x1b[K  the last")
    assert "\n" not in shown
    assert shown.endswith("\r\x1b[K")


def slow_ingest(folder: Path) -> str:
    """A shell line that takes in articles slowly enough for progress to be told."""
    code = (
        "import time, kzuzcli.ingest as i; d = i.describe;"
        " i.describe = lambda *a: (time.sleep(.04), d(*a))[1];"
        " import sys; from kzuzcli.__main__ import main;"
        f" sys.argv = ['kzuz', 'ingest', {str(folder)!r}]; main()"
    )
    return f'exec {sys.executable} -c "{code}"'


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(28):
        text = f"Story {number}\n\nIn village {number} surveyors marked {number} posts in spring."
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def test_progress_on_a_terminal_is_wiped_in_the_end(many: Path, tmp_path: Path) -> None:
    seen = on_terminal(archive=tmp_path / "a", script=slow_ingest(many))
    assert seen.code == 0
    assert re.search(r"\r\x1b\[K  \d+ articles, \d+/s", seen.screen)
    assert "left" in seen.screen
    assert "28 articles read, the index is being finished" in seen.screen
    last = seen.screen.rsplit("\x1b[K", 1)[1]
    assert "28 new articles" in last
    assert "/s" not in last


@pytest.mark.parametrize("told", [{"TERM": "dumb"}])
def test_nothing_moves_on_a_dumb_terminal(many: Path, tmp_path: Path, told: dict[str, str]) -> None:
    seen = on_terminal(archive=tmp_path / "a", script=slow_ingest(many), told=told)
    assert "\r" not in seen.screen
    assert "\x1b" not in seen.screen


def test_nothing_moves_in_a_pipe(many: Path, tmp_path: Path) -> None:
    ran = subprocess.run(
        ["/bin/sh", "-c", slow_ingest(many)],
        env=environment_for(tmp_path / "a"),
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stderr == ""
    assert "28 new articles" in ran.stdout


# -- stopping


def _interrupt_after(seconds: float) -> Callable[[subprocess.Popen[bytes]], None]:
    def act(running: subprocess.Popen[bytes]) -> None:
        time.sleep(seconds)
        running.send_signal(signal.SIGINT)

    return act


def test_ctrl_c_stops_an_ingest_at_once_and_nothing_is_lost(many: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a"
    begun = time.monotonic()
    seen = on_terminal(archive=archive, script=slow_ingest(many), act=_interrupt_after(1.2))
    assert seen.code == 130
    assert "Traceback" not in seen.screen
    assert time.monotonic() - begun < 15
    again = process("ingest", str(many), archive=archive)
    assert again.returncode == 0
    assert process("search", "surveyors", "--count", archive=archive).stdout == "28\n"


@pytest.mark.parametrize("seconds", [0.02, 0.06, 0.12, 0.2])
def test_ctrl_c_never_shows_a_traceback(corpus_archive: Path, seconds: float) -> None:
    """Once the program itself has begun: before that the signal is Python's."""
    code = (
        "import sys, threading, os, signal; sys.argv = ['kzuz', 'search', 'Tokayev'];"
        f" threading.Timer({seconds}, os.kill, (os.getpid(), signal.SIGINT)).start();"
        " from kzuzcli.__main__ import main; main()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env=environment_for(corpus_archive),
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in ran.stderr
    assert ran.returncode in (0, 130, -signal.SIGINT)


def test_a_second_ctrl_c_is_harder(tmp_path: Path) -> None:
    """While the first is being seen to, the second ends the process where it is."""
    code = (
        "import sys, time, os, signal; from kzuzcli import __main__ as m; import kzuzcli.cli.app as app\n"
        "def run(arguments):\n"
        "    try:\n"
        "        os.kill(os.getpid(), signal.SIGINT); time.sleep(30)\n"
        "    finally:\n"
        "        os.kill(os.getpid(), signal.SIGINT); time.sleep(30)\n"
        "app.run = run; m.main()"
    )
    begun = time.monotonic()
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == -signal.SIGINT
    assert "Traceback" not in ran.stderr
    assert time.monotonic() - begun < 15


@pytest.mark.parametrize(
    "line", ["search Tokayev -n 0", "list", "list --json", "stats", "help query", "--help"]
)
def test_a_reader_that_has_seen_enough_ends_it_quietly(corpus_archive: Path, line: str) -> None:
    for head in ("head -n 1", "true"):
        script = f"{sys.executable} -m kzuzcli {line} | {head} >/dev/null"
        ran = subprocess.run(
            ["/bin/bash", "-o", "pipefail", "-c", script],
            env=environment_for(corpus_archive),
            capture_output=True,
            text=True,
            check=False,
        )
        assert (ran.returncode, ran.stderr) == (0, ""), (line, head)


def test_closed_streams_are_no_error(corpus_archive: Path) -> None:
    for closing in (">&-", "2>&-", ">&- 2>&-"):
        script = f"{sys.executable} -m kzuzcli search Tokayev {closing}"
        ran = subprocess.run(
            ["/bin/sh", "-c", script],
            env=environment_for(corpus_archive),
            capture_output=True,
            text=True,
            check=False,
        )
        assert (ran.returncode, ran.stderr) == (0, ""), closing


# -- questions


def test_remove_asks_on_a_terminal_and_takes_no_for_an_answer(small: Path) -> None:
    victim = ids(small)[0]
    seen = on_terminal("remove", victim, archive=small, typed="n\n")
    assert (seen.code, "[y/N]" in seen.screen, "nothing removed" in seen.screen) == (0, True, True)
    assert victim in ids(small)
    seen = on_terminal("remove", victim, archive=small, typed="y\n")
    assert (seen.code, "1 removed" in seen.screen) == (0, True)
    assert victim not in ids(small)


def test_no_terminal_no_question(kzuz: Kzuz, small: Path) -> None:
    victim = ids(small)[0]
    ran = kzuz("remove", victim, archive=small, stdin="y\n")
    assert (ran.code, "--yes" in ran.err) == (2, True)
    assert victim in ids(small)
    assert kzuz("remove", victim, "--yes", archive=small).code == 0


def test_an_odd_console_never_stops_the_output(corpus_archive: Path) -> None:
    told = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    ran = process("search", "Токаев", archive=corpus_archive, told=told)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Токаев" in ran.stdout
