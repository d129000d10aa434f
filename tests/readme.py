"""The README is executed: every `$ kzuz …` it shows is run, and what it shows must be what comes out.

    python -m tests.readme            check; exit 1 and a diff when something differs
    python -m tests.readme --write    put the present output into the README

Times (12 ms, 0.4 s) may differ; nothing else may. Commands run in the project's folder, at 80 columns,
with an archive and a home of their own.
"""

from __future__ import annotations

import difflib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
_BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
_TIME = re.compile(r"\b\d+(?:\.\d+)? (ms|s)\b")


def produce(block: str, home: Path) -> str:
    """A console block with its commands run: each `$ ` line followed by what it printed."""
    shown = []
    for command in re.findall(r"^\$ (.+)$", block, re.MULTILINE):
        shown.append(f"$ {command}\n{run(command, home)}")
    return "".join(shown)


def run(command: str, home: Path) -> str:
    """Both streams of a shell command, and its exit code where that is not 0."""
    wanted = {"HOME": str(home), "COLUMNS": "80", "KZUZ_ARCHIVE": str(home / "archive"), "NO_COLOR": "1"}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=ROOT,
        env={**os.environ, **wanted, "PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    code = f"[exit {done.returncode}]\n" if done.returncode else ""
    return done.stdout.replace(str(ROOT), "…/kzuz") + code


def renewed() -> str:
    """The README with the present output of all its commands, run from top to bottom."""
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as home:
        return _BLOCK.sub(lambda match: produce(match[0], Path(home)), text)


def differences() -> str:
    """What the README shows that is no longer so, as a diff; empty when it is current."""
    shown, now = (
        _TIME.sub(r"· \1", text).splitlines(keepends=True)
        for text in (README.read_text(encoding="utf-8"), renewed())
    )
    return "".join(difflib.unified_diff(shown, now, "README.md", "as it is now"))


def main() -> int:
    if "--write" in sys.argv:
        README.write_text(renewed(), encoding="utf-8")
        return 0
    told = differences()
    print(told or "README: every command shows what it says")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
