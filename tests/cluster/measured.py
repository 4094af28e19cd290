"""A program, and what it took: the time from start to exit, and the memory at its highest."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_LOOK = 0.01


@dataclass(frozen=True, slots=True)
class Measured:
    """What a program said and took.

    Attributes:
        output: Both of its streams.
        code: Its exit status.
        seconds: From start to exit.
        megabytes: Its resident memory at its highest, in MB.
    """

    output: str
    code: int
    seconds: float
    megabytes: float


def measure(command: Sequence[str | Path], environment: Mapping[str, str], log: Path) -> Measured:
    """Run a program with this environment alone, and measure it."""
    began = time.monotonic()
    highest = 0.0
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
        while process.poll() is None:
            highest = max(highest, _high_water_mark(process.pid))
            time.sleep(_LOOK)
    return Measured(
        output=log.read_text("utf-8"),
        code=process.returncode,
        seconds=time.monotonic() - began,
        megabytes=highest,
    )


def _high_water_mark(process: int) -> float:
    """Return a process's VmHWM in MB.

    Not what ``wait4`` tells: that is never less than what the parent had when it forked, which
    Linux takes for the child's (getrusage(2), ru_maxrss, is kept through execve).
    """
    with suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text("utf-8").splitlines():
            name, _, value = line.partition(":")
            if name == "VmHWM":
                return int(value.split()[0]) * 1024 / 1e6
    return 0.0
