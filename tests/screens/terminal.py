"""A terminal in memory: a command line runs on a pseudo-terminal, and pyte keeps what its screen would show."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pyte
from wcwidth import wcwidth

ROOT = Path(__file__).resolve().parent.parent.parent
LINES = 120
"""More than any command here writes, so that nothing scrolls away and no pager starts."""

BEYOND = 80
"""Columns the screen has beyond those the program is told of: a line that is too long shows as one."""

_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "PYTHONPATH")


@dataclass(frozen=True)
class Cell:
    """What one cell shows, and how: a letter with its marks ('' behind a wide one), a mark for its style."""

    text: str
    style: str


@dataclass(frozen=True)
class Seen:
    """The bytes a program wrote, and the screen after them: its lines, without the empty ones below."""

    raw: str
    rows: tuple[tuple[Cell, ...], ...]
    code: int

    @property
    def lines(self) -> list[str]:
        return ["".join(cell.text for cell in row).rstrip() for row in self.rows]

    @property
    def styles(self) -> list[str]:
        return ["".join(cell.style for cell in row).rstrip() for row in self.rows]

    @property
    def widths(self) -> list[int]:
        """Cells each line fills."""
        return [
            max((at + 1 for at, cell in enumerate(row) if cell.text != " "), default=0) for row in self.rows
        ]

    def column(self, line: int, text: str) -> int:
        """The cell in which a text begins on a line; -1 where it does not stand there."""
        row = self.rows[line]
        starts = (at for at in range(len(row)) if "".join(cell.text for cell in row[at:]).startswith(text))
        return next((at for at in starts if row[at].text), -1)


class _Screen(pyte.Screen):
    """pyte leaves out what follows a sign without width that Unicode does not class as combining."""

    def draw(self, data: str) -> None:
        for letter in data:
            if wcwidth(letter) == 0 and self.cursor.x:
                line = self.buffer[self.cursor.y]
                before = self.cursor.x - (2 if line[self.cursor.x - 1].data == "" else 1)
                line[before] = line[before]._replace(data=line[before].data + letter)
            else:
                super().draw(letter)


def seen(
    *arguments: str, archive: Path, columns: int, coloured: bool = True, told: dict[str, str] | None = None
) -> Seen:
    """A command line of kzuz on a terminal of so many columns."""
    raw, code = _run(arguments, archive, columns, {"NO_COLOR": "" if coloured else "1"} | (told or {}))
    screen = _Screen(columns + BEYOND, LINES)
    pyte.Stream(screen).feed(raw)
    rows = [
        tuple(_cell(screen.buffer[number][column]) for column in range(screen.columns))
        for number in range(LINES)
    ]
    while rows and not any(cell.text.strip() for cell in rows[-1]):
        rows.pop()
    return Seen(raw, tuple(rows), code)


def _cell(char: pyte.screens.Char) -> Cell:
    if char.bg != "default":
        return Cell(char.data, "#")
    if char.fg != "default":
        return Cell(char.data, char.fg[0])
    return Cell(char.data, "b" if char.bold else " ")


def _run(arguments: tuple[str, ...], archive: Path, columns: int, told: dict[str, str]) -> tuple[str, int]:
    import fcntl
    import pty
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, columns, 0, 0))
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    home = {"HOME": str(archive.parent), "KZUZ_ARCHIVE": str(archive), "TERM": "xterm-256color"}
    running = subprocess.Popen(
        [sys.executable, "-m", "kzuzcli", *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=kept | home | told,
        cwd=ROOT,
        start_new_session=True,
    )
    os.close(slave)
    parts: list[bytes] = []
    while select.select([master], [], [], 40)[0]:
        try:
            piece = os.read(master, 65536)
        except OSError:  # what Linux says when nobody holds the other end any more
            break
        if not piece:
            break
        parts.append(piece)
    os.close(master)
    return b"".join(parts).decode(), running.wait()


_TIME = re.compile(r"\b\d+(?:[.,]\d+)? (ms|s)\b")


def written(screen: Seen, coloured: bool) -> str:
    """A screen as text: its lines; in colour, below each that has some, a line of marks.

    `b` is bold, `#` any background, a letter the first of a colour's name; times are left out. (Dim text is
    not told apart: pyte does not know it.)
    """
    out = []
    for line, style in zip(screen.lines, screen.styles, strict=True):
        out.append(_TIME.sub(r"0 \1", line))
        if coloured and style.strip():
            out.append(style)
    return "\n".join(out) + "\n"
