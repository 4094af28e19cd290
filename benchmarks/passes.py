"""A pass of the anchor rotator over a large mesh: its time, its requests and its memory."""

from __future__ import annotations

import statistics
from functools import partial
from pathlib import Path
from typing import Any

from constructs_lib.anchors.job import LIMITS
from tests.support.program.large_mesh import LargeMesh

from .measure import alternate, scratch_folder
from .table import Section, mebibytes, table, verdict

MESHES = {
    "50,000 pods of 12 kB": LargeMesh(pods=50_000, workloads=12_500, pod_bytes=12_000),
    "the same, and 12,500 PodDisruptionBudgets that allow nothing": LargeMesh(
        pods=50_000, workloads=12_500, pod_bytes=12_000, guarded=True
    ),
    "500 pods of 150 kB": LargeMesh(pods=500, workloads=125, pod_bytes=150_000),
}
MOST_SECONDS = 20
MOST_MEBIBYTES = 128


def measure(rounds: int) -> Section:
    """Measure, and return the report."""
    figures = alternate({name: partial(_pass, mesh) for name, mesh in MESHES.items()}, rounds)
    rows = [
        [
            name,
            f"{statistics.median(each['seconds'] for each in series):.1f} s",
            f"{statistics.median(each['processor'] for each in series):.1f} s",
            mebibytes(max(each["mebibytes"] for each in series)),
            str(series[0]["requests"]),
        ]
        for name, series in figures.items()
    ]
    head = ["mesh", "median", "CPU", "peak memory", "requests"]
    return Section(
        "A pass over a large mesh",
        "python -m benchmarks --only passes",
        (table(head, rows), _words([each for series in figures.values() for each in series])),
    )


def _pass(mesh: LargeMesh) -> dict[str, Any]:
    with scratch_folder() as folder:
        return mesh.observe(Path(folder))


def _words(figures: list[dict[str, Any]]) -> str:
    seconds = max(each["seconds"] for each in figures)
    memory = max(each["mebibytes"] for each in figures)
    return (
        "The rotator's program as its pod has it, one pass: everything is listed and decided, and "
        "nothing is written. The API server is a small one on loopback, which shares the machine. "
        "A fifth of the pods is stale; each Deployment has ten old ReplicaSets. The aims for all "
        f"of them are {MOST_SECONDS} s and {MOST_MEBIBYTES} MiB; the slowest pass took "
        f"{seconds:.1f} s, so the first is {verdict(seconds <= MOST_SECONDS)}, and the largest "
        f"{memory:.0f} MiB, so the second is {verdict(memory <= MOST_MEBIBYTES)}. The pod's limit "
        f"is {LIMITS['memory']}."
    )
