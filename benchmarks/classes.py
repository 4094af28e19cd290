"""A fleet of classes: clusters are labels, so a thousand are synthesised in the time of three."""

from __future__ import annotations

import json
import statistics
from functools import partial
from typing import cast

from .measure import alternate, cpu, python, ratio, run, wall
from .table import Section, table

CLASS_COUNT = 3
CLUSTER_COUNT = 1000
FOLDER_COUNT = 4
ETCD_LIMIT = 1.5 * 2**20
"""Bytes of an object."""

RESOURCE_SIZE = 175
"""Bytes of an application in an ApplicationSet's status: with 4,000 of them, it was of 700,468
bytes (argo-cd@v3.2.11)."""

STEP_SIZE = 320
"""Bytes of an application in the status of an ApplicationSet with RollingSync, at most."""

FLEET = """\
import json, os, sys
from pathlib import Path
from constructs_lib import ArgoCdDelivery, ClusterClass, Fleet, GitFolder, LinkerdStack
fleet = Fleet(git=GitFolder(repository="https://git.example.com/mesh.git"))
for number in range(int(sys.argv[1])):
    added = fleet.add_class(ClusterClass(name=f"class-{number}", trust_domain="mesh-trust-domain"))
    mesh = LinkerdStack(added.app, "Mesh", kubernetes_version="1.34")
    ArgoCdDelivery(added.app, "Delivery", mesh=mesh, git=added.git, cluster=added.clusters)
fleet.synth()
sets = Path(os.environ["CDK8S_OUTDIR"]).glob("*/argocd/ApplicationSet.*.yaml")
print(json.dumps(max(file.stat().st_size for file in sets)))
"""

CLUSTERS = """\
import os, sys
from pathlib import Path
from benchmarks.fleet import fleet, write
for cluster in fleet(int(sys.argv[1])):
    write(cluster, Path(os.environ["CDK8S_OUTDIR"]))
"""


def measure(rounds: int) -> Section:
    """Measure, and return the report."""
    commands = {
        f"{CLUSTER_COUNT} clusters in {CLASS_COUNT} classes": python("-c", FLEET, str(CLASS_COUNT)),
        f"{CLASS_COUNT} clusters, each its own": python("-c", CLUSTERS, str(CLASS_COUNT)),
    }
    found = alternate({name: partial(run, command) for name, command in commands.items()}, rounds)
    classes, clusters = found.values()
    growth = ratio(cpu(classes), cpu(clusters))
    rows = [
        [name, *(f"{statistics.median(times):.2f} s" for times in (wall(runs), cpu(runs)))]
        for name, runs in found.items()
    ]
    spec = cast("int", json.loads(classes[0].output))
    words = (
        "A cluster of a class is a label of a Secret, which no synth sees. The classes, with what "
        f"Argo CD is given for each, take {growth} times the CPU time of {CLASS_COUNT} clusters "
        "without it. The largest file of an ApplicationSet has "
        f"{spec / 1000:.1f} kB, whatever the number of clusters. Its status grows with them: "
        f"computed for {CLUSTER_COUNT} clusters of one class it has {_status(0)}, and with "
        f"RollingSync {_status(STEP_SIZE)}. etcd takes {ETCD_LIMIT / 1e6:.2f} MB of an object, so "
        f"such a class may have {_most_clusters(0)} clusters, and with RollingSync "
        f"{_most_clusters(STEP_SIZE)}."
    )
    return Section(
        f"A fleet of {CLASS_COUNT} classes",
        "python -m benchmarks --only classes",
        (table(["", "in all", "CPU time"], rows), words),
    )


def _status(step_size: int) -> str:
    return f"{CLUSTER_COUNT * FOLDER_COUNT * (RESOURCE_SIZE + step_size) / 1e6:.2f} MB"


def _most_clusters(step_size: int) -> int:
    return int(ETCD_LIMIT / FOLDER_COUNT / (RESOURCE_SIZE + step_size))
