"""What the rotation plan adds to a fleet's synth."""

from __future__ import annotations

import json
import statistics
from dataclasses import dataclass
from functools import partial
from typing import cast

from .measure import Command, alternate, python, ratio, run
from .table import Section, table, verdict

CLUSTERS = 1000
MOST = 0.05

CHILD = """\
import json, os, sys
from pathlib import Path
from benchmarks import fleet
from benchmarks.plan import without_plan
size, planned = int(sys.argv[1]), sys.argv[2] == "planned"
if not planned:
    without_plan()
folder = Path(os.environ["CDK8S_OUTDIR"])
folder.mkdir(parents=True)
print(json.dumps([fleet.write(cluster, folder) for cluster in fleet.fleet(size)]))
"""


@dataclass(frozen=True, slots=True)
class Written:
    """A fleet that was written.

    Attributes:
        seconds: The sum of its clusters' seconds.
        cpu: Processor seconds of Python and Node.
    """

    seconds: float
    cpu: float


def without_plan() -> None:
    """Have inventories judge everything but the plan, in this process."""
    from constructs_lib._inventory import Inventory
    from constructs_lib.plan import SecretName

    def nothing(_: Inventory) -> dict[SecretName, list[str]]:
        return {}

    setattr(Inventory, "_rotation_problems", nothing)  # noqa: B010


def measure(rounds: int) -> Section:
    """Measure, and return the report."""
    commands = {name: _command(name) for name in ("planned", "unplanned")}
    found = alternate({name: partial(_written, one) for name, one in commands.items()}, rounds)
    seconds = {name: [one.seconds for one in ones] for name, ones in found.items()}
    cpu = {name: [one.cpu for one in ones] for name, ones in found.items()}
    rows = [
        [
            name,
            f"{1000 * statistics.median(seconds[name]) / CLUSTERS:.1f} ms",
            f"{1000 * statistics.median(cpu[name]) / CLUSTERS:.1f} ms",
        ]
        for name in commands
    ]
    times = ratio(cpu["planned"], cpu["unplanned"])
    words = (
        f"{CLUSTERS} clusters in one process. With the plan a cluster takes {times} times the CPU "
        f"time that it takes without; the aim is at most {1 + MOST:.2f}, and it is "
        f"{verdict(times.median <= 1 + MOST)}. By the clock it is "
        f"{ratio(seconds['planned'], seconds['unplanned'])} times. Clusters whose lifetimes and "
        "schedules are equal share one plan, so the arithmetic itself is done once."
    )
    head = ["", "per cluster", "CPU, per cluster"]
    return Section(
        "What the rotation plan costs",
        "python -m benchmarks --only plan",
        (table(head, rows), words),
    )


def _command(name: str) -> Command:
    return python("-c", CHILD, str(CLUSTERS), name)


def _written(command: Command) -> Written:
    spent = run(command)
    return Written(sum(cast("list[float]", json.loads(spent.output))), spent.cpu)
