"""A re-key of the trust anchor amid canaries: as many stand still as the rotator has slots."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cdk8s import ApiObject, JsonPatch

from ..conftest import Manifest, synth
from ..support.cluster.api import Api
from ..support.cluster.argo_rollouts import ArgoRolloutsController
from ..support.cluster.bench import Bench
from ..support.cluster.figures import Figures
from ..support.cluster.identity import Issuance
from ..support.cluster.kubectl import Kubectl
from ..support.cluster.model_cluster import ModelCluster, modelled
from ..support.cluster.re_keying import CLOCKS, ReKeying, quickened, unwilling
from ..support.cluster.released import (
    AT_REST,
    HELD_STEPS,
    LiveRollout,
    Version,
    application_chart,
)
from ..support.cluster.rotating import rotating
from ..support.cluster.waiting import wait_until
from ..support.cluster.workloads import TEAM

LEAVES = Issuance.short(CLOCKS["issuanceSeconds"])
SEED = 16
PAUSED, ABORTED, PREVIEWED, KEPT = STANDSTILLS = ("paused", "aborted", "previewed", "kept")
"""More than the rotator restarts at once. The last one has its old version for another hour."""


def test_a_re_key_in_the_middle_of_canaries(bench: Bench, tmp_path: Path, figures: Figures) -> None:
    """They are restarted where they stand, and none takes a slot for ever."""
    ours = quickened(rotating(tmp_path / "dist"))
    also = [*unwilling(), *applications(1)]
    api = Api(bench.kubectl.kubeconfig)
    rollouts = {name: LiveRollout(api, TEAM, name) for name in STANDSTILLS}
    with (
        ArgoRolloutsController(bench.control_plane),
        modelled(bench, tmp_path, ours, seed=SEED, issuance=LEAVES, also=also) as cluster,
    ):
        stand_still(cluster.kubectl, rollouts)
        active = rollouts[PREVIEWED].service_hash()
        before = {name: rollout.pods() for name, rollout in rollouts.items()}
        with rollouts[PAUSED].watched() as timeline:
            re_key(cluster, tmp_path, figures)

        for name, rollout in rollouts.items():
            pods = rollout.pods()
            assert pods.keys().isdisjoint(before[name]), f"{name}: all of them are new"
            versions = sorted(pods.values())
            assert versions == sorted(before[name].values()), f"{name}: of the same versions"
        # A version whose only pod is being replaced gets nothing until the next one is ready.
        assert {*timeline.walk} <= {(75, 25), AT_REST}
        assert rollouts[PAUSED].weights() == (75, 25)
        assert rollouts[ABORTED].weights() == AT_REST
        assert rollouts[PREVIEWED].service_hash() == active
        rollouts[PAUSED].promote()
        rollouts[PAUSED].wait("Healthy", 2)
        rollouts[PAUSED].wait_at_rest()


def stand_still(kubectl: Kubectl, rollouts: Mapping[str, LiveRollout]) -> None:
    """Begin to release a second version of each, and bring each to a standstill."""
    for rollout in rollouts.values():
        rollout.wait("Healthy", 1)
    # The controller owns the Services' selectors by now.
    kubectl.apply(
        [application for application in applications(2) if application["kind"] == "Rollout"]
    )
    for name, rollout in rollouts.items():
        rollout.wait("Healthy" if name == KEPT else "Paused", 2)
    assert len({*rollouts[KEPT].pods().values()}) == 2
    rollouts[ABORTED].abort()
    rollouts[ABORTED].wait("Degraded", 2)
    rollouts[ABORTED].wait_at_rest()
    # The controller keeps the pods of a version that was taken back for half a minute.
    old = rollouts[ABORTED].status()["stableRS"]
    wait_until(lambda: {*rollouts[ABORTED].pods().values()} == {old}, "the old version is alone")


def re_key(cluster: ModelCluster, workdir: Path, figures: Figures) -> None:
    """Re-key an anchor, and see that nobody disbelieves anybody meanwhile."""
    prover = cluster.mesh.begin_anew()
    re_keying = ReKeying(cluster.kubectl, workdir, seed=SEED, kills=0)
    re_keying.start()
    try:
        with figures.seconds("a re-key amid canaries"):
            re_keying.wait(1, timeout=480)
    finally:
        re_keying.stop()
    print(re_keying.story())
    assert prover.failed == 0, prover.report()
    assert prover.pod_seconds == 0, prover.report()
    assert re_keying.runs.failed == []


def applications(number: int) -> list[Manifest]:
    """Return four applications of a version; no step of theirs asks Prometheus."""
    chart = application_chart(TEAM)
    for name in (PAUSED, ABORTED):
        Version(name=name, number=number, prometheus="http://none").canary(chart, HELD_STEPS)
    Version(name=PREVIEWED, number=number, prometheus="http://none").blue_green(chart)
    kept = Version(name=KEPT, number=number, prometheus="http://none").blue_green(chart)
    strategy = "/spec/strategy/blueGreen"
    ApiObject.of(kept.node.find_child("Rollout")).add_json_patch(
        JsonPatch.remove(f"{strategy}/postPromotionAnalysis"),
        JsonPatch.replace(f"{strategy}/autoPromotionEnabled", True),
        JsonPatch.add(f"{strategy}/scaleDownDelaySeconds", 3600),
    )
    return synth(chart)
