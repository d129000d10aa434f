"""Lucene, in a JVM of its own: needs java and, in $LUCENE_JARS, the jars of lucene-core, -analysis-common,
-queryparser, -queries, -memory, -highlighter and jackson-core."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

from tests.benchmarks.peers import Answer
from tests.benchmarks.questions import TOP, Question

SOURCE = Path(__file__).with_name("Lucene.java")


def _jars() -> Path:
    """Raises OSError where there is no java or no jar."""
    folder = Path(os.environ.get("LUCENE_JARS", ""))
    if shutil.which("java") is None or not list(folder.glob("lucene-core-*.jar")):
        raise OSError("no java, or no jars of Lucene in $LUCENE_JARS")
    return folder.resolve()


def version() -> str:
    core = next(_jars().glob("lucene-core-*.jar"))
    return f"Lucene {core.stem.rpartition('-')[2]}"


def _command(*arguments: str | Path) -> list[str]:
    classes = _jars() / "classes"
    if not (classes / "Lucene.class").exists():
        compiler = ["javac", "-cp", f"{_jars()}/*", "-d", str(classes), str(SOURCE)]
        subprocess.run(compiler, check=True, capture_output=True)
    return ["java", "-Xmx1g", "-cp", f"{classes}:{_jars()}/*", "Lucene", *map(str, arguments)]


def build(load: Path, folder: Path) -> None:
    subprocess.run(_command("build", load, folder), check=True, capture_output=True)


class Searcher:
    """Asks a JVM that lives on, so that it is warm; the way through the pipe is part of the time (0.1 ms)."""

    def __init__(self, folder: Path) -> None:
        command = _command("search", folder, str(TOP))
        self._jvm = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )

    def ask(self, question: Question) -> Answer:
        assert self._jvm.stdin is not None and self._jvm.stdout is not None
        self._jvm.stdin.write("\t".join([question.kind, *question.words]) + "\n")
        self._jvm.stdin.flush()
        total, *pieces = json.loads(self._jvm.stdout.readline())
        return total, pieces

    def close(self) -> None:
        self._jvm.communicate()
