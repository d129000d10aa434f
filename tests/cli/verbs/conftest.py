"""A small archive in three languages, and a way to run a command line on it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kzuzcli.cli.app import run

NEWS = {
    "visit.md": """---
title: A visit to Tashkent
date: 2021-04-15
source: Border Notes
language: en
---
President Tokayev came to Tashkent on Thursday. The two sides signed 12 agreements worth $2.6 billion.

In the evening Tokayev and Mirziyoyev walked along the river. They will build 60 factories by 2025.
""",
    "vizit.md": """---
title: Визит в Ташкент
date: 2021-04-16
source: Степные письма
language: ru
---
Президент Токаев прилетел в Ташкент в четверг. Стороны обсудили воду и газ.

Переговоры Токаева и Мирзиёева длились три часа. Товарооборот вырос до 3,9 млрд долларов в 2021 году.
""",
    "year.md": """---
title: Сапар туралы
date: 2019
source: Степные письма
language: kk
---
Президент Тоқаев Ташкентке барды. Екі ел шекара туралы келісімге қол қойды.
""",
    "undated.md": """---
title: Water without a date
language: en
---
Nobody knows when the canal was dug. Old maps show it near Tashkent, and Tokayev once saw it.
""",
}


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive that holds NEWS."""
    home = tmp_path_factory.mktemp("verbs")
    for name, text in NEWS.items():
        (home / "news").mkdir(exist_ok=True)
        (home / "news" / name).write_text(text, encoding="utf-8")
    assert run(["--archive", str(home / "archive"), "ingest", "-q", str(home / "news")]) == 0
    return home / "archive"


@pytest.fixture
def kzuz(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line, 80 columns wide and without colour."""
    monkeypatch.setenv("COLUMNS", os.environ.get("KZUZ_TEST_COLUMNS", "80"))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("KZUZ_ARCHIVE", str(folder))

    def kzuz(*arguments: str) -> Ran:
        capsys.readouterr()
        code = run(list(arguments))
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    return kzuz


@pytest.fixture
def mine(kzuz: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """As kzuz, on a copy of the archive, which a test may change."""
    shutil.copytree(folder, tmp_path / "mine")
    monkeypatch.setenv("KZUZ_ARCHIVE", str(tmp_path / "mine"))
    return kzuz
