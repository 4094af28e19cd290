"""What the renewal plan adds to a fleet's synth."""

from __future__ import annotations

import json
import statistics
from typing import cast

from .measure import python, ratio, run
from .table import Section, table, verdict

CLUSTERS = 1000
PART = 100
MOST = 0.05

CHILD = """\
import json, os, sys
from pathlib import Path
from benchmarks import fleet
from benchmarks.plan import switch
folder = Path(os.environ["CDK8S_OUTDIR"])
folder.mkdir(parents=True)
seconds = {"planned": [], "unplanned": []}
clusters = iter(fleet.fleet(2 * int(sys.argv[1])))
for one, another in zip(clusters, clusters):
    for name, cluster in (("planned", one), ("unplanned", another)):
        switch(planned=name == "planned")
        seconds[name].append(fleet.write(cluster, folder))
print(json.dumps(seconds))
"""


def switch(*, planned: bool) -> None:
    """Have inventories judge everything, in this process, or everything but the plan."""
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
    spent = run(python("-c", CHILD, str(CLUSTERS)))
    seconds = cast("dict[str, list[float]]", json.loads(spent.output))
    rows = [[name, f"{1000 * statistics.median(ones):.2f} ms"] for name, ones in seconds.items()]
    times = ratio(*(parts(ones) for ones in seconds.values()))
    words = (
        f"{CLUSTERS} clusters with the plan and as many without, one after the other in one "
        f"process. With it, {PART} clusters take {times} times as long as the {PART} among which "
        f"they are; the aim is at most {1 + MOST:.2f}, and it is "
        f"{verdict(times.median <= 1 + MOST)}. Clusters whose lifetimes and schedules are equal "
        "share one plan, so the arithmetic itself is done once."
    )
    return Section(
        "What the renewal plan costs",
        "python -m benchmarks --only plan",
        (table(["", "per cluster, median"], rows), words),
    )


def parts(seconds: list[float]) -> list[float]:
    """Return the sums of a hundred clusters each: one alone is too short to be compared."""
    return [sum(seconds[start : start + PART]) for start in range(0, len(seconds), PART)]
