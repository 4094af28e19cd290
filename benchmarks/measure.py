"""Whole processes, timed side by side, and the memory of their process trees."""

from __future__ import annotations

import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent

MEMORY = Path("/dev/shm")  # noqa: S108 - only folders with names of their own are made in it
"""A file system without a disk, which many kernels have."""

WITHOUT_BYTECODE = "PYTHONDONTWRITEBYTECODE"
"""With it, every run would compile the library anew, and what was installed by pip never is."""

_SIZES = re.compile(r"^(Rss\w+):\s+(\d+) kB$", re.MULTILINE)

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Command:
    """A process to be measured.

    Attributes:
        arguments: The command line.
        to_disk: Whether it writes to a disk. Defaults to no: some make a file in a hundredth of the
            time that others take, and this would be all that is seen.
    """

    arguments: Sequence[str | Path]
    to_disk: bool = False

    def start(self, scratch: Path) -> subprocess.Popen[str]:
        """Start it in the project's folder; an App without ``outdir`` writes below *scratch*."""
        return subprocess.Popen(
            [str(argument) for argument in self.arguments],
            cwd=ROOT,
            env={
                **{key: value for key, value in os.environ.items() if key != WITHOUT_BYTECODE},
                "PYTHONPATH": str(ROOT),
                "CDK8S_OUTDIR": str(scratch / "dist"),
                "TMPDIR": str(scratch),
            },
            stdout=subprocess.PIPE,
            text=True,
        )


@dataclass(frozen=True, slots=True)
class Run:
    """A process that has ended well.

    Attributes:
        seconds: From its start to its exit.
        cpu: Processor seconds of the process tree, which others' load hardly touches.
        output: What it printed.
        memory: The peak of the process tree's memory in MiB; ``None`` if nobody looked, or where
            there is no /proc.
    """

    seconds: float
    cpu: float
    output: str
    memory: float | None


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


def wall(runs: Sequence[Run]) -> list[float]:
    """Return the runs' seconds."""
    return [run.seconds for run in runs]


def cpu(runs: Sequence[Run]) -> list[float]:
    """Return the runs' processor seconds."""
    return [run.cpu for run in runs]


def scratch_folder(*, on_disk: bool = False) -> tempfile.TemporaryDirectory[str]:
    """Return a folder, in memory if that can be had, that is gone at the end of its context."""
    in_memory = MEMORY.is_dir() and not on_disk
    return tempfile.TemporaryDirectory(dir=MEMORY if in_memory else None)


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Ratio:
    """Compare two series of the same rounds.

    Times of one round are divided by each other, so that load that comes and goes touches both.

    Raises:
        ValueError: The series differ in length, or are empty.
    """
    rounds = [each / other for each, other in zip(ours, theirs, strict=True)]
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


def run(command: Command, look_every: float | None = None) -> Run:
    """Run a command, and return what it took.

    Args:
        command: The command.
        look_every: Seconds between two looks at its memory. Looking takes some milliseconds;
            defaults to never.

    Raises:
        subprocess.CalledProcessError: It failed.
    """
    peak = 0
    with scratch_folder(on_disk=command.to_disk) as scratch:
        started, before = time.perf_counter(), _processor_seconds()
        process = command.start(Path(scratch))
        while True:
            try:
                output, _ = process.communicate(timeout=look_every)
                break
            except subprocess.TimeoutExpired:
                peak = max(peak, _resident(_tree(process.pid)))
        seconds, used = time.perf_counter() - started, _processor_seconds() - before
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return Run(seconds, used, output, peak / 1024 if peak else None)


def peak_memory(command: Command) -> float | None:
    """Run a command only to look at its memory, often."""
    return run(command, look_every=0.02).memory


def _processor_seconds() -> float:
    """Return those of all processes below this one that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


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


def _resident(pids: Sequence[int]) -> int:
    """Return the KiB that processes have in memory together.

    What several processes map of one program, as two Nodes do, counts once. A sum of RSS would
    count it per process, PSS would share it with the Nodes of others, and ``ru_maxrss`` knows only
    the largest of the children.
    """
    own = 0
    programs: dict[str, int] = {}
    for pid in pids:
        try:
            program = os.readlink(f"/proc/{pid}/exe")
            status = Path(f"/proc/{pid}/status").read_text("utf-8", "replace")
        except OSError:
            continue
        sizes = {name: int(size) for name, size in _SIZES.findall(status)}
        own += sizes.get("RssAnon", 0) + sizes.get("RssShmem", 0)
        programs[program] = max(programs.get(program, 0), sizes.get("RssFile", 0))
    return own + sum(programs.values())
