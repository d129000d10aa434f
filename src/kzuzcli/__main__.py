"""python -m kzuzcli, and what the command `kzuz` starts."""

from __future__ import annotations

import gc
import os
import signal
import sys
from types import FrameType

INTERRUPTED = 130


def main() -> None:
    """Run the command line of this process and leave with its exit code."""
    # who starts us may have chosen that Ctrl-C is not for us, as a shell does for what runs behind
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _interrupt)
    try:
        _prepare_streams()
        # a short run makes no garbage worth looking for: 4 % of a search
        gc.set_threshold(100_000, 50, 50)
        from kzuzcli.cli.app import run

        code = run(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        # the reader of our output has seen enough; nothing may be written at exit either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except OSError as error:
        print(f"kzuz: the output cannot be written: {error.strerror}", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 3
    sys.stderr.flush()
    # everything is closed and written; taking the interpreter down costs as much as starting it
    os._exit(code)


def _interrupt(number: int, frame: FrameType | None) -> None:
    """The first Ctrl-C stops the work in an orderly way, a second one stops the process where it is."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    raise KeyboardInterrupt


def _prepare_streams() -> None:
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # closed by the caller (>&-): there is nobody to talk to
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
        elif hasattr(stream, "reconfigure"):
            # an odd console must not stop the output: what it cannot show is shown as \\uXXXX
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    main()
