"""Three full re-keys in a row under Argo CD, with everything going on and the rotator killed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from constructs_lib import ALL_NAMESPACES, EDGE_26_8_3, AnchorRotation

from ..support.cluster.api import Api
from ..support.cluster.bench import Bench
from ..support.cluster.figures import Figures
from ..support.cluster.identity import Issuance
from ..support.cluster.installation import APPLICATIONS
from ..support.cluster.model_mesh import ModelMesh
from ..support.cluster.re_keying import CLOCKS, GUARDED, LONE, ReKeying, quickened, unwilling
from ..support.cluster.scenario import Scenario, staged
from ..support.cluster.waiting import pause, wait_until
from ..support.cluster.workloads import TEAM, ordinary, wait_rolled_out

LEAVES = Issuance.short(CLOCKS["issuanceSeconds"])
SEED = int(os.environ.get("SEED", "23"))
RE_KEYS, KILLED = 3, 50
EVERY_RUN = 10**6

pytestmark = pytest.mark.soak


def quick(dist: Path) -> None:
    """Give the rotator in dist its quick settings."""
    files = sorted((dist / "linkerd").glob("*linkerd-anchor-rotator*.yaml"))
    objects = quickened([yaml.safe_load(file.read_text("utf-8")) for file in files])
    kinds = [changed["kind"] for changed in objects]
    assert {"ConfigMap", "CronJob"} <= set(kinds), f"real clocks would take days: {kinds}"
    for file, changed in zip(files, objects, strict=True):
        file.write_text(yaml.safe_dump(changed), "utf-8")


def test_three_re_keys_break_no_handshake(bench: Bench, tmp_path: Path, figures: Figures) -> None:
    mesh = ModelMesh(Api(bench.kubectl.kubeconfig), seed=SEED, issuance=LEAVES)
    with staged(
        bench,
        tmp_path,
        release=EDGE_26_8_3,
        trust_roots=mesh.trust_roots,
        changed=quick,
        anchor_rotation=AnchorRotation(namespaces=ALL_NAMESPACES),
    ) as scenario:
        scenario.start_controllers()
        mesh.start()
        try:
            scenario.installation.begin()
            scenario.installation.wait_well()
            install_workloads(scenario)
            re_key(scenario, mesh, figures)
        finally:
            mesh.stop()


def install_workloads(scenario: Scenario) -> None:
    kubectl = scenario.kubectl
    metadata = {"name": TEAM, "annotations": {"linkerd.io/inject": "enabled"}}
    kubectl.apply([{"apiVersion": "v1", "kind": "Namespace", "metadata": metadata}])
    kubectl.wait("serviceaccount", "default", TEAM)
    kubectl.apply(ordinary() + unwilling())
    for namespace in ("linkerd", "linkerd-viz", TEAM):
        wait_rolled_out(kubectl, namespace)


def re_key(scenario: Scenario, mesh: ModelMesh, figures: Figures) -> None:
    control_plane = scenario.bench.control_plane

    def restart_api_server() -> None:
        control_plane.api_server.kill()
        pause(3)
        control_plane.api_server.start()
        control_plane.wait_recovered()

    re_keying = ReKeying(
        scenario.kubectl,
        scenario.workdir,
        seed=SEED,
        kills=EVERY_RUN,
        latest=8.0,
        also=restart_api_server,
        kubelet=scenario.kubelet,
    )
    prover = mesh.begin_anew()
    re_keying.start()
    try:
        with figures.seconds("three full re-keys in a row with kills"):
            re_keying.wait(RE_KEYS, killed=KILLED, timeout=1200)
        pause(10)
    finally:
        re_keying.stop()
        print(re_keying.story())
    re_keying.tell(figures, prover, "three re-keys")
    assert prover.failed == 0, prover.report()
    assert prover.pod_seconds == 0, prover.report()
    assert re_keying.held == {GUARDED, LONE}, "it names what is in its way"
    applications = scenario.installation.applications
    for name in APPLICATIONS:
        applications.refresh(name)
    wait_until(
        scenario.installation.is_deployed,
        "Argo CD sees no difference in what the rotator owns",
    )
