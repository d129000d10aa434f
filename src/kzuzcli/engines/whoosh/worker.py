"""An indexer in a process of its own.

    python -m kzuzcli.engines.whoosh.worker FOLDER WORDS

writes runs of so many WORDS. It reads pickled lists of entries from its standard input, then None, and
answers with the pickled facts of its segments, or the exception that stopped it. It is started afresh (not
forked), holds neither lock nor database, and when its input ends without None, its parent is gone and it
ends as well.
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
from typing import BinaryIO

from kzuzcli.engines.base import Entry
from kzuzcli.engines.whoosh import indexer
from kzuzcli.engines.whoosh.manifest import SegmentFacts

AT_ONCE = 32
"""Entries sent in one message."""

WAITING = 64
"""Messages read ahead, so that the parent need not wait while a run is written."""


class Worker:
    """The parent's side: an Indexer that works elsewhere."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "kzuzcli.engines.whoosh.worker", str(folder), str(indexer.RUN)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._entries: list[Entry] = []

    def add(self, entry: Entry) -> None:
        self._entries.append(entry)
        if len(self._entries) >= AT_ONCE:
            self._send(self._entries)
            self._entries = []

    def _send(self, message: list[Entry] | None) -> None:
        assert self._process.stdin is not None
        try:
            pickle.dump(message, self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
        except OSError:  # it ended early and says why
            self._answer()
            raise

    def _answer(self) -> list[SegmentFacts]:
        assert self._process.stdout is not None
        try:
            answer = pickle.load(self._process.stdout)
        except EOFError:
            raise RuntimeError(f"an indexing process ended with code {self._process.wait()}") from None
        if isinstance(answer, BaseException):
            raise answer
        return answer  # type: ignore[no-any-return]

    def finishing(self) -> None:
        """Tell it to finish, without waiting for it."""
        self._send(self._entries)
        self._send(None)

    def finish(self) -> list[SegmentFacts]:
        """The new segments, entries in order; after `finishing`."""
        try:
            return self._answer()
        finally:
            self._close()

    def abort(self) -> None:
        """End it; what it wrote is removed by the next commit."""
        self._process.kill()
        self._close()

    def _close(self) -> None:
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        self._process.wait()


def _read(source: BinaryIO, messages: Queue[list[Entry] | None]) -> None:
    """Pass messages on; when there are no more, so is the parent."""
    while True:
        try:
            messages.put(pickle.load(source))
        except (EOFError, OSError, pickle.UnpicklingError):
            os._exit(1)


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption means
    import gc

    gc.disable()  # 12 % faster; nothing here makes cycles
    messages: Queue[list[Entry] | None] = Queue(WAITING)
    Thread(target=_read, args=(sys.stdin.buffer, messages), daemon=True).start()
    made = indexer.Indexer(Path(sys.argv[1]), int(sys.argv[2]))
    answer: object
    try:
        while (entries := messages.get()) is not None:
            for entry in entries:
                made.add(entry)
        answer = made.finish()
    except BaseException as error:
        made.abort()
        answer = error
    pickle.dump(answer, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    os._exit(0)  # without waiting for the thread that reads


if __name__ == "__main__":
    main()
