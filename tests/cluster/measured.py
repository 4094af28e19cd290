"""A program, and what it took: the time from start to exit, and the memory at its highest."""

from __future__ import annotations

import os
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
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Measured(
        output=log.read_text("utf-8"),
        code=process.returncode,
        seconds=time.monotonic() - began,
        megabytes=usage.ru_maxrss * 1024 / 1e6,
    )
