"""Batches that go wrong, processes that end, files that are left, and what a search may cost."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from kzuzcli.engines.base import Entry, Request
from kzuzcli.engines.lexicon import Lexicon, Word
from kzuzcli.engines.whoosh import WhooshEngine, manifest, segmentfiles, toc
from kzuzcli.engines.whoosh.worker import WriterElsewhere
from kzuzcli.engines.whoosh.writer import Writer
from kzuzcli.errors import IndexUnusable
from kzuzcli.query import Any, Form, MatchAll


def plain(form: str, language: str, named: bool) -> tuple[str, str, str]:
    return form, "", ""


def open_engine(folder: Path) -> WhooshEngine:
    return WhooshEngine(folder, describe=plain)


def entry(name: str, text: str = "oil") -> Entry:
    return Entry(name, "", text, "en")


def fill(engine: WhooshEngine, mark: int, *entries: Entry) -> None:
    writer = engine.writer()
    for one in entries:
        writer.add(one)
    writer.commit(mark)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_process_that_dies_fails_the_batch_and_nothing_else(tmp_path: Path) -> None:
    with closing(open_engine(tmp_path)) as engine:
        fill(engine, 1, entry("a1"))
        writer = engine.writer_elsewhere()
        writer.add(entry("a2"))
        writer._process.kill()
        with pytest.raises((RuntimeError, OSError)):
            writer.commit(2)
        writer.abort()
        assert (engine.mark(), engine.ids()) == (1, {"a1"})
        fill(engine, 2, entry("a2"))
        assert engine.ids() == {"a1", "a2"}


def test_an_error_in_another_process_is_told_here(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    folder.mkdir()
    writer = WriterElsewhere(folder)
    folder.rmdir()
    folder.write_text("nothing can be written into this")
    writer.add(entry("a1"))
    with pytest.raises(OSError, match="index"):
        writer.commit(1)
    writer.abort()


PARENT = """
import sys, time
from pathlib import Path
from kzuzcli.engines.base import Entry
from kzuzcli.engines.whoosh import WhooshEngine

writer = WhooshEngine(Path(sys.argv[1])).writer_elsewhere()
for number in range(100):
    writer.add(Entry(f"{number:012x}", "", "oil", "en"))
