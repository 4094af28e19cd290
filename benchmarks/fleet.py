"""A fleet: the whole mesh once per cluster, each with a folder and a trust domain of its own.

``python -m benchmarks.fleet FOLDER --clusters 100 --workers 2`` writes ``FOLDER/<cluster>``.

This file is meant to be copied. Say in ``fleet`` what clusters there are, and in ``write`` what a
cluster gets; the rest can stay as it is.

jsii talks to a Node that it started itself, and a forked process would share that Node with its
parent. So workers are spawned, and each has a Python and a Node of its own.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

LARGEST_SHARE = 50
"""Clusters that a worker takes at once; small enough that all workers end together."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """What distinguishes a cluster from the others.

    Attributes:
        name: Its name, and that of its folder.
        trust_domain: Its mesh's trust domain, at most 47 characters.
    """

    name: str
    trust_domain: str


def fleet(size: int) -> list[Cluster]:
    """Return the clusters of a fleet."""
    names = [f"cluster-{number:04}" for number in range(1, size + 1)]
    return [Cluster(name, f"{name}.example.com") for name in names]


def write(cluster: Cluster, folder: Path) -> float:
    """Write a cluster's mesh into a folder below *folder*, and return the seconds it took.

    An App of its own per cluster lets the folders in it be called as the namespaces are.
    """
    # Imported here, because only workers need a Node.
    from cdk8s import App, YamlOutputType

    from constructs_lib import LinkerdStack

    started = time.perf_counter()
    app = App(
        outdir=str(folder / cluster.name),
        yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
        output_file_extension=".yaml",
    )
    LinkerdStack(app, "Mesh", kubernetes_version="1.34", trust_domain=cluster.trust_domain)
    app.synth()
    return time.perf_counter() - started


def write_all(clusters: Sequence[Cluster], folder: Path, workers: int) -> list[float]:
    """Write every cluster's mesh, and return the seconds that each took in its worker.

    Args:
        clusters: The clusters.
        folder: Where to write. It is made, so that nothing of a former fleet stays in it.
        workers: How many processes share the work; as many as there are cores is best.

    Raises:
        FileExistsError: The folder is there already.
    """
    folder.mkdir(parents=True)
    workers = max(1, min(workers, len(clusters)))
    share = max(1, min(LARGEST_SHARE, len(clusters) // workers))
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return list(pool.map(partial(write, folder=folder), clusters, chunksize=share))


def main() -> None:
    """Write a fleet, and say how long it took."""
    parser = argparse.ArgumentParser(description="Write a fleet of meshes.")
    parser.add_argument("folder", type=Path, help="where to write; must not exist")
    parser.add_argument("--clusters", type=int, default=10)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    started = time.perf_counter()
    seconds = write_all(fleet(arguments.clusters), arguments.folder, arguments.workers)
    print(
        f"{len(seconds)} clusters in {time.perf_counter() - started:.1f} s, "
        f"{1000 * statistics.median(seconds):.0f} ms each in its worker (median)"
    )


if __name__ == "__main__":
    main()
