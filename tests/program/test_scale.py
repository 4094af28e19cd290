"""A pass over 5,000 meshed pods: its requests, its time and its memory."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from constructs_lib.program.run import FRESH

from ..support.program.large_mesh import REPLICA_SETS, LargeMesh

MESH = LargeMesh(pods=5000, workloads=1250, pod_bytes=6000)


def test_a_pass_over_5000_pods(tmp_path: Path) -> None:
    figures = MESH.observe(tmp_path)
    print(figures)
    assert (figures["pods"], figures["actions"]) == (MESH.pods, 3)
    assert figures["stale"] == MESH.pods // 5
    assert figures["seconds"] < 60
    assert figures["mebibytes"] < 80
    # Pods take 10 pages, ReplicaSets 26, Deployments 3; the rest is one each.
    assert REPLICA_SETS * MESH.workloads // 500 == 25
    assert figures["requests"] == 10 + 26 + 3 + 13
    assert figures["status"] < 100_000
    assert timedelta(seconds=figures["seconds"]) < FRESH
