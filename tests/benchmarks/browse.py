"""How responsive kzuz browse stays on a large archive: python -m tests.benchmarks.browse ARCHIVE [LINE …].

Types each line letter by letter, a letter every 80 ms. For each: the longest time in which the screen could
take no key (a heartbeat of 5 ms that came late), and the seconds from the last letter to its hits.
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

from textual.widgets import Input

from kzuzcli.browsing.app import Browser
from kzuzcli.cli.messages import sentence

BEAT, LETTER = 0.005, 0.08


async def _beats(gaps: list[float]) -> None:
    while True:
        begun = time.perf_counter()
        await asyncio.sleep(BEAT)
        gaps.append(time.perf_counter() - begun - BEAT)


async def measured(archive: Path, line: str) -> tuple[float, float, int]:
    """Seconds of the longest stand-still, seconds from the last letter to the hits, and how many hits."""
    app = Browser(archive, "", sentence)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(2)
        gaps: list[float] = []
        beat = asyncio.create_task(_beats(gaps))
        query = app.query_one("#query", Input)
        for letter in line:
            query.value += letter
            await asyncio.sleep(LETTER)
        begun = time.perf_counter()
        while app._listing is None or app._listing.line != line:
            await asyncio.sleep(BEAT)
        taken = time.perf_counter() - begun + LETTER
        await asyncio.sleep(0.5)
        beat.cancel()
        return max(gaps), taken, app._listing.total


def main() -> None:
    archive, lines = (
        Path(sys.argv[1]),
        sys.argv[2:] or ["президент", "the", "in*", "coffee OR water", "zzzzz"],
    )
    print(f"{'line':24}{'hits':>9}{'stands still ms':>17}{'to the hits ms':>16}")
    for line in lines:
        still, taken, hits = asyncio.run(measured(archive, line))
        print(f"{line:24}{hits:9,}{1000 * still:17.0f}{1000 * taken:16.0f}")


if __name__ == "__main__":
    main()
