"""Whole processes, timed side by side, and the memory of their process trees."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Command:
    """A process to be measured.

    Attributes:
        arguments: The command line.
        environment: Variables to add.
    """

    arguments: Sequence[str | Path]
    environment: Mapping[str, str] = field(default_factory=dict[str, str])

    def start(self, scratch: Path) -> subprocess.Popen[str]:
        """Start it in the project's folder; an App without ``outdir`` writes below *scratch*."""
        return subprocess.Popen(
            [str(argument) for argument in self.arguments],
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "CDK8S_OUTDIR": str(scratch / "dist"),
                **self.environment,
            },
            stdout=subprocess.PIPE,
            text=True,
        )


@dataclass(frozen=True, slots=True)
class Ratio:
    """How often one time holds another, round by round.

    Attributes:
        median: The median of the rounds.
        lowest: The lowest.
        highest: The highest.
    """

    median: float
    lowest: float
    highest: float

    def __str__(self) -> str:
        return f"{self.median:.2f} ({self.lowest:.2f}..{self.highest:.2f})"


def python(*arguments: str | Path) -> Command:
    """Return a command that runs this very Python."""
    return Command((sys.executable, *arguments))


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Ratio:
    """Compare two series of the same rounds.

    Times of one round are divided by each other, so that load that comes and goes touches both.

    Raises:
        ValueError: The series differ in length, or are empty.
    """
    rounds = [one / other for one, other in zip(ours, theirs, strict=True)]
    if not rounds:
        raise ValueError("there are no rounds to compare")
    return Ratio(statistics.median(rounds), min(rounds), max(rounds))


def alternate(
    subjects: Mapping[str, Callable[[], _Result]], rounds: int
) -> dict[str, list[_Result]]:
    """Run all subjects once per round, A B A B, and return the results of each."""
    results: dict[str, list[_Result]] = {name: [] for name in subjects}
    for number in range(1, rounds + 1):
        for name, subject in subjects.items():
            print(f"round {number} of {rounds}: {name} …", file=sys.stderr)
            results[name].append(subject())
    return results


def timed(command: Command) -> float:
    """Run a command and return its seconds, from start to exit."""
    return run(command)[0]


def run(command: Command) -> tuple[float, str]:
    """Run a command and return its seconds and its output.

    Raises:
        subprocess.CalledProcessError: It failed.
    """
    with tempfile.TemporaryDirectory() as scratch:
        started = time.perf_counter()
        process = command.start(Path(scratch))
        output, _ = process.communicate()
        seconds = time.perf_counter() - started
        _check(process)
    return seconds, output


def peak_memory(command: Command, interval: float = 0.02) -> float | None:
    """Run a command and return the peak memory of its process tree in MiB, sampled from /proc.

    The measure is PSS: a page that several processes map counts once. The sum of RSS would count
    Node's own program once per Node, and ``ru_maxrss`` knows only the largest of the children.
    Looking costs time, so a run is either timed or looked at.

    Args:
        command: The command.
        interval: Seconds between two samples.

    Returns:
        The peak, or ``None`` where the kernel does not tell (``/proc/PID/smaps_rollup``).

    Raises:
        subprocess.CalledProcessError: The command failed.
    """
    peak = 0
    with tempfile.TemporaryDirectory() as scratch:
        process = command.start(Path(scratch))
        while process.poll() is None:
            peak = max(peak, sum(_pss(pid) for pid in _tree(process.pid)))
            time.sleep(interval)
        process.communicate()
        _check(process)
    return peak / 1024 if peak else None


def _check(process: subprocess.Popen[str]) -> None:
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)


def _tree(root: int) -> list[int]:
    """Return *root* and all processes below it."""
    children: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            # What is in brackets is the program's name, which may hold anything.
            parent = status.read_text("utf-8", "replace").rpartition(")")[2].split()[1]
        except OSError:
            continue
        children.setdefault(int(parent), []).append(int(status.parent.name))
    found = [root]
    for pid in found:
        found += children.get(pid, [])
    return found


def _pss(pid: int) -> int:
    """Return the KiB of a process, or none of one that is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
