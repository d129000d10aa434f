"""The terminal: what goes to stdout and stderr, in colour or not. Nothing else prints."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from kzuzcli.safe import safe, safe_json

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

COLOURS = ("auto", "always", "never")
_PADDING = re.compile(r" +$", re.MULTILINE)
NARROWEST, WIDEST, PIPED = 40, 140, 80


# terminals known to make OSC 8 links, by a variable each of them sets; others are given plain text
_LINKING = (
    "KITTY_WINDOW_ID",
    "WT_SESSION",
    "KONSOLE_VERSION",
    "DOMTERM",
    "WEZTERM_PANE",
    "GHOSTTY_RESOURCES_DIR",
)
_LINKING_PROGRAMS = ("iTerm.app", "vscode", "WezTerm", "ghostty", "Hyper", "mintty", "Tabby", "rio")
_LINKING_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour", "wezterm")
_FIRST_LINKING_VTE = 5000


class Output(NamedTuple):
    """How this run talks. `color` is auto, always or never."""

    color: str = "auto"
    quiet: bool = False
    verbose: bool = False
    debug: bool = False
    pager: bool = True

    def coloured(self, stream: Any = None) -> bool:
        """Flag, then NO_COLOR, then FORCE_COLOR/CLICOLOR_FORCE, then the terminal; TERM=dumb is plain."""
        if self.color != "auto":
            return self.color == "always"
        if os.environ.get("NO_COLOR"):
            return False
        if any(os.environ.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
            return True
        return is_terminal(stream or sys.stdout) and os.environ.get("TERM") != "dumb"

    def links(self) -> bool:
        """Whether stdout is a terminal that turns OSC 8 sequences into links."""
        if not self.coloured():
            return False
        if (told := os.environ.get("FORCE_HYPERLINK")) is not None:
            return told not in ("", "0")
        return is_terminal(sys.stdout) and _makes_links(os.environ)

    def timed(self, seconds: float) -> str:
        """How long something took, for a terminal; nothing where output is kept and compared."""
        if not is_terminal(sys.stdout):
            return ""
        return f"{seconds * 1000:,.0f} ms" if seconds < 1 else f"{seconds:,.1f} s"

    def console(self) -> Console:
        from rich.console import Console

        coloured = self.coloured()
        return Console(
            file=sys.stdout,
            force_terminal=coloured,
            color_system="standard" if coloured else None,
            no_color=not coloured,
            width=width(),
            height=10_000,
            markup=False,
            highlight=False,
            emoji=False,
            legacy_windows=False,
        )

    def show(self, *parts: RenderableType) -> None:
        """Print renderables to stdout, through a pager when they are more than a screen of a terminal."""
        console = self.console()
        with console.capture() as captured:
            for part in parts:
                console.print(part)
        text = _PADDING.sub("", captured.get())
        self.write(text)

    def write(self, text: str) -> None:
        """Safe text to stdout, through a pager when it is more than a screen of a terminal."""
        if self.pager and is_terminal(sys.stdout) and is_terminal(sys.stdin):
            _paged(text)
        else:
            sys.stdout.write(text)

    def say(self, text: str) -> None:
        """A word on stderr; silent with --quiet."""
        if not self.quiet:
            self.warn(text)

    def warn(self, text: str) -> None:
        """A word on stderr, also with --quiet."""
        print(safe(text), file=sys.stderr)

    def data(self, line: str) -> None:
        """A line of stdout, as it is but for control characters."""
        print(safe(line))

    def json(self, value: object) -> None:
        """One JSON value on one line of stdout."""
        print(safe_json(json.dumps(value, ensure_ascii=False)))

    def plain(self, *fields: object) -> None:
        """One line of tab-separated fields."""
        print("\t".join(safe(" ".join(str(each).split())) for each in fields))


def is_terminal(stream: Any) -> bool:
    try:
        return bool(stream.isatty())
    except (AttributeError, ValueError):
        return False


def cuts() -> bool:
    """Whether lines must end where the screen does; in a pipe a title is whole."""
    return is_terminal(sys.stdout) or os.environ.get("COLUMNS", "").isdigit()


def width() -> int:
    """Columns to write in: COLUMNS, else the terminal's, else 80; between 40 and 140."""
    told = os.environ.get("COLUMNS", "")
    if told.isdigit() and int(told) > 0:
        columns = int(told)
    else:
        try:
            columns = os.get_terminal_size(sys.stdout.fileno()).columns or PIPED
        except (OSError, ValueError, AttributeError):
            columns = PIPED
    return max(NARROWEST, min(WIDEST, columns))


def _makes_links(environment: Mapping[str, str]) -> bool:
    if any(environment.get(name) for name in _LINKING):
        return True
    vte = environment.get("VTE_VERSION", "")
    return (
        (vte.isdigit() and int(vte) >= _FIRST_LINKING_VTE)
        or environment.get("TERM_PROGRAM") in _LINKING_PROGRAMS
        or environment.get("TERM", "").startswith(_LINKING_TERMS)
    )


def pager() -> list[str]:
    """The command of $KZUZ_PAGER, else $PAGER, else less; empty where none is wanted."""
    import shlex

    for name in ("KZUZ_PAGER", "PAGER"):
        if (told := os.environ.get(name)) is not None:
            try:
                command = shlex.split(told)
            except ValueError:
                continue
            return [] if command in ([], ["cat"]) else command
    return ["less", "-FIRX"]


def _paged(text: str) -> None:
    """Write text, through the pager when it is longer than the screen."""
    import shutil
    import subprocess

    command = pager()
    if not command or text.count("\n") < shutil.get_terminal_size().lines:
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    try:
        running = subprocess.Popen(command, stdin=subprocess.PIPE)
    except OSError:
        sys.stdout.write(text)
        return
    with _deaf_to_interrupts():
        running.communicate(text.encode("utf-8", "backslashreplace"))


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Ctrl-C belongs to the pager while one is open."""
    import signal

    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
