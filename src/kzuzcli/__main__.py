"""python -m kzuzcli, and what the command `kzuz` starts."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line of this process and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # an odd console must not stop the output: what it cannot show is shown as \uXXXX
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    from kzuzcli.cli.app import run

    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stderr.close()
    sys.exit(code)


if __name__ == "__main__":
    main()
