"""What the renewal plan adds to a fleet's synth."""

from __future__ import annotations

import json
import statistics
from typing import cast

from .measure import python, ratio, run
from .table import Section, table, verdict

CLUSTER_COUNT = 1000
PART_SIZE = 100
HIGHEST_RATIO = 1.05

CHILD = """\
import json, os, sys
from pathlib import Path
from benchmarks import fleet
from benchmarks.plan import switch
folder = Path(os.environ["CDK8S_OUTDIR"])
folder.mkdir(parents=True)
seconds = {"planned": [], "unplanned": []}
clusters = iter(fleet.fleet(2 * int(sys.argv[1])))
for pair in zip(clusters, clusters):
    for name, cluster in zip(seconds, pair):
        switch(planned=name == "planned")
        seconds[name].append(fleet.write(cluster, folder))
print(json.dumps(seconds))
"""


def switch(*, planned: bool) -> None:
    """Make ledgers judge everything, in this process, or everything but the plan."""
    from constructs_lib.plan.ledger import Ledger
    from constructs_lib.plan.mesh import SecretName

    def nothing(_: Ledger) -> dict[SecretName, list[str]]:
        return {}

    name = "_renewal_problems"
    kept = f"{name}_kept"
    if not hasattr(Ledger, kept):
        setattr(Ledger, kept, getattr(Ledger, name))
    setattr(Ledger, name, getattr(Ledger, kept) if planned else nothing)


def measure(_: int) -> Section:
    """Measure, and return the report."""
    spent = run(python("-c", CHILD, str(CLUSTER_COUNT)))
    seconds = cast("dict[str, list[float]]", json.loads(spent.output))
    rows = [[name, f"{1000 * statistics.median(times):.2f} ms"] for name, times in seconds.items()]
    growth = ratio(*map(parts, seconds.values()))
    words = (
        f"{CLUSTER_COUNT} clusters with the plan and as many without, one after the other in one "
        f"process. With it, {PART_SIZE} clusters take {growth} times as long as the {PART_SIZE} "
        f"between them; the aim is at most {HIGHEST_RATIO:.2f}, and it is "
        f"{verdict(growth.median <= HIGHEST_RATIO)}. Clusters with equal lifetimes and schedules "
        "share one plan, so the arithmetic itself is done once."
    )
    return Section(
        "What the renewal plan costs",
        "python -m benchmarks --only plan",
        (table(["", "per cluster, median"], rows), words),
    )


def parts(seconds: list[float]) -> list[float]:
    """Return the sums of a hundred clusters each: one alone is too short to be compared."""
    return [sum(seconds[start : start + PART_SIZE]) for start in range(0, len(seconds), PART_SIZE)]
