"""Where and when something was measured."""

from __future__ import annotations

import os
import platform
from datetime import date
from pathlib import Path


def described() -> str:
    """Cores, processor, memory, system, Python, the day, and how busy the machine was."""
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    return (
        f"{date.today()} · {os.cpu_count()} cores, {_processor()}, {_memory()} · {platform.system()}"
        f" · Python {platform.python_version()} · load {load}"
    )


def _field(file: str, name: str) -> str:
    try:
        lines = Path(file).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def _processor() -> str:
    return _field("/proc/cpuinfo", "model name") or platform.machine()


def _memory() -> str:
    kilobytes = _field("/proc/meminfo", "MemTotal").removesuffix(" kB")
    return f"{int(kilobytes) / 1e6:.0f} GB" if kilobytes else "memory unknown"
