"""Fleets of different sizes: time per cluster, in all, and memory."""

from __future__ import annotations

import json
import os
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import cast

from .measure import Command, alternate, python, run
from .table import Section, mebibytes, table, verdict

SIZES = (1, 10, 100, 1000)
ON_DISK = 100
FLAT = 0.2
WHOLE_FLEET = 30.0

CHILD = """\
import json, os, sys
from pathlib import Path
from benchmarks.fleet import fleet, write_all
size, workers = map(int, sys.argv[1:])
print(json.dumps(write_all(fleet(size), Path(os.environ["CDK8S_OUTDIR"]), workers)))
"""


@dataclass(frozen=True, slots=True)
class Fleet:
    """A fleet that was written.

    Attributes:
        total: Seconds from the start of the first Python to the end of the last.
        cpu: Processor seconds of all Pythons and Nodes.
        memory: Peak memory of all of them, in MiB.
        each: Seconds of each cluster in its worker.
    """

    total: float
    cpu: float
    memory: float | None
    each: Sequence[float]

    @property
    def typical(self) -> float:
        """The median of the clusters' seconds."""
        return statistics.median(self.each)


def measure(rounds: int, workers: int | None = None) -> Section:
    """Measure, and return the report."""
    workers = workers or os.cpu_count() or 1
    largest = SIZES[-1]
    commands = {str(size): _command(size, workers) for size in SIZES}
    commands[f"{largest}, `python -O`"] = _command(largest, workers, "-O")
    commands[f"{ON_DISK}, to the disk"] = replace(_command(ON_DISK, workers), to_disk=True)
    fleets = alternate({name: partial(_written, each) for name, each in commands.items()}, rounds)
    rows = [
        [
            name,
            f"{statistics.median(each.total for each in series):.1f} s",
            _milliseconds(statistics.median(each.total / len(each.each) for each in series)),
            _milliseconds(statistics.median(each.cpu / len(each.each) for each in series)),
            _milliseconds(statistics.median(each.typical for each in series)),
            mebibytes(max(each.memory or 0 for each in series) or None),
        ]
        for name, series in fleets.items()
    ]
    head = ["clusters", "in all", "per cluster", "CPU, per cluster", "in a worker", "peak memory"]
    return Section(
        f"A fleet, {workers} workers",
        "python -m benchmarks --only fleet",
        (table(head, rows), _words({size: fleets[str(size)] for size in SIZES})),
    )


def _command(size: int, workers: int, *options: str) -> Command:
    return python(*options, "-c", CHILD, str(size), str(workers))


def _written(command: Command) -> Fleet:
    spent = run(command, look_every=0.1)
    return Fleet(
        spent.seconds, spent.cpu, spent.memory, cast("list[float]", json.loads(spent.output))
    )


def _milliseconds(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms"


def _words(fleets: dict[int, list[Fleet]]) -> str:
    typical = {
        size: statistics.median(each.typical for each in fleets[size]) for size in SIZES if size > 1
    }
    spread = max(typical.values()) / min(typical.values()) - 1
    slowdowns = [_slowdown(each.each) for each in fleets[SIZES[-1]]]
    total = statistics.median(each.total for each in fleets[SIZES[-1]])
    return (
        f"Between {SIZES[1]} and {SIZES[-1]} clusters the time of a cluster in its worker differs "
        f"by {spread:.0%}; the aim of {FLAT:.0%} is {verdict(spread <= FLAT)}. The first clusters "
        "of a worker are its slowest, because Node compiles what it runs often, and small fleets "
        f"consist of these. Within the fleet of {SIZES[-1]}, the clusters of the last tenth took "
        f"{statistics.median(slowdowns):.2f} times as long as those of the second. "
        f"{SIZES[-1]} clusters take {total:.0f} s, and the aim of {WHOLE_FLEET:.0f} s is "
        f"{verdict(total <= WHOLE_FLEET)}. Starting a Python and a Node per worker is in all "
        "columns but that of the worker. Memory grows with the fleet, because jsii frees nothing "
        "that was ever made. A fleet too large for its machine is written in parts, each a "
        "`write_all` of its own. The last line shows what this machine's disk costs; all others "
        "write into memory."
    )


def _slowdown(each: Sequence[float]) -> float:
    """Return how much slower the last tenth of the clusters is than the second."""
    tenth = len(each) // 10
    return statistics.median(each[-tenth:]) / statistics.median(each[tenth : 2 * tenth])
