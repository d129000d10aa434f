"""Index work in another process: segments built, or a whole batch written and committed.

What is sent are pickled lists of calls, each the name of a method and its arguments; to one that is asked
the result comes back, or the error it raised. When the parent is gone, so is the end of its pipe, and the
process ends as well.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any, BinaryIO

from kzuzcli.engines.base import Entry
from kzuzcli.engines.whoosh.manifest import SegmentFacts

AT_ONCE = 32
"""Calls sent in one message."""

WAITING = 64
"""Messages read ahead, so that the parent need not wait while a run is written."""

Call = tuple[str, tuple[Any, ...]]

ASKED = ("finish", "commit")
"""Methods whose end the parent waits for, each the last one called."""


class Process:
    """The parent's side of an object in a process of its own, `kind` one of KINDS."""

    def __init__(self, kind: str, folder: Path) -> None:
        command = [sys.executable, "-m", "kzuzcli.engines.whoosh.worker", kind, str(folder)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._calls: list[Call] = []
        self._answers: Queue[object] = Queue()
        self._listener: Thread | None = None

    def tell(self, method: str, *values: object) -> None:
        """Call a method, sooner or later, after all those called before."""
        self._calls.append((method, values))
        if len(self._calls) >= AT_ONCE:
            self._send()

    def _send(self) -> None:
        assert self._process.stdin is not None
        calls, self._calls = self._calls, []
        try:
            pickle.dump(calls, self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
        except OSError:  # it ended early and says why
            raised(self._hear())
            raise

    def ask(self, method: str, *values: object) -> None:
        """Call one of ASKED, without waiting for it."""
        self.tell(method, *values)
        if self._calls:
            self._send()
        self._listener = Thread(target=lambda: self._answers.put(self._hear()), daemon=True)
        self._listener.start()

    def _hear(self) -> object:
        assert self._process.stdout is not None
        try:
            return pickle.load(self._process.stdout)
        except (EOFError, OSError, ValueError):
            return RuntimeError(f"an indexing process ended with code {self._process.wait()}")

    def answer(self) -> Any:
        """What the method asked for gave back; raises what it raised. The process has then ended."""
        answer = self._answers.get()
        self._close()
        return raised(answer)

    def kill(self) -> None:
        """End it; files it leaves are removed by the next commit."""
        self._process.kill()
        self._close()

    def _close(self) -> None:
        if self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.close()
        self._process.wait()
        if self._listener is not None:
            self._listener.join()
        if self._process.stdout is not None:
            self._process.stdout.close()


def raised(answer: object) -> object:
    """The answer, unless it is an error."""
    if isinstance(answer, BaseException):
        raise answer
    return answer


class IndexerElsewhere:
    """An Indexer in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self._process = Process("indexer", folder)

    def add(self, entry: Entry) -> None:
        self._process.tell("add", entry)

    def finishing(self) -> None:
        """Tell it to finish, without waiting for it."""
        self._process.ask("finish")

    def finish(self) -> list[SegmentFacts]:
        """The new segments, entries in order; after `finishing`."""
        return self._process.answer()  # type: ignore[no-any-return]

    def abort(self) -> None:
        self._process.kill()


class WriterElsewhere:
    """engines.base.IndexWriter in a process of its own; committing may be begun and waited for later."""

    def __init__(self, folder: Path) -> None:
        self._process = Process("writer", folder)

    def add(self, entry: Entry) -> None:
        self._process.tell("add", entry)

    def remove(self, entry: Entry) -> None:
        self._process.tell("remove", entry)

    def commit(self, mark: int) -> None:
        self.begin_commit(mark)
        self.wait()

    def begin_commit(self, mark: int) -> None:
        self._process.ask("commit", mark)

    def wait(self) -> None:
        """Until the batch is committed. Raises what went wrong."""
        self._process.answer()

    def abort(self) -> None:
        self._process.kill()


# -- the other side


def _indexer(folder: Path) -> object:
    from kzuzcli.engines.whoosh.indexer import Indexer

    return Indexer(folder)


def _writer(folder: Path) -> object:
    from kzuzcli.engines.whoosh.engine import WhooshEngine

    return WhooshEngine(folder).writer()


KINDS = {"indexer": _indexer, "writer": _writer}


def _read(source: BinaryIO, messages: Queue[list[Call]]) -> None:
    """Pass messages on; when there are no more, so is the parent."""
    while True:
        try:
            messages.put(pickle.load(source))
        except (EOFError, OSError, pickle.UnpicklingError):
            os._exit(1)


def _serve(kind: str, folder: Path, messages: Queue[list[Call]]) -> object:
    """Do what is called for, until something is asked; the answer."""
    made: Any = KINDS[kind](folder)
    try:
        while True:
            for method, values in messages.get():
                result = getattr(made, method)(*values)
                if method in ASKED:
                    return result
    except BaseException:
        made.abort()
        raise


def _sendable(error: BaseException) -> BaseException:
    """The error, or where it cannot be sent one that says what it was."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # whatever its making asks for
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption means
    import gc

    gc.disable()  # 12 % faster; nothing here makes cycles
    kind, folder = sys.argv[1:]
    messages: Queue[list[Call]] = Queue(WAITING)
    Thread(target=_read, args=(sys.stdin.buffer, messages), daemon=True).start()
    try:
        answer = _serve(kind, Path(folder), messages)
    except BaseException as error:
        answer = _sendable(error)
    pickle.dump(answer, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    os._exit(0)  # without waiting for the thread that reads


if __name__ == "__main__":
    main()
