"""A program, and what it took: the time from start to exit, and the memory at its highest."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


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
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
        # What wait4 tells of a child begins with its parent's memory, from before the exec.
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, _peak_megabytes(process.pid))
            time.sleep(0.01)
    return Measured(
        output=log.read_text("utf-8"),
        code=process.returncode,
        seconds=time.monotonic() - began,
        megabytes=peak,
    )


def _peak_megabytes(pid: int) -> float:
    """Return how much memory a process has had at most; nothing once it has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    except OSError:
        return 0
    found = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
    return int(found[0]) * 1024 / 1e6 if found else 0
