"""A batch written and committed by another process.

What is sent are pickled lists of calls, each the name of a method of the writer there and its arguments; when it
has committed, it sends None, or the error that stopped it, and ends. When the parent is gone, so is the end of its
pipe, and the process ends as well. It is started afresh (not forked) and holds neither lock nor store.
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
from kzuzcli.engines.whoosh import segmentfiles

AT_ONCE = 32
"""Calls sent in one message."""

WAITING = 64
"""Messages read ahead, so that the parent need not wait while a run is written."""

Call = tuple[str, tuple[Any, ...]]


class WriterElsewhere:
    """engines.base.IndexWriter over a writer in a process of its own."""

    def __init__(self, folder: Path) -> None:
        # now, not when the process has started: by then the next batch may have been begun
        known = segmentfiles.names(folder)
        command = [sys.executable, "-m", "kzuzcli.engines.whoosh.worker", str(folder)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._calls: list[Call] = [("knows", (known,))]

    def add(self, entry: Entry) -> None:
        self._call("add", entry)

    def remove(self, entry: Entry) -> None:
        self._call("remove", entry)

    def build(self) -> None:
        """Have the segments built, without waiting for it."""
        self._call("build")
        self._send()

    def begin_commit(self, mark: int) -> None:
        """Have the batch committed, without waiting for it."""
        self._call("commit", mark)
        self._send()

    def commit(self, mark: int) -> None:
        self.begin_commit(mark)
        self.wait()

    def wait(self) -> None:
        """Until the batch is committed, and the process has ended. Raises what went wrong."""
        error = self._hear()
        self._close()
        if error is not None:
            raise error

    def abort(self) -> None:
        """End the process; files it leaves are removed by the next commit."""
        self._process.kill()
        self._close()

    def _call(self, method: str, *values: object) -> None:
        """Call a method there, after all those called before; sooner or later."""
        self._calls.append((method, values))
        if len(self._calls) >= AT_ONCE:
            self._send()

    def _send(self) -> None:
        assert self._process.stdin is not None
        calls, self._calls = self._calls, []
        try:
            pickle.dump(calls, self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
        except OSError as broken:  # it ended early and says why
            raise self._hear() or broken from None

    def _hear(self) -> BaseException | None:
        """What stopped the writer there, None where it has committed."""
        assert self._process.stdout is not None
        try:
            return pickle.load(self._process.stdout)  # type: ignore[no-any-return]
        except EOFError:
            return RuntimeError(f"an indexing process ended with code {self._process.wait()}")

    def _close(self) -> None:
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        self._process.wait()


# -- the other side


def _read(source: BinaryIO, messages: Queue[list[Call]]) -> None:
    """Pass messages on; when there are no more, so is the parent."""
    while True:
        try:
            messages.put(pickle.load(source))
        except (EOFError, OSError, pickle.UnpicklingError):
            os._exit(1)


def _write(folder: Path, messages: Queue[list[Call]]) -> None:
    """Do what is called for, until the batch is committed."""
    from kzuzcli.engines.whoosh.engine import WhooshEngine

    writer = WhooshEngine(folder).writer(may_write=True)
    try:
        while True:
            for method, values in messages.get():
                getattr(writer, method)(*values)
                if method == "commit":
                    return
    except BaseException:
        writer.abort()
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
    messages: Queue[list[Call]] = Queue(WAITING)
    Thread(target=_read, args=(sys.stdin.buffer, messages), daemon=True).start()
    answer = None
    try:
        _write(Path(sys.argv[1]), messages)
    except BaseException as error:
        answer = _sendable(error)
    pickle.dump(answer, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    os._exit(0)  # without waiting for the thread that reads


if __name__ == "__main__":
    main()