print(writer._process.pid, flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_process_that_writes_dies_with_its_parent(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert runs(child)
        parent.send_signal(signal.SIGKILL)
    end = time.monotonic() + 20
    while runs(child) and time.monotonic() < end:
        time.sleep(0.05)
    assert not runs(child)


def runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat")
        return not state.exists() or ") Z " not in state.read_text()
    except ProcessLookupError:
        return False


def test_files_left_by_a_batch_that_was_cut_off_go_with_the_next(tmp_path: Path) -> None:
    with closing(open_engine(tmp_path)) as engine:
        fill(engine, 1, entry("a1"))
        for name in ("MAIN_0123456789abcdef.pst", "MAIN_0123456789abcdef.words", "manifest-9.json"):
            (tmp_path / name).write_bytes(b"left over")
        assert engine.ids() == {"a1"}
        fill(engine, 2, entry("a2"))
        assert not any("0123456789abcdef" in name for name in names(tmp_path))
        assert names(tmp_path) >= {"manifest-1.json", "_MAIN_1.toc"}
        assert "manifest-9.json" not in names(tmp_path)


def test_a_manifest_of_another_version_asks_for_a_rebuild(tmp_path: Path) -> None:
    with closing(open_engine(tmp_path)) as engine:
        fill(engine, 1, entry("a1"))
        path = tmp_path / "manifest-0.json"
        path.write_text(json.dumps({**json.loads(path.read_text()), "version": 99}))
        with pytest.raises(IndexUnusable) as caught:
            engine.mark()
        assert caught.value.reason == "outdated"


def test_an_index_without_its_table_of_contents_is_missing(tmp_path: Path) -> None:
    with closing(open_engine(tmp_path)) as engine:
        fill(engine, 1, entry("a1"))
    (tmp_path / "_MAIN_0.toc").unlink()
    with closing(open_engine(tmp_path)) as engine, pytest.raises(IndexUnusable) as caught:
        engine.search(Request(MatchAll()))
    assert caught.value.reason == "missing"


def test_a_reader_sees_the_commit_of_another(tmp_path: Path) -> None:
    with closing(open_engine(tmp_path)) as writing, closing(open_engine(tmp_path)) as reading:
        for mark in range(1, 12):
            fill(writing, mark, entry(f"a{mark}"))
            assert reading.search(Request(MatchAll())).total == mark


def test_the_lexicon_knows_what_the_index_holds(tmp_path: Path) -> None:
    news = Entry("a1", "Oil Oil", "The price of Oil and gas. Gas is dear, Oil not.", "en")
    with closing(open_engine(tmp_path)) as engine:
        fill(engine, 1, news, entry("a2", "Oil. The gas."))
        writer = engine.writer()
        writer.remove(entry("a2", "Oil. The gas."))
        writer.add(entry("a3", "gas"))
        writer.commit(2)
    lexicon = Lexicon(tmp_path, read_only=True)
    found = {word.form: (word.df, word.inside, word.capitalised) for word in lexicon.dump()}
    lexicon.close()
    assert found["oil"] == (1, 2, 2)
    assert found["gas"] == (2, 1, 0)
    assert lexicon_mark(tmp_path) == 2


def lexicon_mark(folder: Path) -> int:
    lexicon = Lexicon(folder, read_only=True)
    try:
        return lexicon.mark()
    finally:
        lexicon.close()


STEPS = ("toc.announce", "Writer._merge_words", "Writer._settled", "toc.commit", "toc.clean")


@pytest.mark.parametrize("by_an_error", [True, False])
@pytest.mark.parametrize("step", STEPS)
def test_a_commit_cut_off_is_finished_or_made_again_and_words_count_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, by_an_error: bool
) -> None:
    """Without `by_an_error` nothing is tidied up, as after a kill."""
    room, name = step.split(".")
    place = {"toc": toc, "Writer": Writer}[room]

    def cut_off(*_: object) -> None:
        raise OSError(step)

    with closing(open_engine(tmp_path)) as engine:
        fill(engine, 1, entry("a1"))
        writer = engine.writer()
        writer.add(entry("a2"))
        with monkeypatch.context() as patched:
            patched.setattr(place, name, cut_off)
            with pytest.raises(OSError, match=step):
                writer.commit(2)
        if by_an_error:
            writer.abort()
    with closing(open_engine(tmp_path)) as engine:
        engine.resume()
        counted = STEPS.index(step) > STEPS.index("Writer._merge_words")
        assert engine.mark() == (2 if counted else 1)
        if not counted:
            fill(engine, 2, entry("a2"))
        fill(engine, 3, entry("a3"))
        assert engine.ids() == {"a1", "a2", "a3"}
        assert [(word.form, word.df) for word in words(tmp_path)] == [("oil", 3)]
        named = {path.name.partition(".")[0] for path in tmp_path.glob("MAIN_*")}
        assert named == {segment.name for segment in manifest.newest(tmp_path)[0].segments}


def words(folder: Path) -> list[Word]:
    with closing(Lexicon(folder, read_only=True)) as lexicon:
        return list(lexicon.dump())


def test_a_batch_is_filled_while_the_one_before_is_committed(tmp_path: Path) -> None:
    with closing(WhooshEngine(tmp_path)) as engine:
        fill(engine, 1, entry("a1"), entry("a2"))
        first = engine.writer_elsewhere()
        first.remove(entry("a1"))
        first.add(entry("a3"))
        second = engine.writer_elsewhere()
        second.remove(entry("a3"))
        second.add(entry("a3", "gas"))
        second.add(entry("a4"))
        first.begin_commit(2)
        first.wait()
        assert (engine.mark(), engine.ids()) == (2, {"a2", "a3"})
        second.commit(3)
        assert (engine.mark(), engine.ids()) == (3, {"a2", "a3", "a4"})
    assert [(word.form, word.df) for word in words(tmp_path)] == [("gas", 1), ("oil", 2)]


def test_a_process_that_starts_late_leaves_the_next_batch_alone(tmp_path: Path) -> None:
    with closing(open_engine(tmp_path)) as engine:
        fill(engine, 1, entry("a1"))
        before = segmentfiles.names(tmp_path)
        second = engine.writer()
        second.add(entry("a3"))
        second.build()
        first = engine.writer()
        first.knows(before)
        first.add(entry("a2"))
        first.commit(2)
        second.commit(3)
        assert engine.ids() == {"a1", "a2", "a3"}


def test_what_goes_wrong_while_another_process_commits_is_told_here(tmp_path: Path) -> None:
    with closing(WhooshEngine(tmp_path)) as engine:
        fill(engine, 1, entry("a1"))
        writer = engine.writer_elsewhere()
        writer.add(entry("a2"))
        (tmp_path / "lexicon.db").unlink()
        (tmp_path / "lexicon.db").mkdir()
        writer.begin_commit(2)
        with pytest.raises(sqlite3.OperationalError):
            writer.wait()
        writer.abort()
        assert (engine.mark(), engine.ids()) == (1, {"a1"})


SEARCH = """
import sys, json, builtins
from pathlib import Path
from kzuzcli.engines.base import Request
from kzuzcli.engines.whoosh import WhooshEngine
from kzuzcli.query import Any, Form

opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
engine = WhooshEngine(Path(sys.argv[1]), read_only=True)
result = engine.search(Request(Any((Form("en", "oil"),))))
json.dump([result.total, sorted(sys.modules), [name for name in opened if sys.argv[1] in name]], sys.stdout)
"""


def test_a_search_imports_no_whoosh_and_opens_few_files(tmp_path: Path) -> None:
    with closing(open_engine(tmp_path)) as engine:
        fill(engine, 1, *[entry(f"a{number}") for number in range(20)])
    ran = subprocess.run(
        [sys.executable, "-c", SEARCH, str(tmp_path)], capture_output=True, text=True, check=True
    )
    total, modules, opened = json.loads(ran.stdout)
    assert total == 20
    heavy = {"whoosh", "pickle", "sqlite3", "numpy", "subprocess", "logging", "unicodedata"}
    assert not heavy & {name.partition(".")[0] for name in modules}
    kinds = sorted(Path(name).suffixes[-1] for name in opened)
    assert kinds == [".col"] * 4 + [".json", ".pst", ".toc", ".trm"]


def test_warnings_of_whoosh_never_reach_the_user(tmp_path: Path) -> None:
    """Newer Pythons warn of its escapes when they compile it: so compile it here."""
    write = PARENT.replace("writer_elsewhere", "writer").partition("print")[0]
    command = [sys.executable, "-X", f"pycache_prefix={tmp_path / 'compiled'}", "-c"]
    ran = subprocess.run(
        [*command, write + "writer.commit(1)", str(tmp_path / "index")], capture_output=True, text=True
    )
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="timers of POSIX")
def test_an_interrupted_search_leaves_a_usable_engine(tmp_path: Path) -> None:
    with closing(open_engine(tmp_path)) as engine:
        text = " ".join(f"w{number}" for number in range(300))
        fill(engine, 1, *[entry(f"{number:04x}", text) for number in range(1_500)])
        everything = Any(tuple(Form("en", f"w{number}") for number in range(300)))
        started = time.perf_counter()
        engine.search(Request(everything))
        whole = time.perf_counter() - started

        def interrupt(*_: object) -> None:
            raise KeyboardInterrupt

        signal.signal(signal.SIGALRM, interrupt)
        signal.setitimer(signal.ITIMER_REAL, whole / 3)
        with pytest.raises(KeyboardInterrupt):
            while True:  # on a busy machine one search may be over before its alarm
                engine.search(Request(everything))
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        assert engine.search(Request(everything)).total == 1_500
