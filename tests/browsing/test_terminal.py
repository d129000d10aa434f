"""kzuz browse on a pseudo-terminal: it draws, is left by a key, and gives the terminal back."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("textual", reason="textual is not here: pip install 'kzuz[browse]'")
if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from tests.cli.conftest import environment_for

LEFT, MOUSE_OFF = "\x1b[?1049l", "\x1b[?1000l"


class Terminal:
    """A pseudo-terminal of 24 lines and 80 columns with a program on it."""

    def __init__(self, archive: Path, *arguments: str) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        command = [sys.executable, "-m", "kzuzcli", *arguments]
        self._running = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment_for(archive),
            start_new_session=True,
        )
        os.close(slave)
        self.raw = ""

    def until(self, text: str) -> None:
        """Read until a text has been written since the last key."""
        begun, until = len(self.raw), time.monotonic() + 40
        while text not in self.raw[begun:]:
            assert time.monotonic() < until, f"{text!r} never came"
            if select.select([self._master], [], [], 0.1)[0]:
                self.raw += os.read(self._master, 1 << 16).decode("utf-8", "replace")

    def press(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def code(self) -> int:
        """How it was left."""
        try:
            while piece := os.read(self._master, 1 << 16):
                self.raw += piece.decode("utf-8", "replace")
        except OSError:
            pass
        os.close(self._master)
        return self._running.wait(timeout=20)


@pytest.mark.parametrize(("key", "code"), [("\x11", 0), ("\x03", 130)])
def test_a_session(corpus_archive: Path, key: str, code: int) -> None:
    terminal = Terminal(corpus_archive, "browse", "lang:ru")
    terminal.until("articles")
    terminal.press(" Tokayev")
    terminal.until("also matched")
    terminal.press(key)
    assert terminal.code() == code
    assert LEFT in terminal.raw and MOUSE_OFF in terminal.raw
