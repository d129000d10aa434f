"""The terminal: what goes to stdout and stderr, in colour or not. Nothing else prints."""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kzuzcli.safe import safe, safe_json

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_PADDING = re.compile(r" +$", re.MULTILINE)
NARROWEST, WIDEST, PIPED = 40, 140, 80


@dataclass(frozen=True, slots=True)
class Output:
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

    def console(self, *, stderr: bool = False) -> Console:
        from rich.console import Console

        stream = sys.stderr if stderr else sys.stdout
        coloured = self.coloured(stream)
        return Console(
            file=stream,
            force_terminal=coloured or None,
            color_system="standard" if coloured else None,
            no_color=not coloured,
            width=width(),
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


def _paged(text: str) -> None:
    """Write text, through $KZUZ_PAGER, $PAGER or less when it is longer than the screen."""
    import shlex
    import shutil
    import subprocess

    lines = shutil.get_terminal_size().lines
    if text.count("\n") < lines:
        sys.stdout.write(text)
        return
    command = os.environ.get("KZUZ_PAGER") or os.environ.get("PAGER") or "less -FIRX"
    try:
        pager = subprocess.Popen(shlex.split(command), stdin=subprocess.PIPE)
    except (OSError, ValueError):
        sys.stdout.write(text)
        return
    try:
        pager.communicate(text.encode("utf-8", "replace"))
    except (BrokenPipeError, KeyboardInterrupt):
        pager.wait()
